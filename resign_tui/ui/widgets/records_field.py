"""A question answered with several entries, such as the systems someone looks after; one row an entry."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import Cell, Record, Value
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Runs, fit, signs_of, strip_of
from resign_tui.ui.widgets.field_row import FieldState, label_row, mark, told_row, way_with_alt
from resign_tui.ui.widgets.line_input import WELL


def with_entry(records: tuple[Record, ...], index: int | None, entry: Record) -> tuple[Record, ...]:
    """The records with this one in the place of another, or with None behind them; an empty one is none."""
    at = len(records) if index is None else index
    return tuple(record for record in (*records[:at], entry, *records[at + 1 :]) if any(record.values()))


def said(column: Column, cell: Cell) -> str:
    """An attribute in a row of several: a choice by its words, a figure with what it counts."""
    if isinstance(cell, tuple):
        return ", ".join(cell)
    words = next((choice.label for choice in column.choices if choice.value == cell), cell)
    return f"{column.label.partition(' (')[0].lower()} {words}" if column.choices and words.isdecimal() else words


class RecordsField(Widget, can_focus=True):
    """The entries by their first words, and a row to add one; enter opens an entry, delete takes it away."""

    BINDINGS = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "open", "open", show=False),
        Binding("delete,backspace", "remove", "remove", show=False),
        Binding("alt+1", "take_reading(0)", "first reading", show=False),
        Binding("alt+2", "take_reading(1)", "second reading", show=False),
    ]
    value: reactive[tuple[Record, ...]] = reactive((), repaint=False, init=False)

    cursor: reactive[int] = reactive(0, init=False)
    """The row of the entry, or of the line to add one, that keys work on."""
    way: reactive[int] = reactive(0, repaint=False, init=False, always_update=True)
    """In which way the letter is to read the first entry that is in doubt, as the person asked last."""

    class Opened(Message):
        """An entry (by its number) wants its editor, or with None a new one, begun with what was typed."""

        def __init__(self, field: RecordsField, index: int | None, begun: str = "") -> None:
            super().__init__()
            self.field, self.index, self.begun = field, index, begun

    class Left(Message):
        """The cursor went over the upper (-1) or lower (1) edge."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, spec: Field, value: Value = "", *, compact: bool = False) -> None:
        super().__init__(id=spec.id.replace(".", "-"), classes="field")
        self.spec = spec
        self.state = FieldState()
        self.narrow = compact
        self.set_reactive(RecordsField.value, self._records(value))

    def _records(self, value: Value) -> tuple[Record, ...]:
        if isinstance(value, str):
            return ({self.spec.columns[0].key: value},) if value else ()
        first = self.spec.columns[0].key
        return tuple({first: one} if isinstance(one, str) else one for one in value)

    @property
    def raw(self) -> Value:
        """The answer as the draft keeps it."""
        return self.value

    @property
    def cursor_row(self) -> int:
        """The row of the cursor, below the label."""
        return 1 + self.cursor

    def put(self, value: Value) -> None:
        """Show other entries, as after an undo."""
        self.value = self._records(value)
        self.cursor = min(self.cursor, len(self.value))
        self._fit_height()

    def show_state(self, state: FieldState) -> None:
        """Show how the answer stands."""
        if state != self.state:
            self.state = state
            self._fit_height()

    def set_compact(self, compact: bool) -> None:
        """The rows are the same on every width."""
        self.narrow = compact

    def on_mount(self) -> None:
        """Take the height of the rows."""
        self._fit_height()

    def on_focus(self) -> None:
        """Light the row under the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Unlight it."""
        self.refresh()

    def _fit_height(self) -> None:
        height = len(self.value) + 2 + bool(self.state.doubt)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, signs = self.size.width, signs_of(self)
        row: Runs = ()
        if y == 0:
            row = label_row(self.spec, self.state, width, self.has_focus, signs)
        elif y <= len(self.value) + 1:
            row = self._row(y - 1, width - LABEL_LEFT)
        elif self.state.doubt:
            row = told_row(self.state, width, self.has_focus, signs)
        return strip_of(self, row).adjust_cell_length(width, self.rich_style)

    def _row(self, index: int, room: int) -> Runs:
        """An entry, or the row that begins one."""
        signs = signs_of(self)
        lit = self.has_focus and index == self.cursor
        if index < len(self.value):
            text, style = f" {signs.info} {self._title(self.value[index])}", WELL
        else:
            begins = next(column.label for column in self.spec.columns if column.kind == "text")
            hint = f"  {begins}: type it, or enter" if lit else ""
            text, style = f" + add one{hint}", "$faint"
        return mark(self.has_focus, signs), (fit(text, room, signs), "$ink bold on $well-lit" if lit else style)

    def _title(self, entry: Record) -> str:
        texts = [said(column, entry.get(column.key, "")) for column in self.spec.columns]
        between = f" {signs_of(self).dot} "
        return sanitize(between.join(text.replace("\n", " ") for text in texts[:4] if text), marks=True)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters on the last row begin a new entry."""
        return self.cursor == len(self.value) and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Typing on the last row begins a new entry with what is typed; alt with a digit is never typed."""
        way = way_with_alt(event.character)
        if way is not None:
            event.stop()
            event.prevent_default()
            self.action_take_reading(way)
            return
        if event.is_printable and event.character and event.character != " " and self.cursor == len(self.value):
            event.stop()
            event.prevent_default()
            self.post_message(self.Opened(self, None, event.character))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Open the entry under the pointer: a question above may fold before the button is let go."""
        if 1 <= event.y <= len(self.value) + 1:
            self.cursor = event.y - 1
            self.action_open()

    def action_move(self, by: int) -> None:
        """The next row; over the edge, the next question."""
        target = self.cursor + by
        if 0 <= target <= len(self.value):
            self.cursor = target
        else:
            self.post_message(self.Left(by))

    def action_open(self) -> None:
        """Open the entry under the cursor, or a new one."""
        self.post_message(self.Opened(self, self.cursor if self.cursor < len(self.value) else None))

    def action_take_reading(self, way: int) -> None:
        """Say how the letter is to read the entry that can be read in two ways."""
        self.way = way

    def action_remove(self) -> None:
        """Take the entry under the cursor away; undo brings it back."""
        if self.cursor < len(self.value):
            self.value = self.value[: self.cursor] + self.value[self.cursor + 1 :]
            self.cursor = min(self.cursor, len(self.value))
            self._fit_height()
