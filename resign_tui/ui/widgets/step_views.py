"""What the last three steps show: the handover, the review, and the table of what to send."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.notes import Notes, shares
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.send_table import SendTable
from resign_tui.ui.widgets.step_form import Title
from resign_tui.ui.widgets.text_field import TextField
from resign_tui.ui.widgets.view_tabs import ViewTabs

_ROOMY = 30
"""Rows of the last step from which blank rows set its parts apart."""
_TITLE = 2
_BELOW_TABLE = 20
_LEAST_DOCUMENTS = 5
"""Rows that the last step keeps around the documents of its table, and how many of these it shows at least."""
_VIEW_KEYS: list[BindingType] = [
    Binding(",".join(one.keys), f"screen.handover_view('{one.action}')", one.word, show=False, id=f"views.{one.action}")
    for one in COMMANDS
    if one.where == "views"
]


class HandoverStep(Vertical):
    """The checklist; the schedule and the forms that it grows from are one key away."""

    BINDINGS: ClassVar[list[BindingType]] = _VIEW_KEYS

    def __init__(self) -> None:
        super().__init__(id="step-handover", classes="step-view")
        self.tabs = ViewTabs("handover")
        self.list = HandoverList(id="handover-list")

    def compose(self) -> ComposeResult:
        """The views of the step, and the list, which draws its own heading."""
        yield self.tabs
        yield self.list


class ScheduleStep(Vertical):
    """The transition plan, day by day, as the checklist and the dates make it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_VIEW_KEYS,
        Binding("space", "screen.tick_planned", "tick", show=False, id="schedule.tick"),
    ]

    def __init__(self) -> None:
        super().__init__(id="step-schedule", classes="step-view")
        self.tabs = ViewTabs("schedule")
        self.rows = RowList(id="schedule-rows")

    def compose(self) -> ComposeResult:
        """The views of the step, and the days."""
        yield self.tabs
        yield self.rows


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
    """What to write, where to, what is ready, what happened, and what to know of the document under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "above", show=False),
        Binding("down", "go(1)", "below", show=False),
    ]

    def __init__(self, folder: Field, value: str) -> None:
        super().__init__(id="step-send", classes="step-view")
        self.title = Title("Send")
        self.table = SendTable()
        self.folder = TextField(folder, value)
        self.ready = Notes(id="send-ready")
        self.happened = Notes(id="send-log")
        self.card = Notes(id="send-card", heading="$accent bold")

    def compose(self) -> ComposeResult:
        """Table and folder; below them three kinds of remarks, the last at the lower edge."""
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

    def allot(self) -> None:
        """Give each part its rows, after what is shown has changed."""
        width, height = self.content_size
        if not height:
            return
        narrow = self.screen.has_class("-narrow")
        if self.folder.narrow != narrow:
            self.folder.set_compact(narrow)
        gap = int(height >= _ROOMY)
        notes = (self.ready, self.happened, self.card)
        for one in notes:
            one.set_gap(gap)
        table = 1 + min(self.table.count, max(height - _BELOW_TABLE, _LEAST_DOCUMENTS))
        margins = self.table.styles.margin.top + self.folder.styles.margin.top
        room = height - _TITLE - (1 if narrow else 2) - margins - table
        wanted = [one.wanted(width) for one in notes]
        least = [1 + 2 * gap, max(3 + gap, (room - wanted[0]) // 2), 3 + gap]
        held = next((at for at, one in enumerate(notes) if one.has_focus), None)
        ready, _, card = shares(room, wanted, least, held)
        rows = (table, ready, max(room - ready - card, 0), card)  # blank rows stand between the log and the card
        parts: tuple[Widget, ...] = (self.table, *notes)
        for part, many in zip(parts, rows, strict=True):
            if part.styles.height is None or part.styles.height.value != many:
                part.styles.height = many

    def on_descendant_blur(self) -> None:
        """Without the focus they give it back."""
        self.allot()

    def action_go(self, by: int) -> None:
        """The part above or below."""
        parts: tuple[Widget, ...] = (self.table, self.folder, self.ready, self.happened, self.card)
        stops = [one for one in parts if one.focusable]
        if self.screen.focused in stops:
            at = stops.index(self.screen.focused) + by
            if 0 <= at < len(stops):
                stops[at].focus()
