"""Today: what slipped, what is due, who is met and what comes next; one key for each thing that is done."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from resign_tui.core.plan.schedule import next_day
from resign_tui.core.plan.today import TALKS_STAY, day_words, today, why_not_later
from resign_tui.ui.messages import Change, GoToItem
from resign_tui.ui.steps import schedule_today_rows
from resign_tui.ui.steps.schedule import HandoverView
from resign_tui.ui.steps.schedule_today_rows import DONE, MEETING, NEXT
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import SCHEDULE, TODAY
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import RowList


class TodayStep(HandoverView):
    """It follows every tick and every date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick_today", "done", show=False, id="today-tick-today"),
        Binding("t", "put_off", "tomorrow", show=False, id="today-put-off"),
    ]

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.rows = RowList(id="today-rows")

    def compose(self) -> ComposeResult:
        """The views of the step, and the day."""
        yield self.tabs
        yield self.rows

    def show(self, state: ViewState) -> None:
        """What is left of the day."""
        super().show(state)
        was_on_done = self.rows.current.startswith(DONE)
        here, key = today(state.departure, state.session.plan), self._key_of(f"views-{SCHEDULE}")
        signs = signs_of(self)
        self.rows.show(lambda width: schedule_today_rows.rows(state.departure, signs, width, here, key))
        if not was_on_done and self.rows.current.startswith(DONE):
            self.rows.stand_on_last(lambda row_id: not row_id.startswith((DONE, NEXT)))

    def enter(self, field: str = "") -> None:
        """To the first thing that is left."""
        self.screen.set_focus(self.rows)

    @on(RowList.Chosen)
    def _show_item(self, event: RowList.Chosen) -> None:
        event.stop()
        if self._under_cursor.startswith(MEETING):
            self.notify("A talk holds no more than this row; space says that you met.", markup=False)
        else:
            self.post_message(GoToItem(self._under_cursor))

    @property
    def _under_cursor(self) -> str:
        """The item or the meeting, whatever became of it."""
        return self.rows.current.removeprefix(DONE).removeprefix(NEXT)

    def action_tick_today(self) -> None:
        """The item under the cursor is done, and the next one is under it; what is done already is to do again, which
        is said.
        """
        item_id = self._under_cursor
        if item_id.startswith(MEETING):
            self.post_message(Change(lambda session: session.meet(item_id.removeprefix(MEETING))))
            return
        item = self.state.departure.checklist.item(item_id) if self.state else None
        if item is not None:
            said = "To do again" if item.status == "done" else "Done" if self.rows.current.startswith(NEXT) else ""
            told = f"{said}: {item.text}. {self._key_of('undo')} takes it back." if said else ""
            self.post_message(Change(lambda session: session.tick(item_id), told))

    def action_put_off(self) -> None:
        """The item under the cursor waits for the next working day; where there is none, that is said."""
        item_id = self.rows.current
        if self.state is None:
            return
        day = next_day(self.state.departure)
        if day is None:
            self.notify(why_not_later(self.state.departure), markup=False)
        elif item_id.startswith(MEETING):
            self.notify(TALKS_STAY, markup=False)
        elif item_id.startswith((DONE, NEXT)):
            self.notify("That one is done." if item_id.startswith(DONE) else "That one is for later.", markup=False)
        elif item_id:
            told = f"Moved to {day_words(day, self.state.session.today)}."
            self.post_message(Change(lambda session: session.put_off(item_id), told))
