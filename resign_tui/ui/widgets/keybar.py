"""The last row: which keys work here, and which work everywhere."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events
from textual.geometry import Size
from textual.message import Message

from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Drawn, Face, Run, ours, spread, width_of

_GAPS = (3, 2)
"""Blanks between hints: as a rule, and before a hint is dropped."""


class Hint(msgspec.Struct, frozen=True):
    """A key and what it does, in a word."""

    key: str
    word: str


class KeyBar(Face):
    """Hints at both ends of a row; a click on one asks for its key."""

    PREFIX = "keybar"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--word"}

    class Pressed(Message):
        """The person clicked on the hint of this key."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[Hint, ...], tuple[Hint, ...]] = ((), ())
        self._places: tuple[tuple[int, int, str], ...] = ()

    def show(self, left: tuple[Hint, ...], right: tuple[Hint, ...] = ()) -> None:
        """Say these; equal hints cost nothing."""
        if (left, right) != self._hints:
            self._hints = left, right
            self.repaint()

    def draw(self, size: Size, signs: Signs) -> tuple[Drawn, ...]:
        """The one row."""
        width = size.width
        left, right, gap = fitted(*self._hints, width, signs)
        first, last = _group(left, gap, signs), _group(right, gap, signs)
        start = width - width_of(last) - 1
        self._places = (*_placed(left, 1, gap, signs), *_placed(right, start, gap, signs))
        return (spread(((" ", "word"), *first), last, width, "word"),)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint asks for its key."""
        for start, end, key in self._places:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Pressed(key))


def fitted(
    left: tuple[Hint, ...], right: tuple[Hint, ...], width: int, signs: Signs
) -> tuple[tuple[Hint, ...], tuple[Hint, ...], int]:
    """The hints that fit and the blanks between them: the left group goes from its end, the right from its start."""
    while True:
        for gap in _GAPS:
            ends = width_of(_group(left, gap, signs)), width_of(_group(right, gap, signs))
            between = _GAPS[0] if all(ends) else 0
            if sum(ends) + between + 2 <= width or not (left or right):
                return left, right, gap
        if left:
            left = left[:-1]
        else:
            right = right[1:]


def _hint(hint: Hint, signs: Signs) -> Drawn:
    return (ours(hint.key, signs), "key"), (" " + ours(hint.word, signs), "word")


def _group(hints: tuple[Hint, ...], gap: int, signs: Signs) -> Drawn:
    runs: list[Run] = []
    for hint in hints:
        if runs:
            runs.append((" " * gap, "word"))
        runs.extend(_hint(hint, signs))
    return tuple(runs)


def _placed(hints: tuple[Hint, ...], start: int, gap: int, signs: Signs) -> list[tuple[int, int, str]]:
    found = []
    for hint in hints:
        end = start + width_of(_hint(hint, signs))
        found.append((start, end, hint.key))
        start = end + gap
    return found
