"""What the guard promises, on a real terminal: the words are on disk, the terminal is usable, the code is right."""

from __future__ import annotations

import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals and signals as Linux has them")

DEMO = [sys.executable, "-m", "tests.pty.demo_app"]
USABLE = {"echo": True, "lines": True, "signals": True}
WORDS = "We part as friends, café"

Start = Callable[..., Terminal]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft.txt"


@pytest.fixture
def start(draft: Path) -> Iterator[Start]:
    opened: list[Terminal] = []

    def open_one(argv: list[str] = DEMO, **env: str | None) -> Terminal:
        terminal = Terminal(argv, env={"DEMO_DRAFT": str(draft), **env})
        opened.append(terminal)
        terminal.wait_for("ready")
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


def typed(terminal: Terminal, words: str = WORDS) -> Terminal:
    terminal.send(words)
    terminal.wait_for(f"{len(words)} typed")
    return terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_saves_restores_and_exits_with_its_number(start: Start, draft: Path, number: int) -> None:
    terminal = typed(start())
    assert "alternate screen" in terminal.modes_left_on()
    assert terminal.line_settings() != USABLE
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert draft.read_text("utf-8") == WORDS
    assert terminal.modes_left_on() == set()
    assert terminal.line_settings() == USABLE


def test_a_signal_in_the_middle_of_drawing_leaves_a_usable_terminal(start: Start, draft: Path) -> None:
    terminal = start()
    terminal.send("word " * 200)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert draft.exists()
    assert terminal.modes_left_on() == set()
    assert terminal.raw.rfind(b"\x1b[?25l") < terminal.raw.rfind(b"\x1b[?1049l")


def test_what_was_typed_right_before_a_signal_is_taken_first(start: Start, draft: Path) -> None:
    terminal = start(DEMO_PATIENCE="60")
    words = "".join(f"q{number:04d} " for number in range(200))
    terminal.send(words)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert draft.read_text("utf-8") == words


def test_two_signals_at_once_still_save(start: Start, draft: Path) -> None:
    terminal = typed(start())
    terminal.signal(signal.SIGHUP)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() in {129, 143}
    assert draft.read_text("utf-8") == WORDS
    assert terminal.modes_left_on() == set()


def test_a_closed_window_saves(start: Start, draft: Path) -> None:
    terminal = typed(start())
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert draft.read_text("utf-8") == WORDS


