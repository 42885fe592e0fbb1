"""Examples with a day in them, reckoned from the draft's own days, so that none lies behind or after the end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from msgspec.structs import replace

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.words import long_date

_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "dates.release_by": "{midway}",
        "release.last_day": "today · {midway}",
        "dates.employment_end": "{end} · +4w",
        "dates.last_working_day": "{last}",
        "dates.letter": "{next} · today",
        "dates.given": "{next} · +1d · Monday",
        "next.start_date": "{later}",
        "leave.until": "{later}",
        "leave.approved_from": "{midway}",
        "leave.approved_until": "{last}",
        "notice.earlier_on": "{before}",
        "content.after_help_until": "+6w · {later}",
        "calendar.holidays": "{midway}; 24 Dec to 1 Jan",
        "calendar.blackouts": "vesting, {midway}",
        "calendar.blackouts.date": "{midway}",
        "account.reservations_which": "8 GPUs until {midway}",
        "handover.access.rotate": "yes, by {midway}",
        "handover.work.deadline": "{midway}",
    }
)
"""By question, or by question and column; they stand in the place of the example of the catalogue."""

_USUAL = timedelta(weeks=4)
_BETWEEN_JOBS = timedelta(weeks=2)


def reckoned(departure: Departure, spec: Field) -> Field:
    """The question with the examples of it and its columns as they go with the draft's days."""
    keys = (spec.id, *(f"{spec.id}.{column.key}" for column in spec.columns))
    if not any(key in _EXAMPLES for key in keys):
        return spec
    days = {name: long_date(day, "dmy_long") for name, day in _days(departure).items()}

    def example(key: str, otherwise: str) -> str:
        return _EXAMPLES[key].format(**days) if key in _EXAMPLES else otherwise

    columns = tuple(
        replace(column, example=example(f"{spec.id}.{column.key}", column.example)) for column in spec.columns
    )
    return replace(spec, example=example(spec.id, spec.example), columns=columns)


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
