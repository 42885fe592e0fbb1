"""The checklist: what the list and the editor of an item ask for becomes what the draft says about the items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult

from resign_tui.core.handover.checklist import Item, add_item, remove_item, with_item
from resign_tui.core.handover.item import PRIORITIES
from resign_tui.core.handover.records import records_by_id, text_of
from resign_tui.core.plan.schedule import days_left, days_of_items
from resign_tui.ui import dialogs
from resign_tui.ui.dialogs.item_questions import SCORES, Subject
from resign_tui.ui.messages import Change
from resign_tui.ui.session import ITEMS, Session, following_verdict
from resign_tui.ui.steps import handover_views
from resign_tui.ui.steps.schedule import HandoverView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import OWNED
from resign_tui.ui.widgets.filter_field import FilterField
from resign_tui.ui.widgets.handover_face import verdict_word
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.invitation import Invitation

if TYPE_CHECKING:
    from resign_tui.ui.dialogs.item_editor import ItemChange
    from resign_tui.ui.dialogs.perhaps import Settled
    from resign_tui.ui.widgets import handover_asks as asks

_OWN_PRIORITY = "P1"
_OWN_CATEGORY = "XC"
"""Where an item stands that the letter asked for: it belongs to no kind of work."""
DAYS_OF_A_WEEK = 7
NOTHING_HERE = "Nothing is left to decide here. Another category has rows that perhaps apply; m asks about them there."
NOTHING_MORE = "Nothing is left to decide: what perhaps applied is on your list or ruled out."


class HandoverStep(HandoverView):
    """Ticks, edits, additions and order; all of it can be undone."""

    def __init__(self) -> None:
        super().__init__("handover")
        self.words = FilterField("handover.words")
        self.invitation = Invitation()
        self.list = HandoverList(id="handover-list")
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """The views of the step, and the list, which draws its own heading."""
        yield self.tabs
        yield self.invitation
        yield self.words
        yield self.list

    def on_mount(self) -> None:
        """What is typed over the list narrows it."""
        self.watch(self.words, "value", lambda words: self.list.narrow(words=words), init=False)

    def show(self, state: ViewState) -> None:
        """The items; those whose priority the person set are marked."""
        super().show(state)
        self.invitation.show(self._key_of(f"views-{OWNED}") if handover_views.is_nothing_named(state.departure) else "")
        records = records_by_id(state.session.item_records)
        chosen = frozenset(
            item_id for item_id, record in records.items() if text_of(record, "priority").upper() in PRIORITIES
        )
        self.list.show(
            state.departure.checklist,
            days_left(state.departure),
            chosen,
            state.session.today,
            days_of_items(state.session.plan),
            next((item.id for item in state.session.order), ""),
        )
        if self._wanted and state.departure.checklist.item(self._wanted) is not None:
            self.list.stand_on(self._wanted)
            self._wanted = ""

    def enter(self, field: str = "") -> None:
        """To the list, and there to this item; where the letter needs one of the person's own, to a sheet for it.

        A search is over when one comes back.
        """
        self._forget_words()
        self.screen.set_focus(self.list)
        if field == ITEMS and self.state is not None:
            own = next((each for each in self.state.departure.checklist.items if each.own), None)
            if ITEMS in self.state.open or own is None:
                self._add(_OWN_CATEGORY)
            else:
                self.stand_on(own.id)
        elif field:
            self.stand_on(field)

    def stand_on(self, item_id: str) -> None:
        """Put the cursor on an item, now or once it is on the list."""
        self._wanted = item_id
        self.list.stand_on(item_id)
        if not self.list.view.words:
            self._forget_words()

    @on(Invitation.Chosen)
    def _name_what_is_owned(self, event: Invitation.Chosen) -> None:
        event.stop()
        self.action_open_view(OWNED)

    def action_open_view(self, name: str) -> None:
        """Another view; on the checklist itself the whole of it, first what was searched, then what was filtered."""
        if name != self.view:
            super().action_open_view(name)
        elif self.list.view.words:
            self._forget_words()
        else:
            self.list.narrow(kind="", of="", until=None)

    def _forget_words(self) -> None:
        self.words.value = ""
        self.remove_class("-filtering")

    # -- what the list asks for ----------------------------------------------------------------------------------------

    def on_handover_list_ticked(self, event: asks.Ticked) -> None:
        """Done, or to do again."""
        self.post_message(Change(lambda session: session.tick(event.item_id)))

    def on_handover_list_not_needed(self, event: asks.NotNeeded) -> None:
        """Does not apply, or does after all."""
        self.post_message(Change(lambda session: session.turn_applicable(event.item_id)))

    def on_handover_list_priority(self, event: asks.Priority) -> None:
        """The next priority."""
        self.post_message(Change(lambda session: session.next_priority(event.item_id)))

    def on_handover_list_verdict(self, event: asks.Verdict) -> None:
        """What becomes of it: the next thing that can be said, and that it can be taken back."""
        item = self._session.departure.checklist.item(event.item_id)
        if item is not None:
            told = f"{item.text}: {verdict_word(following_verdict(item))}. {self._key_of('undo')} takes it back."
            self.post_message(Change(lambda session: session.next_verdict(event.item_id), told))

    def on_handover_list_hide(self, event: asks.Hide) -> None:
        """Hidden, or shown again, and which key shows what is hidden."""
        item = self._session.departure.checklist.item(event.item_id)
        is_shown = item is not None and item.hidden
        told = (
            "It is on the list again."
            if is_shown
            else f"Hidden. {self._key_of('list-hidden-items')} shows what is hidden."
        )
        self.post_message(Change(lambda session: session.hide(event.item_id), told))

    def on_handover_list_moved(self, event: asks.Moved) -> None:
        """One place down or up."""
        self.post_message(Change(lambda session: session.move_item(event.item_id, event.by)))

    # -- what perhaps applies, and what is in view ---------------------------------------------------------------------

    def on_handover_list_pass(self, event: asks.Pass) -> None:
        """One row of the category after another; each answer is a step of the history."""
        checklist = self._session.departure.checklist
        category = next(each for each in checklist.categories if each.id == event.category)
        if not category.undecided:
            self.notify(NOTHING_HERE if checklist.undecided else NOTHING_MORE, markup=False)
            return
        screen = dialogs.PerhapsScreen(category)
        self.watch(screen, "latest", self._settle, init=False)
        self.app.push_screen(screen)

    def _settle(self, settled: Settled) -> None:
        self.post_message(Change(lambda session: session.settle_row(settled.item_id, settled.answer)))

    def on_handover_list_search(self) -> None:
        """Type words where the list begins."""
        self.add_class("-filtering")
        self.screen.set_focus(self.words)

    @on(FilterField.Left)
    def _leave_words(self, event: FilterField.Left) -> None:
        event.stop()
        self.set_class(bool(self.words.value), "-filtering")
        if not self.words.value:
            self.list.go_back()
        self.screen.set_focus(self.list)

    def on_handover_list_narrow(self) -> None:
        """Choose a filter; the one that holds is marked."""
        rows = handover_views.filters(self._session.departure.checklist, self.list.view)

        def chosen(row: str | None) -> None:
            if row is not None:
                kind, _, of = row.partition(":")
                week = self._session.today + timedelta(days=DAYS_OF_A_WEEK)
                self.list.narrow(kind="" if kind == "all" else kind, of=of, until=week)

        self.app.push_screen(dialogs.Chooser("Show", rows, "enter or its number shows them   esc close"), chosen)

    # -- the editor of an item -----------------------------------------------------------------------------------------

    def on_handover_list_new(self, event: asks.New) -> None:
        """An item of the person's own in the category under the cursor."""
        self._add(event.category)

    def _add(self, category: str) -> None:
        """An item of the person's own; it is on the list as soon as anything is typed."""
        session = self._session
        before = session.item_records
        with_blank, item_id = add_item(before, category, "")

        def take(change: ItemChange) -> None:
            is_begun = any(value.strip() for key, value in change.changes.items() if key != "category")
            records = with_item(with_blank, item_id, **change.changes) if is_begun else before
            self.latest = Change(lambda now: now.with_items(records, f"item {item_id}"))

        blank = Item("", category, "", own=True)
        self._edit(
            Subject(blank, session.today, title="Add an item of your own"), take, lambda _: self.stand_on(item_id)
        )

    def on_handover_list_edit(self, event: asks.Edit) -> None:
        """Open the editor of an item."""
        session, item_id = self._session, event.item_id
        item = session.departure.checklist.item(item_id)
        if item is None:
            return
        before = session.item_records

        def take(change: ItemChange) -> None:
            records = with_item(before, item_id, **change.changes)
            self.latest = Change(lambda now: now.with_items(records, f"item {item_id}"))

        def close(change: ItemChange) -> None:
            if change.remove:
                self.post_message(Change(lambda now: now.with_items(remove_item(before, item_id))))

        self._edit(_subject(session, item), take, close)

    def _edit(self, subject: Subject, take: Callable[[ItemChange], None], close: Callable[[ItemChange], None]) -> None:
        """What is typed about one item is one step of the history."""

        def closed(change: ItemChange | None) -> None:
            if change is not None:
                close(change)
            self.post_message(Change(Session.pause))

        self.post_message(Change(Session.pause))
        editor = dialogs.ItemEditor(subject)
        self.watch(editor, "latest", take, init=False)
        self.app.push_screen(editor, closed)

    @property
    def _session(self) -> Session:
        assert self.state is not None  # the wizard binds it before the list can be reached
        return self.state.session


def _subject(session: Session, item: Item) -> Subject:
    """The item with what was typed about it, and the priority it has without a word of the person's."""
    record = records_by_id(session.item_records).get(item.id, {})
    hint = item
    if any(text_of(record, key) for key in ("priority", *SCORES)) and not item.own:
        bare = session.draft.answer(ITEMS, remove_item(session.item_records, item.id))
        hint = replace(session.departure, draft=bare).checklist.item(item.id) or item
    return Subject(item, session.today, record, _OWN_PRIORITY if item.own else hint.priority)
