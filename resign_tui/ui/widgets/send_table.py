"""What to write: documents down, formats across; space chooses, enter writes."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from .field_row import LABEL_LEFT, fit, signs_of, style_of

NAME_WIDTH = 21
CELL_WIDTH = 5
_LEAST_REMARK = 12
"""Cells below which a remark would only be a stump; the title says it for the row under the cursor."""


class SendRow(msgspec.Struct, frozen=True):
    """One document: its name on the command line, its label, the formats it takes, and a remark at the right."""

    document: str
    label: str
    formats: tuple[str, ...]
    remark: str = ""


class SendTable(Widget, can_focus=True):
    """Documents and formats; what is chosen lives with whoever shows the table."""

    BINDINGS = [
        Binding("up", "move(0, -1)", "up", show=False),
        Binding("down", "move(0, 1)", "down", show=False),
        Binding("left", "move(-1, 0)", "left", show=False),
        Binding("right", "move(1, 0)", "right", show=False),
        Binding("space,x", "pick", "choose", show=False),
        Binding("enter", "screen.write_files", "write files", show=False),
        Binding("c", "screen.copy_letter", "copy letter", show=False),
        Binding("C", "screen.copy_handover", "copy handover", show=False),
        Binding("m", "screen.handed_in", "handed in", show=False),
        Binding("y", "screen.copy_shown", "copy this one", show=False),
        Binding("e", "open", "answer", show=False),
    ]

    class Toggled(Message):
        """A document should, or should no longer, be written in a format."""

        def __init__(self, document: str, format_name: str) -> None:
            super().__init__()
            self.document, self.format_name = document, format_name

    class Looked(Message):
        """The cursor stands on another document."""

    class Opened(Message):
        """The person wants to answer what a document asks."""

        def __init__(self, document: str) -> None:
            super().__init__()
            self.document = document

    class Left(Message):
        """The cursor went over the upper (-1) or lower (1) edge."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(id="send-table")
        self._rows: tuple[SendRow, ...] = ()
        self._formats: tuple[str, ...] = ()
        self._chosen: frozenset[tuple[str, str]] = frozenset()
        self._column = self._row = 0

    def show(self, rows: tuple[SendRow, ...], formats: tuple[str, ...], chosen: frozenset[tuple[str, str]]) -> None:
        """Show these documents and formats, and what is chosen."""
        if (rows, formats, chosen) == (self._rows, self._formats, self._chosen):
            return
        if len(rows) != len(self._rows):
            self.styles.height = len(rows) + 1
        self._rows, self._formats, self._chosen = rows, formats, chosen
        self._row = min(self._row, max(len(rows) - 1, 0))
        self.refresh()

    @property
    def current(self) -> str:
        """The document under the cursor; empty while there is none."""
        return self._rows[self._row].document if self._row < len(self._rows) else ""

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Unlight it."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        if y == 0:
            heads = "".join(fit(name, CELL_WIDTH) for name in self._formats)
            segments = [Segment(" " * (LABEL_LEFT + NAME_WIDTH) + heads, style_of(self, "faint"))]
        elif y <= len(self._rows):
            segments = self._segments(self._rows[y - 1], self.has_focus and y - 1 == self._row, width)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _segments(self, row: SendRow, lit: bool, width: int) -> list[Segment]:
        signs = signs_of(self)
        segments = [
            Segment(f"{signs.focus if lit else ' '} ", style_of(self, "accent-bold")),
            Segment(fit(row.label, NAME_WIDTH, signs), style_of(self, "lit-bold" if lit else "ink")),
        ]
        for column, name in enumerate(self._formats):
            chosen = (row.document, name) in self._chosen
            sign = " " if name not in row.formats else signs.done if chosen else signs.todo
            style = "lit-bold" if lit and column == self._column else "sage-bold" if chosen else "soft"
            segments.append(Segment(f"{sign} ", style_of(self, style)))
            segments.append(Segment(" " * (CELL_WIDTH - 2)))
        used = sum(cell_len(one.text) for one in segments)
        room = max(width - used - 1, 0)
        if room < _LEAST_REMARK:
            return segments
        remark = fit(row.remark, min(cell_len(row.remark), room), signs)
        segments.append(Segment(" " * (room - cell_len(remark)) + remark, style_of(self, "faint")))
        return segments

    def action_move(self, across: int, down: int) -> None:
        """Move the cursor; over the edge, leave."""
        row = self._row + down
        if not 0 <= row < len(self._rows):
            self.post_message(self.Left(down))
            return
        moved = row != self._row
        self._row = row
        self._column = max(0, min(self._column + across, len(self._formats) - 1))
        self.refresh()
        if moved:
            self.post_message(self.Looked())

    def action_pick(self) -> None:
        """Choose or drop what is under the cursor."""
        row = self._rows[self._row]
        name = self._formats[self._column]
        if name in row.formats:
            self.post_message(self.Toggled(row.document, name))

    def on_click(self, event: events.Click) -> None:
        """Choose or drop what is under the pointer."""
        row, column = event.y - 1, (event.x - LABEL_LEFT - NAME_WIDTH) // CELL_WIDTH
        if 0 <= row < len(self._rows) and 0 <= column < len(self._formats):
            self._row, self._column = row, column
            self.refresh()
            self.action_pick()

    def action_open(self) -> None:
        """Answer what the document under the cursor asks."""
        if self.current:
            self.post_message(self.Opened(self.current))
