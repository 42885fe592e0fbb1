"""The parts of terminal safety that need no terminal; tests/pty has the rest."""

from __future__ import annotations

import codecs
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.errors import DraftError
from resign_tui.ui.terminal import environment, patches, restore
from resign_tui.ui.terminal.guard import GuardedApp, last_words
from resign_tui.ui.terminal.paste import REFUSE_BYTES, WARN_BYTES, clean_input, clean_paste
from resign_tui.ui.terminal.reader import PASTE_END, PASTE_START, KeyboardDecoder, PasteGate, Tally

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


# Paste


@pytest.mark.parametrize(
    ("pasted", "inserted"),
    [
        ("a\x1b[31mred\x1b[0mb", "aredb"),
        ("a\u241b[1;31mred\u241b[mb", "aredb"),
        ("x\x1b]52;c;aGk=\x07y", "xy"),
        ("x\x1b]0;title\x1b\\y", "xy"),
        ("x\u241b]0;title\u241b\\y", "xy"),
        ("x\x9b31my\x9d0;t\x9cz", "xyz"),
        ("x\x1bPq#0\x1b\\y", "xy"),
        ("f1@10=0.83 [red] [/] C:\\New {{ x }} é 日本 👩‍💻", "f1@10=0.83 [red] [/] C:\\New {{ x }} é 日本 👩‍💻"),
        ("lone \x1b stays", "lone \x1b stays"),
        ("unfinished \x1b]0;stays", "unfinished \x1b]0;stays"),
    ],
)
def test_terminal_sequences_go_whole_and_all_else_stays(pasted: str, inserted: str) -> None:
    found = clean_paste(pasted, multiline=True)
    assert found.text == inserted
    assert bool(found.notes) == (pasted != inserted)


@pytest.mark.parametrize(
    ("pasted", "inserted", "notes"),
    [
        ("one", "one", ()),
        ("one\n", "one", ()),
        ("  one  ", "  one  ", ()),
        ("\n\none\r\n", "one", ()),
        ("one\r\n  two\r\rthree\n", "one two three", ("3 lines joined with spaces.",)),
        ("a\u2028b\x0bc", "a b c", ("3 lines joined with spaces.",)),
        ("", "", ()),
        ("\n", "", ()),
    ],
)
def test_lines_are_joined_in_a_field_of_one_line(pasted: str, inserted: str, notes: tuple[str, ...]) -> None:
    found = clean_paste(pasted, multiline=False)
    assert (found.text, found.notes) == (inserted, notes)


def test_lines_stay_in_a_field_of_many() -> None:
    assert clean_paste("one\r\ntwo\r\rthree\n", multiline=True).text == "one\ntwo\n\nthree\n"


def test_broken_characters_are_counted_once() -> None:
    assert clean_input("a\x00b\ud800c\udfffd") == ("a\ufffdb\ufffdc\ufffdd", 3)
    found = clean_paste("a\x00b\ud800", multiline=True)
    assert found.text == "a\ufffdb\ufffd"
    assert found.notes == ("2 unreadable characters were replaced.",)


def test_size_warns_and_then_refuses() -> None:
    assert clean_paste("é" * (WARN_BYTES // 2), True).notes == ()
    warned = clean_paste("é" * WARN_BYTES, True)
    assert warned.text
    assert "40 kB" in warned.notes[0]
    assert not clean_paste("x" * REFUSE_BYTES, True).refused
    refused = clean_paste("x" * (REFUSE_BYTES + 1), True)
    assert (refused.text, refused.refused, len(refused.notes)) == ("", True, 1)


ANY_TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x1b[]\u241b\x9b;m\x07\\\r\n\x00\ud800"))


@given(ANY_TEXT)
def test_no_paste_breaks_a_field(text: str) -> None:
    one, many = clean_paste(text, multiline=False), clean_paste(text, multiline=True)
    assert len(one.text.splitlines()) <= 1
    for found in (one, many):
        found.text.encode("utf-8")
        assert "\x00" not in found.text


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u241b")))
def test_ordinary_text_is_never_touched(text: str) -> None:
    for multiline in (True, False):
        assert clean_paste(text, multiline) == clean_paste(text, True)
        assert clean_paste(text, multiline).text == text or not text.strip()


# Keyboard


def test_bytes_that_are_no_characters_are_replaced_counted_and_told_once() -> None:
    told: list[int] = []
    tally = Tally()
    tally.listen(lambda: told.append(1))
    decoder = KeyboardDecoder(tally)
    assert (
        decoder.decode(b"caf\xe9 \xff") + decoder.decode(b"\xf0\x9f\x98") + decoder.decode(b"\x80")
        == "caf\ufffd \ufffd😀"
    )
    assert (tally.take(), tally.take(), told) == (2, 0, [1])


def gate_in_pieces(text: str, size: int) -> str:
    gate = PasteGate(Tally())
    return "".join(gate.feed(text[at : at + size]) for at in range(0, len(text), size))


@given(st.lists(ANY_TEXT | st.sampled_from([PASTE_START, PASTE_END, "\x1b[200", "~"])), st.integers(1, 9))
def test_how_the_bytes_are_cut_makes_no_difference(parts: list[str], size: int) -> None:
    text = "".join(parts)
    assert gate_in_pieces(text, size) == PasteGate(Tally()).feed(text)


@given(ANY_TEXT)
def test_inside_a_paste_nothing_is_left_that_starts_a_key(text: str) -> None:
    body = text.replace(PASTE_END, "")
    passed = PasteGate(Tally()).feed(f"k{PASTE_START}{body}{PASTE_END}k")
    inside = passed.removeprefix(f"k{PASTE_START}").removesuffix(f"{PASTE_END}k")
    assert not set(inside) & {"\x1b", "\x00"}
    assert len(inside) == len(body)


@given(st.text(st.characters(exclude_characters="~")))
def test_keys_outside_a_paste_pass_at_once_and_unchanged(text: str) -> None:
    assert PasteGate(Tally()).feed(text) == text


def test_a_paste_beyond_all_fields_costs_little_and_is_still_refused() -> None:
    passed = gate_in_pieces(PASTE_START + "x" * 1_000_000 + PASTE_END + "k", 4096)
    assert passed.endswith(PASTE_END + "k")
    body = passed[len(PASTE_START) : passed.index(PASTE_END)]
    assert len(body) == REFUSE_BYTES + 1
    assert clean_paste(body, True).refused


# Patches of private names


def test_every_patch_fits_this_textual_and_bites() -> None:
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

    assert patches.apply() == ()
    assert patches.apply() == ()
    assert WriterThread(io.StringIO())._queue.maxsize == 0
    patches.unreadable.take()
    decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"\xff", final=False) == "\ufffd"
    assert patches.unreadable.take() == 1


def test_a_name_that_went_away_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import _writer_thread, linux_driver

    monkeypatch.delattr(_writer_thread, "MAX_QUEUED_WRITES")
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", codecs.lookup, raising=False)
    assert patches.apply() == ("unbounded_output", "forgiving_input")


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
