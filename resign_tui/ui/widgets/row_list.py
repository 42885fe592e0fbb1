"""A list of rows with headings, for reviews, drafts and jumps: flat in cost, however long it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.ui.visible import show
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of

_INK = {"item": "ink", "heading": "soft-bold", "faint": "faint", "problem": "wax", "needed": "brass", "done": "sage"}


class Row(msgspec.Struct, frozen=True):
    """One row. id: what the row stands for, empty for a heading or a remark that cannot be chosen.

    tone: item, heading, faint, problem, needed or done; it styles the sign, and the words of headings and remarks.
    """

    left: str
    id: str = ""
    right: str = ""
    sign: str = ""
    tone: str = "item"
    indent: int = 0


class RowList(Widget, can_focus=True):
    """Rows under a cursor; enter or a click posts the row's id."""

    BINDINGS = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "move(-10)", "up", show=False),
        Binding("pagedown", "move(10)", "down", show=False),
        Binding("home", "move(-1000000)", "first", show=False),
        Binding("end", "move(1000000)", "last", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, rows: RowList, row_id: str) -> None:
            super().__init__()
            self.rows, self.row_id = rows, row_id

        @property
        def control(self) -> RowList:
            """The list, so that handlers can select by its id."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._stops: list[int] = []
        self._cursor = 0
        self._top = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its row's id where it is still there."""
        if tuple(rows) == self._rows:
            return
        before = self.current
        self._rows = tuple(rows)
        self._stops = [index for index, row in enumerate(rows) if row.id]
        kept = next((n for n, index in enumerate(self._stops) if self._rows[index].id == before), None)
        self._cursor = min(self._cursor, max(len(self._stops) - 1, 0)) if kept is None else kept
        self._keep_in_view()
        self.refresh()

    @property
    def current(self) -> str:
        """The id of the row under the cursor."""
        return self._rows[self._stops[self._cursor]].id if self._cursor < len(self._stops) else ""

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Unlight it."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, height = self.size
        signs = signs_of(self)
        index = self._top + y
        if y == height - 1 and len(self._rows) > self._top + height:
            more = f"{signs.below} {len(self._rows) - index} more"
            return (
                Strip([Segment(" " * LABEL_LEFT + more, style_of(self, "faint"))])
                .adjust_cell_length(width)
                .apply_style(self.rich_style)
            )
        if y == 0 and self._top:
            more = f"{signs.above} {self._top + 1} more"
            return (
                Strip([Segment(" " * LABEL_LEFT + more, style_of(self, "faint"))])
                .adjust_cell_length(width)
                .apply_style(self.rich_style)
            )
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[index]
        lit = bool(self.has_focus and row.id and self._stops[self._cursor] == index)
        return Strip(self._segments(row, lit, width)).adjust_cell_length(width).apply_style(self.rich_style)

    def _segments(self, row: Row, lit: bool, width: int) -> list[Segment]:
        signs = signs_of(self)
        mark = Segment(f"{signs.focus if lit else ' '} ", style_of(self, "accent-bold"))
        if not row.id and row.tone == "heading":
            name = show(row.left, marks=True)
            rest = max(width - LABEL_LEFT - cell_len(name) - 4, 0)
            faint = style_of(self, "faint")
            return [
                mark, Segment(signs.rule * 2 + " ", faint), Segment(name, style_of(self, "soft-bold")),
                Segment(" " + signs.rule * rest, faint),
            ]  # fmt: skip
        sign = f"{row.sign} " if row.sign else " " * row.indent
        right = show(" ".join(row.right.split()), marks=True)
        room = width - LABEL_LEFT - cell_len(sign) - 1
        right = fit(right, min(cell_len(right), room * 3 // 5), signs) if right else ""
        left = fit(show(" ".join(row.left.split()), marks=True), room - cell_len(right) - (2 if right else 0), signs)
        words = "lit-bold" if lit else "ink" if row.id else _INK[row.tone]
        tone = style_of(self, _INK[row.tone])
        return [
            mark,
            Segment(sign, tone),
            Segment(left + ("  " if right else ""), style_of(self, words)),
            Segment(right, style_of(self, "lit-bold" if lit else "faint")),
        ]

    def _keep_in_view(self) -> None:
        height = max(self.size.height, 3)
        if not self._stops:
            self._top = 0
            return
        at = self._stops[self._cursor]
        first = at if self._cursor else 0
        if first <= self._top:
            self._top = max(first - 1, 0) if first else 0
        elif at >= self._top + height - 1:
            self._top = at - height + 2
        if self._cursor == len(self._stops) - 1:  # remarks below the last row come into view with it
            self._top = max(self._top, min(len(self._rows) - height, at - 1))
        self._top = max(0, min(self._top, len(self._rows) - 1))

    def action_move(self, by: int) -> None:
        """Move the cursor over the rows that can be chosen."""
        if self._stops:
            self._cursor = max(0, min(self._cursor + by, len(self._stops) - 1))
            self._keep_in_view()
            self.refresh()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        index = self._top + event.y
        if index in self._stops:
            self._cursor = self._stops.index(index)
            self.refresh()
            self.action_choose()
