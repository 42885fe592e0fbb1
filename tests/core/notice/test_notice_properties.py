"""What holds for any answers: nothing ends before it may, the last working day is one, and no time zone matters."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.core.notice.period import Counter, Period
from resign_tui.core.parsing import month_end
from tests.core.cases import draft

PLACES = tuple(choice.value for choice in catalogue.field("locale.jurisdiction").choices)
CLOCKS = get_args(library.Clock)
UNITS = get_args(library.Unit)
ROOT = Path(__file__).parents[3]

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
PERIODS = st.builds(
    Period, st.integers(0, 36), st.sampled_from(UNITS), st.sampled_from(CLOCKS), extra_days=st.integers(0, 20)
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PLACES), DAYS, st.integers(0, 4000), st.integers(0, 36), st.sampled_from(UNITS),
    st.sampled_from(["", *CLOCKS, "custom"]), st.sampled_from(["", "2", "4", "contract", "custom"]),
    st.sampled_from(["open_door", "mistreated"]), st.integers(0, 80), st.booleans(),
    st.sampled_from(["permanent", "fixed_term", "contractor", "intern", "founder"]),
)  # fmt: skip
def test_the_end_keeps_what_binds_and_presence_ends_on_a_working_day(
    place: str, when: date, service: int, value: int, unit: str, rule: str, chosen: str, scenario: str, leave: int,
    probation: bool, kind: str,
) -> None:  # fmt: skip
    answers: dict[str, Value] = {
        "locale.jurisdiction": place,
        "scenario.chosen": scenario,
        "contract.kind": kind,
        "sender.start_date": (when - timedelta(days=service)).isoformat(),
        "notice.contract_known": "yes",
        "notice.contract_value": str(value),
        "notice.contract_unit": unit,
        "notice.contract_rule": rule,
        "notice.chosen_weeks": chosen,
        "notice.custom_value": "3 weeks",
        "notice.in_probation": "true" if probation else "",
        "leave.days_left": str(leave / 2),
        "leave.use_to_shorten": "yes",
    }
    found = Departure(draft(answers), when, public_holidays.known).timeline
    if found.end is None:
        assert found.open is not None
        assert found.last_day is None
        return
    assert found.last_day is not None
    assert found.end >= when
    assert found.binding_end is None or found.end >= found.binding_end
    below = found.law.yields or found.contract.overrides_law
    assert found.statutory_end is None or below or found.end >= found.statutory_end
    assert when <= found.last_day <= found.end
    assert found.last_day == when or found.last_day in found.workdays
    assert found.working_days <= (found.last_day - when).days
    assert found.leave_days + found.leave_left in (leave / 2, 0)
    assert found.end_because
    assert found.reckoning[0].steps[0].day == when


@settings(max_examples=300, deadline=None)
@given(DAYS, st.integers(1, 60), PERIODS)
def test_a_later_receipt_never_ends_earlier(when: date, later: int, period: Period) -> None:
    assert period.end(when) <= period.end(when + timedelta(days=later))


@settings(max_examples=300, deadline=None)
@given(DAYS, PERIODS)
def test_every_line_of_a_reckoning_leads_on_to_the_end(when: date, period: Period) -> None:
    steps = period.steps(when)
    assert steps[-1].day == period.end(when) >= when
    assert all(step.text for step in steps)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 36), st.sampled_from(UNITS))
def test_an_inclusive_clock_is_never_longer_than_an_exclusive_one(when: date, value: int, unit: str) -> None:
    assert Period(value, unit, "inclusive_day").end(when) <= Period(value, unit).end(when)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 36), st.sampled_from(["days", "weeks", "months"]))
def test_fixed_ends_are_what_they_say_and_never_before_the_period_has_run(when: date, value: int, unit: str) -> None:
    plain = Period(value, unit).end(when)
    ends = {rule: Period(value, unit, rule).end(when) for rule in CLOCKS}
    assert ends["to_month_end"] == month_end(plain)
    assert ends["to_15th_or_month_end"].day == 15 or ends["to_15th_or_month_end"] == month_end(plain)
    assert (ends["to_quarter_end"].month, ends["to_quarter_end"].day) in {(3, 31), (6, 30), (9, 30), (12, 31)}
    assert ends["weeks_to_saturday"].weekday() == 5
    for rule in ("to_month_end", "to_15th_or_month_end", "to_quarter_end", "weeks_to_saturday", "from_next_monday"):
        assert ends[rule] >= plain - timedelta(days=1)
    if unit == "weeks":
        assert ends["from_next_monday"].weekday() == 6


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 36))
def test_months_clamp(when: date, count: int) -> None:
    end = Period(count, "months").end(when)
    assert (end.year * 12 + end.month) - (when.year * 12 + when.month) == count
    assert end.day == when.day or (end.day < when.day and end == month_end(end))


@settings(max_examples=100, deadline=None)
@given(DAYS, PERIODS, st.integers(-20, 80), st.integers(0, 30))
def test_leave_that_stops_the_clock_adds_its_days_or_none(when: date, period: Period, ahead: int, long: int) -> None:
    first = when + timedelta(days=ahead)
    paused = Counter(when, pause=(first, first + timedelta(days=long))).end(period)
    assert 0 <= (paused - period.end(when)).days <= long + 1


@pytest.mark.parametrize("place", PLACES)
def test_every_place_and_clock_in_a_leap_year(place: str) -> None:
    checked = 0
    for rule in ("", *CLOCKS, "custom"):
        for day in (date(2028, 1, 31), date(2028, 2, 29), date(2028, 12, 31)):
            answers: dict[str, Value] = {
                "locale.jurisdiction": place,
                "notice.contract_known": "yes",
                "notice.contract_value": "1 month",
                "notice.contract_rule": rule,
            }
            line = Departure(draft(answers), day).timeline
            assert line.end is None if rule == "custom" else line.end is not None and line.end > day
            checked += 1
    assert checked >= 33


SCRIPT = """
from datetime import date
from tests.personas import personas
from msgspec.structs import replace
from resign_tui.core.notice import public_holidays
for who in personas().values():
    line = replace(who.departure, holidays=public_holidays.known).timeline
    print(who.id, line.letter, line.given, line.end, line.last_day, line.statutory_end, line.working_days)
"""


@pytest.fixture(scope="module")
def at_home() -> str:
    return run_under("UTC")


def run_under(zone: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)},
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_no_time_zone_moves_a_day(zone: str, at_home: str) -> None:
    assert at_home.count("\n") == 6
    assert run_under(zone) == at_home
