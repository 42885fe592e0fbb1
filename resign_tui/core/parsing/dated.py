"""Days named by the calendar: 31.12.2026, 15 December, December 15th 2026, 2026年12月15日.

Texts are folded (text.folded). Every reader gives the days that its text can mean: one, or two where it cannot tell, or
None for a text that is not of its kind. It raises Unreadable with the rest of a sentence: "Could not read this: (...)".
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from resign_tui.core.parsing import calendar_words
from resign_tui.core.parsing.civil import FIRST_YEAR, LAST_YEAR, MONTHS, days_of_month
from resign_tui.core.parsing.text import Unreadable, quoted

EXAMPLE = "Try 2026-12-07, 7 December 2026 or +2w."

_HALF_A_YEAR = timedelta(days=183)
_LEAP_GAP = 8
"""Years between two leap days at most."""

_COMPACT = r"(\d{4})(\d{2})(\d{2})"
_FIGURES = r"(\d{1,4}) ?([./ -]) ?(\d{1,2}) ?\2 ?(\d{1,4})"
_NO_YEAR = r"(\d{1,2}) ?([./]) ?(\d{1,2})"
_EAST = r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?"

_NAME = r"([^\d\s.,/()'+-]+)"
_YEAR = r"(\d{4}|\d{2})"
_DAY_FIRST = (
    rf"(\d{{1,2}})(?:(?:st|nd|rd|th|er|eme|o|a|e)\b)?[ .]*(?:(?:of|de|del|di) )?{_NAME}"
    rf"(?:[ .,]*(?:(?:of|de|del|di) )?'?{_YEAR})?"
)
_MONTH_FIRST = rf"{_NAME}[ .]*(?:the )?(\d{{1,2}})(?:(?:st|nd|rd|th)\b)?(?:,? (\d{{4}})|,? '?(\d{{2}})|,(\d{{4}}))?"
_JOINED = rf"(\d{{1,2}})([/-]){_NAME}\2{_YEAR}"
_JOINED_MONTH_FIRST = rf"{_NAME}([/-])(\d{{1,2}})\2(\d{{4}})"
_YEAR_FIRST = rf"(\d{{4}})([ ./-]){_NAME}\2(\d{{1,2}})"
_MONTH_ALONE = rf"{_NAME}(?:[ .,]+(\d{{4}}))?"
_MONTH_IN_FIGURES = r"(?:(\d{1,2})[./-](\d{4})|(\d{4})[./-](\d{1,2}))"


def figures(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    """All figures: the year first, or day and month in the orders that can be; with dots the day is first."""
    if not text[:1].isdecimal():
        return None
    if match := re.fullmatch(_FIGURES, text):
        first, sign, second, third = match.groups()
        if len(first) > 2:
            return (in_year(int(first), int(second), int(third)),)
        return _either_order(int(first), int(second), sign, full_year(third), today, past)
    if match := re.fullmatch(_COMPACT, text):
        return (in_year(int(match[1]), int(match[2]), int(match[3])),)
    if match := re.fullmatch(_NO_YEAR, text):
        return _either_order(int(match[1]), int(match[3]), match[2], None, today, past)
    if not text.isascii() and (match := re.fullmatch(_EAST, text)):
        return possible(full_year(match[1]), int(match[2]), int(match[3]), today, past)
    return None


def named(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    """A month by its name, with its day and perhaps its year."""
    if match := re.fullmatch(_DAY_FIRST, text):
        number, word, year = match.groups()
    elif match := re.fullmatch(_MONTH_FIRST, text):
        word, number, year = match[1], match[2], match[3] or match[4] or match[5]
    elif match := re.fullmatch(_JOINED, text):
        number, _, word, year = match.groups()
    elif match := re.fullmatch(_JOINED_MONTH_FIRST, text):
        word, _, number, year = match.groups()
    elif match := re.fullmatch(_YEAR_FIRST, text):
        year, _, word, number = match.groups()
    else:
        _say_without_day(text, today)
        return None
    month = calendar_words.month(word)
    if not month:
        raise Unreadable(f"no month is called {quoted(word)}. {EXAMPLE}")
    return possible(full_year(year), month, int(number), today, past)


def possible(year: int | None, month: int, number: int | None, today: date, past: bool) -> tuple[date, ...]:
    """The days that a day of a month can be; number: None is the month's last day.

    Without a year it is the coming one, and the last one too when the coming one is more than half a year ahead; with
    `past` it is the nearest.
    """
    if year is not None:
        return (in_year(year, month, number),)
    years = range(max(today.year - _LEAP_GAP, MINYEAR), min(today.year + _LEAP_GAP, MAXYEAR) + 1)
    each = [day for nearby_year in years if (day := _day_of(nearby_year, month, number))]
    if not each:
        raise Unreadable(_no_such_day(month, today))
    around = (*[day for day in each if day < today][-1:], *[day for day in each if day >= today][:1])
    if past:
        return (min(around, key=lambda day: abs(day - today)),)
    return around[-1:] if around[-1] - today <= _HALF_A_YEAR else around


def in_year(year: int, month: int, number: int | None) -> date:
    """The day of the calendar; number: None is the month's last day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"the year looks wrong. {EXAMPLE}")
    day = _day_of(year, month, number)
    if day is None:
        raise Unreadable(_no_such_day(month, date(year, 1, 1), f" {year}"))
    return day


