"""Names of months, weekdays and near days, in English and in the languages of the places (data/dates/words.toml).

Accents and capital letters make no difference.
"""

# No annotations of the future: msgspec would compile each anew at every start.

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from resign_tui.core import data_files
from resign_tui.core.parsing.civil import MONTHS, WEEKDAYS
from resign_tui.core.parsing.text import folded

_SHORTEST = 3
"""Letters of a month's name that stand for the whole name."""

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
_ENGLISH_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_ENGLISH_WEEKDAYS = {name[:length].lower(): at for at, name in enumerate(WEEKDAYS) for length in (3, 4, 5, len(name))}
_ENGLISH_WEEKDAYS["weds"] = 2
_SIGNS = {sign: at for week in ("月火水木金土日", "월화수목금토일") for at, sign in enumerate(week)}


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
    return data_files.load_as("dates", "words", dict[str, tuple[Language, ...]])["language"]


def month(word: str) -> int:
    """The number of the month of this name, or of the one month whose name begins so; 0 when there is none."""
    word = folded(word)
    return _begins(word, _ENGLISH_MONTHS) or _months().get(word, 0) or _begins(word, _months())


def weekday(word: str) -> int | None:
    """The weekday of this name, Monday being 0."""
    word = folded(word)
    return _ENGLISH_WEEKDAYS.get(word) if _is_english(word) else _weekdays().get(word)


def weekday_sign(sign: str) -> int | None:
    """The weekday that one sign stands for in Japanese or Korean, Monday being 0."""
    return _SIGNS.get(sign)


def near(words: str) -> int | None:
    """How many days from today such words are: today, tomorrow, heute."""
    words = folded(words)
    return _NEAR.get(words) if _is_english(words) else _near().get(words)


def _is_english(words: str) -> bool:
    return words in _NEAR or words in _ENGLISH_WEEKDAYS or _begins(words, _ENGLISH_MONTHS) > 0


def _begins(word: str, months: Mapping[str, int]) -> int:
    if len(word) < _SHORTEST:
        return 0
    numbers = {number for name, number in months.items() if name.startswith(word)}
    return numbers.pop() if len(numbers) == 1 else 0


@cache
def _months() -> Mapping[str, int]:
    return _numbered((language.months for language in languages()), 1)


@cache
def _weekdays() -> Mapping[str, int]:
    return _numbered((language.weekdays for language in languages()), 0)


@cache
def _near() -> Mapping[str, int]:
    return _numbered(((language.today, language.tomorrow) for language in languages()), 0)


def _numbered(languages: Iterable[tuple[tuple[str, ...], ...]], first: int) -> Mapping[str, int]:
    return {folded(name): at for lists in languages for at, names in enumerate(lists, first) for name in names}
