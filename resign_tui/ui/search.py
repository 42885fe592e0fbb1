"""Finds what people mean by the words they type: names first, then other words for it, then slips of the keys."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")
_LITTLE = frozenset({"a", "an", "the", "to", "as", "of", "my", "in", "on", "for", "and", "or", "with", "is", "it"})
"""Words that tell nothing apart."""

_NEAR = 0.75
"""How alike two words are, at least, of which one may be a slip of the other."""

_NO_SLIP = 3
"""Letters below which a word is not taken for a slip."""

NAME, MEANT, SYNONYM, OF_NAME, OF_WORDS, WITHIN, SLIP = range(7)
"""How something was found, best first."""


class Named(Protocol):
    """What can be found."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def words(self) -> str:
        """What else it is called, between commas."""

    @property
    def meant(self) -> str:
        """Words by which this is meant before everything else that is called so, between commas."""


class Index:
    """The words of many things, taken apart once; `find` is then quick enough for every key."""

    def __init__(self, things: Sequence[Named]) -> None:
        self._entries = [
            (words_of(thing.title), words_of(f"{thing.title} {thing.words} {thing.meant}")) for thing in things
        ]
        self._ways = [tuple(_ways(thing)) for thing in things]
        self._places: dict[str, set[int]] = {}
        for at, (_, words) in enumerate(self._entries):
            for word in words:
                self._places.setdefault(word, set()).add(at)
        self._known = sorted(self._places)

    def find(self, text: str) -> list[int]:
        """The places of what is meant, the best first; among equals the order stays.

        A part of a word and a slip count only where nothing better is found.
        """
        typed = words_of(text)
        wanted = _telling(typed)
        if not wanted:
            return []
        said = {tuple(typed), tuple(wanted)}
        ways = [self._meant(word) for word in wanted]
        ranked = []
        for at in set.intersection(*(self._holding(meant) for meant in ways)):
            whole = next((rank for rank, names in enumerate(self._ways[at]) if said & names), None)
            ranked.append((_rank(ways, *self._entries[at]) if whole is None else whole, at))
        best = min(ranked, default=(WITHIN, 0))[0]
        return [at for rank, at in sorted(ranked) if rank < WITHIN or rank <= best]

    def _holding(self, words: Iterable[str]) -> set[int]:
        """The places of what has one of these words."""
        return set().union(*(self._places[word] for word in words))

    def _meant(self, word: str) -> dict[str, int]:
        """The known words that a typed one may mean, with how they were found; a slip only where nothing else is."""
        meant = {known: OF_NAME for known in self._known if known.startswith(word)}
        meant |= {known: WITHIN for known in self._known if word in known and known not in meant and len(word) > 2}
        if meant or len(word) < _NO_SLIP:
            return meant
        near = difflib.get_close_matches(word, self._known, n=8, cutoff=_NEAR)
        return dict.fromkeys((*near, *(known for known in self._known if _is_short_for(word, known))), SLIP)


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def _telling(words: list[str]) -> list[str]:
    """Those that tell something apart; all where none does."""
    return [word for word in words if word not in _LITTLE] or words


def _names(called: str) -> frozenset[tuple[str, ...]]:
    """Names between commas, as the words that count."""
    return frozenset(tuple(_telling(words_of(name))) for name in called.split(","))


def _ways(thing: Named) -> Iterator[frozenset[tuple[str, ...]]]:
    """What it is called, best first: by its name it is called in full."""
    yield frozenset({tuple(words_of(thing.title))})
    yield _names(thing.meant)
    yield _names(thing.words)


def _rank(ways: Iterable[dict[str, int]], name: Sequence[str], words: Sequence[str]) -> int:
    """How well the typed words are met: as the one that is met worst."""
    return max(
        min(max(meant[word], OF_NAME if word in name else OF_WORDS) for word in words if word in meant)
        for meant in ways
    )


def _is_short_for(word: str, known: str) -> bool:
    """Its letters stand in the other word in this order, from the first on."""
    letters = iter(known)
    return word[0] == known[0] and all(letter in letters for letter in word)
