"""Names of months, weekdays and near days, in English and in the languages of the places (data/dates/words.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from .. import data_files
from .civil import MONTHS, WEEKDAYS

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2, "the day after tomorrow": 2}
_WEEKDAYS = {name[:length].casefold(): at for at, name in enumerate(WEEKDAYS) for length in (3, 4, 5, len(name))}


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language in small letters: twelve months, seven weekdays from Monday on, near days."""

    code: str
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()


@cache
def languages() -> tuple[Language, ...]:
    """The languages besides English; they are read when a word is met that is not English."""
    return msgspec.convert(data_files.load("dates", "words")["language"], tuple[Language, ...])


def month(word: str) -> int:
    """The number of the month of this name or beginning of an English name; 0 when there is none."""
    word = word.casefold()
    if len(word) >= 3:
        for number, name in enumerate(MONTHS, 1):
            if name.casefold().startswith(word) or (word == "sept" and number == 9):
                return number
    return _months().get(word, 0)


def weekday(word: str) -> int | None:
    """The weekday of this name, Monday being 0."""
    word = word.casefold()
    return _WEEKDAYS[word] if word in _WEEKDAYS else _weekdays().get(word)


def near(words: str) -> int | None:
    """How many days from today such words are: today, tomorrow, heute."""
    words = words.casefold()
    return _NEAR[words] if words in _NEAR else _near().get(words)


@cache
def _months() -> Mapping[str, int]:
    return {name: at for one in languages() for at, names in enumerate(one.months, 1) for name in names}


@cache
def _weekdays() -> Mapping[str, int]:
    return {name: at for one in languages() for at, names in enumerate(one.weekdays) for name in names}


@cache
def _near() -> Mapping[str, int]:
    found = {word: 0 for one in languages() for word in one.today}
    return found | {word: 1 for one in languages() for word in one.tomorrow}