def full_year(text: str | None) -> int | None:
    """The year that was typed; two figures are of this century."""
    if not text:
        return None
    return 2000 + int(text) if len(text) == 2 else int(text)


def _either_order(first: int, second: int, sign: str, year: int | None, today: date, past: bool) -> tuple[date, ...]:
    orders = [(first, second)] if sign == "." or first == second else [(first, second), (second, first)]
    orders = [order for order in orders if order[1] <= len(MONTHS)] or orders[:1]
    each = [possible(year, month, number, today, past) for number, month in orders]
    return each[0] if len(each) == 1 else tuple(days[-1] for days in each)


def month_alone(text: str) -> tuple[int | None, int] | None:
    """The year, if there is one, and the month of a text that names no day: March 2022, 03/2022, 2022-03."""
    if match := re.fullmatch(_MONTH_IN_FIGURES, text):
        year, month = int(match[2] or match[3]), int(match[1] or match[4])
        return (year, month) if 1 <= month <= len(MONTHS) else None
    match = re.fullmatch(_MONTH_ALONE, text)
    month = calendar_words.month(match[1]) if match else 0
    return (full_year(match[2]), month) if match and month else None


def _say_without_day(text: str, today: date) -> None:
    """Raises Unreadable for a month alone, with its first and its last day."""
    alone = None if text[:1].isdecimal() else month_alone(text)
    if alone:
        year, month = alone[0] or today.year + (alone[1] < today.month), alone[1]
        which = f"{MONTHS[month - 1]} {year}"
        ends = (f"1 {which}", f"{days_of_month(year, month)} {which}") if FIRST_YEAR <= year <= LAST_YEAR else ()
        raise Unreadable(f"it names no day. Try 1 {which} or end of {which}.", ends)


def _day_of(year: int, month: int, number: int | None) -> date | None:
    """The day; None when the month has no such day, or the year no such month."""
    last = days_of_month(year, month) if 1 <= month <= len(MONTHS) else 0
    wanted = last if number is None else number
    return date(year, month, wanted) if 1 <= wanted <= last else None


def _no_such_day(month: int, since: date, year: str = "") -> str:
    """Why there is no such day, and the last one of that month from `since` on."""
    if not 1 <= month <= len(MONTHS):
        return f"a year has twelve months. {EXAMPLE}"
    name, last = MONTHS[month - 1], days_of_month(since.year, month)
    if month == 2 and not year:
        return f"{name} has 28 days, or 29. Try 28 February {since.year + 1}."
    example = since.year if year or month >= since.month else since.year + 1
    return f"{name}{year if month == 2 else ''} has {last} days. Try {last} {name} {example}."
