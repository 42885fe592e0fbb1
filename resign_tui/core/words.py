"""Small words: lists, numbers, long dates, and a phrase without the stop behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from resign_tui.core.parsing import MONTHS, WEEKDAYS

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
T = TypeVar("T")


def mark(words: str) -> str:
    """Tells words from others and holds none of them; small and capital letters and white space do not count."""
    return hashlib.sha256(" ".join(words.casefold().split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def count_word(count: int) -> str:
    """A small number in words, a larger one in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def amount(count: float, noun: str) -> str:
    """So many of a thing: one day, two days, 4.5 days."""
    number = count_word(int(count)) if count == int(count) else f"{count:g}"
    return f"{number} {noun}" if count == 1 else f"{number} {noun}s"


def joined(items: Sequence[T], *, serial_comma: bool = True) -> list[T | str]:
    """The items of a sentence with what stands between them: A · A and B · A, B, and C."""
    result: list[T | str] = []
    for index, item in enumerate(items):
        if index and index == len(items) - 1:
            result.append(" and " if len(items) == 2 or not serial_comma else ", and ")
        elif index:
            result.append(", ")
        result.append(item)
    return result


def listed(items: Sequence[str], *, serial_comma: bool = True) -> str:
    """The items of a sentence as one text."""
    return "".join(joined(items, serial_comma=serial_comma))


def unclosed(phrase: str) -> str:
    """A phrase without the stop that someone typed after it; the point of "Inc." or "etc." stays."""
    bare = phrase.rstrip(" ,;:")
    last = bare.rsplit(maxsplit=1)[-1] if bare else ""
    word = last.rstrip(".")
    if last == f"{word}." and word.islower() and len(word) > 3 and "." not in word:
        bare = bare[:-1]
    return bare


def long_date(day: date, style: str) -> str:
    """The date with its month spelled, so that nobody misreads it: December 7, 2026 or 7 December 2026."""
    month = MONTHS[day.month - 1]
    if style == "mdy_long":
        return f"{month} {day.day}, {day.year}"
    return f"{day.day} {month} {day.year}"


def styled_date(day: date, style: str) -> str:
    """The date on the letter's date line, in the style the person chose."""
    if style == "iso":
        return day.isoformat()
    if style == "de_numeric":
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return long_date(day, style)


def full_date(day: date, style: str) -> str:
    """Weekday, spelled month and year, as the last day stands in a letter."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day, style)}"


def month(day: date) -> str:
    """A day's month and year: Nov 2026."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


# -- days on screen: these two forms and no other; the letter's own are above ------------------------------------------


def short_day(day: date) -> str:
    """A day near enough to need no year: Mon 23 Nov."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def short_date(day: date) -> str:
    """A day with its year: Mon 23 Nov 2026."""
    return f"{short_day(day)} {day.year}"


def day_near(day: date, today: date) -> str:
    """A day without its year where that is today's."""
    return short_day(day) if day.year == today.year else short_date(day)


def kept_day(text: str) -> str:
    """A day as a draft keeps it, in the form of the screen; whatever else it is, as it was typed."""
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2026-11-23") else text
    except ValueError:
        return text
