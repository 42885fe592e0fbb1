"""Reading a stretch of days: 24 Dec to 1 Jan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from resign_tui.core.parsing.civil import spelled
from resign_tui.core.parsing.days import day, possible_days
from resign_tui.core.parsing.text import Unreadable, behind, quoted, read_or_raise, which_one

_LONGEST = 60
_EXAMPLE = "Try 24 Dec 2026 to 1 Jan 2027."
_LEAD = r"(?i)\s*(?:from|vom|von|du|dal|del)\s+"
_BETWEEN = r"(?i)\s+(?:to|until|till|thru|through|bis|au|al|tot|t/m|-)\s+|\s*(?:–|—|…|\.{2,})\s*|(?<=\d)/(?=\d{4}-)"
_BARE = r"(?i)\s*(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?\s*"


def stretch(raw: str, today: date) -> tuple[date, ...]:
    """One day, or every day from one to another: 24 Dec to 1 Jan, 24.12.2026 - 1.1.2027, 24-27 Dec. At most 60 days.

    The second day is read from today on or, where that makes no stretch, from the first day on. Raises Unreadable; with
    readings where it can be two stretches.
    """
    ends = _ends(raw, today)
    if ends is None:
        return (day(raw, today),)
    each = [pair for pair in _pairs(*ends, today) if _fits(*pair)]
    if not each:
        raise Unreadable(f"{quoted(raw)} does not run forward within {_LONGEST} days. {_EXAMPLE}")
    if len(each) > 1:
        raise which_one(raw, (f"{spelled(first)} to {spelled(last)}" for first, last in each[:2]))
    first, last = each[0]
    return tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _ends(raw: str, today: date) -> tuple[str, str] | None:
    """The two ends as they were typed; None for a single day."""
    parts = re.split(_BETWEEN, raw.strip())
    if len(parts) != 2 and raw.count("-") == 1 and isinstance(possible_days(raw, today), Unreadable):
        parts = raw.split("-")
        if not all(any(sign.isdecimal() for sign in part) for part in parts):
            return None
    if len(parts) != 2 or not all(part.strip() for part in parts):
        return None
    return behind(_LEAD, parts[0]), parts[1]


def _pairs(first: str, second: str, today: date) -> Iterator[tuple[date, date]]:
    """What the two ends can mean together; where each has two readings, they are read alike."""
    if bare := re.fullmatch(_BARE, first):
        for last in read_or_raise(possible_days(second, today)):
            yield from ((begin, last) for begin in _in_month_of(last, int(bare[1])))
        return
    starts = read_or_raise(possible_days(first, today))
    for nth, start in enumerate(starts):
        lasts = _lasts(second, start, today)
        alike = lasts[nth : nth + 1] if len(starts) == len(lasts) == 2 else lasts
        yield from ((start, last) for last in alike)


def _lasts(second: str, start: date, today: date) -> tuple[date, ...]:
    if bare := re.fullmatch(_BARE, second):
        return _in_month_of(start, int(bare[1]))
    from_today = read_or_raise(possible_days(second, today))
    if any(_fits(start, last) for last in from_today):
        return from_today
    return read_or_raise(possible_days(second, start))


def _in_month_of(other: date, number: int) -> tuple[date, ...]:
    try:
        return (other.replace(day=number),)
    except ValueError:
        return ()


def _fits(first: date, last: date) -> bool:
    return timedelta(0) <= last - first < timedelta(days=_LONGEST)
