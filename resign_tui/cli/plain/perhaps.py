"""The pass through what perhaps applies: row after row of the handover, each settled by a letter."""

from __future__ import annotations

from functools import partial
from typing import Literal

from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.core.handover.checklist import Item
from resign_tui.core.parsing import quoted
from resign_tui.ui.session import Session

_NOTHING_MORE = "Nothing is left to decide: what perhaps applied is on your list or ruled out."
_SHORT = "y it applies, n it does not, Enter later, back one back, next leaves."
_ANSWERS: dict[str, Literal["applies", "does_not"]] = {
    "y": "applies",
    "yes": "applies",
    "n": "does_not",
    "no": "does_not",
}


class Perhaps:
    """One pass, the rows of a category first."""

    def __init__(self, desk: Desk, category: str) -> None:
        self._desk = desk
        categories = desk.departure.checklist.categories
        rows = [(each.title, item) for each in categories for item in each.undecided]
        self._rows = sorted(rows, key=lambda row: row[1].category != category)
        self._answered: set[str] = set()

    def run(self) -> None:
        """Ask of each row whether it applies; going back takes back what was said of a row."""
        if not self._rows:
            self._desk.console.say(_NOTHING_MORE)
            return
        self._desk.console.say(f"Perhaps also yours: {len(self._rows)}.", _SHORT)
        at = 0
        while 0 <= at < len(self._rows):
            move = self._settle(at)
            if move is Move.LEAVE:
                return
            at += -1 if move is Move.BACK else 1
            if move is Move.BACK and at >= 0:
                self._take_back(self._rows[at][1])

    def _settle(self, at: int) -> Move:
        """Tell a row until it is settled, or left for later."""
        console, (title, item) = self._desk.console, self._rows[at]
        console.gap()
        console.say(f"{at + 1} of {len(self._rows)}. {title}, {item.priority}: {item.text}")
        console.say(*filter(None, (item.question, f"Done when: {item.done_when}")), indent=2)
        while True:
            typed = self._desk.line("y or n, Enter for later:", lambda: console.say(_SHORT))
            if isinstance(typed, Move):
                if typed not in (Move.AGAIN, Move.CLEAR):
                    return typed
                continue
            word = typed.strip().casefold()
            if not word:
                return Move.ON
            if word in _ANSWERS:
                self._desk.take(partial(Session.settle_row, item_id=item.id, answer=_ANSWERS[word]))
                self._answered.add(item.id)
                return Move.ON
            console.say(f"{quoted(typed)} is neither y nor n.", _SHORT)

    def _take_back(self, item: Item) -> None:
        if item.id in self._answered:
            self._answered.discard(item.id)
            self._desk.take(lambda session: session.settle_row(item.id, "open"))