def test_a_closed_window_ends_the_program_even_when_the_signal_is_ignored(start: Start, draft: Path) -> None:
    terminal = typed(start(["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *DEMO]))
    terminal.signal(signal.SIGHUP)
    terminal.send("!")
    terminal.wait_for(f"{len(WORDS) + 1} typed")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert draft.read_text("utf-8") == WORDS + "!"


def test_a_terminal_that_stops_reading_stops_neither_typing_nor_saving(start: Start, draft: Path) -> None:
    terminal = start(DEMO_SAVES="1")
    terminal.freeze()
    words = ""
    for n in range(80):
        words += f"q{n:05d} "
        terminal.send(words[-7:])
        terminal.wait_file(draft, words)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit(5) == 143
    assert draft.read_text("utf-8") == words
    assert terminal.line_settings() == USABLE
    terminal.thaw()
    terminal.wait_exit()
    assert terminal.modes_left_on() == set()


def test_a_stopped_program_has_saved_and_goes_on_typing(start: Start, draft: Path) -> None:
    terminal = typed(start())
    terminal.send("f5")
    terminal.wait_state("T")
    assert draft.read_text("utf-8") == WORDS
    terminal.wait_for(lambda screen: screen.modes_left_on() == set())
    terminal.signal(signal.SIGCONT)
    terminal.send("!")
    terminal.wait_for(f"{len(WORDS) + 1} typed")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def test_a_stopped_program_whose_window_closes_leaves(start: Start, draft: Path) -> None:
    terminal = typed(start())
    terminal.send("f5")
    terminal.wait_state("T")
    terminal.hang_up()
    terminal.signal(signal.SIGCONT)
    assert terminal.wait_exit() == 129
    assert draft.read_text("utf-8") == WORDS


@pytest.mark.parametrize("key", ["f2", "f3", "f4"], ids=["handler", "worker", "on the way out"])
def test_a_crash_saves_and_says_one_line_without_the_letter(start: Start, draft: Path, key: str) -> None:
    terminal = typed(start())
    drawn = len(terminal.raw)
    terminal.send(key)
    assert terminal.wait_exit() == 70
    last = bytes(terminal.raw[drawn:]).rpartition(b"\x1b[?1049l")[2].decode()
    assert "resign-tui: stopped by an error of its own (RuntimeError). Your draft is saved at " in last
    assert str(draft) in last
    assert "Traceback" not in last
    assert "friends" not in last
    assert draft.read_text("utf-8") == WORDS
    assert terminal.modes_left_on() == set()
    assert terminal.line_settings() == USABLE


def test_a_crash_on_a_full_disk_does_not_claim_to_have_saved(start: Start, draft: Path) -> None:
    terminal = typed(start(DEMO_FULL_DISK="1"))
    terminal.send("f2")
    assert terminal.wait_exit() == 70
    assert b"could not be saved" in terminal.raw
    assert not draft.exists()


def test_quitting_on_a_full_disk_says_so(start: Start) -> None:
    terminal = typed(start(DEMO_FULL_DISK="1"))
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 1
    assert b"could not be saved" in terminal.raw


def test_quitting_saves_and_prints_nothing(start: Start, draft: Path) -> None:
    terminal = typed(start())
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert draft.read_text("utf-8") == WORDS
    assert terminal.modes_left_on() == set()
    assert terminal.line_settings() == USABLE
    assert not re.sub(rb"\x1b\[[?<]?[0-9]*[a-z]", b"", bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2])


def test_a_wrong_byte_is_replaced_and_told(start: Start, draft: Path) -> None:
    terminal = start()
    terminal.send(b"caf\xe9 ", b"\xff\xfe", "ok")
    terminal.wait_for("9 typed")
    terminal.wait_for(lambda t: "could not be read" in " ".join(t.text.split()))
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert draft.read_text("utf-8") == "caf\ufffd \ufffd\ufffdok"


def test_a_coloured_paste_arrives_in_order_and_runs_no_key(start: Start, draft: Path) -> None:
    terminal = start()
    pasted = "a\x1b[31mred\x1b[0m b\x1b]0;x\x11\x07c"
    terminal.paste(pasted)
    terminal.wait_for(f"{len(pasted)} typed")
    terminal.send("!")
    terminal.wait_for(f"{len(pasted) + 1} typed")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert draft.read_text("utf-8") == pasted.replace("\x1b", "\u241b") + "!"


def test_a_huge_paste_is_cut_to_what_is_refused_and_typing_goes_on(start: Start) -> None:
    terminal = start()
    terminal.paste("x" * 1_000_000)
    terminal.wait_for("200001 typed")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def test_debugging_variables_have_no_effect(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    terminal = typed(
        start(
            TEXTUAL="debug,devtools",
            TEXTUAL_LOG=str(log),
            TEXTUAL_DEBUG="1",
            TEXTUAL_DRIVER="no.such:Driver",
            TEXTUAL_COLOR_SYSTEM="bogus",
            TEXTUAL_PRESS="x,y",
            TEXTUAL_ALLOW_SIGNALS="1",
            COLUMNS="40",
            LINES="5",
        )
    )
    assert terminal.line_settings()["signals"] is False
    assert len(terminal.text.splitlines()) == 24
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.txt"]


def test_what_is_written_is_ours_alone(start: Start, draft: Path) -> None:
    terminal = typed(start(["sh", "-c", 'umask 000; exec "$@"', "sh", *DEMO]))
    limits = Path(f"/proc/{terminal.process.pid}/limits").read_text().splitlines()
    core = next(line.split() for line in limits if line.startswith("Max core file size"))
    assert core[4] == "0"
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600


def test_the_window_may_change_its_size_a_hundred_times(start: Start, draft: Path) -> None:
    terminal = start()
    for n in range(100):
        terminal.resize(20 + n, 5 + n % 30)
    terminal.resize(80, 24)
    typed(terminal)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert draft.read_text("utf-8") == WORDS


def test_a_textual_that_cannot_be_patched_is_told_once(start: Start) -> None:
    terminal = start(DEMO_STRANGE_TEXTUAL="1")
    terminal.wait_for("This version of Textual is not")
    assert terminal.text.count("This version of Textual") == 1


def test_a_textual_as_we_know_it_is_not_spoken_of(start: Start) -> None:
    terminal = typed(start())
    assert "This version of Textual" not in terminal.text
