"""The checklist on its own step: every category and item within reach of the keyboard, flat in cost for any length.

The list asks by messages and changes nothing; the next checklist brings what became of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size

from ...core.handover import Checklist, Item
from ..signs import Signs
from . import handover_asks as asks
from . import handover_face as face
from .drawing import Drawn, Face, short_day
from .handover_face import DETAIL, Entry, Index, Key, Sight, index_of

_ABOVE = 2
"""Rows over the list: the heading, and a blank that says how much is out of sight."""

_LEAST_BODY = 4
_WHEEL = 3
_STARRED = "This one belongs to every handover, so it stays on the list."
_MOOT = "By what you answered this one does not apply."


class HandoverList(Face, can_focus=True):
    """Heading, categories with their items, and the item under the cursor in full."""

    PREFIX = "list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"list--{name}"
        for name in (
            "ink", "soft", "faint", "name", "title", "accent", "brass", "sage", "p0", "bar", "rest", "rule", "lit",
            "strong",
        )
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, id="list.up"),
        Binding("down", "move(1)", "down", show=False, id="list.down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="list.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="list.page_down"),
        Binding("home", "end(-1)", "first", show=False, id="list.home"),
        Binding("end", "end(1)", "last", show=False, id="list.end"),
        Binding("left", "fold(True)", "fold", show=False, id="list.fold"),
        Binding("right", "fold(False)", "unfold", show=False, id="list.unfold"),
        Binding("space", "tick", "tick", id="list.tick"),
        Binding("enter", "edit", "edit", id="list.edit"),
        Binding("n", "new", "new", id="list.new"),
        Binding("J,shift+down", "shift(1)", "move down", id="list.later"),
        Binding("K,shift+up", "shift(-1)", "move up", id="list.sooner"),
        Binding("p", "ask('Priority')", "priority", id="list.priority"),
        Binding("h", "hide", "hide", id="list.hide"),
        Binding("x", "not_needed", "does not apply", show=False, id="list.not_needed"),
        Binding("H", "hidden", "show hidden", show=False, id="list.hidden"),
    ]

    Ticked: TypeAlias = asks.Ticked
    Edit: TypeAlias = asks.Edit
    Priority: TypeAlias = asks.Priority
    Hide: TypeAlias = asks.Hide
    NotNeeded: TypeAlias = asks.NotNeeded
    Moved: TypeAlias = asks.Moved
    New: TypeAlias = asks.New
    Noticed: TypeAlias = asks.Noticed

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checklist: Checklist | None = None
        self._working_days: int | None = None
        self._say_day: Callable[[date], str] = short_day
        self._index = Index()
        self._folded: set[str] = set()
        self._with_hidden = False
        self._key: Key | None = None
        self._at = 0
        self._top = 0

    # -- what comes down -----------------------------------------------------------------------------------------

    def show(
        self, checklist: Checklist, working_days: int | None = None, say_day: Callable[[date], str] = short_day
    ) -> None:
        """Show this handover; an equal one costs nothing, and the cursor stays on its item."""
        is_same = checklist is self._checklist or checklist == self._checklist
        if is_same and (working_days, say_day) == (self._working_days, self._say_day):
            return
        first = self._checklist is None
        self._checklist, self._working_days, self._say_day = checklist, working_days, say_day
        if not is_same:
            self._reindex()
        if first:
            start = next((one for one in checklist.items if one.is_open), None)
            self._stand(self._index.place(("item", start.id)) if start else self._index.nearest(0, 1))
        self.repaint()

    @property
    def cursor(self) -> str:
        """The id of the item under the cursor; empty on a category."""
        return self._key[1] if self._key and self._key[0] == "item" else ""

    def stand_on(self, item_id: str) -> None:
        """Put the cursor on an item, unfolding its category; an id that is not on the list changes nothing."""
        item = self._checklist.item(item_id) if self._checklist else None
        if item is None:
            return
        if item.category in self._folded or (item.hidden and not self._with_hidden):
            self._folded.discard(item.category)
            self._with_hidden = self._with_hidden or item.hidden
            self._reindex()
        self._stand(self._index.place(("item", item_id)))
        self.repaint()

    def _reindex(self) -> None:
        """Make the rows anew; the cursor stays on what it stood on, or goes to what took its place."""
        self._index = index_of(self._checklist, self._folded, self._with_hidden)
        place = self._index.place(self._key)
        if place >= 0:
            self._top += place - self._at
        self._stand(place if place >= 0 else self._index.nearest(self._at, 1))

    # -- drawing -------------------------------------------------------------------------------------------------

    def draw(self, size: Size, signs: Signs) -> tuple[Drawn, ...]:
        """Heading, the rows in sight, and the item under the cursor."""
        width, height = size
        checklist, body = self._checklist, self._body(height)
        if checklist is None or not self._index.rows:
            return ((("  ", "ink"), (face.NOTHING, "soft")),)
        self._keep_in_sight(height)
        titles = max(12, *(cell_len(one.title) for one in checklist.categories))
        sight = Sight(width, signs, self._say_day, titles)
        rows = [self._row(place, sight) for place in range(self._top, self._top + body)]
        before, bottom = self._index.before, min(self._top + body, len(self._index.rows))
        above, below = before[self._top], before[-1] - before[bottom]
        parts: list[Drawn] = [face.heading(checklist, self._working_days, sight)]
        parts.append((("  ", "ink"), (f"{signs.above} {above} more", "faint")) if above else ())
        parts.extend(rows)
        parts.append((("  ", "ink"), (f"{signs.below} {below} more", "faint")) if below else ())
        if self._detail(height):
            parts.extend(face.detail(self._entry, sight))
        return tuple(parts)[:height]

    def _row(self, place: int, sight: Sight) -> Drawn:
        entry = self._index.entry(place)
        is_lit = place == self._at and self.has_focus
        is_folded = entry is not None and entry.category.id in self._folded
        return face.row(entry, sight, is_lit=is_lit, is_folded=is_folded, with_hidden=self._with_hidden)

    def _detail(self, height: int) -> int:
        return DETAIL if height >= _ABOVE + _LEAST_BODY + 1 + DETAIL else 0

    def _body(self, height: int) -> int:
        return max(1, height - _ABOVE - 1 - self._detail(height))

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
            first = self._at - 1 if above is not None and above.item is None else self._at
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
        """Fold or unfold the category; on an item, left goes up to its category."""
        entry = self._entry
        if entry is None:
            return
        if entry.item is not None:
            if folded:
                self._stand(self._index.place(("category", entry.category.id)))
                self.repaint()
            return
        self._set_folded(entry.category.id, folded)

    def _set_folded(self, category: str, folded: bool) -> None:
        if folded != (category in self._folded):
            self._folded ^= {category}
            self._reindex()
            self.repaint()

    def action_hidden(self) -> None:
        """Show what was hidden, or no longer."""
        self._with_hidden = not self._with_hidden
        self._reindex()
        self.repaint()

    # -- what the person asks for --------------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Done, or not done; a category folds."""
        item = self._item
        if item is None:
            self._toggle()
        elif not item.applies:
            self.post_message(self.Noticed(_MOOT))
        else:
            self.post_message(self.Ticked(item.id))

    def action_edit(self) -> None:
        """Write about the item; a category folds."""
        if self._item is None:
            self._toggle()
        else:
            self.action_ask("Edit")

    def _toggle(self) -> None:
        if self._entry is not None:
            category = self._entry.category.id
            self._set_folded(category, category not in self._folded)

    def action_new(self) -> None:
        """An item of the person's own, in the category under the cursor."""
        if self._entry is not None:
            self.post_message(self.New(self._entry.category.id))

    def action_shift(self, by: int) -> None:
        """Earlier or later in its category."""
        if self._item is not None and not self._item.hidden:
            self.post_message(self.Moved(self._item.id, by))

    def action_hide(self) -> None:
        """Off the list, unless it belongs to every handover."""
        if self._item is not None and self._item.star:
            self.post_message(self.Noticed(_STARRED))
        else:
            self.action_ask("Hide")

    def action_not_needed(self) -> None:
        """It does not apply, or it does."""
        if self._item is not None and not self._item.applies:
            self.post_message(self.Noticed(_MOOT))
        else:
            self.action_ask("NotNeeded")

    def action_ask(self, name: str) -> None:
        """Post the message of this name about the item under the cursor."""
        asked: dict[str, type[asks.ItemMessage]] = {
            "Edit": self.Edit, "Priority": self.Priority, "Hide": self.Hide, "NotNeeded": self.NotNeeded,
        }  # fmt: skip
        if self._item is not None:
            self.post_message(asked[name](self._item.id))

    # -- the mouse -----------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on a sign it ticks, on a category it folds."""
        place = self._top + event.y - _ABOVE
        entry = self._index.entry(place)
        if entry is None or not 0 <= event.y - _ABOVE < self._body(self.size.height):
            return
        event.stop()
        self._stand(place)
        self.repaint()
        if entry.item is None or event.x <= 3:
            self.action_tick()
        elif event.chain > 1:
            self.action_edit()

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
