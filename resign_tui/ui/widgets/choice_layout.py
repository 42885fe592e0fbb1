"""Where the options of a question stand: behind its label on one row where they fit, otherwise in rows below it.

What stands behind the labels of a form begins in one column.

Pure: no widget, no colour, no focus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rich.cells import cell_len

from resign_tui.ui.widgets.drawing import LABEL_LEFT

LEAST_LABEL = 22
"""Cells of a label before its options, until a form says where its column is."""

BELOW_LEFT = LABEL_LEFT + 2
"""Cells left of the options below a label."""

GAP = 3
"""Cells between two options."""

_STATE = 5
"""Cells at the right end that options leave for how the answer stands."""


class Spot(msgspec.Struct, frozen=True):
    """Where an option stands in its row: from the first of its cells to the one behind it."""

    option: int
    left: int
    right: int


class Layout(msgspec.Struct, frozen=True):
    """Where everything stands. left: of what is behind the label. top: the first of the rows that hold options."""

    left: int
    top: int
    rows: tuple[tuple[Spot, ...], ...]

    @property
    def height(self) -> int:
        """Rows of label and options together."""
        return self.top + len(self.rows)

    def spots(self, y: int) -> tuple[Spot, ...]:
        """The options in a row."""
        return self.rows[y - self.top] if self.top <= y < self.height else ()

    def row_of(self, option: int) -> int:
        """The row that an option stands in."""
        return next(y for y in range(self.height) if any(spot.option == option for spot in self.spots(y)))

    def option_at(self, x: int, y: int) -> int | None:
        """The option that has this cell."""
        return next((spot.option for spot in self.spots(y) if spot.left <= x < spot.right), None)


def lay(label: str, options: Sequence[str], width: int, column: int) -> Layout:
    """Label and options in so many cells; column: where the options of the questions around this one begin."""
    cells = max(column, cell_len(label) + 1)
    if cells > last_column(options, width):
        return Layout(LABEL_LEFT + cells, 1, _rows(options, BELOW_LEFT, width))
    return Layout(LABEL_LEFT + cells, 0, _rows(options, LABEL_LEFT + cells, width))


def last_column(options: Sequence[str], width: int) -> int:
    """The column furthest to the right from which these options fit on the row of their label; it may be none."""
    return width - _STATE - LABEL_LEFT - sum(cell_len(option) + 1 + GAP for option in options) + GAP


def has_room(label: str, options: Sequence[str], answer: str, width: int, column: int) -> bool:
    """All options stand on the row of their label, or the answer does alone, with its mark and its state."""
    layout = lay(label, options, width, column)
    return layout.top == 0 or layout.left + 1 + cell_len(answer) + _STATE <= width


def common_column(least: int, most: int, lasts: Iterable[int]) -> int:
    """Where everything behind the labels of a form begins: as far right as wanted, or where more options fit.

    lasts: the last column of each choice. Options that would ask for less than the labels need stand below.
    """
    return min((most, *(last for last in lasts if last >= least)))


def _rows(options: Sequence[str], begin: int, width: int) -> tuple[tuple[Spot, ...], ...]:
    rows: list[list[Spot]] = [[]]
    left = begin
    for option, words in enumerate(options):
        right = left + cell_len(words) + 1
        if rows[-1] and right > width:
            rows.append([])
            left, right = begin, begin + right - left
        rows[-1].append(Spot(option, left, right))
        left = right + GAP
    return tuple(map(tuple, rows))
