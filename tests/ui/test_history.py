"""Undo and redo: of words, answers, ticks and entries alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.ui.history import History
from tests.ui.wizard_host import SMALL, WIDE, full_draft, wizard

DRAFTS = [Draft().answer("company.name", str(number)) for number in range(6)]


def test_changes_of_one_tag_in_a_row_are_one_step() -> None:
    history = History().record(DRAFTS[0], "a").record(DRAFTS[1], "a").record(DRAFTS[2], "b")
    assert history.past == (DRAFTS[0], DRAFTS[2])
    assert History().record(DRAFTS[0], "").record(DRAFTS[1], "").past == (DRAFTS[0], DRAFTS[1])


def test_after_a_pause_the_same_tag_begins_anew() -> None:
    assert History().record(DRAFTS[0], "a").settle().record(DRAFTS[1], "a").past == (DRAFTS[0], DRAFTS[1])
    fresh = History()
    assert fresh.settle() is fresh


def test_nothing_to_undo_or_to_do_again() -> None:
    history = History()
    assert history.back(DRAFTS[0]) == (history, DRAFTS[0])
    assert history.forth(DRAFTS[0]) == (history, DRAFTS[0])


def test_a_change_after_an_undo_ends_what_could_be_done_again() -> None:
    history, back = History().record(DRAFTS[0], "").back(DRAFTS[1])
    assert back == DRAFTS[0] and history.future == (DRAFTS[1],)
    assert history.record(back, "").future == ()


@given(st.lists(st.sampled_from(["change", "back", "forth"]), max_size=40))
def test_undo_and_redo_walk_over_the_same_drafts(moves: list[str]) -> None:
    history, now, track, at = History(), Draft(), [Draft()], 0
    for count, move in enumerate(moves):
        if move == "change":
            after = now.answer("company.name", f"{count}!")
            history = history.record(now, "")
            now, track = after, [*track[: at + 1], after]
            at += 1
        else:
            step = history.back if move == "back" else history.forth
            history, now = step(now)
            at = max(at - 1, 0) if move == "back" else min(at + 1, len(track) - 1)
        assert now == track[at]


async def test_words_come_and_go_field_by_field(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project")) as one:
        await one.press("end")
        await one.type(" and more")
        await one.walk_to("content.team_value")
        await one.press("end")
        await one.type("s")
        assert "research rigours" in one.letter.text()
        await one.press("ctrl+z")
        assert one.box("content.team_value") == one.draft.text("content.team_value") == "research rigour"
        assert one.draft.text("content.project").endswith("rebuild and more")
        await one.press("ctrl+z")
        assert one.box("content.project") == "the recommendation engine rebuild"
        assert "and more" not in one.letter.text()
        assert one.focused == "content-team_value"
        await one.press("ctrl+y", "ctrl+y")
        assert one.box("content.project").endswith("rebuild and more")
        assert "research rigours" in one.letter.text()
        assert one.draft == await one.saved()


async def test_a_choice_is_undone(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.after_help"), SMALL) as one:
        before = one.letter.text()
        await one.press("y")
        assert one.letter.text() != before
        await one.press("ctrl+z")
        assert one.letter.text() == before
        assert "content.after_help" not in one.draft.answers
        await one.press("ctrl+y")
        assert one.draft.text("content.after_help") == "true"


async def test_a_tick_and_a_move_are_undone(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("space")
        assert "1 of 24 done" in one.words()
        await one.press("J", "J")
        await one.press("ctrl+z", "ctrl+z")  # each move is a step of its own
        assert "1 of 24 done" in one.words()
        await one.press("ctrl+z")
        assert "0 of 24 done" in one.words()
        assert one.draft.answers == full_draft().answers
        await one.press("ctrl+y", "ctrl+y")
        assert "1 of 24 done" in one.words()


async def test_an_entry_is_undone(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.system"), SMALL) as one:
        await one.press("delete")
        assert "Recs-v4" not in one.letter.text()
        await one.press("ctrl+z")
        assert "Recs-v4" in one.letter.text()
        assert "Recs-v4" in one.text()


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y"])
async def test_with_nothing_left_it_says_so(home: Path, key: str) -> None:
    async with wizard(home, full_draft("words", "content.project"), WIDE) as one:
        before = one.draft
        await one.press(key)
        assert one.draft is before
        assert any(said.startswith("Nothing to") for said in one.notices())
