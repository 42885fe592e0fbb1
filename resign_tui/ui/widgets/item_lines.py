"""Lines on the sheet for one item that are no questions: what the scores make, and letting the item go."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, clip, in_signs, signs_of
from resign_tui.ui.widgets.press_line import PressLine

_GAP = "  "


class ScoreLine(Rows):
    """The priority in force with its reason, and a second row for the sum where the reason is another."""

    def __init__(self) -> None:
        super().__init__(classes="score-line")
        self._said = ("", "", "")

    def say(self, priority: str, reason: str, sum_: str = "") -> None:
        """Show this priority and why."""
        if self._said != (priority, reason, sum_):
            self._said = (priority, reason, sum_)
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """The priority with its reason, then the sum."""
        priority, reason, sum_ = self._said
        signs = signs_of(self)
        name = priority + _GAP
        style = "$wax bold" if priority == "P0" else "$ink bold"
        for lead, text in ((name, reason), *([(" " * cell_len(name), sum_)] if sum_ else [])):
            room = max(0, width - LABEL_LEFT - cell_len(name))
            yield (" " * LABEL_LEFT, "$ink"), (lead, style), (clip(in_signs(text, signs), room, signs), "$soft")


class TakeOff(PressLine):
    """Lets the item go."""

    words = "take it off the list"
