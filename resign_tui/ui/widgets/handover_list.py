"""The checklist on its own step: every category and item within reach of the keyboard, flat in cost for any length.

The list asks by messages and changes nothing; the next checklist brings what became of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, TypeAlias

from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size

from resign_tui.core.handover.checklist import Checklist
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets import handover_asks as asks
from resign_tui.ui.widgets import handover_face as face
from resign_tui.ui.widgets.drawing import Runs
from resign_tui.ui.widgets.handover_cursor import HandoverRows
from resign_tui.ui.widgets.handover_detail import detail
from resign_tui.ui.widgets.handover_face import Sight

_SIGN = 3
"""The last cell of a row in which a click ticks."""

STARRED = "This one belongs to every handover, so it stays on the list."
ON_HEADING = "This is a heading. Go down to a row first; space folds and unfolds."
DONE = "It is done. Space opens it again."
RULED_OUT = "You ruled it out. x takes that back."
MOOT = "By what you answered this one does not apply."


class HandoverList(HandoverRows, can_focus=True):
    """Heading, categories with their items, and the item under the cursor in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", id="list-tick"),
        Binding("enter", "edit", "edit", id="list-edit-item"),
        Binding("n", "new", "new", id="list-add-item"),
        Binding("J,shift+down", "shift(1)", "move down", id="list-move-item"),
        Binding("K,shift+up", "shift(-1)", "move up", id="list-move-item-up"),
        Binding("t", "triage", "triage", id="list-triage"),
        Binding("p", "ask('Priority')", "priority", id="list-item-priority"),
        Binding("h", "hide", "hide", id="list-hide-item"),
        Binding("x", "not_needed", "does not apply", show=False, id="list-not-applicable"),
        Binding("m", "go_through", "perhaps also", id="list-perhaps-items"),
        Binding("slash", "search", "find", id="list-find-items"),
        Binding("f", "narrow_to", "filter", id="list-filter-items"),
    ]

    Ticked: TypeAlias = asks.Ticked
    Edit: TypeAlias = asks.Edit
    Priority: TypeAlias = asks.Priority
    Verdict: TypeAlias = asks.Verdict
    Hide: TypeAlias = asks.Hide
    NotNeeded: TypeAlias = asks.NotNeeded
    Moved: TypeAlias = asks.Moved
    New: TypeAlias = asks.New
    Pass: TypeAlias = asks.Pass
    Search: TypeAlias = asks.Search
    Narrow: TypeAlias = asks.Narrow

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days_left: int | None = None
        self._today: date | None = None
        self._chosen: frozenset[str] = frozenset()

    # -- what comes down -----------------------------------------------------------------------------------------

    def show(
        self,
        checklist: Checklist,
        days_left: int | None = None,
        chosen: frozenset[str] = frozenset(),
        today: date | None = None,
        planned: Mapping[str, date] | None = None,
        start: str = "",
    ) -> None:
        """Show this handover; an equal one costs nothing, and the cursor stays on its item.

        chosen: ids of the items whose priority the person set. planned: the day that the plan has for an item. start:
        where the cursor begins.
        """
        is_same = checklist is self._checklist or checklist == self._checklist
        view, besides = replace(self._view, planned=planned or {}), (days_left, chosen, today)
        is_replanned = view.planned != self._view.planned
        if is_same and not is_replanned and besides == (self._days_left, self._chosen, self._today):
            return
        first = self._checklist is None
        self._checklist, self._view = checklist, view
        self._days_left, self._chosen, self._today = besides
        if not is_same or (is_replanned and self._view.is_narrowed):
            self._reindex()
        if first:
            place = self._index.place(("item", start))
            self._stand(place if place >= 0 else self._index.nearest(0, 1))
        self.repaint()

    # -- drawing -------------------------------------------------------------------------------------------------

    def draw(self, size: Size, signs: Signs) -> tuple[Runs, ...]:
        """Heading, the rows in sight, and the item under the cursor."""
        width, height = size
        checklist, body = self._checklist, self._body(height)
        if checklist is None or not (self._index.rows or self._view.is_narrowed):
            return ((("  ", "$ink"), (face.NOTHING, "$soft")),)
        self._keep_in_sight(height)
        sight = Sight(
            width,
            signs,
            max(12, *(cell_len(one.title) for one in checklist.categories)),
            checklist.hours_open,
            self._days_left,
            self._chosen,
            self._view,
            self._today,
        )
        rows = [self._row(place, sight) for place in range(self._top, self._top + body)]
        if not self._index.rows:
            rows = face.nothing(sight, checklist.named)
        before, bottom = self._index.before, min(self._top + body, len(self._index.rows))
        above, below = before[self._top], before[-1] - before[bottom]
        parts: list[Runs] = [face.heading(checklist, sight)]
        parts.append((("  ", "$ink"), (f"{signs.above} {above} more", "$faint")) if above else ())
        parts.extend(rows)
        parts.append((("  ", "$ink"), (f"{signs.below} {below} more", "$faint")) if below else ())
        parts.extend(detail(self._entry, sight, self._detail(height)))
        return tuple(parts)[:height]

    def _row(self, place: int, sight: Sight) -> Runs:
        entry = self._index.entry(place)
        return face.row(entry, sight, is_lit=place == self._at and self.has_focus)

    # -- what the person asks for --------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on a sign it ticks, on a category it folds."""
        if not self._point(event.y):
            return
        event.stop()
        if self._item is None or event.x <= _SIGN:
            self.action_tick()
        elif event.chain > 1:
            self.action_edit()

    def action_tick(self) -> None:
        """Done, or not done; a category folds."""
        item = self._item
        if item is None:
            self._toggle()
        elif not item.applies:
            self.notify(MOOT, markup=False)
        else:
            self.post_message(self.Ticked(item.id))

    def action_edit(self) -> None:
        """Write about the item; a category folds."""
        if self._item is None:
            self._toggle()
        else:
            self.action_ask("Edit")

    def action_triage(self) -> None:
        """Say what becomes of the item; each press says the next thing. Of what is settled there is nothing to say."""
        item = self._item
        if item is not None and not item.applies:
            self.notify(MOOT, markup=False)
        elif item is not None and item.status == "not_applicable":
            self.notify(RULED_OUT, markup=False)
        elif item is not None and item.status == "done":
            self.notify(DONE, markup=False)
        else:
            self.action_ask("Verdict")

    def action_new(self) -> None:
        """An item of the person's own, in the category under the cursor."""
        if self._entry is not None:
            self.post_message(self.New(self._entry.category.id))

    def action_go_through(self) -> None:
        """Say of what perhaps applies in this category whether it does, one after another."""
        if self._entry is not None:
            self.post_message(self.Pass(self._entry.category.id))

    def action_search(self) -> None:
        """Type words that a row must hold."""
        self.post_message(self.Search())

    def action_narrow_to(self) -> None:
        """Choose which rows are shown."""
        self.post_message(self.Narrow())

    def action_shift(self, by: int) -> None:
        """Earlier or later in its category."""
        if self._item is None:
            self._say_heading()
        elif self._item.stands and not self._item.hidden:
            self.post_message(self.Moved(self._item.id, by))

    def action_hide(self) -> None:
        """Off the list, unless it belongs to every handover."""
        if self._item is not None and self._item.star:
            self.notify(STARRED, markup=False)
        else:
            self.action_ask("Hide")

    def action_not_needed(self) -> None:
        """It does not apply, or it does."""
        if self._item is not None and not self._item.applies:
            self.notify(MOOT, markup=False)
        else:
            self.action_ask("NotNeeded")

    def action_ask(self, name: str) -> None:
        """Post the message of this name about the item under the cursor."""
        asked: dict[str, type[asks.ItemMessage]] = {
            "Edit": self.Edit, "Priority": self.Priority, "Verdict": self.Verdict, "Hide": self.Hide,
            "NotNeeded": self.NotNeeded,
        }  # fmt: skip
        if self._item is None:
            self._say_heading()
        else:
            self.post_message(asked[name](self._item.id))

    def _say_heading(self) -> None:
        """Say that the key needs a row; a search that finds nothing has said so already."""
        if self._entry is not None:
            self.notify(ON_HEADING, markup=False)
