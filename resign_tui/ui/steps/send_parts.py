"""The parts of the last step from top to bottom, and the rows that each of them gets."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.widgets.notes import Notes, shares
from resign_tui.ui.widgets.send_table import SendTable
from resign_tui.ui.widgets.step_form import Title
from resign_tui.ui.widgets.text_field import TextField

_ROOMY = 30
"""Rows of the step from which blank rows set its parts apart."""
_BELOW_TABLE = 20
_LEAST_DOCUMENTS = 5
"""Rows that the step keeps around the documents of its table, and how many of these it shows at least."""


class SendParts(Vertical):
    """Table and folder; below them three kinds of remarks, the last at the lower edge."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "above", show=False),
        Binding("down", "go(1)", "below", show=False),
    ]

    def __init__(self, folder: Field, value: str) -> None:
        super().__init__()
        self.title = Title("Send")
        self.table = SendTable()
        self.folder = TextField(folder, value)
        self.ready = Notes(id="send-ready")
        self.happened = Notes(id="send-log")
        self.card = Notes(id="send-card", heading="$accent bold")

    def compose(self) -> ComposeResult:
        """The parts from top to bottom."""
        yield self.title
        yield self.table
        yield self.folder
        yield self.ready
        yield self.happened
        yield self.card

    def on_resize(self) -> None:
        """Share out the rows anew."""
        self.allot()

    def on_descendant_focus(self) -> None:
        """The remarks with the focus get the room."""
        self.allot()

    def on_descendant_blur(self) -> None:
        """Without the focus they give it back."""
        self.allot()

    def allot(self) -> None:
        """Give each part its rows, after what is shown has changed."""
        width, height = self.content_size
        if not height:
            return
        narrow = self.screen.has_class("-narrow")
        if self.folder.narrow != narrow:
            self.folder.set_compact(narrow)
        gap = int(height >= _ROOMY)
        remarks = (self.ready, self.happened, self.card)
        for notes in remarks:
            notes.set_gap(gap)
        table = 1 + min(self.table.count, max(height - _BELOW_TABLE, _LEAST_DOCUMENTS))
        margins = self.table.styles.margin.top + self.folder.styles.margin.top
        room = height - len(tuple(self.title.rows(width))) - (1 if narrow else 2) - margins - table
        wanted = [notes.wanted(width) for notes in remarks]
        least = [1 + 2 * gap, max(3 + gap, (room - wanted[0]) // 2), 3 + gap]
        held = next((at for at, notes in enumerate(remarks) if notes.has_focus), None)
        ready, _, card = shares(room, wanted, least, held)
        rows = (table, ready, max(room - ready - card, 0), card)  # blank rows stand between the log and the card
        parts: tuple[Widget, ...] = (self.table, *remarks)
        for part, count in zip(parts, rows, strict=True):
            if part.styles.height is None or part.styles.height.value != count:
                part.styles.height = count

    def action_go(self, by: int) -> None:
        """The part above or below."""
        parts: tuple[Widget, ...] = (self.table, self.folder, self.ready, self.happened, self.card)
        stops = [part for part in parts if part.focusable]
        if self.screen.focused in stops:
            at = stops.index(self.screen.focused) + by
            if 0 <= at < len(stops):
                self.screen.set_focus(stops[at])
