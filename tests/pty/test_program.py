"""The real program on a real terminal: it opens, saves, ends and comes back as a person expects."""

from __future__ import annotations

import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resign_tui.drafts.load import load
from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals and signals as Linux has them")

PROGRAM = [sys.executable, "-m", "resign_tui", "--today", "2026-11-23"]
USABLE = {"echo": True, "lines": True, "signals": True}
DRAFT = """schema = 1
[sender]
full_name = "Ada Okonjo-Reyes"
role = "ML Engineer"
[wizard]
step = "words"
field = "content.project"
[wording]
seed = 7
"""

Start = Callable[..., Terminal]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    opened: list[Terminal] = []

    def open_one(*arguments: str, ready: str = "Work you valued", cols: int = 80, rows: int = 24) -> Terminal:
        env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
        terminal = Terminal([*PROGRAM, *arguments], env=env, cols=cols, rows=rows)
        opened.append(terminal)
        terminal.wait_for(ready)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


def test_the_first_run_welcomes_saves_and_quits(start: Start, tmp_path: Path) -> None:
    terminal = start(ready="Before you begin")
    terminal.send("enter")
    terminal.wait_for(lambda t: "Before you begin" not in t.text)
    terminal.send(b"\x0e")
    terminal.wait_for("Your name")
    terminal.send("Ada")
    terminal.wait_for("saved")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.modes_left_on() == set()
    assert terminal.line_settings() == USABLE
    (path,) = (tmp_path / "home" / "drafts").glob("*.toml")
    assert load(path).draft.text("sender.full_name") == "Ada"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_next_start_opens_where_the_last_one_ended(start: Start, draft: Path) -> None:
    first = start(str(draft))
    first.send("the ranking rebuild", "ctrl+q")
    assert first.wait_exit() == 0
    again = start()
    again.wait_for("the ranking rebuild")
    assert load(draft).draft.place.field == "content.project"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_right_after_the_last_key_loses_nothing(start: Start, draft: Path, number: int) -> None:
    terminal = start(str(draft))
    terminal.send("the ranking rebuild")
    terminal.wait_for("the ranking rebuild")
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert load(draft).draft.text("content.project") == "the ranking rebuild"
    assert terminal.modes_left_on() == set()


def test_a_kill_loses_at_most_a_moment(start: Start, draft: Path) -> None:
    terminal = start(str(draft))
    terminal.send("the ranking rebuild")
    terminal.wait_file(draft, "the ranking rebuild")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL
    assert start(str(draft)).wait_for("the ranking rebuild")


def test_a_closed_window_saves(start: Start, draft: Path) -> None:
    terminal = start(str(draft))
    terminal.send("the ranking rebuild")
    terminal.wait_for("the ranking rebuild")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert load(draft).draft.text("content.project") == "the ranking rebuild"


def test_a_second_window_reads_only(start: Start, draft: Path) -> None:
    start(str(draft))
    second = start(str(draft))
    second.wait_for("read only")
    second.send("never")
    second.wait_for("never")
    second.send("ctrl+q")
    assert second.wait_exit() == 0
    assert "never" not in draft.read_text("utf-8")


def test_a_window_made_tiny_and_large_again(start: Start, draft: Path) -> None:
    terminal = start(str(draft))
    terminal.resize(50, 12)
    terminal.wait_for("A little more room")
    terminal.send("the ranking ")
    terminal.resize(120, 40)
    terminal.wait_for(lambda t: "from my role as" in t.text and " ▌ " in t.text)
    terminal.send("rebuild")
    terminal.wait_for(lambda t: t.text.count("the ranking rebuild") >= 2)


def test_the_sentence_follows_the_typing_and_is_worded_another_way(start: Start, draft: Path) -> None:
    draft.write_text(DRAFT.replace("words", "people").replace("content.project", "company.name"), encoding="utf-8")
    terminal = start(str(draft), ready="at ▁▁▁.")
    terminal.send("Tern Analytics")
    terminal.wait_for("at Tern Analytics.")
    seen = _sentence(terminal)
    terminal.send(b"\x1bw")
    terminal.wait_for(lambda t: "at Tern Analytics." in _sentence(t) != seen)
    terminal.send("ctrl+z")
    terminal.wait_for(lambda t: _sentence(t) == seen)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def _sentence(terminal: Terminal) -> str:
    """What the help says between its title and the examples."""
    return " ".join(terminal.text.partition("── Company")[2].partition("try  ")[0].split())


def test_hostile_bytes_reach_neither_the_terminal_nor_the_end(start: Start, draft: Path) -> None:
    terminal = start(str(draft))
    terminal.paste(b"one \x1b]0;owned\x07 [/b] \xff two")
    terminal.wait_for("two")
    assert b"\x1b]0;owned" not in bytes(terminal.raw)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    import subprocess

    done = subprocess.run(
        PROGRAM, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("letter", "opened"), [(b"c", "How the dates were counted"), (b"d", "Drafts")])
def test_a_key_held_with_alt_is_a_command_and_types_nothing(
    start: Start, draft: Path, letter: bytes, opened: str
) -> None:
    terminal = start(str(draft))
    terminal.send(b"ranker")
    terminal.wait_for("ranker")
    terminal.send(b"\x1b" + letter)
    terminal.wait_for(opened)
    terminal.send(b"\x1b")
    terminal.wait_for(lambda t: opened not in t.text)
    terminal.send(b"!")
    terminal.wait_for("ranker!")


def test_a_draft_that_another_program_changed_is_kept_and_told(start: Start, draft: Path) -> None:
    terminal = start(str(draft), cols=120, rows=40)
    terminal.send("the ranking")
    terminal.wait_file(draft, "the ranking")
    draft.write_text(DRAFT.replace("Ada", "Eve"), encoding="utf-8")
    terminal.send(" rebuild")
    terminal.wait_for("Another program changed mine.toml")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert load(draft).draft.text("content.project") == "the ranking rebuild"
    assert load(draft.with_name("mine.toml.other-1")).draft.text("sender.full_name") == "Eve Okonjo-Reyes"


def test_the_key_bar_offers_help_by_a_key_that_works_in_a_text_field(start: Start, draft: Path) -> None:
    terminal = start(str(draft), cols=120, rows=40)
    terminal.wait_for("f1 help")
    assert "? help" not in terminal.text
    terminal.send("f1")
    terminal.wait_for("Go to the next step")
    terminal.send("escape")
    terminal.wait_for(lambda t: "Go to the next step" not in t.text)
    terminal.send("ctrl+t")
    terminal.wait_for("? help")
    terminal.send("?")
    terminal.wait_for("Go to the next step")
