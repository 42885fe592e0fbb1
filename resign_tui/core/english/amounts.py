"""Numbers, hours and lengths of service as words."""

from __future__ import annotations

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number(n: float) -> str:
    """A number as it stands in a sentence: small ones as words, larger ones and odd ones as digits."""
    whole = int(n)
    if n == whole:
        return _NUMBERS[whole] if 0 <= whole < len(_NUMBERS) else f"{whole:,}"
    if n - whole == 0.5 and 0 < whole < len(_NUMBERS):
        return f"{_NUMBERS[whole]} and a half"
    return f"{n:g}"


def hours(n: float) -> str:
    """So many hours as words, empty when there are none: one hour, an hour and a half, three hours."""
    if not n > 0:
        return ""
    said = {0.5: "half an hour", 1: "one hour", 1.5: "an hour and a half"}.get(n)
    return said or f"{number(n)} hours"


def service(months: int) -> str:
    """Months of service as people say them, empty under a year and a half: more than three years, almost four."""
    if months < 18:
        return ""
    years, rest = divmod(months, 12)
    if rest >= 10:
        return f"almost {number(years + 1)} years"
    said = f"{number(years)} year" if years == 1 else f"{number(years)} years"
    return said if rest == 0 else f"more than {said}"
