"""The days from today to the end: what each day is, what it stands out for, and how long notices are folded."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.core.notice.calendar_strip import Day, Fold, StripRow, Week, strip
from tests.core.cases import TODAY, draft

MOCK: dict[str, Value] = {
    "scenario.chosen": "open_door",
    "locale.jurisdiction": "US",
    "notice.chosen_weeks": "2",
    "leave.days_left": "2",
    "leave.use_to_shorten": "yes",
    "calendar.blackouts": ({"label": "vesting", "date": "2026-12-01"},),
}


def rows(answers: dict[str, Value], today: date = TODAY) -> tuple[StripRow, ...]:
    return strip(Departure(draft(answers), today, public_holidays.known).timeline, today)


def day(found: tuple[StripRow, ...], when: date) -> Day:
    return next(one for week in found if isinstance(week, Week) for one in week.days if one.day == when)


def test_two_weeks_with_leave_a_holiday_and_a_date_of_ones_own() -> None:
    found = rows(MOCK)
    assert len(found) == 3
    assert day(found, date(2026, 11, 23)) == Day(date(2026, 11, 23), "work", "given", "given")
    assert day(found, date(2026, 11, 26)) == Day(date(2026, 11, 26), "holiday", "", "holiday")
    assert day(found, date(2026, 11, 28)).kind == "weekend"
    assert day(found, date(2026, 12, 1)) == Day(date(2026, 12, 1), "work", "personal", "vesting")
    assert day(found, date(2026, 12, 3)) == Day(date(2026, 12, 3), "work", "last_day", "last day")
    assert day(found, date(2026, 12, 4)) == Day(date(2026, 12, 4), "leave", "", "leave")
    assert day(found, date(2026, 12, 7)) == Day(date(2026, 12, 7), "leave", "end", "end, on leave")
    assert day(found, date(2026, 12, 8)).kind == "none"


def test_a_day_that_is_several_things_says_all_of_them() -> None:
    found = rows({**MOCK, "leave.days_left": "", "calendar.blackouts": ({"label": "bonus", "date": "2026-12-07"},)})
    assert day(found, date(2026, 12, 7)) == Day(date(2026, 12, 7), "work", "end", "last day, end, bonus")


def test_it_begins_today_when_the_notice_is_given_later() -> None:
    found = rows({**MOCK, "dates.given": "2026-12-02"})
    assert day(found, TODAY).kind == "work"
    assert day(found, date(2026, 12, 2)).mark == "given"
    earlier = rows({**MOCK, "dates.given": "2026-11-18"})
    assert day(earlier, date(2026, 11, 17)).kind == "none"
    assert day(earlier, date(2026, 11, 18)).mark == "given"


def test_a_long_notice_keeps_its_ends_and_what_stands_out() -> None:
    found = rows({**MOCK, "dates.employment_end": "2027-03-31", "leave.days_left": ""})
    folds = [one for one in found if isinstance(one, Fold)]
    assert len(found) < 10
    assert sum(one.weeks for one in folds) + sum(isinstance(one, Week) for one in found) == 19
    assert all(one.kind == "work" for one in folds)
    assert sum(one.holidays for one in folds) == 2
    assert day(found, date(2026, 12, 1)).words == "vesting"
    later = rows(
        {**MOCK, "dates.employment_end": "2027-03-31", "calendar.blackouts": ({"label": "x", "date": "2027-01-20"},)}
    )
    assert day(later, date(2027, 1, 20)).mark == "personal"


def test_long_leave_is_folded_as_leave() -> None:
    found = rows({**MOCK, "dates.employment_end": "2027-03-31", "leave.days_left": "60", "calendar.blackouts": ""})
    assert any(isinstance(one, Fold) and one.kind == "leave" for one in found)


def test_there_is_nothing_to_draw_without_a_sensible_end() -> None:
    assert rows({**MOCK, "dates.employment_end": "soonish"}) == ()
    assert rows({**MOCK, "dates.employment_end": "2026-11-02"}) == ()
    assert rows({**MOCK, "dates.employment_end": "2199-12-31"}) == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(-40, 400), st.integers(0, 1400), st.integers(0, 60))
def test_every_day_up_to_the_end_is_there_once(given_in: int, length: int, leave: int) -> None:
    when = TODAY + timedelta(days=given_in)
    end = when + timedelta(days=length)
    answers: dict[str, Value] = {
        "dates.given": when.isoformat(),
        "dates.employment_end": end.isoformat(),
        "leave.days_left": str(leave),
        "leave.use_to_shorten": "yes",
    }
    found = strip(Departure(draft(answers), TODAY).timeline, TODAY)
    if not found:
        return
    first = found[0].days[0].day if isinstance(found[0], Week) else found[0].first
    weeks = sum(1 if isinstance(one, Week) else one.weeks for one in found)
    assert first.weekday() == 0
    assert first <= when
    assert first + timedelta(days=7 * weeks - 7) <= end < first + timedelta(days=7 * weeks)
    marks = [one.mark for week in found if isinstance(week, Week) for one in week.days]
    assert marks.count("end") == 1
