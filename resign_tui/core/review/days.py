"""Days that are written out in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from resign_tui.core import late_regex
from resign_tui.core.parsing import MONTHS, Unreadable, day

_MONTHS = "|".join([*MONTHS, *(name[:3] for name in MONTHS), "Sept"])
_GAP = r"(?:\s+|-)"
_DAY = late_regex.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?{_GAP}(?:of\s+)?(?P<m1>{_MONTHS})|"
    rf"(?P<m2>{_MONTHS})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    rf"(?:(?:,?\s+|-)(?P<y>\d{{4}}))?\b|\b(?P<figures>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}([./-])\d{{1,2}}\7(?:\d{{4}}|\d{{2}}))\b",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[re.Match[str]]:
    """Every day that is written in a text: 22 December 2026, Dec 22, 2026-12-22, 22.12.2026."""
    return _DAY.finditer(text)


def day_of(match: re.Match[str], near: date | None = None) -> date | None:
    """The day that was written, in the year of `near` when none stands there; None when there is no one such day."""
    try:
        if match["figures"]:
            return day(match["figures"], near or date(2000, 1, 1))
        year = match["y"] or (near.year if near else None)
        if year is None:
            return None
        name = (match["m1"] or match["m2"]).casefold()[:3]
        month = next(number for number, full in enumerate(MONTHS, 1) if full.casefold().startswith(name))
        return date(int(year), month, int(match["d1"] or match["d2"]))
    except (Unreadable, ValueError):
        return None
