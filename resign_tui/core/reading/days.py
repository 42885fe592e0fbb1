"""Reading a civil date as people type it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from .civil import MONTHS, add_months
from .text import Unreadable, quoted

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_HALF_A_YEAR = timedelta(days=183)
_MUCH_LATER = timedelta(days=3653)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AHEAD = re.compile(r"\+\s*(\d{1,4})\s*([dwm])", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]+)\.?,?(?:\s+(\d{4}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}")


def day(raw: str, today: date) -> date:
    """A civil date: 2026-12-07, 7 December 2026, Dec 7 2026, tomorrow, or +10d, +2w, +1m from today.

    A date such as 03/04/27 is refused, because its reading differs across the Atlantic. A month name without a year
    means the next such day from today on.
    """
    return _day(raw, today, today)


def past_day(raw: str, today: date) -> date:
    """A civil date of something that has happened: without a year it is the nearest such day, and may lie behind."""
    return _day(raw, today, max(today, date.min + _HALF_A_YEAR) - _HALF_A_YEAR)


def settled(raw: str, today: date, read: Callable[[str, date], date] = day) -> str:
    """A day in words that would mean another day later, written out; any other text as it was typed."""
    try:
        found = read(raw, today)
        return raw if read(raw, today + _MUCH_LATER) == found else found.isoformat()
    except Unreadable:
        return raw


@lru_cache(maxsize=512)
def _day(raw: str, today: date, since: date) -> date:
    """The day; a month name without a year means the next such day from `since` on."""
    text = raw.strip()
    near = _NEAR.get(text.casefold())
    if near is not None:
        return today + timedelta(days=near)
    if _AHEAD.fullmatch(text):
        return _ahead(text, today)
    words = re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", "", text, flags=re.IGNORECASE)
    if match := _ISO.fullmatch(words):
        return _civil(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _DAY_FIRST.fullmatch(words):
        return _named(match[2], int(match[1]), match[3], text, since)
    if match := _MONTH_FIRST.fullmatch(words):
        return _named(match[1], int(match[2]), match[3], text, since)
    if _NUMERIC.fullmatch(words):
        raise Unreadable(f"{quoted(raw)} can be read in two ways. Spell the month, as in 4 March 2027.")
    raise Unreadable(f"Could not read {quoted(raw)} as a date. Try 2026-12-07, 7 December 2026 or +2w.")


def _ahead(text: str, today: date) -> date:
    match = _AHEAD.fullmatch(text)
    assert match is not None
    count, unit = int(match[1]), match[2].lower()
    try:
        if unit == "m":
            return add_months(today, count)
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        raise Unreadable(f"{quoted(text)} is too far ahead. Kept as you typed it.") from None


def _named(word: str, number_of_day: int, year: str | None, text: str, since: date) -> date:
    month = next((n for n, name in enumerate(MONTHS, 1) if _names(word, name)), 0)
    if not month:
        raise Unreadable(f"Could not read {quoted(text)}: no month is called {quoted(word)}.")
    if year:
        return _civil(int(year), month, number_of_day, text)
    for candidate in range(since.year, since.year + 9):
        if number_of_day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, max(number_of_day, 1))
            if found >= since and number_of_day:
                return found
    return _civil(since.year, month, number_of_day, text)


def _names(word: str, month: str) -> bool:
    return len(word) >= 3 and month.casefold().startswith(word.casefold())


def _civil(year: int, month: int, number_of_day: int, text: str) -> date:
    if not 1 <= month <= 12:
        raise Unreadable(f"Could not read {quoted(text)}: a year has twelve months. Kept as you typed it.")
    if not 1900 <= year <= 2199:
        raise Unreadable(f"Could not read {quoted(text)}: the year looks wrong. Kept as you typed it.")
    last = monthrange(year, month)[1]
    if not 1 <= number_of_day <= last:
        where = f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]
        raise Unreadable(f"Could not read {quoted(text)}: {where} has {last} days. Kept as you typed it.")
    return date(year, month, number_of_day)
