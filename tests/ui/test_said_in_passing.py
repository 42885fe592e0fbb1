"""What is said in passing is one line: a key says one thing, and what was said before gives way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets._toast import ToastRack

from resign_tui.ui.messages import Outcomes
from resign_tui.ui.outcome import Outcome
from tests.ui.wizard_host import SMALL, WIDE, full_draft, wizard


async def test_answers_that_move_the_end_do_not_pile_up(home: Path) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction")) as one:
        ends = []
        for place in ("nether", "unit", "den"):
            await one.type(place)
            await one.press("enter")
            assert len(one.notices()) <= 1
            ends += one.notices()
            await one.press("shift+tab")
        assert ends
        assert ends[-1].startswith("With this answer the employment ends on ")


async def test_another_day_says_one_thing(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        one.screen.take_day(date(2026, 11, 24))
        await one.settle()
        assert one.notices() == [
            "It is Tue 24 Nov now; the letter's date moves with it, and employment then ends on Tue 8 Dec 2026."
        ]


async def test_a_new_departure_says_one_thing(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        await one.press("alt+k")
        await one.press("f4", "n")
        await one.until(lambda: one.app.opened.is_new)
        await one.settle()
        filled = [said for said in one.notices() if "Filled from your profile" in said]
        assert len(filled) == 1
        assert not [said for said in one.notices() if "With this answer" in said]


async def test_notes_on_opening_are_one_piece_and_stay_while_keys_are_pressed(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        one.app.fill_new("The draft was damaged.", "An older version is open.")
        await one.settle()
        assert one.notices() == ["The draft was damaged. An older version is open."]
        await one.press("ctrl+z")
        assert one.notices() == ["The draft was damaged. An older version is open.", "Nothing to undo."]


async def test_what_came_of_a_write_is_one_piece_as_grave_as_its_worst(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        told = (Outcome("failed", "Letter not yet."), Outcome("done", "1 of 2 files written."))
        one.screen.post_message(Outcomes(await one.screen._opened_outbox(), told, writing=None, aloud=True))
        await one.settle()
        assert one.notices() == ["Letter not yet. 1 of 2 files written."]
        assert [said.severity for said in one.app._notifications] == ["error"]


@pytest.mark.parametrize(("size", "edge"), [(SMALL, "top"), (WIDE, "bottom")])
async def test_where_rows_are_few_it_covers_the_head_and_not_the_help(
    home: Path, size: tuple[int, int], edge: str
) -> None:
    async with wizard(home, full_draft(), size) as one:
        rack = ToastRack()
        await one.screen.mount(rack)  # tests have none
        assert rack.styles.dock == edge
