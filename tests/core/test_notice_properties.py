"""What holds for any answers: nothing ends before it may, the last working day is one, and no time zone matters."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.departure import Departure
from resign_tui.core.draft import Value
from resign_tui.core.notice import public_holidays
from resign_tui.core.notice.period import Period, is_working_day
from resign_tui.core.reading import month_end

from .cases import draft

PLACES = ("US", "UK", "IE", "DE", "FR", "NL", "CH", "IN", "CA", "AU", "SG", "JP", "IT", "OTHER")
ROOT = Path(__file__).parents[2]

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PLACES),
    DAYS,
    st.integers(0, 4000),
    st.integers(0, 36),
    st.sampled_from(["days", "weeks", "months"]),
    st.sampled_from(["", "from_receipt", "to_month_end", "to_15th_or_month_end", "inclusive_day", "custom"]),
    st.sampled_from(["", "2", "4", "contract", "custom"]),
    st.sampled_from(["open_door", "mistreated"]),
    st.integers(0, 40),
    st.booleans(),
)
def test_the_end_keeps_what_binds_and_presence_ends_on_a_working_day(
    place: str, when: date, service: int, value: int, unit: str, rule: str, chosen: str, scenario: str, leave: int,
    probation: bool,
) -> None:  # fmt: skip
    answers: dict[str, Value] = {
        "locale.jurisdiction": place,
        "scenario.chosen": scenario,
        "sender.start_date": (when - timedelta(days=service)).isoformat(),
        "notice.contract_known": "yes",
        "notice.contract_value": str(value),
        "notice.contract_unit": unit,
        "notice.contract_rule": rule,
        "notice.chosen_weeks": chosen,
        "notice.custom_value": "3",
        "notice.in_probation": "true" if probation else "",
        "leave.days_left": str(leave),
        "leave.use_to_shorten": "true",
    }
    found = Departure(draft(answers), when, public_holidays.known).timeline
    assert found.end is not None and found.last_day is not None
    assert found.end >= when
    assert found.binding_end is None or found.end >= found.binding_end
    assert found.statutory_end is None or place == "SG" or found.end >= found.statutory_end
    assert when <= found.last_day <= found.end
    assert found.last_day == when or is_working_day(found.last_day, found.free)
    assert found.working_days <= (found.last_day - when).days


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 36))
def test_months_clamp(when: date, count: int) -> None:
    end = Period(count, "months").end(when)
    assert (end.year * 12 + end.month) - (when.year * 12 + when.month) == count
    assert end.day == when.day or (end.day < when.day and end == month_end(end))


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
