"""A list of rows with headings, for reviews, drafts and jumps: Textual's OptionList in our looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import dropwhile
from typing import ClassVar

import msgspec
from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Runs, clip, fit, rule, signs_of, strip_of

_STYLES = {
    "item": "$ink", "faint": "$faint", "problem": "$wax", "needed": "$brass", "done": "$sage", "heading": "$soft bold",
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One row. id: what the row stands for, empty for a heading or a remark that cannot be chosen.

    tone: item, heading, faint, problem, needed or done; it styles the sign, and the words of headings and remarks.
    below: lines that belong to the row and are chosen with it, each with its tone.
    """

    left: str
    id: str = ""
    right: str = ""
    sign: str = ""
    tone: str = "item"
    indent: int = 0
    below: tuple[tuple[str, str], ...] = ()


Rows = Sequence[Row] | Callable[[int], Sequence[Row]]
"""Rows as they are, or as they are for so many cells."""

_BEFORE_LAYOUT = 52
"""Cells of a row while a list has no size yet."""


class RowList(OptionList):
    """Rows under a cursor; enter or a click posts the row's id. Its edges say how much is out of sight."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "choose", show=False),
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
        Binding("G", "last", "last", show=False),
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
        super().__init__(id=id, markup=False)
        self._shown: Rows = ()
        self._rows: tuple[Row, ...] = ()
        self._filled_width = 0

    def show(self, rows: Rows) -> None:
        """Show these rows, in every width that the list gets from now on.

        The cursor stays on its row's id where it is still there, and the view where it was.
        """
        self._shown = rows
        made = rows(self.size.width or _BEFORE_LAYOUT) if callable(rows) else rows
        rows = tuple(dropwhile(lambda row: row == Row(""), made))  # the edge above is blank already
        if rows != self._rows:
            before, place = self.current, self._place
            self._rows = rows
            again = next((at for at in self._stops if self._rows[at].id == before), None)
            self._fill(self._stops[min(place, len(self._stops) - 1)] if again is None and self._stops else again)

    def stand_on(self, row_id: str) -> None:
        """Put the cursor on the row that stands for this."""
        self.highlighted = next((at for at in self._stops if self._rows[at].id == row_id), self.highlighted)

    def stand_on_last(self, is_wanted: Callable[[str], bool]) -> None:
        """Put the cursor on the last row whose id is wanted, or on none."""
        self.highlighted = next((at for at in reversed(self._stops) if is_wanted(self._rows[at].id)), None)

    @property
    def is_lit(self) -> bool:
        """Whether its cursor is what the keys work on."""
        return self.has_focus

    def begin(self) -> None:
        """Put the cursor on the first row, and the view to the top."""
        self.highlighted = next(iter(self._stops), None)
        self.scroll_home(animate=False, immediate=True)

    def action_page_up(self) -> None:
        """A page up; a list that no row of the screen is left for has no pages."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down; a list that no row of the screen is left for has no pages."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def current(self) -> str:
        """The id of the row under the cursor."""
        return self._rows[self.highlighted].id if self.highlighted is not None else ""

    @property
    def first(self) -> str:
        """The id of the first row that can be chosen, empty where there is none."""
        return next((row.id for row in self._rows if row.id), "")

    @property
    def _stops(self) -> list[int]:
        return [at for at, row in enumerate(self._rows) if row.id]

    @property
    def _place(self) -> int:
        """How many rows that can be chosen stand above the cursor."""
        return sum(at < (self.highlighted or 0) for at in self._stops)

    def _fill(self, cursor: int | None) -> None:
        top, signs = self.scroll_y, signs_of(self)
        self._filled_width = self.scrollable_content_region.width
        self.set_options(Option(_drawn(row, self._filled_width, signs), disabled=not row.id) for row in self._rows)
        self.scroll_to(y=top, animate=False, immediate=True)
        self.highlighted = cursor
        self._tell_hidden()

    # -- keys, pointer and what is out of sight ------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Fit the rows into the new width, and keep the cursor in view."""
        self.show(self._shown)
        if self._filled_width != self.scrollable_content_region.width:
            self._fill(self.highlighted)
        self.scroll_to_highlight()
        self._tell_hidden()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say anew how much is out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        signs, above = signs_of(self), round(self.scroll_y)
        lines = sum(1 + len(row.below) for row in self._rows)  # the base class counts them only once it is drawn
        below = lines - above - self.scrollable_content_region.height
        self.border_title = f" {signs.above} {above} more" if above > 0 else ""
        self.border_subtitle = f" {signs.below} {below} more" if below > 0 else ""

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the cursor into view; with the first or last row that can be chosen, what stands beyond it."""
        super().scroll_to_highlight(top)
        stops = self._stops
        if stops and self.highlighted == stops[0]:
            self.scroll_home(animate=False, immediate=True)
            super().scroll_to_highlight(top)
        elif stops and self.highlighted == stops[-1]:
            self.scroll_end(animate=False, immediate=True)
            super().scroll_to_highlight(top)

    def action_cursor_up(self) -> None:
        """One up; the list ends at its first row."""
        if self._place > 0:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """One down; the list ends at its last row."""
        if self.highlighted is None or self._place < len(self._stops) - 1:
            super().action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what the row stands for."""
        event.stop()
        self.post_message(self.Chosen(self, self._rows[event.option_index].id))

    def _row_at(self, y: int) -> int:
        lines = [at for at, row in enumerate(self._rows) for _ in range(1 + len(row.below))]
        line = round(self.scroll_y) + y
        return lines[line] if line < len(lines) else -1

    def render_line(self, y: int) -> Strip:
        """One row; with the focus, a mark in the margin beside the chosen one."""
        strip = super().render_line(y)
        if self.is_lit and self._row_at(y) == self.highlighted:
            mark = strip_of(self, ((signs_of(self).focus.ljust(LABEL_LEFT), "$accent bold"),))
            return Strip.join([mark, strip.crop(LABEL_LEFT, strip.cell_length)])
        return strip


def _drawn(row: Row, width: int, signs: Signs) -> Content:
    """A row and what belongs to it, in so many cells."""
    room = max(width - LABEL_LEFT, 0)
    margin = (" " * LABEL_LEFT, "")
    lines = [(margin, *_line(row, room, signs))]
    lines += [(margin, (clip(sanitize(text, marks=True), room, signs), _STYLES[tone])) for text, tone in row.below]
    return Content("\n").join(Content.assemble(*line) for line in lines)


def _line(row: Row, room: int, signs: Signs) -> Runs:
    if row.tone == "heading" and not row.id:
        return rule(sanitize(row.left, marks=True), room, signs)
    sign = f"{row.sign} " if row.sign else " " * row.indent
    room -= cell_len(sign) + 1
    right = clip(sanitize(" ".join(row.right.split()), marks=True), room * 3 // 5, signs) if row.right else ""
    left = fit(sanitize(" ".join(row.left.split()), marks=True), room - cell_len(right) - (2 if right else 0), signs)
    words = "" if row.id else _STYLES[row.tone]
    return (sign, _STYLES[row.tone]), (left + ("  " if right else ""), words), (right, "$faint")
