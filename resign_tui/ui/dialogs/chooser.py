"""One list to pick from: a step to go to, or the colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resign_tui.ui.widgets.row_list import Row, RowList


class Chooser(ModalScreen[str]):
    """Enter picks a row and gives its id; a digit picks the row of that number; esc leaves things as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        *(Binding(str(number), f"pick({number})", "pick", show=False) for number in range(1, 10)),
    ]

    def __init__(self, title: str, rows: Sequence[Row], keys: str) -> None:
        super().__init__()
        self._title = title
        self._rows = tuple(rows)
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Vertical(id="chooser-box", classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield RowList(id="chooser-rows")
            yield Static(Content(self._keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one(RowList)
        rows.show(self._rows)
        rows.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Close with what was picked."""
        self.dismiss(event.row_id)

    def action_pick(self, number: int) -> None:
        """Pick the row of this number, counting those that can be picked."""
        ids = [row.id for row in self._rows if row.id]
        if number <= len(ids):
            self.dismiss(ids[number - 1])

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
