"""The handover in the wizard: what the list and the editor ask for becomes records of the draft."""

from __future__ import annotations

from textual import on

from ...core.draft import Record
from ...core.handover import Item, add_item, move, remove_item, with_item
from ..widgets.handover_list import HandoverList
from ..widgets.handover_pane import HandoverPane
from ..widgets.step_views import HandoverStep
from .draft_screen import DraftScreen
from .item_editor import ItemChange, ItemEditor

_FIELD = "handover.item"
_PRIORITIES = ("P0", "P1", "P2")


class HandoverRoutes(DraftScreen):
    """Ticks, edits, additions and order; all of it can be undone."""

    def show_handover(self) -> None:
        """Bring the pane, and the list once it was opened, up to date."""
        checklist = self.departure.checklist
        days = self.departure.timeline.working_days
        self.query_one(HandoverPane).show(checklist, days)
        for view in self.query(HandoverList):
            view.show(checklist, days)

    @property
    def _records(self) -> tuple[Record, ...]:
        return self.draft.records(_FIELD)

    def _take_records(self, records: tuple[Record, ...], tag: str = "") -> None:
        self.change(self.draft.answer(_FIELD, records), tag)

    def action_handover(self) -> None:
        """Look at the handover; again, back to the form."""
        pane = self.query_one(HandoverPane)
        if pane.has_focus:
            self.leave_pane()
            return
        self.set_pane("handover")
        pane.focus()

    @on(HandoverPane.Opened)
    async def _open_list(self) -> None:
        self.set_pane("")
        await self.open_step("handover")

    @on(HandoverPane.Left)
    def _leave_handover(self) -> None:
        self.leave_pane()

    @on(HandoverStep.Owned)
    async def _open_owned(self) -> None:
        await self.open_step("owned")

    @on(HandoverList.Ticked)
    def _tick(self, event: HandoverList.Ticked) -> None:
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            status = "todo" if item.status == "done" else "done"
            self._take_records(with_item(self._records, item.id, status=status))

    @on(HandoverList.NotNeeded)
    def _does_not_apply(self, event: HandoverList.NotNeeded) -> None:
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            status = "todo" if item.status == "not_applicable" else "not_applicable"
            self._take_records(with_item(self._records, item.id, status=status))

    @on(HandoverList.Priority)
    def _prioritise(self, event: HandoverList.Priority) -> None:
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            following = _PRIORITIES[(_PRIORITIES.index(item.priority) + 1) % len(_PRIORITIES)]
            self._take_records(with_item(self._records, item.id, priority=following))
            after = self.departure.checklist.item(event.item_id)
            if after is not None and after.priority != following:
                self._take_records(with_item(self._records, item.id, priority="P0"))

    @on(HandoverList.Hide)
    def _hide(self, event: HandoverList.Hide) -> None:
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            self._take_records(with_item(self._records, item.id, hidden="" if item.hidden else "true"))

    @on(HandoverList.Noticed)
    def _say_why(self, event: HandoverList.Noticed) -> None:
        self.notify(event.text, markup=False)

    @on(HandoverList.Moved)
    def _move(self, event: HandoverList.Moved) -> None:
        self._take_records(move(self._records, self.departure.checklist, event.item_id, event.by), "move")

    @on(HandoverList.New)
    def _new(self, event: HandoverList.New) -> None:
        def take(change: ItemChange | None) -> None:
            if change is None or change.remove or not change.changes.get("text", "").strip():
                return
            records, item_id = add_item(self._records, event.category, change.changes["text"])
            self._take_records(with_item(records, item_id, **change.changes))

        self.app.push_screen(ItemEditor(Item("", event.category, "", own=True), "A new item"), take)

    @on(HandoverList.Edit)
    def _edit(self, event: HandoverList.Edit) -> None:
        item = self.departure.checklist.item(event.item_id)
        if item is None:
            return

        def take(change: ItemChange | None) -> None:
            if change is None:
                return
            if change.remove:
                self._take_records(remove_item(self._records, event.item_id))
            elif change.changes:
                self._take_records(with_item(self._records, event.item_id, **change.changes))

        self.app.push_screen(ItemEditor(item), take)
