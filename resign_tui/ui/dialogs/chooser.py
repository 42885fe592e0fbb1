"""One list to pick from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget

from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.widgets.row_list import Row, RowList


class Chooser(Dialog[str]):
    """Enter picks a row and gives its id; a digit picks the row of that number; esc leaves things as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        *(Binding(str(number), f"pick({number})", "pick", show=False) for number in range(1, 10)),
    ]

    preview: reactive[str] = reactive("", repaint=False, init=False)
    """The row under the cursor; who opened the dialog may watch it."""

    def __init__(self, title: str, rows: Sequence[Row], keys: str, current: str = "") -> None:
        """`current` is the row under the cursor at first."""
        super().__init__("chooser", title, keys)
        self._current = current
        self._rows = tuple(rows)
        self._list = RowList(id="chooser-rows")

    def body(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._rows)
        if self._current:
            self._list.stand_on(self._current)
        self.watch(self._list, "highlighted", self._tell, init=False)
        self.set_focus(self._list)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Close with what was picked."""
        self.dismiss(event.row_id)

    def _tell(self) -> None:
        self.preview = self._list.current

    def action_pick(self, number: int) -> None:
        """Pick the row of this number, counting those that can be picked."""
        ids = [row.id for row in self._rows if row.id]
        if number <= len(ids):
            self.dismiss(ids[number - 1])

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
