"""Days named by how far away they are: tomorrow, Friday, in two weeks, the 15th, end of December.

Texts are folded (text.folded). Every reader gives the days that its text can mean: one, or two where it cannot tell, or
None for a text that is not of its kind. It raises Unreadable with the rest of a sentence: "Could not read this: (...)".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from resign_tui.core.parsing import calendar_words, lengths
from resign_tui.core.parsing.civil import add_months, month_end, quarter_end
from resign_tui.core.parsing.dated import EXAMPLE, full_year, possible
from resign_tui.core.parsing.text import Unreadable

_WORD = r"([^\W\d_]+)"
_LENGTH = rf"(\+ ?|in )?(\d{{1,4}}|[^\W\d_]+)(?: ?{_WORD}(?:'?s? time)?)?( ago| from (?:now|today))?"
_NEXT = rf"next {_WORD}"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)"
_LAST_DAY = r"(?:end|last day) of|end|ende|fin(?: de)?|fine(?: di)?|einde?(?: van)?"
_END_OF_NEXT = r"(?:end|last day) of (?:the )?next month"
_END_OF_MONTH = rf"(?:{_LAST_DAY}) ([^\d\s.,]+)\.?(?:,? (\d{{4}}))?"
_END_OF_YEAR = rf"(?:{_LAST_DAY}) (?:the year )?(\d{{4}})"
_A_WEEK = timedelta(days=7)


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


_LAST_DAYS = {"month": month_end, "quarter": quarter_end, "year": _year_end}


def spoken(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    """The day at this distance; `past` looks back where nothing in the words looks ahead."""
    days = _at_a_length(text, today) or _end(text, today, past)
    if days:
        return days
    if match := re.fullmatch(_ORDINAL, text):
        return (_of_a_month(int(match[1]), today, past),)
    if any(character.isdecimal() for character in text):
        return None
    near = calendar_words.near(text)
    return (today + timedelta(days=near),) if near is not None else _weekday(text, today, past)


def _at_a_length(text: str, today: date) -> tuple[date, ...] | None:
    """A length from today: +2w, +14, in two weeks, 2 weeks, a week ago, next week."""
    if match := re.fullmatch(_NEXT, text):
        unit = lengths.unit(match[1])
        return (_moved(today, 1, unit),) if unit in (lengths.TimeUnit("weeks"), lengths.TimeUnit("months")) else None
    match = re.fullmatch(_LENGTH, text)
    count = lengths.count(match[2]) if match else None
    if match is None or count is None:
        return None
    sign, _, word, where = match.groups()
    unit = lengths.unit(word or "d")
    if unit is None or unit.name not in ("days", "weeks", "months") or (len(word or "") < 2 and not sign):
        return None
    if not word and sign == "in ":
        return None
    return (_moved(today, -int(count) if where == " ago" else int(count), unit),)


def _moved(today: date, count: int, unit: lengths.TimeUnit) -> date:
    if unit.name == "months":
        return add_months(today, count * unit.times)
    return today + count * unit.times * (_A_WEEK if unit.name == "weeks" else timedelta(days=1))


def _end(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    """The last day of a month, quarter or year."""
    if not text[:1].isalpha():
        return None
    if kind := lengths.end_of(text):
        return (_LAST_DAYS[kind](today),)
    if re.fullmatch(_END_OF_NEXT, text):
        return (month_end(add_months(today, 1)),)
    if match := re.fullmatch(_END_OF_YEAR, text):
        return possible(int(match[1]), 12, None, today, past)
    match = re.fullmatch(_END_OF_MONTH, text)
    month = calendar_words.month(match[1]) if match else 0
    return possible(full_year(match[2]), month, None, today, past) if match and month else None


def _of_a_month(number: int, today: date, past: bool) -> date:
    """The next day of this number, today included; looking back, the last one."""
    for months in range(13):
        start = add_months(today.replace(day=1), -months if past else months)
        if 1 <= number <= month_end(start).day:
            day = start.replace(day=number)
            if day == today or (day < today) == past:
                return day
    raise Unreadable(f"no month has such a day. {EXAMPLE}")


def _weekday(text: str, today: date, past: bool) -> tuple[date, ...] | None:
    """The next day of this name, today left out; "next" makes it two days as long as one comes within the week.

    Weeks end with Sunday for some and with Saturday for others, so on a Sunday the week is both over and new. With
    "last", and looking back, it is the last such day before today.
    """
    which, _, name = text.rpartition(" ")
    at = calendar_words.weekday(name.rstrip(".")) if which in ("", "this", "next", "coming", "last") else None
    if at is None:
        return None
    if which == "last" or (past and not which):
        return (today - timedelta(days=(today.weekday() - at - 1) % 7 + 1),)
    coming = today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    week_end = today + timedelta(days=6 - today.weekday() or 6)
    return (coming, coming + _A_WEEK) if which == "next" and coming <= week_end else (coming,)
