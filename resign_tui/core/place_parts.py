"""Parts of places, such as states and cantons: which one is meant by what was typed, and which may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import accumulate

import msgspec

from resign_tui.core import data_files

_LIKE = 0.72
"""How alike a name must be to be offered for a slip."""
_MOST_OFFERED = 2
_SHORT = 3
"""Letters up to which a form counts within longer words only as it is written: "Albany, NY", but not "in Albany"."""
_LEAST_BEGUN = 3
"""Letters from which on what was typed may be the beginning of a name."""


class Part(msgspec.Struct, frozen=True):
    """One part of a place: the code that the calendar of holidays knows, and its names, the first as we show it."""

    code: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as we show it."""
        return self.names[0]


@cache
def parts_of(place: str) -> tuple[Part, ...]:
    """The parts of a place that we know by name; none where we have no list of them."""
    table = data_files.load("parts", "parts").get(place, {})
    return tuple(Part(code, tuple(names)) for code, names in table.items())


@lru_cache(maxsize=64)
def meant(place: str, typed: str) -> Part | None:
    """The part that is meant without a doubt: the last one named in full or by a short form."""
    words = plain(typed).split()
    found = [(at + len(form), len(form), code) for form, code in _forms(place).items() for at in _places(words, form)]
    found += [(at, 1, code) for at, code in _short_forms(place, typed, words)]
    last = max(found, default=None)
    return next((part for part in parts_of(place) if last and part.code == last[2]), None)


_COUNTRY = ("US", "USA")
"""The country as it is written behind its states."""


def nearest(place: str, typed: str) -> tuple[str, ...]:
    """Names of parts that may be meant: by a slip, or by their beginning; the likeliest first."""
    text = plain(typed)
    names = {plain(name): part.name for part in parts_of(place) for name in part.names}
    begun = [form for form in names if len(text) >= _LEAST_BEGUN and form.startswith(text)]
    alike = get_close_matches(text, names, _MOST_OFFERED, _LIKE)
    return tuple(dict.fromkeys(names[form] for form in (*begun, *alike)))[:_MOST_OFFERED]


def plain(text: str) -> str:
    """In small letters, without accents and stops; everything else that is no letter is a blank."""
    bare = (each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    spaced = (each if each.isalnum() else "" if each in ".'’" else " " for each in bare)
    return " ".join("".join(spaced).split())


@cache
def _forms(place: str) -> Mapping[tuple[str, ...], str]:
    """The names of several words or of more than a few letters, as words, and whose they are."""
    named = ((tuple(plain(name).split()), part.code) for part in parts_of(place) for name in part.names)
    return {form: code for form, code in named if len(form) > 1 or len("".join(form)) > _SHORT}


def _places(words: list[str], form: tuple[str, ...]) -> Iterator[int]:
    return (at for at in range(len(words) - len(form) + 1) if tuple(words[at : at + len(form)]) == form)


def _short_forms(place: str, typed: str, words: list[str]) -> Iterator[tuple[int, str]]:
    """Where a code or another short form ends: alone in any case, within longer words only in capitals."""
    ends = _capitals(typed)
    for part in parts_of(place):
        for form in (part.code, *(name for name in part.names if len(plain(name)) <= _SHORT)):
            if words == [plain(form)] and not form.isdigit():
                yield 1, part.code
            elif form.isalpha() and len(words) > 1 and form.upper() in ends:
                yield ends[form.upper()], part.code


def _capitals(typed: str) -> Mapping[str, int]:
    """Words that may be short forms, as written, and where each ends for the last time, counted in plain words.

    Where all is in capitals they tell nothing: only the last word counts then, but for a postcode or the country.
    """
    written = typed.replace(".", "").replace(",", " ").split()
    ends = [*zip(written, accumulate(len(plain(each).split()) for each in written), strict=True)]
    if typed.isupper():
        ends = [each for each in ends if each[0] not in _COUNTRY and not any(map(str.isdigit, each[0]))][-1:]
    return dict(ends)
