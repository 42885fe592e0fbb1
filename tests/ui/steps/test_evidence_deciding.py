"""Deciding on the evidence line by line: what is taken, edited and dropped, and every decision can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.ui.dialogs.record_editor import RecordEditor
from resign_tui.ui.steps.evidence import EvidenceStep
from tests.ui.steps.evidence_host import (
    ALL,
    BRANCH,
    NIGHTLY,
    ORDER,
    RANKER,
    SWEEP,
    TOKEN,
    MadeStore,
    current,
    evidence,
    go_to,
    is_read,
    listed,
    many,
    store,
)
from tests.ui.wizard_host import full_draft, send

__all__ = ["store"]


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_accepting_puts_the_record_into_the_draft_and_the_cursor_on_the_next_line(
    home: Path, store: MadeStore, key: str
) -> None:
    async with evidence(home) as one:
        before = one.draft
        await go_to(one, RANKER)
        await one.press(key)
        assert RANKER.id in one.draft.evidence.accepted
        assert one.draft.records("handover.model")[-1]["name"] == "shop-ranker"
        assert listed(one) == [each for each in ORDER if each != RANKER.id]
        assert current(one) == SWEEP.id
        assert "Accepted: alias prod of shop-ranker is version 2. ctrl+z takes it back." in one.words()
        await one.press("ctrl+z")
        assert one.draft.answers == before.answers
        assert listed(one) == ORDER
        assert current(one) == RANKER.id
        assert "Accepted" not in one.words()


async def test_dropping_takes_the_line_away_and_changes_no_answer(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        answers = one.draft.answers
        await one.press("x")
        assert one.draft.answers == answers
        assert one.draft.evidence.dropped == {BRANCH.id}
        assert current(one) == NIGHTLY.id
        assert "Dropped: 3 commits" in one.words()
        saved = await one.saved()
        assert saved.evidence.dropped == {BRANCH.id}
        await one.press("r")
        await is_read(one)
        assert BRANCH.id not in listed(one)
        await one.press("ctrl+z")
        assert BRANCH.id in listed(one)


async def test_keys_pressed_faster_than_they_are_shown_each_take_a_line(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        for _ in range(3):
            send(one.app, "space")
        await one.settle()
        assert one.draft.evidence.accepted == set(ORDER[:3])


async def test_a_line_is_edited_first_and_keeps_its_id(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        await go_to(one, SWEEP)
        await one.press("e")
        assert isinstance(one.app.screen, RecordEditor)
        await one.press("end")
        await one.type(" of June")
        await one.press("escape")
        assert one.draft.evidence.accepted == frozenset()
        assert "Edited: lr-sweep" in one.words()
        assert "lr-sweep of June" in one.words()
        assert "as you edited it" in one.words()
        await one.press("space")
        assert one.draft.evidence.accepted == {SWEEP.id}
        assert one.draft.records("handover.experiment")[-1]["project"] == "lr-sweep of June"


async def test_what_has_no_record_cannot_be_edited(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        await go_to(one, NIGHTLY)
        await one.press("e")
        assert one.on_top
        assert any("no record to edit" in note for note in one.notices())


async def test_all_that_is_certain_in_a_group_is_accepted_at_once_but_what_says_otherwise(
    home: Path, store: MadeStore
) -> None:
    mine = {"project": "project 2", "promising": "mine"}
    runs = [replace(run, fields={**run.fields, "promising": "theirs"}) for run in many(3)]
    store.says = (*ALL, *runs)
    async with evidence(home, full_draft("handover", handover__experiment=(mine,))) as one:
        before = one.draft
        await go_to(one, SWEEP)
        await one.press("u")
        assert one.draft.evidence.accepted == {SWEEP.id, runs[0].id, runs[2].id}
        assert "Accepted 3 lines. ctrl+z takes them back. 1 that say otherwise" in one.words()
        assert current(one) == runs[1].id
        await one.press("ctrl+z")
        assert one.draft.answers == before.answers
        assert one.draft.evidence == before.evidence
        await go_to(one, TOKEN)
        await one.press("x", "home", "x", "u")
        waiting = one.screen.query_one(EvidenceStep).board.findings.undecided(one.draft)
        count = sum(each.confidence == "certain" for each in waiting)
        assert f"Nothing in this group is certain: decide line by line. {count} in other groups are" in one.words()
        assert "u certain ones here" in one.words()


async def test_all_decided_says_so(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        await one.press("space", "x", "space", "space", "x")
        assert listed(one) == []
        assert "Everything that was found is decided." in one.words()
        await one.press("space", "x", "e", "u")
        assert one.on_top


async def test_an_accepted_yes_is_on_the_checklist_and_in_no_letter(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        letter = one.screen.session.letter
        await go_to(one, NIGHTLY)
        await one.press("space")
        assert one.draft.text("account.schedules") == "yes"
        assert one.screen.session.letter == letter
        await one.press("c")
        assert "a account 14 open" in one.words()
