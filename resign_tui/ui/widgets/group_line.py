"""The heading of a group of questions on a form."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.ui.widgets.drawing import LABEL_LEFT, signs_of, strip_of


class GroupLine(Widget):
    """A heading between questions, on a rule."""

    def __init__(self, name: str) -> None:
        super().__init__(classes="group-line")
        self.group = name

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, rule = self.size.width, signs_of(self).rule
        rest = max(width - LABEL_LEFT - cell_len(self.group) - 4, 0)
        row = ((" " * LABEL_LEFT + rule * 2 + " ", "$line"), (self.group, "$soft"), (" " + rule * rest, "$line"))
        return strip_of(self, row).adjust_cell_length(width, self.rich_style)
