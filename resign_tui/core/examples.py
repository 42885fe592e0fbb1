"""Examples that go with the draft: as its place writes addresses, with days of its own, and with its other answers.

No such day lies behind, or after the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from resign_tui.core import data_files
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.handover.taking_over import answered_elsewhere
from resign_tui.core.words import long_date

_USUAL = timedelta(weeks=4)
_BETWEEN_JOBS = timedelta(weeks=2)


def fitted(departure: Departure, spec: Field) -> Field:
    """The question with the examples of it and its columns as they go with the draft's place, days and answers."""
    if spec.id in departure.place.examples:
        return replace(spec, example=departure.place.examples[spec.id])
    keys = (spec.id, *(f"{spec.id}.{column.key}" for column in spec.columns))
    if not any(key in _examples() for key in keys) and not any(column.otherwise for column in spec.columns):
        return spec
    days = {name: long_date(day, "dmy_long") for name, day in _days(departure).items()}

    def example(key: str, otherwise: str) -> str:
        return _examples()[key].format(**days) if key in _examples() else otherwise

    columns = tuple(
        replace(
            column,
            example=answered_elsewhere(departure.facts, column) or example(f"{spec.id}.{column.key}", column.example),
        )
        for column in spec.columns
    )
    return replace(spec, example=example(spec.id, spec.example), columns=columns)


@cache
def _examples() -> Mapping[str, str]:
    return data_files.load("dates", "examples")


def _days(departure: Departure) -> dict[str, date]:
    """Days of this draft by name: midway is a working day between now and the last day in, where there is one."""
    line = departure.timeline
    now = max(line.letter, departure.today)
    last = line.last_day or now + _USUAL
    end = line.end or last
    midway = line.workdays.before(now + (last - now) // 2)
    return {
        "before": line.workdays.before(now - timedelta(days=1)),
        "next": line.workdays.after(now + timedelta(days=1)),
        "midway": midway if now < midway else max(last, now),
        "last": last,
        "end": end,
        "later": line.workdays.after(end + _BETWEEN_JOBS),
    }
