"""Where the keys stand in the handover: the rows of a checklist, a cursor on one of them, folding, and the mouse."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.structs import replace
from textual import events
from textual.binding import Binding, BindingType

from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.ui.widgets.drawing import Face
from resign_tui.ui.widgets.handover_detail import detail_rows
from resign_tui.ui.widgets.handover_index import Entry, Index, Key, View, index_of

ABOVE = 2
"""Rows over the list: the heading, and a blank that says how much is out of sight."""

ALL_FOUND = "All that is found stays in view. Esc shows the whole list, which folds."

_LEAST_BODY = 4
_WHEEL = 3


class HandoverRows(Face):
    """Rows with a cursor that stays on its item, whatever becomes of the rows around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home", "end(-1)", "first", show=False),
        Binding("end,G", "end(1)", "last", show=False),
        Binding("left", "fold(True)", "fold", show=False),
        Binding("right", "fold(False)", "unfold", show=False),
        Binding("z", "fold_all", "fold all", show=False, id="list-fold-all"),
        Binding("H", "hidden", "show hidden", show=False, id="list-hidden-items"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checklist: Checklist | None = None
        self._index = Index()
        self._view = View()
        self._key: Key | None = None
        self._before: Key | None = None
        """The row under the cursor before a search began."""
        self._at = 0
        self._top = 0

    @property
    def cursor(self) -> str:
        """The id of the item under the cursor; empty on a category."""
        return self._key[1] if self._key and self._key[0] == "item" else ""

    def stand_on(self, item_id: str) -> None:
        """Put the cursor on an item, unfolding its category; an id that is not on the list changes nothing."""
        item = self._checklist.item(item_id) if self._checklist else None
        if item is None:
            return
        if self._index.place(("item", item_id)) < 0:
            self._view = replace(
                self._view.whole,
                folded=self._view.folded - {item.category},
                opened=self._view.opened | (set() if item.stands and item.applies else {item.category}),
                with_hidden=self._view.with_hidden or item.hidden,
            )
            self._reindex()
        self._stand(self._index.place(("item", item_id)))
        self.repaint()

    def _reindex(self) -> None:
        """Make the rows anew; the cursor stays on what it stood on, or goes to what took its place."""
        self._index = index_of(self._checklist, self._view)
        place = self._index.place(self._key)
        if place >= 0:
            self._top += place - self._at
        if place < 0:
            place = self._index.nearest(self._at, 1)
        self._stand(place)
        if self._view.is_narrowed and self._item is None:
            self._stand(self._index.nearest_item(place))

    def _detail(self, height: int) -> int:
        wanted = detail_rows(height)
        return wanted if height >= ABOVE + _LEAST_BODY + 1 + wanted else 0

    def _body(self, height: int) -> int:
        return max(1, height - ABOVE - 1 - self._detail(height))

    # -- the cursor ----------------------------------------------------------------------------------------------

    @property
    def _entry(self) -> Entry | None:
        return self._index.entry(self._at)

    @property
    def _item(self) -> Item | None:
        return self._entry.item if self._entry else None

    def _stand(self, place: int) -> None:
        entry = self._index.entry(place)
        if entry is not None:
            self._at, self._key = place, entry.key
            self._keep_in_sight(self.size.height)

    def _keep_in_sight(self, height: int, *, cursor: bool = True) -> None:
        if not height:
            return
        body = self._body(height)
        if cursor:
            above = self._index.entry(self._at - 1)
            first = self._at - 1 if above is not None and above.key[0] == "category" else self._at
            self._top = max(min(self._top, first), self._at - body + 1)
        self._top = min(max(0, self._top), max(0, len(self._index.rows) - body))

    def on_resize(self, event: events.Resize) -> None:
        """The cursor stays in sight."""
        self._keep_in_sight(event.size.height)

    def action_move(self, by: int) -> None:
        """One row up or down."""
        self._go(self._at + by, by)

    def action_page(self, by: int) -> None:
        """A page up or down."""
        self._go(self._at + by * max(1, self._body(self.size.height) - 1), by)

    def action_end(self, by: int) -> None:
        """The first row or the last."""
        self._go(len(self._index.rows) if by > 0 else 0, by)

    def _go(self, place: int, by: int) -> None:
        self._stand(self._index.nearest(place, 1 if by > 0 else -1))
        self.repaint()

    # -- folding -------------------------------------------------------------------------------------------------

    def action_fold(self, folded: bool) -> None:
        """Fold or unfold the category, or what perhaps applies; on an item, left goes up to its category."""
        entry = self._entry
        if entry is None:
            return
        if entry.item is None:
            self._set_folded(entry, folded)
        elif folded:
            kind = "category" if entry.item.stands and entry.item.applies else "perhaps"
            self._stand(self._index.place((kind, entry.category.id)))
            self.repaint()

    def _set_folded(self, entry: Entry, folded: bool) -> None:
        if self._view.is_narrowed:
            self.notify(ALL_FOUND, markup=False)
            return
        category, view = frozenset({entry.category.id}), self._view
        if entry.is_perhaps:
            self._see(replace(view, opened=view.opened - category if folded else view.opened | category))
        else:
            self._see(replace(view, folded=view.folded | category if folded else view.folded - category))

    def action_fold_all(self) -> None:
        """Fold every category, or unfold them all where they are folded."""
        if self._view.is_narrowed:
            self.notify(ALL_FOUND, markup=False)
            return
        every = frozenset(category.id for category in self._checklist.categories) if self._checklist else frozenset()
        self._see(replace(self._view, folded=frozenset() if self._view.folded >= every else every))

    def action_hidden(self) -> None:
        """Show what was hidden, or no longer."""
        self._see(replace(self._view, with_hidden=not self._view.with_hidden))

    def narrow(self, **changes: Any) -> None:
        """Keep only what a filter lets through; the attributes are those of `View`.

        From a search that found nothing the cursor goes back to where it was.
        """
        view, found_nothing = replace(self._view, **changes), not self._index.rows
        if view.words.strip() and not self._view.words.strip():
            self._before = self._key
        self._see(view)
        if found_nothing:
            self.go_back()

    def go_back(self) -> None:
        """To the row under the cursor before the search, where it is in view."""
        self._stand(self._index.place(self._before))
        self.repaint()

    @property
    def view(self) -> View:
        """What is folded and which filter holds."""
        return self._view

    def _see(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._reindex()
            self.repaint()

    def _toggle(self) -> None:
        entry = self._entry
        if entry is not None:
            category, view = entry.category.id, self._view
            self._set_folded(entry, category in view.opened if entry.is_perhaps else category not in view.folded)

    # -- the mouse -----------------------------------------------------------------------------------------------

    def _point(self, row: int) -> bool:
        """Put the cursor where the pointer is; false where no row of the list is."""
        place = self._top + row - ABOVE
        if self._index.entry(place) is None or not 0 <= row - ABOVE < self._body(self.size.height):
            return False
        self._stand(place)
        self.repaint()
        return True

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further down, the cursor with it at the edge."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self._scroll(-_WHEEL)

    def _scroll(self, by: int) -> None:
        """Move the view; a cursor that would leave it goes along, so that keys go on from what is seen."""
        self._top += by
        self._keep_in_sight(self.size.height, cursor=False)
        last = self._top + self._body(self.size.height) - 1
        if not self._top <= self._at <= last:
            self._stand(self._index.nearest(self._top if by > 0 else last, 1 if by > 0 else -1))
        self.repaint()
