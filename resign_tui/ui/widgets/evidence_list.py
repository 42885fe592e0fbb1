"""The two halves of the evidence: the lines to decide on, and the one under the cursor in full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events

from resign_tui.ui.widgets.notes import Note, Notes
from resign_tui.ui.widgets.row_list import RowList


class EvidenceList(RowList):
    """A click only goes to a line, a second one in a row chooses it: nothing is accepted by a slip of the hand."""

    def on_click(self, event: events.Click) -> None:
        """Go to the line under the pointer."""
        row: int | None = event.style.meta.get("option")
        if row is not None and event.chain < 2 and not self.get_option_at_index(row).disabled:
            event.prevent_default()
            self.highlighted = row


class EvidenceDetail(Notes):
    """Everything about one line, however long; another line begins at its first row."""

    most_rows: ClassVar[int] = 80

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, heading="$accent bold")
        self._subject = ""

    def show_subject(self, subject: str, title: str, notes: Iterable[Note]) -> None:
        """Say this about the line with this id."""
        if subject != self._subject:
            self._subject, self._top = subject, 0
        self.show(title, notes)
