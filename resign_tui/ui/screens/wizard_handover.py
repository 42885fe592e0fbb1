"""The handover in the wizard: what the list and the editor ask for becomes records of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace
from textual import on

from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.checklist import Item, Verdict, add_item, move, remove_item, with_item
from resign_tui.core.handover.records import overlays, text_of
from resign_tui.core.plan.schedule import days_left
from resign_tui.ui.screens.draft_screen import DraftScreen
from resign_tui.ui.widgets.handover_pane import HandoverPane

if TYPE_CHECKING:
    from resign_tui.ui.item_questions import Subject
    from resign_tui.ui.screens.item_editor import ItemChange
    from resign_tui.ui.widgets import handover_asks as asks

_FIELD = "handover.item"
_PRIORITIES = ("P0", "P1", "P2")
_OWN_PRIORITY = "P1"
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class HandoverRoutes(DraftScreen):
    """Ticks, edits, additions and order; all of it can be undone."""

    handover_pane: HandoverPane

    def show_handover(self) -> None:
        """Bring the pane, and the list once it was opened, up to date."""
        checklist = self.departure.checklist
        self.handover_pane.show(checklist, days_left(self.departure))
        if self.step == "handover":
            self._show_list()

    def _show_list(self) -> None:
        from resign_tui.ui.widgets.handover_list import HandoverList  # only this step pays for it

        records = overlays(self._records)
        chosen = frozenset(one for one, record in records.items() if text_of(record, "priority").upper() in _PRIORITIES)
        for view in self.query(HandoverList):
            view.show(self.departure.checklist, days_left(self.departure), chosen=chosen)

    def _stand_on(self, item_id: str) -> None:
        from resign_tui.ui.widgets.handover_list import HandoverList

        self._show_list()
        for view in self.query(HandoverList):
            view.stand_on(item_id)

    @property
    def _records(self) -> tuple[Record, ...]:
        return self.draft.records(_FIELD)

    def _take_records(self, records: tuple[Record, ...], tag: str = "") -> None:
        self.change(self.draft.answer(_FIELD, records), tag)

    def action_handover(self) -> None:
        """Look at the handover; again, back to the form."""
        pane = self.handover_pane
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

    def on_handover_list_ticked(self, event: asks.Ticked) -> None:
        """Done, or to do again."""
        self._tick(event.item_id)

    def action_tick_planned(self) -> None:
        """The item under the cursor is done; it drops out of the schedule and stays on the checklist."""
        from resign_tui.ui.widgets.step_views import ScheduleStep  # loaded with the step

        for view in self.query(ScheduleStep):
            if view.rows.current:
                self._tick(view.rows.current)

    def _tick(self, item_id: str) -> None:
        item = self.departure.checklist.item(item_id)
        if item is not None:
            status = "todo" if item.status == "done" else "done"
            self._take_records(with_item(self._records, item.id, status=status))

    def on_handover_list_not_needed(self, event: asks.NotNeeded) -> None:
        """Does not apply, or does after all."""
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            status = "todo" if item.status == "not_applicable" else "not_applicable"
            self._take_records(with_item(self._records, item.id, status=status))

    def on_handover_list_priority(self, event: asks.Priority) -> None:
        """The next priority."""
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            following = _PRIORITIES[(_PRIORITIES.index(item.priority) + 1) % len(_PRIORITIES)]
            self._take_records(with_item(self._records, item.id, priority=following))
            after = self.departure.checklist.item(event.item_id)
            if after is not None and after.priority != following:
                self._take_records(with_item(self._records, item.id, priority="P0"))

    def on_handover_list_verdict(self, event: asks.Verdict) -> None:
        """What becomes of it: the next thing that can be said."""
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            following = _VERDICTS[(_VERDICTS.index(item.verdict) + 1) % len(_VERDICTS)]
            self._take_records(with_item(self._records, item.id, verdict=following))

    def on_handover_list_hide(self, event: asks.Hide) -> None:
        """Hidden, or shown again."""
        item = self.departure.checklist.item(event.item_id)
        if item is not None:
            self._take_records(with_item(self._records, item.id, hidden="" if item.hidden else "true"))

    def on_handover_list_noticed(self, event: asks.Noticed) -> None:
        """Why nothing happened."""
        self.notify(event.text, markup=False)

    def on_handover_list_moved(self, event: asks.Moved) -> None:
        """One place down or up."""
        self._take_records(move(self._records, self.departure.checklist, event.item_id, event.by), "move")

    def on_handover_list_new(self, event: asks.New) -> None:
        """An item of the person's own."""

        before = self._records
        with_blank, item_id = add_item(before, event.category, "")

        def take(change: ItemChange) -> None:
            begun = any(value.strip() for value in change.changes.values())
            records = with_item(with_blank, item_id, **change.changes) if begun else before
            self._take_records(records, f"item {item_id}")

        from resign_tui.ui.item_questions import Subject
        from resign_tui.ui.screens.item_editor import ItemEditor

        blank = Item("", event.category, "", own=True)
        editor = ItemEditor(Subject(blank, self.today, title="A new item"))
        self.watch(editor, "latest", take, init=False)
        self.app.push_screen(editor, lambda _: self._stand_on(item_id))

    def on_handover_list_edit(self, event: asks.Edit) -> None:
        """Open the editor of an item."""
        item = self.departure.checklist.item(event.item_id)
        if item is None:
            return

        before = self._records

        def take(change: ItemChange) -> None:
            self._take_records(with_item(before, event.item_id, **change.changes), f"item {event.item_id}")

        def close(change: ItemChange | None) -> None:
            if change is not None and change.remove:
                self._take_records(remove_item(before, event.item_id))

        from resign_tui.ui.screens.item_editor import ItemEditor

        editor = ItemEditor(self._subject(item))
        self.watch(editor, "latest", take, init=False)
        self.app.push_screen(editor, close)

    def _subject(self, item: Item) -> Subject:
        """The item with what was typed about it, and the priority it has without a word of the person's."""
        from resign_tui.ui.item_questions import SCORES, Subject

        record = overlays(self._records).get(item.id, {})
        hint = item
        if any(text_of(record, key) for key in ("priority", *SCORES)) and not item.own:
            bare = self.draft.answer(_FIELD, remove_item(self._records, item.id))
            hint = replace(self.departure, draft=bare).checklist.item(item.id) or item
        return Subject(item, self.today, record, _OWN_PRIORITY if item.own else hint.priority)
