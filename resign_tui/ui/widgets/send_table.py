"""What to write: documents down, formats across; space chooses, enter writes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import msgspec
from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.message import Message

from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Run, Runs, clip, fit, signs_of

NAME_WIDTH = 17
_LEAST_CELL = 4
_LEAST_REMARK = 12
"""Cells below which a remark would only be a stump; the title says it for the row under the cursor."""


class SendRow(msgspec.Struct, frozen=True):
    """One document: its name on the command line, its label, the formats it takes, and where it lives.

    Without formats it is only named, with the remark in their place, and the cursor passes it by. asks: it has
    questions of its own.
    """

    document: str
    label: str
    formats: tuple[str, ...]
    remark: str = ""
    asks: bool = False


class SendTable(Rows, can_focus=True):
    """Documents and formats; what is chosen lives with whoever shows the table. Few rows follow the cursor."""

    BINDINGS = [
        Binding("up", "move(0, -1)", "up", show=False),
        Binding("down", "move(0, 1)", "down", show=False),
        Binding("left", "move(-1, 0)", "left", show=False),
        Binding("right", "move(1, 0)", "right", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home", "move(0, -1000)", "first", show=False),
        Binding("end", "move(0, 1000)", "last", show=False),
        Binding("space,x", "pick", "choose", show=False, id="send-toggle"),
        Binding("e", "open", "answer", show=False, id="send-open-document"),
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

    def __init__(self) -> None:
        super().__init__(id="send-table")
        self._rows: tuple[SendRow, ...] = ()
        self._formats: tuple[str, ...] = ()
        self._chosen: frozenset[tuple[str, str]] = frozenset()
        self._column = self._row = self._top = 0

    def show(self, rows: tuple[SendRow, ...], formats: tuple[str, ...], chosen: frozenset[tuple[str, str]]) -> None:
        """Show these documents and formats, and what is chosen."""
        if (rows, formats, chosen) == (self._rows, self._formats, self._chosen):
            return
        before = self.current
        self._rows, self._formats, self._chosen = rows, formats, chosen
        at = next((n for n, row in enumerate(rows) if row.document == before and row.formats), self._row)
        self._row = max(0, min(at, sum(bool(row.formats) for row in rows) - 1))
        self._keep_in_view()

    @property
    def count(self) -> int:
        """How many documents it names."""
        return len(self._rows)

    @property
    def current(self) -> str:
        """The document under the cursor; empty while there is none."""
        return self._rows[self._row].document if self._row < len(self._rows) else ""

    @property
    def box(self) -> str:
        """The format under the cursor; empty where the document does not take it."""
        name = self._formats[self._column] if self._formats else ""
        return name if self.current and name in self._rows[self._row].formats else ""

    def stand_on(self, document: str) -> None:
        """Put the cursor on a document; one that is not in the table changes nothing."""
        at = next((n for n, row in enumerate(self._rows) if row.document == document and row.formats), None)
        if at is not None:
            self._row = at
            self._keep_in_view()
            self.post_message(self.Looked())

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        shown = max(self.size.height - 1, 1)
        last = self._row + (self._row + 2 == len(self._rows) and not self._rows[-1].formats)
        self._top = max(last - shown + 1, min(self._top, self._row), 0)
        self._top = max(0, min(self._top, len(self._rows) - shown))
        self.redraw()

    # -- drawing -------------------------------------------------------------------------------------------------------

    @property
    def _widths(self) -> list[int]:
        return [max(cell_len(name) + 1, _LEAST_CELL if name != "md" else 3) for name in self._formats]

    @property
    def _room_for_remark(self) -> int:
        room = self.size.width - LABEL_LEFT - NAME_WIDTH - sum(self._widths) - 1
        return room if room >= _LEAST_REMARK else 0

    def rows(self, width: int) -> Iterator[Runs]:
        """The head, and the documents in sight."""
        yield self._head()
        for at in range(self._top, len(self._rows)):
            yield self._row_of(self._rows[at], self.has_focus and at == self._row)

    def _head(self) -> Runs:
        signs = signs_of(self)
        shown = self.size.height - 1
        ways = (signs.above if self._top else "") + (signs.below if self._top + shown < len(self._rows) else "")
        place = f"{self._row + 1} of {len(self._rows)} {ways}" if ways else ""
        head: list[Run] = [(" " * LABEL_LEFT + fit(place, NAME_WIDTH, signs), "$faint")]
        for column, (name, cells) in enumerate(zip(self._formats, self._widths, strict=True)):
            here = self.has_focus and column == self._column
            head += [(fit(name, cells - 1), "$accent bold on $well-lit" if here else "$faint"), (" ", "$faint")]
        return (*head, (" kept in", "$faint")) if self._room_for_remark else tuple(head)

    def _row_of(self, row: SendRow, lit: bool) -> Runs:
        signs = signs_of(self)
        ground = " on $well-lit" if lit else ""
        mark = (f"{signs.focus if lit else ' '} ", "$accent bold")
        name = fit(row.label, NAME_WIDTH, signs)
        if not row.formats:
            room = self.size.width - LABEL_LEFT - NAME_WIDTH
            return mark, (name, "$faint"), (clip(row.remark, room, signs), "$faint")
        drawn: list[Run] = [mark, (name, f"$ink{' bold' if lit else ''}{ground}")]
        for column, (form, cells) in enumerate(zip(self._formats, self._widths, strict=True)):
            chosen = (row.document, form) in self._chosen
            sign = " " if form not in row.formats else signs.done if chosen else signs.todo
            here = lit and column == self._column
            across = " on $well-lit" if lit or (self.has_focus and column == self._column) else ""
            style = "$desk on $accent bold" if here else f"{'$sage bold' if chosen else '$soft'}{across}"
            drawn += [(sign + " " * (cells - 2), style), (" ", f"$ink{ground}")]
        room = self._room_for_remark
        if not room:
            return tuple(drawn)
        if lit and row.asks:
            return *drawn, (" e", f"$accent bold{ground}"), (fit(" answer it", room - 1, signs), f"$soft{ground}")
        return *drawn, (" " + fit(row.remark, room, signs), f"$faint{ground}")

    # -- keys and pointer ----------------------------------------------------------------------------------------------

    def action_move(self, across: int, down: int) -> None:
        """Move the cursor; it stays within the table."""
        last = max(sum(bool(row.formats) for row in self._rows) - 1, 0)
        before, self._row = self._row, max(0, min(self._row + down, last))
        self._column = max(0, min(self._column + across, len(self._formats) - 1))
        self._keep_in_view()
        if self._row != before:
            self.post_message(self.Looked())

    def action_page(self, way: int) -> None:
        """Move the cursor by as many rows as are in sight."""
        self.action_move(0, way * max(self.size.height - 1, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor, which the few rows follow."""
        event.stop()
        self.action_move(0, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """And back."""
        event.stop()
        self.action_move(0, -1)

    def action_pick(self) -> None:
        """Choose or drop what is under the cursor."""
        if self.box:
            self.post_message(self.Toggled(self.current, self.box))

    def on_click(self, event: events.Click) -> None:
        """Choose or drop what is under the pointer; on a name, only go there."""
        row, x = self._top + event.y - 1, event.x - LABEL_LEFT - NAME_WIDTH
        if event.y < 1 or row >= len(self._rows) or not self._rows[row].formats:
            return
        ends = list(accumulate(self._widths))
        column = next((n for n, end in enumerate(ends) if 0 <= x < end), None)
        self._row = row
        if column is not None:
            self._column = column
            self.action_pick()
        self._keep_in_view()
        self.post_message(self.Looked())

    def action_open(self) -> None:
        """Answer what the document under the cursor asks."""
        if self.current:
            self.post_message(self.Opened(self.current))
