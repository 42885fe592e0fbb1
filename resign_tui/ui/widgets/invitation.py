"""The line over the checklist that asks what the person owns, while nothing is named, and the key to say it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.message import Message

from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, clip, signs_of

_WORDS = (
    "What do you own? Name your models, data, pipelines: the letter and this list follow.",
    "What do you own? Name your models, data, pipelines.",
)
"""The same, the longest first."""


class Invitation(Rows):
    """A key and what it is for; a click does the same."""

    class Chosen(Message):
        """The person clicked it."""

    def __init__(self) -> None:
        super().__init__(classes="invitation")
        self._key = ""
        self.display = False

    def show(self, key: str) -> None:
        """Ask, with this key; without one there is nothing to ask."""
        if key != self._key:
            self._key = key
            self.display = bool(key)
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """One row, in the longest words that fit."""
        room = width - LABEL_LEFT - cell_len(self._key) - 2
        words = next((text for text in _WORDS if cell_len(text) <= room), _WORDS[-1])
        yield (
            (" " * LABEL_LEFT, "$ink"),
            (f"{self._key}  ", "$accent bold @click=choose"),
            (clip(words, room, signs_of(self)), "$ink bold @click=choose"),
        )

    def action_choose(self) -> None:
        """Do what the key does."""
        self.post_message(self.Chosen())
