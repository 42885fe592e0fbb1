"""The views of the handover step beside the checklist: the schedule, and the way from one view to another."""

from __future__ import annotations

from textual import on

from .. import handover_views, schedule_rows
from ..views import SCHEDULE
from ..widgets.field_row import signs_of
from ..widgets.row_list import RowList
from ..widgets.view_tabs import ViewTabs
from .draft_screen import DraftScreen

_ROWS = f"#{SCHEDULE}-rows"


class ViewRoutes(DraftScreen):
    """Opens the views and keeps the schedule up to date: it follows every tick and every date."""

    def show_views(self) -> None:
        """Bring the names of the views, and the schedule where it is in view, up to date."""
        if self.step != "handover":
            return
        for tabs in self.query(ViewTabs):
            tabs.show(handover_views.tabs(self.departure))
        for rows in self.query(_ROWS).results(RowList):
            if rows.parent is not None and getattr(rows.parent, "display", False):
                rows.show(schedule_rows.rows(self.departure, signs_of(self), rows.size.width))

    async def action_handover_view(self, name: str) -> None:
        """Open one of the views of the handover step."""
        await self.open_step(name)

    @on(ViewTabs.Chosen)
    async def _open_view(self, event: ViewTabs.Chosen) -> None:
        await self.open_step(event.name)

    @on(RowList.Chosen, _ROWS)
    async def _open_planned(self, event: RowList.Chosen) -> None:
        from ..widgets.handover_list import HandoverList

        await self.open_step("handover")
        self.query_one(HandoverList).stand_on(event.row_id)

    def action_tick_planned(self) -> None:
        """The item under the cursor is done; it drops out of the schedule and stays on the checklist."""
        item_id = self.query_one(_ROWS, RowList).current
        if item_id:
            self.tick_item(item_id)

    def tick_item(self, item_id: str) -> None:
        """Done, or to do again."""
        raise NotImplementedError
