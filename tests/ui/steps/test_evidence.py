"""The evidence in the wizard: the page before anything is read, and the lines of what was."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.ui.steps.evidence_rows import MORE, TROUBLE, TROUBLES
from tests.ui.steps.evidence_host import (
    ALL,
    BRANCH,
    ME,
    NIGHTLY,
    ORDER,
    RANKER,
    SWEEP,
    MadeStore,
    current,
    detail,
    evidence,
    go_to,
    is_read,
    listed,
    many,
    step,
    store,
)
from tests.ui.wizard_host import SIZES, SMALL, WIDE, full_draft

__all__ = ["store"]

TINY = (60, 18)


# -- before reading ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, TINY])
async def test_a_calm_page_says_what_reading_does_before_anything_is_read(
    home: Path, store: MadeStore, size: tuple[int, int]
) -> None:
    async with evidence(home, size=size, read=False) as one:
        assert "you decide on each line. Nothing is run, changed or sent" in one.words()
        assert "They go into the handover, not into the letter." in one.words()
        assert one.box("evidence.folders") == "~/work"
        assert step(one).ask.with_home is False
        assert one.focused == "evidence-start"
        assert "enter read" in one.lines()[-1]
        assert store.surveys == []


async def test_a_folder_that_is_not_there_is_told_at_the_field(home: Path, store: MadeStore) -> None:
    async with evidence(home, read=False) as one:
        await one.press("shift+tab", "shift+tab", "end")
        await one.type(", ~/nowhere")
        await one.press("tab", "tab", "enter")
        assert "There is no folder ~/nowhere." in one.words()
        assert one.focused == "evidence-folders"
        assert store.surveys == []
        for _ in ", ~/nowhere":
            await one.press("backspace")
        await one.press("tab", "tab", "enter")
        await is_read(one)
        assert "There is no folder" not in one.words()
        assert listed(one) == ORDER


async def test_an_empty_field_asks_for_a_folder(home: Path, store: MadeStore) -> None:
    async with evidence(home, read=False) as one:
        step(one).ask.put_answers({"evidence.folders": " , "})
        await one.press("enter")
        assert "Name a folder to read." in one.words()


async def test_esc_on_the_page_goes_back_to_the_checklist(home: Path, store: MadeStore) -> None:
    async with evidence(home, read=False) as one:
        await one.press("escape")
        assert one.focused == "handover-list"
        await one.press("v", "c")
        assert one.focused == "handover-list"


# -- what is listed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, (100, 30), TINY])
async def test_lines_stand_in_groups_and_the_one_under_the_cursor_in_full(
    home: Path, store: MadeStore, size: tuple[int, int]
) -> None:
    async with evidence(home, size=size) as one:
        assert listed(one) == ORDER
        assert current(one) == BRANCH.id
        assert "When your account closes 3" in one.words()
        assert "= certain ~ likely ? guess" in one.words()
        assert "5 lines to decide" in one.words()
        await go_to(one, RANKER)
        await one.press("tab")
        said = detail(one)
        while "more" in one.rows_in(step(one).board.detail)[0]:
            await one.press("down")
            said += detail(one)
        for words in (
            "shop-ranker",
            "alias prod in mlflow.db",
            "How known",
            "Certain: the store",
            "What only you can say",
        ):
            assert words in said


async def test_what_the_draft_says_otherwise_is_shown_beside_what_the_store_says(home: Path, store: MadeStore) -> None:
    mine = {"name": "shop-ranker", "version": "2, alias prod", "duration": "about 4 h"}
    async with evidence(home, full_draft("handover", handover__model=(mine,), account__schedules="no")) as one:
        await go_to(one, RANKER)
        assert "about 4 h" in detail(one)
        assert "yours stays; the store says 3 h 12 min" in detail(one)
        await go_to(one, NIGHTLY)
        assert "you answered no; accepting changes that" in detail(one)


async def test_duplicates_are_named(home: Path, store: MadeStore) -> None:
    twin = replace(RANKER, source=replace(RANKER.source, kind="k8s", path="deploy/values.yaml"), same=("model:x",))
    store.says = (replace(RANKER, same=("model:x",)), twin)
    async with evidence(home) as one:
        assert "Also in deploy/values.yaml, alias prod of shop-ranker" in detail(one)


async def test_more_than_forty_are_folded_until_asked_for(home: Path, store: MadeStore) -> None:
    store.says = many(45)
    async with evidence(home) as one:
        assert len(listed(one)) == 41
        await one.press("end")
        assert current(one) == f"{MORE}ET"
        assert "5 more" in one.words()
        await one.press("enter")
        assert len(listed(one)) == 45
        assert current(one) == many(45)[40].id


async def test_what_could_not_be_read_is_counted_and_told_when_asked(home: Path, store: MadeStore) -> None:
    store.troubles = ("runs.db was not read: it is no database.", "old.git was not read: a link [b]leads[/b] out.")
    async with evidence(home) as one:
        assert "2 places could not be read" in one.words()
        await one.press("end")
        assert current(one) == TROUBLES
        assert "runs.db was not read" in detail(one)
        assert "a link [b]leads[/b] out." in detail(one)
        await one.press("enter", "down", "down")
        assert current(one) == f"{TROUBLE}1"
        assert "runs.db was not read" not in detail(one)
        assert "a link [b]leads[/b] out." in detail(one)
        assert "leads[/b] out." in " ".join(one.rows_in(step(one).board.rows))
        await one.press("space", "x", "e")
        assert one.draft.evidence.accepted == one.draft.evidence.dropped == frozenset()


async def test_nothing_found_says_what_was_looked_for(home: Path, store: MadeStore) -> None:
    store.says = ()
    async with evidence(home) as one:
        assert "Nothing was found in ~/work." in one.words()
        assert "Looked for: made stores." in one.words()


# -- filter, pointer, sizes --------------------------------------------------------------------------------------------


async def test_the_filter_shows_the_lines_with_its_words(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        await one.press("slash")
        await one.type("PROD ver")
        assert listed(one) == [RANKER.id]
        await one.press("enter", "space")
        assert one.draft.evidence.accepted == {RANKER.id}
        assert "No line holds these words." in one.words()
        await one.press("slash", "escape")
        assert one.focused == "evidence-rows"
        assert listed(one) == [each for each in ORDER if each != RANKER.id]
        assert "Lines with these words" not in one.words()


async def test_a_click_goes_to_a_line_and_two_accept_it(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        rows = step(one).board.rows
        at = next(y for y, line in enumerate(one.lines()) if "lr-sweep" in line)
        place = (6, at - rows.region.y)
        await one.pilot.click(rows, offset=place)
        await one.settle()
        assert current(one) == SWEEP.id
        assert one.draft.evidence.accepted == frozenset()
        await one.pilot.click(rows, offset=place, times=2)
        await one.settle()
        assert one.draft.evidence.accepted == {SWEEP.id}


@pytest.mark.parametrize("size", [SMALL, TINY, (100, 30)])
async def test_another_size_keeps_the_line_and_shows_it(home: Path, store: MadeStore, size: tuple[int, int]) -> None:
    store.says = (*ALL, *many(30))
    async with evidence(home, size=WIDE) as one:
        await go_to(one, many(30)[20])
        await one.pilot.resize_terminal(*size)
        await one.settle()
        assert current(one) == many(30)[20].id
        assert any("▌" in line and "run 21 finished" in line for line in one.lines())
        assert len(one.lines()) == size[1]
        await one.pilot.resize_terminal(*WIDE)
        await one.settle()
        assert any("▌" in line and "run 21 finished" in line for line in one.lines())


async def test_the_letter_is_a_key_away_and_the_lines_come_back(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        assert "Dear" not in one.text()
        await one.press("ctrl+t")
        assert one.focused == "letter"
        assert "Dear" in one.text()
        await one.press("escape")
        assert one.focused == "evidence-rows"
        await one.press("ctrl+o")
        assert one.focused == "handover-list"
        await one.press("v")
        assert one.focused == "evidence-rows"
        await one.press("c")
        assert "Dear" in one.text()


# -- who am I ----------------------------------------------------------------------------------------------------------


async def test_authors_who_may_be_the_person_are_asked_about_and_everything_is_read_again(
    home: Path, store: MadeStore
) -> None:
    store.lookalikes = {ME: 41}
    async with evidence(home) as one:
        await one.press("x")
        assert not store.surveys[0].me.owns(ME)
        await one.press("w")
        assert "M. Hale <12345+mhale@users.noreply.github.com>" in one.words()
        assert "41 commits" in one.words()
        await one.press("escape")
        assert len(store.surveys) == 1
        await one.press("w", "space", "escape")
        await is_read(one)
        assert len(store.surveys) == 2
        assert store.surveys[1].me.owns(ME)
        assert BRANCH.id not in listed(one)


async def test_nobody_who_looks_alike_is_said(home: Path, store: MadeStore) -> None:
    async with evidence(home) as one:
        await one.press("w")
        assert one.on_top
        assert "No other author looks like you." in one.notices()
