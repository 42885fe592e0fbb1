"""The transition plan, day by day, as the checklist and the dates make it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from resign_tui.core.plan.order import first_sentence
from resign_tui.ui.commands import COMMANDS, commands_of, shown_key
from resign_tui.ui.messages import Change, GoToItem, OpenView
from resign_tui.ui.steps import handover_views, schedule_rows
from resign_tui.ui.steps.step import StepView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import OWNED, SCHEDULE
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.view_tabs import ViewTabs

VIEW_KEYS: list[BindingType] = [
    Binding(",".join(command.keys), f"open_view('{command.action}')", command.word, show=False, id=command.name)
    for command in COMMANDS
    if command.where == "views"
]
"""The keys that lead from one view of the handover step to another."""


class HandoverView(StepView):
    """A view of the handover step, under the names of all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*VIEW_KEYS, Binding("u", "tell_undo", "undo", show=False)]

    def __init__(self, view: str) -> None:
        super().__init__(view)
        self.tabs = ViewTabs(view)

    def show(self, state: ViewState) -> None:
        """The names of the views, how far each is, and what comes first."""
        first = first_sentence(state.departure, state.session.plan)
        self.tabs.show(handover_views.tabs(state.departure, commands_of(self)), first)

    def action_tell_undo(self) -> None:
        """Say which keys undo."""
        self.notify(
            f"{self._key_of('undo')} undoes the last change, {self._key_of('redo')} does it again.", markup=False
        )

    def _key_of(self, name: str) -> str:
        return shown_key(name, commands_of(self))

    @on(ViewTabs.Chosen)
    def _open(self, event: ViewTabs.Chosen) -> None:
        event.stop()
        self.action_open_view(event.name)

    def action_open_view(self, name: str) -> None:
        """Open another view of the step; what is owned, while nothing is named, where one begins to name it."""
        is_unnamed = self.state is not None and handover_views.is_nothing_named(self.state.departure)
        self.post_message(OpenView(name, handover_views.NAMED[0] if name == OWNED and is_unnamed else ""))


class ScheduleStep(HandoverView):
    """It follows every tick and every date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick_planned", "tick", show=False, id="schedule-tick-planned"),
    ]

    def __init__(self) -> None:
        super().__init__(SCHEDULE)
        self.rows = RowList(id="schedule-rows")

    def compose(self) -> ComposeResult:
        """The views of the step, and the days."""
        yield self.tabs
        yield self.rows

    def show(self, state: ViewState) -> None:
        """Each day with its focus, its items and its load."""
        super().show(state)
        signs, made = signs_of(self), state.session.plan
        self.rows.show(lambda width: schedule_rows.rows(state.departure, signs, width, made))

    def enter(self, field: str = "") -> None:
        """To the days."""
        self.screen.set_focus(self.rows)

    @on(RowList.Chosen)
    def _show_item(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(GoToItem(event.row_id))

    def action_tick_planned(self) -> None:
        """The item under the cursor is done; it drops out of the schedule and stays on the checklist."""
        item_id = self.rows.current
        if item_id:
            self.post_message(Change(lambda session: session.tick(item_id)))
