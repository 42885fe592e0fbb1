"""Reading a civil date as people type it; what can be read in two ways is asked, not guessed."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from . import calendar_words
from .civil import MONTHS, WEEKDAYS, add_months, month_end
from .text import Unreadable, quoted

_EXAMPLE = "Try 2026-12-07, 7 December 2026 or +2w."
_HALF_A_YEAR = timedelta(days=183)
_MUCH_LATER = timedelta(days=3653)
_LONGEST_STRETCH = 60
_COUNTS = {
    word: at for at, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)
} | {"a": 1, "an": 1}  # fmt: skip

_AHEAD = re.compile(rf"(?:\+|in )?\s*(\d{{1,4}}|{'|'.join(_COUNTS)})\s*(d|w|m|days?|weeks?|months?)")
_PLUS = re.compile(r"\+\s*(\d{1,4})")
_END = re.compile(r"(?:the )?(?:end|last day) of (?:the |this )?(month|year|[^\W\d_]+)(?:,? (\d{4}))?")
_ORDINAL = re.compile(r"(?:the )(\d{1,2})(?:st|nd|rd|th)")
_FIGURES = re.compile(r"(\d{1,4})\s*([/.\- ])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{1,2})|\.)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_YEAR = r"(?:,?[\s\-/]*(?:de |of )?'?(\d{4}|\d{2}))?"
_DAY_FIRST = re.compile(
    rf"(?:den |le |am )?(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s\-/]*(?:of |de |d')?([^\W\d_]+)\.?{_YEAR}"
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]+)\.?[\s\-/]+(\d{{1,2}})(?:st|nd|rd|th)?(?:,|\b){_YEAR}")
_SEPARATORS = re.compile(r"\s+(?:to|until|till|bis|au|al|t/m)\s+|\s*(?:–|—|\.\.+)\s*|\s+-\s+")


def day(raw: str, today: date) -> date:
    """A civil date: 2026-12-07, 7 December 2026, 31.12.2026, Friday, end of month, tomorrow, +10d, 2 weeks.

    Dots are day first. "Friday" is the next one, today left out; "next Friday" the one of next week, asked about as
    long as another Friday comes before. A day without a year is the coming one. Raises Unreadable; with readings where
    day and month could change places, a weekday contradicts its date, or the coming such day is half a year away.
    """
    return _day(raw, today, False)


def past_day(raw: str, today: date) -> date:
    """A civil date of something that has happened: without a year it is the nearest such day, and may lie behind."""
    return _day(raw, today, True)


def stretch(raw: str, today: date) -> tuple[date, ...]:
    """One day, or every day from one to another: 24 Dec to 1 Jan. At most 60 days."""
    parts = _SEPARATORS.split(raw.strip())
    if len(parts) != 2:
        return (day(raw, today),)
    first = day(parts[0], today)
    last = day(parts[1], first)
    if not first <= last < first + timedelta(days=_LONGEST_STRETCH):
        raise Unreadable(f"{quoted(raw)} does not run forward within 60 days. Try 24 Dec to 1 Jan.")
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def settled(raw: str, today: date, read: Callable[[str, date], date] = day) -> str:
    """A day in words that would mean another day later, written out; any other text as it was typed."""
    try:
        found = read(raw, today)
    except Unreadable:
        return raw
    try:
        return raw if read(raw, today + _MUCH_LATER) == found else found.isoformat()
    except Unreadable:
        return found.isoformat()


@lru_cache(maxsize=512)
def _day(raw: str, today: date, past: bool) -> date:
    text = " ".join(unicodedata.normalize("NFC", raw).casefold().replace("’", "'").split())
    try:
        found = _relative(text, today, past)
    except Unreadable:
        raise
    except (OverflowError, ValueError):
        raise Unreadable(f"{quoted(raw)} is too far ahead. Kept as you typed it. {_EXAMPLE}") from None
    if found is not None:
        return _civil(found.year, found.month, found.day, raw)
    first, _, rest = text.partition(" ")
    named = calendar_words.weekday(first.rstrip(".,")) if rest else None
    found = _calendar_day(rest if named is not None else text, raw, today, past)
    if named is not None and found.weekday() != named:
        raise _contradiction(raw, found, named)
    return found


# -- by their distance from today ------------------------------------------------------------------------------------


def _relative(text: str, today: date, past: bool) -> date | None:
    if (near := calendar_words.near(text)) is not None:
        return today + timedelta(days=near)
    if match := _PLUS.fullmatch(text):
        return today + timedelta(days=int(match[1]))
    if match := _AHEAD.fullmatch(text):
        return _ahead(match, text, today)
    if text in ("next week", "next month"):
        return today + timedelta(days=7) if text == "next week" else add_months(today, 1)
    if text == "eom":
        return month_end(today)
    return _last_weekday(text, today) if past else _coming_weekday(text, today)


def _ahead(match: re.Match[str], text: str, today: date) -> date | None:
    if len(match[2]) == 1 and not text.startswith("+"):
        return None
    count = _COUNTS[match[1]] if match[1] in _COUNTS else int(match[1])
    if match[2].startswith("m"):
        return add_months(today, count)
    return today + timedelta(days=count * (7 if match[2].startswith("w") else 1))


def _last_weekday(text: str, today: date) -> date | None:
    """The last such day before today."""
    at = calendar_words.weekday(text.removeprefix("last ").removeprefix("on ").rstrip("."))
    return None if at is None else today - timedelta(days=(today.weekday() - at - 1) % 7 + 1)


def _coming_weekday(text: str, today: date) -> date | None:
    which, _, name = text.rpartition(" ")
    at = calendar_words.weekday(name.rstrip(".")) if which in ("", "this", "next", "on", "coming") else None
    if at is None:
        return None
    coming = today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    next_weeks = today + timedelta(days=7 - today.weekday() + at)
    if which == "next" and coming != next_weeks:
        raise _asked(text, coming, next_weeks)
    return coming


# -- by the calendar ---------------------------------------------------------------------------------------------------


def _calendar_day(text: str, raw: str, today: date, past: bool) -> date:
    if match := _CJK.fullmatch(text) or _COMPACT.fullmatch(text):
        return _civil(int(match[1]), int(match[2]), int(match[3]), raw)
    if match := _FIGURES.fullmatch(text):
        return _figures(match, raw, today, past)
    if match := _END.fullmatch(text):
        return _last_day(match, raw, today, past)
    if match := _ORDINAL.fullmatch(text):
        return _of_this_or_next_month(int(match[1]), raw, today)
    if match := _DAY_FIRST.fullmatch(text):
        return _named(match[2], match[1], match[3], raw, today, past)
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(match[1], match[2], match[3], raw, today, past)
    raise Unreadable(f"Could not read {quoted(raw)} as a date. {_EXAMPLE}")


def _figures(match: re.Match[str], raw: str, today: date, past: bool) -> date:
    """All figures: year first, or day and month in the one order that can be; dots are day first."""
    first, mark, second, third = match[1], match[2], int(match[3]), match[4]
    if len(first) == 4 and third:
        return _civil(int(first), second, int(third), raw)
    if len(first) > 2 or (third is None and mark in "- "):
        raise Unreadable(f"Could not read {quoted(raw)} as a date. {_EXAMPLE}")
    orders = [(int(first), second)]
    if mark != ".":
        orders = [one for one in dict.fromkeys([*orders, (second, int(first))]) if one[1] <= 12] or orders
    found = [_in_year(number, month, third, raw, today, past) for number, month in orders]
    if len(found) > 1:
        raise _asked(raw, *found)
    return found[0]


def _last_day(match: re.Match[str], raw: str, today: date, past: bool) -> date:
    if match[1] == "month":
        return month_end(today)
    if match[1] == "year":
        return date(int(match[2] or today.year), 12, 31)
    month = _month(match[1], raw)
    year = int(match[2]) if match[2] else _in_year(1, month, None, raw, today.replace(day=1), past).year
    return month_end(_civil(year, month, 1, raw))


def _of_this_or_next_month(number: int, raw: str, today: date) -> date:
    for ahead in range(13):
        start = add_months(today.replace(day=1), ahead)
        if number <= month_end(start).day and number and start.replace(day=number) >= today:
            return start.replace(day=number)
    raise Unreadable(f"Could not read {quoted(raw)}: no month has such a day. {_EXAMPLE}")


def _named(word: str, number: str, year: str | None, raw: str, today: date, past: bool) -> date:
    return _in_year(int(number), _month(word, raw), year, raw, today, past)


def _month(word: str, raw: str) -> int:
    found = calendar_words.month(word)
    if not found:
        raise Unreadable(f"Could not read {quoted(raw)}: no month is called {quoted(word)}. {_EXAMPLE}")
    return found


def _in_year(number: int, month: int, year: str | None, raw: str, today: date, past: bool) -> date:
    """The day in its year; without one the coming or, looking back, the nearest; asked when that is far ahead."""
    if year:
        return _civil(int(year) if len(year) == 4 else 2000 + int(year), month, number, raw)
    around = list(_every_year(number, month, today))
    if not around:
        return _civil(today.year, month, number, raw)
    coming = next(one for one in around if one >= today)
    before = max((one for one in around if one < today), default=coming)
    if past:
        return min((coming, before), key=lambda one: abs(one - today))
    if coming - today > _HALF_A_YEAR:
        raise _asked(raw, before, coming)
    return coming


def _every_year(number: int, month: int, today: date) -> Iterator[date]:
    for year in range(max(today.year - 8, 1), min(today.year + 9, 9999)):
        if 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
            yield date(year, month, number)


def _civil(year: int, month: int, number: int, raw: str) -> date:
    if not 1 <= month <= 12:
        raise Unreadable(f"Could not read {quoted(raw)}: a year has twelve months. {_EXAMPLE}")
    if not 1900 <= year <= 2199:
        raise Unreadable(f"Could not read {quoted(raw)}: the year looks wrong. {_EXAMPLE}")
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        where = f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]
        raise Unreadable(
            f"Could not read {quoted(raw)}: {where} has {last} days. Try {last} {MONTHS[month - 1]} {year}."
        )
    return date(year, month, number)


# -- what is asked -----------------------------------------------------------------------------------------------------


def _asked(raw: str, *found: date) -> Unreadable:
    readings = tuple(_spelled(one) for one in sorted(found))
    return Unreadable(f"{quoted(raw)} is {' or '.join(readings)}: which one?", readings)


def _contradiction(raw: str, found: date, named: int) -> Unreadable:
    other = found + timedelta(days=(named - found.weekday() + 3) % 7 - 3)
    readings = (_spelled(found), _spelled(other))
    true, typed = WEEKDAYS[found.weekday()], WEEKDAYS[named]
    return Unreadable(f"{quoted(raw)} is a {true}: {readings[0]}, or {typed} {readings[1]}?", readings)


def _spelled(found: date) -> str:
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
