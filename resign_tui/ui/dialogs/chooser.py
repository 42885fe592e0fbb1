"""One list to pick from: a step to go to, or the colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.widgets.row_list import Row, RowList


class Chooser(Dialog[str]):
    """Enter picks a row and gives its id; a digit picks the row of that number; esc leaves things as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        *(Binding(str(number), f"pick({number})", "pick", show=False) for number in range(1, 10)),
    ]

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        keys: str,
        *,
        at: str = "",
        look: Callable[[str], None] | None = None,
    ) -> None:
        """at: the row that the cursor stands on first. look: shows what a row would make of it, before it is chosen."""
        super().__init__("chooser", title, keys)
        self._rows = tuple(rows)
        self._at, self._look = at, look
        self._list = RowList(id="chooser-rows")

    def body(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._rows)
        if self._at:
            self._list.stand_on(self._at)
        self.set_focus(self._list)
        if self._look is not None:
            self.watch(self._list, "highlighted", self._show_row, init=False)

    def _show_row(self) -> None:
        if self._look is not None and self._list.current:
            self._look(self._list.current)

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
