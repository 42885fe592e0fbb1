"""Which wording of a sentence a person gets: the one they chose, else always the same one for the same draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.templates import worded


class Offer(msgspec.Struct, frozen=True):
    """The wordings of one sentence: the number of the one that stands now, and of how many."""

    now: int
    count: int


class Wordings:
    """Chooses wordings for one letter. `offered` says, after rendering, what each sentence has to choose from."""

    def __init__(self, departure: Departure) -> None:
        self._chosen: Mapping[str, int] = departure.draft.wording
        self._seed = departure.draft.seed or seed_of(departure)
        self.offered: dict[str, Offer] = {}

    def pick(self, key: str, usual: Sequence[str], *, asked_for: Sequence[str] = ()) -> str:
        """One wording of the sentence with this key; empty ones do not count.

        asked_for: wordings that claim more than the facts say, so that only a key press takes them.
        """
        usual = [wording for wording in usual if wording]
        every = [*usual, *(wording for wording in asked_for if wording)]
        if not every:
            return ""
        self.offered[key] = Offer(self.index(key, len(usual), len(every)), len(every))
        return worded(key, every[self.offered[key].now])

    def choose(self, key: str, ways: Sequence[str]) -> str:
        """One of several ways to build a paragraph or a letter, always the same one for the same draft."""
        return ways[self.index(key, len(ways), len(ways))]

    def index(self, key: str, usual: int, every: int) -> int:
        """The number of the wording: chosen, or drawn from the usual ones by seed and key."""
        if key in self._chosen:
            return self._chosen[key] % every
        return _number(f"{self._seed}|{key}") % max(usual, 1)


def seed_of(departure: Departure) -> int:
    """The seed that a draft without one is written with: the same for the same name and company."""
    facts = departure.facts
    person = f"{facts.text('sender.full_name')}|{facts.text('company.name')}".casefold()
    return _number(person) % 2**31 or 1


def seeded(departure: Departure, draw: Callable[[], int]) -> Draft:
    """The draft with a seed, so that its letter keeps its wording while answers change.

    The seed follows the person where name and company are known, so that no letter changes by being opened; else it is
    drawn.
    """
    if departure.draft.seed:
        return departure.draft
    is_signed = all(departure.facts.is_given(field_id) for field_id in ("sender.full_name", "company.name"))
    return msgspec.structs.replace(departure.draft, seed=seed_of(departure) if is_signed else draw())


def another(draft: Draft, key: str, offer: Offer) -> Draft:
    """The draft with the next wording of a sentence."""
    return draft.word(key, (offer.now + 1) % offer.count)


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), 16)
