"""Where nothing is kept: what is said of it, what is at stake when it ends, and what cannot be done there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.store import opened_nowhere
from resign_tui.folders import Folders
from resign_tui.ui import dialogs
from resign_tui.ui.app import ResignApp
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents
from resign_tui.ui.session import Session
from resign_tui.ui.unkept import LIMITS, PROMISE, Unkept, limits, warning
from tests.ui.wizard_host import NOON, SIZES, TODAY, WIDE, Wizard, full_draft, scanner

TEXTS = [spec.id for spec in catalogue.fields().values() if spec.kind == "text" and not spec.id.startswith("send.")]


@asynccontextmanager
async def unkept(home: Path, draft: Draft, size: tuple[int, int], *, is_example: bool = False) -> AsyncIterator[Wizard]:
    folders = Folders(home / "drafts", home / "state", home / "config")
    opened = opened_nowhere(draft, folders.drafts / ".unkept", is_example=is_example)
    app = ResignApp(opened, today=TODAY, folders=folders, wall=lambda: NOON, draw=lambda: 7, first_run=not is_example)
    app.scanner = scanner()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Wizard(app, pilot, opened.store.path)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_says_what_is_kept_and_what_it_does_not_cover(home: Path, size: tuple[int, int]) -> None:
    async with unkept(home, full_draft("words"), size) as one:
        said = " ".join(" ".join(one.rows_in(one.app.screen.query_one("#welcome-box"))).split())
        assert "No trace" in said
        for part in ("no draft", "terminal keeps", "clipboard managers", "swaps", "write or print", "history of your"):
            assert part in said, part
        await one.press("enter")
        assert "No trace: nothing here is kept" in one.lines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_quitting_asks_once_for_text_that_was_not_taken_along(home: Path, size: tuple[int, int]) -> None:
    async with unkept(home, full_draft("words", "content.team_value"), size) as one:
        await one.press("enter", "end")
        await one.type(" and tea")
        await one.press("ctrl+q", "ctrl+q")
        assert isinstance(one.app.screen, dialogs.Confirm)
        assert "Nothing is kept. Not copied or written as it stands: the letter. Close all the same?" in (
            " ".join(" ".join(one.rows_in(one.app.screen.query_one("#confirm-box"))).split())
        )
        await one.press("n")
        assert one.on_top
        assert "and tea" in one.draft.text("content.team_value")
        await one.press("ctrl+q", "y")
        assert one.app.return_value == 0


async def test_what_was_copied_as_it_stands_is_not_asked_about(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(_: object, name: str, *__: Any) -> Outcome:
        return Outcome("done", f"{name} copied.", documents=(name,))

    monkeypatch.setattr(documents, "copy", copied)
    async with unkept(home, full_draft("words", "content.team_value"), WIDE) as one:
        await one.press("enter", "end")
        await one.type("!")
        await one.press("ctrl+s")
        await one.until(lambda: not one.screen.session.at_stake)
        await one.type("!")
        assert one.screen.session.at_stake == ("letter",)
        await one.press("ctrl+s")
        await one.until(lambda: not one.screen.session.at_stake)
        await one.open("handover")
        await one.press("space")
        assert one.screen.session.at_stake == ("handover",)
        await one.press("f3")
        await one.until(lambda: not one.screen.session.at_stake)
        await one.press("ctrl+q")
        assert one.app.return_value == 0


async def test_reading_alone_is_not_asked_about(home: Path) -> None:
    async with unkept(home, full_draft("words"), WIDE) as one:
        await one.press("enter", "ctrl+n", "ctrl+n", "ctrl+q")
        assert one.app.return_value == 0


async def test_drafts_and_profile_are_out_of_reach_and_quit_promises_nothing(home: Path) -> None:
    async with unkept(home, full_draft("words"), WIDE) as one:
        await one.press("enter", "alt+d")
        assert one.on_top
        assert any("drafts stay as they are" in each for each in one.notices())
        await one.press("alt+k")
        assert any("nothing of you either" in each for each in one.notices())
        assert list(one.app.other_drafts()) == []
        assert not any("saved as you type" in command.title for command in one.app.commands)
        await one.press("ctrl+c")
        assert not any("everything is saved" in each for each in one.notices())


async def test_the_example_asks_nothing(home: Path) -> None:
    async with unkept(home, full_draft("words", "content.team_value"), WIDE, is_example=True) as one:
        await one.type("!")
        await one.press("ctrl+q")
        assert one.app.return_value == 0


@given(st.dictionaries(st.sampled_from(TEXTS), st.text(min_size=1, max_size=20), max_size=5))
@settings(max_examples=60, deadline=None)
def test_whatever_is_new_is_at_stake_until_it_has_left(answers: dict[str, str]) -> None:
    began = Draft()
    now = Draft(answers)
    sitting = Unkept(began)
    names = sitting.at_stake(now)
    assert bool(names) == bool(answers)
    assert sitting.after(names, now).at_stake(now) == ()
    assert Unkept(now).at_stake(now) == ()
    assert Unkept(began, is_example=True).at_stake(now) == ()
    if names:
        assert warning(names).startswith("Nothing is kept.")


def test_a_copy_made_before_the_last_change_leaves_that_change_at_stake() -> None:
    draft = full_draft()
    session = Session(draft, TODAY, unkept=Unkept(Draft()))
    departure = session.departure
    later = session.answer("content.team_value", "tea")
    assert "letter" in later.departed(departure, ["letter"]).at_stake
    assert "letter" not in session.departed(departure, ["letter"]).at_stake


def test_where_no_folder_lies_in_memory_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.ui.unkept.memory_folder", lambda: None)
    assert limits()[:2] == (PROMISE, LIMITS)
    assert "copy of an open database" in limits()[2]
