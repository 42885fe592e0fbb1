"""What the last three steps show: the handover, the review, and the table of what to send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from ...core.catalogue import Field
from .field_row import FieldState
from .handover_list import HandoverList
from .row_list import Row, RowList
from .send_table import SendTable
from .step_form import Title
from .text_field import TextField


class HandoverStep(Vertical):
    """The checklist; what the person looks after is asked on a form of its own, one key away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "owned", "what you own", show=False, id="list.owned")]

    class Owned(Message):
        """The person wants to say what they look after."""

    def __init__(self) -> None:
        super().__init__(id="step-handover", classes="step-view")
        self.list = HandoverList(id="handover-list")

    def compose(self) -> ComposeResult:
        """Only the list: it draws its own heading."""
        yield self.list

    def action_owned(self) -> None:
        """Ask what the person looks after."""
        self.post_message(self.Owned())


class ReviewStep(Vertical):
    """What is open, what was found, and every answer, each with a jump."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.turn_check", "settle", show=False, id="review.turn_check"),
        Binding("w", "screen.waive", "set aside", show=False, id="review.waive"),
        Binding("u", "screen.use_ours", "use ours", show=False, id="review.use_ours"),
        Binding("v", "screen.keep_private", "keep private", show=False, id="review.keep_private"),
    ]

    def __init__(self) -> None:
        super().__init__(id="step-review", classes="step-view")
        self.title = Title("Review")
        self.rows = RowList(id="review-rows")

    def compose(self) -> ComposeResult:
        """The title and the rows."""
        yield self.title
        yield self.rows


class SendStep(Vertical):
    """What to write, where to, and what happened."""

    def __init__(self, folder: Field, value: str) -> None:
        super().__init__(id="step-send", classes="step-view")
        self.title = Title("Send")
        self.table = SendTable()
        self.folder = TextField(folder, value)
        self.happenings = RowList(id="send-log")
        self.happenings.can_focus = False

    def compose(self) -> ComposeResult:
        """Table, folder, and the log under them."""
        yield self.title
        yield self.table
        yield self.folder
        yield self.happenings

    def on_mount(self) -> None:
        """Show the folder in force where none was typed."""
        self.folder.show_state(FieldState("suggestion", "", (self.folder.spec.default,)))

    def happened(self, rows: Sequence[Row]) -> None:
        """Show what became of copies and files, newest first."""
        self.happenings.show(rows)
