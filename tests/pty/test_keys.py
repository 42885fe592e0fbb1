"""Keys that come faster than they are worked off: what a person meant stands there, wherever they type it."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.drafts.load import load
from tests.pty.codes import KEYS
from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")

PROGRAM = [sys.executable, "-m", "resign_tui", "--today", "2026-11-23"]
DRAFT = """schema = 1
[sender]
full_name = "Ada"
[wizard]
step = "{step}"
field = "{field}"
[wording]
seed = 7
"""
SECONDS_A_KEY = 0.02

Place = tuple[str, str, str]
"""Step and question that the draft opens at, and the text that tells that it has opened."""

FORM = (
    ("people", "sender.full_name", "Your name"),
    ("ctrl+u", "Ada Okonko", "backspace", "backspace", "jo-Reyez", "backspace", "s", "tab", "A", "tab",
     "ML Enginer", "left", "e", "home", "Senior ", "end", " wrong", "ctrl+w", "backspace", "tab", "no", "ctrl+u",
     "Search", "shift+tab", "end", "!", "shift+tab", "backspace", "Ada", "up", "end", ".", "enter"),
    {"sender.full_name": "Ada Okonjo-Reyes.", "sender.short_name": "Ada", "sender.role": "Senior ML Engineer!",
     "sender.team": "Search"},
)  # fmt: skip
RECORD = (
    ("words", "handover.system", "What you look after"),
    ("Pipelinse", "backspace", "backspace", "es", "home", "Our ", "end", " x", "ctrl+w", "(EU)", "tab", "p",
     "enter", "r", "shift+tab", "shift+tab", "end", "!", "ctrl+s"),
    {"handover.system": ({"name": "Our Pipelines (EU)!", "kind": "pipeline", "status": "research"},)},
)  # fmt: skip
ITEM = (
    ("handover", "", "0 of 24"),
    ("n", "Dashbord", "left", "left", "a", "end", " for seedz", "backspace", "s and more", "ctrl+w", "ctrl+w",
     "backspace", "ctrl+s", "n", "ctrl+u", "Anotehr", "backspace", "backspace", "backspace", "her one", "ctrl+s"),
    {"handover.item": ({"id": "own-1", "category": "IA", "text": "Dashboard for seeds"},
                       {"id": "own-2", "category": "IA", "text": "Another one"})},
)  # fmt: skip
PARAGRAPH = (
    ("words", "content.project", "Work you valued"),
    ("ctrl+r", *["ctrl+u"] * 4, "It was godo", "backspace", "backspace", "od.", "home", "Yes. ", "end", " wrong",
     "ctrl+w", "Sinecrely", *["left"] * 4, "backspace", "backspace", "backspace", "nce", "end", "enter", "Moer",
     "backspace", "backspace", "re", "up", "home", "So: ", "down", "end", ".", "ctrl+s"),
    {"open_door.appreciation": "So: Yes. It was good. Sincerely\nMore."},
)  # fmt: skip
PLACES = pytest.mark.parametrize(
    ("place", "keys", "meant"), [FORM, RECORD, ITEM, PARAGRAPH], ids=["form", "record", "item", "paragraph"]
)


@pytest.fixture
def busy_machine() -> Iterator[None]:
    """Two processes that count as fast as they can, for each core."""
    counting = [sys.executable, "-c", "while True: pass"]
    processes = [subprocess.Popen(counting) for _ in range(2 * (os.cpu_count() or 1))]
    yield
    for process in processes:
        process.kill()
        process.wait()


def opened(tmp_path: Path, place: Place) -> tuple[Terminal, Path]:
    step, field, ready = place
    path = tmp_path / "mine.toml"
    path.write_text(DRAFT.format(step=step, field=field), encoding="utf-8")
    env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    terminal = Terminal([*PROGRAM, str(path)], env=env, cols=120, rows=40, timeout=120)
    terminal.wait_for(ready)
    return terminal, path


def held(draft: Draft, name: str) -> Value:
    """An answer, or a paragraph that was rewritten by hand."""
    edits = {edit_id: edit.text for edit_id, edit in draft.edits.items()}
    return edits[name] if name in edits else draft.answers.get(name, "")


def assert_meant(path: Path, meant: dict[str, Value]) -> None:
    draft = load(path).draft
    assert {name: held(draft, name) for name in meant} == meant


@PLACES
def test_what_comes_in_one_write_is_worked_off_key_by_key(
    tmp_path: Path, place: Place, keys: tuple[str, ...], meant: dict[str, Value]
) -> None:
    terminal, path = opened(tmp_path, place)
    with terminal:
        terminal.send("".join(KEYS.get(key, key) for key in (*keys, "ctrl+q")).encode())
        assert terminal.wait_exit() == 0
    assert_meant(path, meant)


@PLACES
@pytest.mark.usefixtures("busy_machine")
def test_a_quick_hand_on_a_busy_machine_gets_what_it_meant(
    tmp_path: Path, place: Place, keys: tuple[str, ...], meant: dict[str, Value]
) -> None:
    terminal, path = opened(tmp_path, place)
    with terminal:
        for key in itertools.chain.from_iterable([key] if key in KEYS else key for key in (*keys, "ctrl+q")):
            terminal.send(key)
            time.sleep(SECONDS_A_KEY)  # the hand's own pace, nothing is waited for
        assert terminal.wait_exit() == 0
    assert_meant(path, meant)
