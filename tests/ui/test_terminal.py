"""The parts of terminal safety that need no terminal; tests/pty has the rest."""

from __future__ import annotations

import codecs
import gc
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache

from resign_tui.core.errors import DraftError
from resign_tui.ui.terminal import environment, patches, restore
from resign_tui.ui.terminal.guard import GuardedApp, last_words
from tests.ui.wizard_host import wizard

# Environment


def test_what_logs_imports_or_lies_is_dropped() -> None:
    environ = {
        "TEXTUAL": "debug",
        "TEXTUAL_LOG": "log",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_DRIVER": "a:b",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "TEXTUAL_NEW_IN_SOME_VERSION": "1",
        "TEXTUAL_COLOR_SYSTEM": "bogus",
        "COLUMNS": "40",
        "LINES": "5",
        "HOME": "/home/ada",
    }
    environment.scrub(environ)
    assert environ == {"HOME": "/home/ada", "TEXTUAL_FPS": "120"}


def test_what_the_person_chose_stays() -> None:
    chosen = {"TEXTUAL_FPS": "30", "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_ANIMATIONS": "none", "ESCDELAY": "50"}
    environ = {**chosen, "SSH_TTY": "/dev/pts/1"}
    environment.scrub(environ)
    assert environ == {**chosen, "SSH_TTY": "/dev/pts/1"}


@pytest.mark.parametrize(
    ("environ", "wanted"), [({"SSH_TTY": "/dev/pts/1"}, "300"), ({}, None), ({"SSH_TTY": ""}, None)]
)
def test_escape_waits_longer_over_a_slow_line(environ: dict[str, str], wanted: str | None) -> None:
    environment.scrub(environ)
    assert environ.get("ESCDELAY") == wanted


@pytest.fixture
def tty() -> Iterator[int]:
    master, slave = os.openpty()
    yield slave
    os.close(slave)
    os.close(master)


@pytest.fixture
def pipe() -> Iterator[int]:
    heard, bell = os.pipe()
    yield heard
    os.close(heard)
    os.close(bell)


def test_a_terminal_on_both_ends_can_draw(tty: int) -> None:
    assert environment.can_draw(tty, tty, {"TERM": "xterm"}) == ""
    assert environment.can_draw(tty, tty, {}) == ""


def test_why_it_cannot_draw_is_one_sentence(tty: int, pipe: int) -> None:
    reasons = [
        environment.can_draw(pipe, tty, {"TERM": "xterm"}),
        environment.can_draw(tty, pipe, {"TERM": "xterm"}),
        environment.can_draw(tty, tty, {"TERM": "dumb"}),
        environment.can_draw(987654, tty, {"TERM": "xterm"}),
    ]
    assert all(reason.endswith(".") and "\n" not in reason for reason in reasons)
    assert ["input" in reasons[0], "error" in reasons[1], "TERM=dumb" in reasons[2], "input" in reasons[3]] == [
        True
    ] * 4


def test_preparing_the_process_loads_no_textual() -> None:
    code = (
        "import os, sys; from resign_tui.ui.terminal import environment as e; e.harden(); e.scrub(os.environ);"
        "import resource; print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE)[0],"
        " sys.stderr.encoding, sys.stdout.errors, 'textual' in sys.modules)"
    )
    environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ)
    assert done.stdout.split() == ["0o77", "0", "utf-8", "replace", "False"]


# Patches of private names


def test_every_patch_fits_this_textual_and_bites() -> None:
    from textual import events
    from textual._xterm_parser import XTermParser
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

    assert patches.apply() == ()
    assert patches.apply() == ()
    assert WriterThread(io.StringIO())._queue.maxsize == 0
    patches.unreadable.take()
    decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"\xff", final=False) == "\ufffd"
    assert patches.unreadable.take() == 1
    for number in ("999999999", "9" * 20, "97;1;999999999"):
        keys = list(XTermParser().feed(f"\x1b[{number}ua"))
        assert [key.character for key in keys if isinstance(key, events.Key)] == [None, "a"]


def test_a_name_that_went_away_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import _writer_thread, linux_driver

    monkeypatch.delattr(_writer_thread, "MAX_QUEUED_WRITES")
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", codecs.lookup, raising=False)
    monkeypatch.delattr(StylesCache, "get_inner_outer")
    assert patches.apply() == ("unbounded_output", "forgiving_input", "forgotten_drawings")


async def test_what_closed_dialogs_showed_is_no_longer_in_memory(home: Path) -> None:
    def drawings() -> int:
        gc.collect()
        return sum(isinstance(each, StylesCache) for each in gc.get_objects())

    assert patches.apply() == ()
    async with wizard(home) as one:
        before = drawings()
        for dialog in ("f1", "f2"):
            await one.press(dialog)
            assert drawings() > before
            await one.press("escape")
            assert one.on_top
            await one.until(lambda: drawings() == before)


# The guard, without a terminal


class Small(GuardedApp):
    def __init__(self, fails: bool = False) -> None:
        super().__init__()
        self.saved = 0
        self.fails = fails
        self.guard(self.flush, lambda: "/drafts/a.toml")

    def flush(self) -> bool:
        if self.fails:
            raise DraftError("The disk is full.")
        self.saved += 1
        return True


async def test_the_palette_offers_no_picture_of_the_letter() -> None:
    app = Small()
    async with app.run_test():
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Quit" in titles
        assert not [title for title in titles if "screenshot" in title.lower()]


async def test_nothing_is_delivered_to_a_folder(tmp_path: Path) -> None:
    app = Small()
    async with app.run_test():
        app.action_screenshot("a.svg", str(tmp_path))
        assert app.deliver_screenshot("a.svg", str(tmp_path)) is None
        assert app.deliver_text(io.StringIO("a"), save_directory=tmp_path, save_filename="a.txt") is None
        assert app.deliver_binary(io.BytesIO(b"a"), save_directory=tmp_path, save_filename="a.bin") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fails", [False, True])
async def test_a_crash_saves_and_keeps_only_the_kind_of_error(fails: bool) -> None:
    app = Small(fails)
    with pytest.raises(ValueError, match="my salary"):
        async with app.run_test():
            app._handle_exception(ValueError("my salary"))
    assert app.return_code == 70
    assert app._last_words == last_words("ValueError", not fails, "/drafts/a.toml")
    assert app.saved == (0 if fails else 1)


def test_last_words_claim_only_what_is_known() -> None:
    assert last_words("KeyError", True, "/d/a.toml") == (
        "resign-tui: stopped by an error of its own (KeyError). Your draft is saved at /d/a.toml."
    )
    assert last_words("KeyError", True, "").endswith("Your draft is saved.")
    assert "could not be saved" in last_words("KeyError", False, "/d/a.toml")


def test_the_reset_switches_off_every_mode_that_textual_switches_on() -> None:
    from textual.drivers import linux_driver

    lines = Path(linux_driver.__file__).read_text("utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.strip().startswith("#"))
    switched_on = set(re.findall(r"\[\?(\d+)h", code)) - {"7", "25"}
    assert len(switched_on) >= 7
    assert not [mode for mode in switched_on if f"\x1b[?{mode}l" not in restore.RESET]
