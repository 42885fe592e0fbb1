"""Where the weeks of a transition end: what looks back on a week belongs to its last working day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from resign_tui.core.plan.patterns import Pattern, Week

_LEAST = 2
"""Working days of a week that are worth looking back on."""


def week_endings(every: Sequence[date], weekend: Sequence[int], chosen: Pattern) -> Mapping[int, Week]:
    """What ends each week of a pattern, by the index of the day on which it does; the last day of all ends more.

    weekend: the days without work of the place, after which a week begins. The talks are numbered by their week.
    """
    week = chosen.week
    if week is None:
        return {}
    by_week: dict[date, list[int]] = {}
    for index, day in enumerate(every):
        by_week.setdefault(_begin(day, weekend), []).append(index)
    return {
        days[-1]: replace(week, talk=replace(week.talk, key=f"{week.talk.key}-{number}"))
        for number, days in enumerate(by_week.values(), 1)
        if len(days) >= _LEAST and days[-1] + 1 < len(every) and chosen.steps_on(days[-1], len(every))
    }


def _begin(day: date, weekend: Sequence[int]) -> date:
    """The first day of the week that a day is of."""
    return day - timedelta(days=(day.weekday() - weekend[-1] - 1) % 7)
