"""Numbers, hours and lengths of service as words."""

from __future__ import annotations

import math

from resign_tui.core.words import count_word

_HOURS = {0.25: "a quarter of an hour", 0.5: "half an hour", 1: "one hour", 1.5: "an hour and a half"}


def number(n: float) -> str:
    """A number as it stands in a sentence: small ones and their halves as words, others as digits."""
    if not math.isfinite(n) or n < 0:
        return f"{n:g}"
    whole = int(n)
    if n == whole:
        return count_word(whole)
    if n - whole == 0.5 and whole and count_word(whole).isalpha():
        return f"{count_word(whole)} and a half"
    return "half" if n == 0.5 else f"{round(n, 2):g}"


def hours(n: float) -> str:
    """So many hours as words, empty when there are none: one hour, an hour and a half, three hours."""
    if not n > 0 or not math.isfinite(n):
        return ""
    return _HOURS.get(n) or f"{number(n)} hours"


def service(months: int) -> str:
    """Months of service as people say them, empty under a year and a half: more than three years, almost four years."""
    if months < 18:
        return ""
    years, rest = divmod(months, 12)
    if years == 1 and rest < 10:
        return "a year and a half" if rest < 8 else "more than a year and a half"
    if rest >= 10:
        return f"almost {number(years + 1)} years"
    return f"{number(years)} years" if rest == 0 else f"more than {number(years)} years"
