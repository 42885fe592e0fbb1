"""How many working days are left: as many as the plan has, from notice to the last day, whatever day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import days_left, plan
from tests.core.cases import answers_for, departure

NOTICE = date(2026, 11, 2)
LAST = date(2026, 12, 21)


def on(today: date, **more: Value) -> Departure:
    answers: Mapping[str, Value] = {
        "sent.on": NOTICE.isoformat(),
        "dates.given": NOTICE.isoformat(),
        "dates.employment_end": LAST.isoformat(),
        **{key.replace("__", "."): value for key, value in more.items()},
    }
    return departure(answers_for("open_door", answers), today)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 10, 30), 35),
        (NOTICE, 35),
        (NOTICE + timedelta(days=1), 35),
        (date(2026, 12, 14), 6),
        (date(2026, 12, 19), 1),
        (LAST, 1),
        (LAST + timedelta(days=1), 0),
    ],
)
def test_days_are_counted_from_today_once_notice_was_given(today: date, left: int) -> None:
    one = on(today)
    assert one.timeline.working_days == 35
    assert days_left(one) == left == len(plan(one).days)
    assert plan(one).hours_left == left * HOURS_A_DAY


def test_free_days_do_not_count() -> None:
    free: Value = ("2026-11-26", "2026-12-16")
    assert days_left(on(NOTICE, calendar__holidays=free)) == 33
    assert days_left(on(date(2026, 12, 14), calendar__holidays=free)) == 5


def test_without_an_end_nothing_is_counted() -> None:
    assert days_left(on(NOTICE, dates__employment_end="soonish")) is None
    assert days_left(on(NOTICE, dates__employment_end="2190-01-01")) is None


def test_days_are_counted_without_a_plan() -> None:
    one = on(date(2026, 12, 14))
    assert days_left(one) == 6
    assert "checklist" not in vars(one), "the handover is not made for it"
