"""A filter of the checklist: by words, by state, by who has an item, by category."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from resign_tui.core.handover.item import Item
from resign_tui.core.parsing import quoted
from resign_tui.core.words import short_day

Kind = Literal["", "open", "p0", "week", "mine", "person", "category"]


class Filter(msgspec.Struct, frozen=True):
    """Which items are kept. of: the person or the category. until: the last day of what is due in a week.

    planned: the day that the plan has for an item without a day of its own.
    """

    words: str = ""
    kind: Kind = ""
    of: str = ""
    until: date | None = None
    planned: Mapping[str, date] = {}

    def keeps(self, item: Item) -> bool:
        """Whether an item is let through; every word must stand in it."""
        told = (place.told for place in item.written)
        own = (item.text, item.id, item.question, item.owner, item.note, item.evidence, item.which)
        return self._is_worded(" ".join((*own, *item.about, *told))) and self._is_of_kind(item)

    def _is_worded(self, text: str) -> bool:
        folded = text.casefold()
        return all(word in folded for word in self.words.casefold().split())

    def title(self, category: str = "") -> str:
        """What it keeps, in a few words; category: the title of the one that it is about."""
        words = quoted(" ".join(self.words.split())) if self.words.strip() else ""
        kinds = {"open": "Open", "p0": "Urgent", "week": "Due in a week", "mine": "Nobody else has", "person": self.of}
        return ", ".join(part for part in (kinds.get(self.kind, category), words) if part)

    def why_empty(self, named: Mapping[str, str]) -> str:
        """Why it lets nothing through, in a sentence; where it stands if something of `named` has these words."""
        words = " ".join(self.words.split())
        if words:
            among = " among them" if self.kind else ""
            why = f"No row{among} holds {quoted(words)}"
            place = next(((name, label) for name, label in named.items() if self._is_worded(name)), None)
            return f"{why}; {place[0]} stands under {place[1]} in what you own." if place else f"{why}."
        match self.kind:
            case "open":
                return "Nothing is open: all that applies is done."
            case "p0":
                return "Nothing of the highest priority is open."
            case "week":
                return f"Nothing open is due or planned up to {short_day(self.until or date.max)}."
            case "mine":
                return "Everything has somebody who takes it."
            case "person":
                return f"{self.of} has nothing on the list."
        return "Nothing stands here yet."

    def _is_of_kind(self, item: Item) -> bool:
        match self.kind:
            case "open":
                return item.is_open
            case "p0":
                return item.is_open and item.priority == "P0"
            case "week":
                day = item.due_on or self.planned.get(item.id)
                return item.is_open and day is not None and self.until is not None and day <= self.until
            case "mine":
                return item.counts and not item.owner and not item.is_accepted
            case "person":
                return item.owner == self.of
            case "category":
                return item.category == self.of
        return True
