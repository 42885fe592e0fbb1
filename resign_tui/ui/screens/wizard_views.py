"""The views of the handover step beside the checklist: the schedule, and the way from one view to another."""

from __future__ import annotations

from textual import on

from resign_tui.ui import handover_views, schedule_rows
from resign_tui.ui.screens.draft_screen import DraftScreen
from resign_tui.ui.views import SCHEDULE
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.view_tabs import ViewTabs


class ViewRoutes(DraftScreen):
    """Opens the views and keeps the schedule up to date: it follows every tick and every date."""

    def show_views(self) -> None:
        """Bring the names of the views, and the schedule where it is in view, up to date."""
        if self.step != "handover":
            return
        from resign_tui.ui.widgets.step_views import ScheduleStep  # loaded with the step

        for tabs in self.query(ViewTabs):
            tabs.show(handover_views.tabs(self.departure))
        for view in self.query(ScheduleStep):
            if view.display:
                view.rows.show(schedule_rows.rows(self.departure, signs_of(self), view.rows.size.width))

    async def action_handover_view(self, name: str) -> None:
        """Open one of the views of the handover step."""
        await self.open_step(name)

    @on(ViewTabs.Chosen)
    async def _open_view(self, event: ViewTabs.Chosen) -> None:
        await self.open_step(event.name)

    @on(RowList.Chosen, f"#{SCHEDULE}-rows")
    async def _open_planned(self, event: RowList.Chosen) -> None:
        from resign_tui.ui.widgets.handover_list import HandoverList

        await self.open_step("handover")
        self.query_one(HandoverList).stand_on(event.row_id)
