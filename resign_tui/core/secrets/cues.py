"""What people call a password, and where such a name stands in a text; the words are in `data/secrets/prose.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, TypeAlias

import msgspec

from resign_tui.core import data_files, late_regex

Kind: TypeAlias = Literal["password", "passphrase", "pin", "key", "codes", "pair", "names"]
_KINDS: tuple[Kind, ...] = ("password", "passphrase", "pin", "key", "codes", "pair", "names")

_WORD = late_regex.compile(r"[^\W_]{1,60}")
_COMPOUND = 6
"""Letters that a name has at least before it counts at the end of a longer word: Adminpasswort, PGPASSWORD."""


_FIRST_UNSPACED = 0x2E80
"""Where the scripts begin that put no spaces between words."""


class Cue(msgspec.Struct, frozen=True):
    """A name for a password, as it stands in a text."""

    kind: Kind
    start: int
    end: int


class _Names(msgspec.Struct, frozen=True):
    by_first_word: dict[str, dict[Kind, list[str]]]
    endings: tuple[str, ...]
    unspaced: re.Pattern[str]


def cues(text: str) -> Iterator[Cue]:
    """Every name for a password in a text, in order; of those that begin at one place the longest."""
    names = _names()
    for word in _WORD.finditer(text):
        folded = word.group().casefold()
        if folded in names.by_first_word:
            yield from _named(text, word.start(), _phrases(folded))
        elif folded.endswith(names.endings):
            yield Cue("password", word.start(), word.end())
        elif not folded.isascii():
            for match in names.unspaced.finditer(text, word.start(), word.end()):
                yield Cue("password", *match.span())


def _named(text: str, at: int, phrases: tuple[tuple[Kind, re.Pattern[str]], ...]) -> list[Cue]:
    found = [Cue(kind, at, match.end()) for kind, phrase in phrases if (match := phrase.match(text, at))]
    if len(found) > 1:
        found.sort(key=lambda cue: cue.end, reverse=True)
    return found


@cache
def words(name: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(_table()[name])


@cache
def alternatives(name: str) -> str:
    """A list of the table as a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(_table()[name], key=len, reverse=True)))


@cache
def _names() -> _Names:
    by_first: dict[str, dict[Kind, list[str]]] = {}
    passwords = _table()["password"]
    for kind in _KINDS:
        for name in _table()[kind]:
            match = _WORD.match(name)
            assert match is not None, name
            by_first.setdefault(match.group(), {}).setdefault(kind, []).append(name)
    return _Names(
        by_first,
        tuple(name for name in passwords if len(name) >= _COMPOUND and name.isalpha()),
        late_regex.compile("|".join(name for name in passwords if ord(name[0]) >= _FIRST_UNSPACED)),
    )


@cache
def _phrases(first: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The names that begin with a word, by kind."""
    return tuple((kind, _phrase(names)) for kind, names in _names().by_first_word[first].items())


def _phrase(names: list[str]) -> re.Pattern[str]:
    """Any of these names, where it ends a word and is no part of a longer name such as password_hash."""
    spellings = "|".join(
        r"[ _-]".join(map(re.escape, name.split(" "))) for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?:{spellings})(?![^\W_]|[-_][^\W_])", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return data_files.load("secrets", "prose")
