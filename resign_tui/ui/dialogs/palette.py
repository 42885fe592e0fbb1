"""The palette: a line to type in, and below it what is called so."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.palette import NOTHING, Entry
from resign_tui.ui.search import Index
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs, signs_of
from resign_tui.ui.widgets.row_list import Row, RowList

_MOST = 40
"""Rows of what was found; whoever needs more types another word."""


class _Hits(RowList, can_focus=False):
    """What was found; the line above it keeps the keys."""

    @property
    def is_lit(self) -> bool:
        """Always: its cursor is what enter takes."""
        return True


class PaletteScreen(Dialog[Entry]):
    """Enter takes the row under the cursor, esc nothing; the arrows move while one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("ctrl+p", "close", "close", show=False, id="palette"),
        *(
            Binding(key, f"move('{action}')", action, show=False)
            for key, action in (
                ("up", "cursor_up"), ("down", "cursor_down"), ("pageup", "page_up"), ("pagedown", "page_down"),
            )
        ),
    ]  # fmt: skip

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__("palette", "", "type to find   enter takes it   esc close")
        self._entries = entries
        self._index = Index(entries)

    def body(self) -> Widget:
        """The line and the list."""
        self._line = Input(placeholder="What are you looking for?", id="palette-line")
        self._hits = _Hits(id="palette-rows")
        return Vertical(self._line, self._hits, id="palette-body")

    def on_mount(self) -> None:
        """Everything that is often wanted, before something is typed."""
        self._look("")
        self.set_focus(self._line)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._look(event.value)

    def _look(self, text: str) -> None:
        signs = signs_of(self)
        if not text.strip():
            self._hits.show(_often(self._entries, signs))
        else:
            found = self._index.find(text)[:_MOST]
            rows = [_row(at, self._entries[at], signs) for at in found]
            self._hits.show(rows or [Row(""), *(Row(line, tone="faint") for line in NOTHING)])
        self._hits.begin()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self._dismiss_with(self._hits.current)

    @on(RowList.Chosen)
    def _take_row(self, event: RowList.Chosen) -> None:
        event.stop()
        self._dismiss_with(event.row_id)

    def _dismiss_with(self, row_id: str) -> None:
        if row_id:
            self.dismiss(self._entries[int(row_id)])

    def action_move(self, action: str) -> None:
        """Move the cursor of the list."""
        getattr(self._hits, f"action_{action}")()

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


def _often(entries: tuple[Entry, ...], signs: Signs) -> list[Row]:
    """What stands there before something is typed, by what it is."""
    shown = [(at, entry) for at, entry in enumerate(entries) if entry.shown]
    rows: list[Row] = []
    for group, members in groupby(shown, key=lambda pair: pair[1].group):
        rows += [Row(""), Row(group, tone="heading"), *(_row(at, entry, signs) for at, entry in members)]
    return rows


def _row(at: int, entry: Entry, signs: Signs) -> Row:
    return Row(in_signs(entry.title, signs), str(at), in_signs(entry.right, signs))
