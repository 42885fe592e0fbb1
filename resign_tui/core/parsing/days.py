"""Reading a civil date as people type it; what can be read in two ways is asked, not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from resign_tui.core.parsing import calendar_words
from resign_tui.core.parsing.civil import FIRST_YEAR, LAST_YEAR, spelled
from resign_tui.core.parsing.dated import EXAMPLE, figures, month_alone, named
from resign_tui.core.parsing.spoken import spoken
from resign_tui.core.parsing.text import Unreadable, behind, folded, quoted, read_or_raise, which_one

_MUCH_LATER = timedelta(days=3653)
_A_WEEK = timedelta(days=7)
_LONGEST = 100
"""More letters than this are no date."""

_LEAD = r"(?:(?:on|by|the|am|den|le|el|il|op|zum) )+"
_SINCE = r"(?:since|from|in) "
_WEEKDAY_BEHIND = r"(.*\d.*?)(?:,? ?\((\D+)\)|,? ([^\d\s()]+))"


def day(raw: str, today: date) -> date:
    """A civil date: 2026-12-07, 7 December 2026, 31.12.2026, Friday, end of month, tomorrow, +10d, 2 weeks.

    Dots are day first. "Friday" is the next one, today left out; "next Friday" is asked about as long as a Friday comes
    within this week. A day without a year is the coming one. Raises Unreadable; with readings where day and month could
    change places, a weekday contradicts its date, or the coming such day is more than half a year ahead.
    """
    return _single_day(raw, possible_days(raw, today))


def past_day(raw: str, today: date) -> date:
    """A civil date of something that has happened: without a year it is the nearest such day, and may lie behind.

    "Friday" and "the 15th" are the last ones.
    """
    return _single_day(raw, possible_days(raw, today, True))


def since(raw: str, today: date) -> date:
    """A day on which something began, as `past_day` reads it; of a month alone it is the first day.

    A month without a year is the last such month.
    """
    alone = month_alone(behind(_SINCE, folded(raw).rstrip(" .,;"))) if len(raw) <= _LONGEST else None
    if alone is None:
        return past_day(raw, today)
    year, month = alone
    if year is None:
        year = today.year - (month > today.month)
    return date(year, month, 1) if FIRST_YEAR <= year <= LAST_YEAR else past_day(raw, today)


def settled(raw: str, today: date, read: Callable[[str, date], date] = day) -> str:
    """A day in words that would mean another day later, written out; any other text as it was typed."""
    try:
        read_day = read(raw, today)
    except Unreadable:
        return raw
    try:
        return raw if read(raw, today + _MUCH_LATER) == read_day else read_day.isoformat()
    except Unreadable:
        return read_day.isoformat()


@lru_cache(maxsize=512)
def possible_days(raw: str, today: date, past: bool = False) -> tuple[date, ...] | Unreadable:
    """The days that a text can mean, one or two, or why it cannot be read; past: it has happened.

    Of two the first is the one with the day before the month, in the earlier year, or as typed but for the weekday.
    """
    try:
        days = _possible(folded(raw), today, past) if len(raw) <= _LONGEST else None
    except Unreadable as error:
        return Unreadable(f"Could not read {quoted(raw)}: {error}", error.readings)
    except (OverflowError, ValueError):
        return Unreadable(f"Could not read {quoted(raw)}: it is too far away. {EXAMPLE}")
    if days is None:
        return Unreadable(f"Could not read {quoted(raw)} as a date. {EXAMPLE}")
    if not all(FIRST_YEAR <= candidate.year <= LAST_YEAR for candidate in days):
        return Unreadable(f"Could not read {quoted(raw)}: the year looks wrong. {EXAMPLE}")
    return days


def _single_day(raw: str, possible: tuple[date, ...] | Unreadable) -> date:
    """The day, or the question which one; less than a week apart it is the weekday that was at issue."""
    days = read_or_raise(possible)
    if len(days) == 1:
        return days[0]
    if max(days) - min(days) < _A_WEEK:
        raise which_one(raw, (spelled(candidate, weekday=True) for candidate in days))
    raise which_one(raw, map(spelled, sorted(days)))


def _possible(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    text = behind(_LEAD, text.rstrip(" .,;"))
    days = figures(text, today, past) or spoken(text, today, past)
    if days:
        return days
    weekday, rest = _weekday_beside(text)
    days = (figures(rest, today, past) if weekday is not None else None) or named(rest, today, past)
    return days if days is None or weekday is None else _on_weekday(days, weekday)


def _weekday_beside(text: str) -> tuple[int | None, str]:
    """The weekday before or behind a date, and the date."""
    first, _, rest = text.partition(" ")
    if rest and not first[0].isdecimal():
        weekday = calendar_words.weekday(first.rstrip(".,"))
        return (None, text) if weekday is None else (weekday, behind(_LEAD, rest))
    match = re.fullmatch(_WEEKDAY_BEHIND, text)
    if match is None:
        return None, text
    word = (match[2] or match[3]).rstrip(".")
    weekday = calendar_words.weekday(word)
    if weekday is None and match[2]:
        weekday = calendar_words.weekday_sign(word[:1])
    return (None, text) if weekday is None else (weekday, match[1])


def _on_weekday(days: tuple[date, ...], weekday: int) -> tuple[date, ...]:
    """The days that fall on it; where the only one does not, that day and the nearest one that does."""
    fitting = tuple(candidate for candidate in days if candidate.weekday() == weekday)
    if fitting or len(days) > 1:
        return fitting or days
    apart = (weekday - days[0].weekday() + 3) % 7 - 3
    return (days[0], days[0] + timedelta(days=apart))
