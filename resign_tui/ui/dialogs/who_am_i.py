"""Authors who may be the person: each is asked about, none is joined by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from resign_tui.core.evidence.identity import Author
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import Row, RowList

_KEYS = "space that is me   esc closes, and reads again with what you ticked"


class WhoAmIScreen(Dialog[frozenset[Author]]):
    """Names and addresses with their commits; space ticks, esc gives what is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("space", "tick", "that is me", show=False),
    ]

    def __init__(self, authors: Mapping[Author, int], ticked: frozenset[Author]) -> None:
        super().__init__("who", "Which of these are you?", _KEYS)
        self._authors = sorted({**dict.fromkeys(ticked, 0), **authors}.items(), key=lambda pair: -pair[1])
        self._ticked = set(ticked)
        self._list = RowList(id="who-rows")

    def body(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.set_focus(self._list)

    def _fill(self) -> None:
        signs = signs_of(self)
        told = ("Tick every author that is you. Others", "count as somebody who knows the code.")
        rows = [Row(line, tone="faint") for line in told]
        rows.append(Row(""))
        for number, (author, commits) in enumerate(self._authors):
            is_me = author in self._ticked
            right = "" if not commits else "1 commit" if commits == 1 else f"{commits:,} commits"
            rows.append(
                Row(author.shown, str(number), right, signs.done if is_me else signs.todo, "done" if is_me else "item")
            )
        self._list.show(rows)

    def action_tick(self) -> None:
        """That is me, or it is not."""
        if self._list.current:
            self._ticked ^= {self._authors[int(self._list.current)][0]}
            self._fill()

    def on_row_list_chosen(self) -> None:
        """Enter and a click tick too."""
        self.action_tick()

    def action_close(self) -> None:
        """Close with what is ticked."""
        self.dismiss(frozenset(self._ticked))
