"""Which wording of a sentence a person gets: the one they chose, else always the same one for the same draft."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from ..departure import Departure
from ..draft import Draft
from ..pen import worded


class Wordings:
    """Chooses wordings for one letter. `offered` counts, after rendering, how many each sentence has."""

    def __init__(self, departure: Departure) -> None:
        self._chosen: Mapping[str, int] = departure.draft.wording
        self._seed = str(departure.draft.seed or _of_the_person(departure))
        self.offered: dict[str, int] = {}

    def pick(self, key: str, usual: Sequence[str], *, asked_for: Sequence[str] = ()) -> str:
        """One wording of the sentence with this key; empty ones do not count.

        asked_for: wordings that claim more than the facts say, so that only a key press takes them.
        """
        usual = [one for one in usual if one]
        every = [*usual, *(one for one in asked_for if one)]
        self.offered[key] = len(every)
        if not every:
            return ""
        return worded(key, every[self.index(key, len(usual), len(every))])

    def choose(self, key: str, ways: Sequence[str]) -> str:
        """One of several ways to build a paragraph or a letter, always the same one for the same draft."""
        return ways[self.index(key, len(ways), len(ways))]

    def index(self, key: str, usual: int, every: int) -> int:
        """The number of the wording: chosen, or drawn from the usual ones by seed and key."""
        if key in self._chosen:
            return self._chosen[key] % every
        drawn = int(hashlib.sha256(f"{self._seed}|{key}".encode("utf-8", "replace")).hexdigest(), 16)
        return drawn % max(usual, 1)


def _of_the_person(departure: Departure) -> str:
    """What stands in for the seed of a draft that was written by hand."""
    facts = departure.facts
    return f"{facts.text('sender.full_name')}|{facts.text('company.name')}".casefold()


def another(draft: Draft, key: str, now: int, offered: int) -> Draft:
    """The draft with the next wording of a sentence."""
    return draft.word(key, (now + 1) % max(offered, 1))
