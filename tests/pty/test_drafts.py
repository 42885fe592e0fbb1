"""Names, the last line and the example on a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals and signals as Linux has them")

PROGRAM = [sys.executable, "-m", "resign_tui", "--today", "2026-11-23"]
DRAFT = """schema = 1
[sender]
full_name = "Ada Okonjo-Reyes"
role = "ML Engineer"
[company]
name = "Quill & Lantern, Inc."
[scenario]
chosen = "open_door"
[wizard]
step = "words"
field = "content.project"
"""
SAVED = (
    b"resign-tui: Saved as quill-and-lantern-open-door. `resign-tui quill-and-lantern-open-door` opens it again.\r\n"
)

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    opened: list[Terminal] = []

    def open_one(*arguments: str, ready: str = "Work you valued") -> Terminal:
        env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
        terminal = Terminal([*PROGRAM, *arguments], env=env)
        opened.append(terminal)
        terminal.wait_for(ready)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


def test_a_draft_is_named_on_leaving_and_opens_by_a_few_letters(start: Start, tmp_path: Path) -> None:
    drafts = tmp_path / "home" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "departure-1.toml").write_text(DRAFT, encoding="utf-8")
    first = start("departure-1")
    first.send("the ranking rebuild", "ctrl+q")
    assert first.wait_exit() == 0
    assert first.raw.endswith(SAVED)
    assert first.modes_left_on() == set()
    assert sorted(path.name for path in drafts.iterdir()) == ["history", "quill-and-lantern-open-door.toml"]
    for arguments in (("quil",), ()):
        again = start(*arguments)
        again.wait_for("the ranking rebuild")
        again.send("ctrl+q")
        assert again.wait_exit() == 0
        assert again.raw.endswith(SAVED)


def test_the_example_opens_and_leaves_nothing_behind(start: Start, tmp_path: Path) -> None:
    terminal = start("demo", ready="Example: nothing here is saved")
    terminal.send("ctrl+g", "4")
    terminal.wait_for("Work you valued")
    terminal.send("tab", " and tea")
    terminal.wait_for("and tea")
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert b"Nothing here was saved." in terminal.raw[-120:]
    assert list(tmp_path.iterdir()) == []
