"""The last row: which keys work here, and which work everywhere."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Rows, Run, Runs, in_signs, signs_of, spread, width_of

_GAPS = (3, 2)
"""Blanks between hints: as a rule, and before a hint is dropped."""


class Hint(msgspec.Struct, frozen=True):
    """A key and what it does, in a word. press: the key that a click presses, if one. here: it works only here."""

    key: str
    word: str
    press: str = ""
    here: bool = False


class KeyBar(Rows):
    """Hints at both ends of a row; a click on one does what its key does."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[Hint, ...], tuple[Hint, ...]] = ((), ())

    def show(self, left: tuple[Hint, ...], right: tuple[Hint, ...] = ()) -> None:
        """Say these; equal hints cost nothing."""
        if (left, right) != self._hints:
            self._hints = left, right
            self.redraw()

    def rows(self, width: int) -> Iterable[Runs]:
        """The one row."""
        signs = signs_of(self)
        left, right, gap = fitted(*self._hints, width, signs)
        yield spread(((" ", "$soft"), *_group(left, gap, signs)), _group(right, gap, signs), width, "$soft")

    def action_press(self, key: str) -> None:
        """Do what the key does."""
        self.app.simulate_key(key)


def fitted(
    left: tuple[Hint, ...], right: tuple[Hint, ...], width: int, signs: Signs
) -> tuple[tuple[Hint, ...], tuple[Hint, ...], int]:
    """The hints that fit and the blanks between them; what works only here goes last, but for the last one of all."""
    while True:
        for gap in _GAPS:
            ends = width_of(_group(left, gap, signs)), width_of(_group(right, gap, signs))
            between = _GAPS[0] if all(ends) else 0
            if sum(ends) + between + 2 <= width or not (left or right):
                return left, right, gap
        if left and (not left[-1].here or len(right) <= 1):
            left = left[:-1]
        else:
            right = right[1:]


def _hint(hint: Hint, signs: Signs) -> Runs:
    click = f" @click=press('{hint.press}')" if hint.press else ""
    return (in_signs(hint.key, signs), f"$accent bold{click}"), (" " + in_signs(hint.word, signs), f"$soft{click}")


def _group(hints: tuple[Hint, ...], gap: int, signs: Signs) -> Runs:
    runs: list[Run] = []
    for hint in hints:
        if runs:
            runs.append((" " * gap, "$soft"))
        runs.extend(_hint(hint, signs))
    return tuple(runs)
