"""A window left open follows the calendar: at midnight the day changes, and what is not handed in moves with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.handing_in import handed_in

from .wizard_host import WIDE, Wizard, full_draft, wizard

TUESDAY = date(2026, 11, 24)


async def on(one: Wizard, day: date) -> None:
    one.app._calendar = lambda: day
    one.app.follow_calendar()
    await one.settle()


async def test_at_midnight_the_letter_moves_on_and_one_line_says_so(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "notice.chosen_weeks"), WIDE) as one:
        draft = one.draft
        await on(one, TUESDAY)
        assert one.screen.departure.timeline.letter == TUESDAY
        assert one.screen.departure.timeline.end == date(2026, 12, 8)
        assert one.notices() == [
            "It is Tue 24 Nov 2026 now; the letter's date moves with it, "
            "and the employment then ends on Tue 8 Dec 2026."
        ]
        assert "Tue 24 Nov 2026" in one.lines()[0]
        assert one.draft is draft
        await on(one, TUESDAY)
        assert len(one.notices()) == 1


async def test_what_is_handed_in_stays(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("send"), WIDE) as one:
        one.screen.change(handed_in(one.screen.departure, one.screen.today))
        before = one.screen.departure.timeline
        await on(one, TUESDAY)
        after = one.screen.departure.timeline
        assert (after.letter, after.given, after.end) == (before.letter, before.given, before.end)
        assert one.notices()[-1] == "It is Tue 24 Nov 2026 now."


async def test_a_clock_set_back_is_followed_too(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        await on(one, TUESDAY)
        await on(one, date(2026, 11, 23))
        assert one.screen.departure.timeline.end == date(2026, 12, 7)


async def test_a_day_that_was_fixed_is_never_left(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        one.app.follow_calendar()
        assert one.screen.today == date(2026, 11, 23)
        assert one.notices() == []


@pytest.mark.parametrize("key", ["alt+1", "alt+2"])
async def test_a_date_with_two_readings_is_settled_by_one_key(tmp_path: Path, key: str) -> None:
    async with wizard(tmp_path, full_draft("dates", "dates.given"), WIDE) as one:
        await one.type("3/4/27")
        await one.settle()
        assert "alt+1 4 March 2027   alt+2 3 April 2027" in one.text()
        await one.press(key)
        meant = {"alt+1": "4 March 2027", "alt+2": "3 April 2027"}[key]
        assert one.draft.text("dates.given") == meant
        assert one.screen.departure.problem("dates.given") == ""
        await one.press("ctrl+z")
        assert one.draft.text("dates.given") != meant


async def test_the_reckoning_stands_behind_one_key(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "notice.chosen_weeks"), WIDE) as one:
        await one.press("alt+c")
        await one.settle()
        text = one.text()
        assert "How the dates were counted" in text
        assert "received" in text
        assert "the clock starts" in text
        assert "employment ends" in text
        await one.press("escape")
        await one.settle()
        assert one.on_top
