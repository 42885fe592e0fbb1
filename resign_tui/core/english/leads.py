"""Words of our own sentence that somebody typed along: "thank you for", "handing over", "before I leave"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import msgspec

from resign_tui.core.english import lexicon
from resign_tui.core.english.tokens import Words

_ROUNDS = 3
_LONGEST = 16


class _Place(msgspec.Struct, frozen=True):
    """One place of a pattern: the words that can stand there, and whether it can be left out."""

    words: tuple[str, ...]
    optional: bool


_Pattern: TypeAlias = tuple[_Place, ...]


def without_lead(kind: str, words: Words, *, keep: frozenset[str] = frozenset()) -> Words:
    """The words without what our sentence says before them; at least one word stays."""
    for _ in range(_ROUNDS):
        length = lead_length(kind, words)
        if not length or " ".join(words.keys[:length]) in keep:
            return words
        words = words.part(length)
    return words


def without_tail(kind: str, words: Words) -> Words:
    """The words without what our sentence says after them; at least one word stays."""
    tails = (_tail(pattern, words.keys) for pattern in _patterns("after", kind))
    longest = max((length for length in tails if length < len(words)), default=0)
    return words.part(0, len(words) - longest) if longest else words


def lead_length(kind: str, words: Words) -> int:
    """How many words of our own begin it."""
    leads = (next(_fits(pattern, words.keys[:_LONGEST]), 0) for pattern in _patterns("before", kind))
    return max((length for length in leads if length < len(words)), default=0)


def _tail(pattern: _Pattern, keys: tuple[str, ...]) -> int:
    """How many words at the end fit a pattern."""
    return next((len(keys[at:]) for at in range(len(keys)) if len(keys) - at in _fits(pattern, keys[at:])), 0)


def _fits(pattern: _Pattern, keys: tuple[str, ...]) -> Iterator[int]:
    """How many of the first words fit a pattern, the way with most of its early optional places first."""
    if not pattern:
        yield 0
        return
    place, rest = pattern[0], pattern[1:]
    if keys and keys[0] in place.words:
        yield from (1 + length for length in _fits(rest, keys[1:]))
    if place.optional:
        yield from _fits(rest, keys)


@cache
def _patterns(side: str, kind: str) -> tuple[_Pattern, ...]:
    """The patterns of a kind of question, `a|b c?` as its places."""
    lines = lexicon.table("leads")[side].get(kind, [])
    return tuple(tuple(map(_place, line.split())) for line in lines)


def _place(part: str) -> _Place:
    return _Place(tuple(part.removesuffix("?").split("|")), part.endswith("?"))
