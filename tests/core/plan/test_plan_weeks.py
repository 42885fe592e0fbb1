"""What looks back on a week stands on its last working day, wherever the steps of the plan fall."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Value
from resign_tui.core.plan.patterns import patterns
from resign_tui.core.plan.schedule import Plan, plan
from tests.core.cases import answers_for, departure, wide

THURSDAY = 3


def between(given: date, end: date, **more: Value) -> Plan:
    dates: dict[str, Value] = {"dates.given": given.isoformat(), "dates.employment_end": end.isoformat()}
    return plan(departure(wide(answers_for("open_door", dates, more)), given))


def looked_back(made: Plan) -> list[date]:
    """The days that speak of how a week went: in their focus and in whom they meet, in both or in neither."""
    met = [day.date for day in made.days if any("how the week went" in talk.about for talk in day.talks)]
    assert met == [day.date for day in made.days if "end of the week" in day.focus]
    return met


def test_each_week_ends_with_a_look_back_and_the_last_one_with_receipts() -> None:
    made = between(date(2026, 11, 23), date(2026, 12, 21))
    assert looked_back(made) == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18)]
    keys = [talk.key for day in made.days for talk in day.talks if talk.key.startswith("week")]
    assert keys == ["week-1", "week-2", "week-3", "week-4"]


def test_a_single_day_is_no_week() -> None:
    """Handed in on a Thursday, the first Friday has nothing to look back on."""
    assert looked_back(between(date(2026, 11, 26), date(2026, 12, 10))) == [date(2026, 12, 4)]


def test_a_holiday_on_friday_moves_it_to_thursday() -> None:
    made = between(date(2026, 11, 23), date(2026, 12, 9), **{"calendar.holidays": ("27 Nov 2026",)})
    assert looked_back(made) == [date(2026, 11, 26), date(2026, 12, 4)]


def test_where_the_week_begins_on_sunday_it_ends_on_thursday() -> None:
    made = between(date(2026, 11, 23), date(2026, 12, 9), **{"locale.jurisdiction": "IL"})
    assert {day.weekday() for day in looked_back(made)} == {THURSDAY}


@settings(max_examples=60)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(5, 130))
def test_no_week_is_looked_back_on_before_its_last_working_day(day: date, length: int) -> None:
    made = between(day, day + timedelta(days=length))
    days = [each.date for each in made.days]
    for back in looked_back(made):
        following = days[days.index(back) + 1]
        assert following.isocalendar()[:2] != back.isocalendar()[:2]


@pytest.mark.parametrize("name", patterns())
def test_no_step_speaks_of_a_week(name: str) -> None:
    """A step may fall on any weekday."""
    for step in patterns()[name].day:
        assert "week" not in f"{step.focus} {step.alone} {' '.join(talk.about for talk in step.talks)}"
