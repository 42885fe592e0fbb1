"""The checklist of step five: categories that fold, items under a cursor, and the item's question below."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ...core.handover import Category, Checklist, Item
from ..visible import show
from .field_row import LABEL_LEFT, fit, signs_of, style_of
from .handover_words import due_text, owner_text, progress_bar, sign_of
from .help_pane import wrapped

_HEAD, _DETAIL = 2, 7
_OWNER, _DUE = 14, 11
_HOURS_A_DAY = 5
"""Hours of handover work that fit into a working day (section 7.3)."""


@dataclass(frozen=True, slots=True)
class _Row:
    category: Category | None = None
    item: Item | None = None

    @property
    def key(self) -> str:
        if self.item is not None:
            return self.item.id
        return f"category {self.category.id}" if self.category is not None else ""


class ItemMessage(Message):
    """Something is wanted for the item under the cursor."""

    def __init__(self, item_id: str) -> None:
        super().__init__()
        self.item_id = item_id


class HandoverList(Widget, can_focus=True):
    """It changes nothing: every key posts what the person wants."""

    COMPONENT_CLASSES = {
        "list--title", "list--text", "list--faint", "list--done", "list--todo", "list--p0", "list--lit", "list--mark",
        "list--rule", "list--name", "list--hint",
    }  # fmt: skip
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("left", "fold(True)", show=False),
        Binding("right", "fold(False)", show=False),
        Binding("space", "tick", show=False),
        Binding("enter", "edit", show=False),
        Binding("n", "new", show=False),
        Binding("J", "shift(1)", show=False),
        Binding("K", "shift(-1)", show=False),
        Binding("p", "priority", show=False),
        Binding("h", "hide", show=False),
        Binding("H", "hidden", show=False),
        Binding("x", "not_applicable", show=False),
        Binding("o", "owned", show=False),
    ]

    class Ticked(ItemMessage):
        """Tick it, or take the tick back."""

    class Edit(ItemMessage):
        """Open its editor."""

    class Priority(ItemMessage):
        """Give it the next priority."""

    class Hide(ItemMessage):
        """Hide it, or show it again."""

    class NotApplicable(ItemMessage):
        """Say that it does not apply, or that it does after all."""

    class Moved(ItemMessage):
        """Move it down (1) or up (-1)."""

        def __init__(self, item_id: str, by: int) -> None:
            super().__init__(item_id)
            self.by = by

    class New(Message):
        """A new item for this category."""

        def __init__(self, category: str) -> None:
            super().__init__()
            self.category = category

    class Owned(Message):
        """The person wants to say what they look after."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checklist: Checklist | None = None
        self._days = 0
        self._folded: set[str] = set()
        self._show_hidden = False
        self._rows: list[_Row] = []
        self._cursor = 0
        self._top = 0

    def show(self, checklist: Checklist, working_days: int) -> None:
        """Show this checklist; the cursor stays on its item."""
        if checklist == self._checklist and working_days == self._days:
            return
        self._checklist, self._days = checklist, working_days
        self._index()

    def _index(self) -> None:
        if self._checklist is None:
            return
        before = self.current
        rows: list[_Row] = []
        for category in self._checklist.categories:
            if rows:
                rows.append(_Row())
            rows.append(_Row(category))
            if category.id not in self._folded:
                rows += [_Row(category, item) for item in category.items]
                if self._show_hidden:
                    rows += [_Row(category, item) for item in category.hidden]
        self._rows = rows
        self._cursor = next((n for n, row in enumerate(rows) if row.key and row.key == before), min(self._cursor, len(rows) - 1))
        self._settle(1)
        self.refresh()

    @property
    def current(self) -> str:
        """The item or category under the cursor."""
        return self._rows[self._cursor].key if 0 <= self._cursor < len(self._rows) else ""

    @property
    def _item(self) -> Item | None:
        return self._rows[self._cursor].item if 0 <= self._cursor < len(self._rows) else None

    @property
    def _room(self) -> int:
        return max(self.size.height - _HEAD - _DETAIL, 1)

    def _settle(self, by: int) -> None:
        while 0 <= self._cursor < len(self._rows) and not self._rows[self._cursor].key:
            self._cursor += 1 if by > 0 else -1
        self._cursor = max(0, min(self._cursor, len(self._rows) - 1))
        if self._cursor <= self._top:
            self._top = max(self._cursor - 1, 0)
        elif self._cursor >= self._top + self._room - 1:
            self._top = self._cursor - self._room + 2
        self._top = max(0, min(self._top, max(len(self._rows) - self._room, 0)))

    # -- drawing -------------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._settle(1)

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Unlight it."""
        self.refresh()

    def _s(self, text: str, name: str) -> Segment:
        return Segment(text, style_of(self, f"list--{name}"))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._checklist is None:
            return Strip.blank(width, self.rich_style)
        if y == 0:
            row = self._head(self._checklist, width)
        elif y < _HEAD:
            row = []
        elif y >= height - _DETAIL:
            rows = self._detail(width)
            at = y - (height - _DETAIL)
            row = rows[at] if at < len(rows) else []
        else:
            row = self._body(y - _HEAD, width)
        return Strip(row).adjust_cell_length(width).apply_style(self.rich_style)

    def _head(self, checklist: Checklist, width: int) -> list[Segment]:
        budget = self._days * _HOURS_A_DAY
        right = [self._s("P0 ", "p0"), self._s(f"{checklist.open_p0} open   ", "text"),
                 self._s(f"{checklist.hours_open:g} h of work, {budget} h left", "faint")]  # fmt: skip
        left = [self._s(" " * LABEL_LEFT + "Handover", "title"), self._s(f"   {checklist.done} of {checklist.total} done  ", "text")]
        room = width - sum(cell_len(one.text) for one in (*left, *right)) - 2
        bar = progress_bar(checklist.done, checklist.total, max(min(room, 18), 0), signs_of(self)) if room > 3 else ("", "")
        gap = max(room - len(bar[0]) - len(bar[1]) + 2, 1)
        return [*left, self._s(bar[0], "done"), self._s(bar[1], "todo"), Segment(" " * gap), *right]

    def _body(self, y: int, width: int) -> list[Segment]:
        index = self._top + y
        signs = signs_of(self)
        if y == self._room - 1 and len(self._rows) > index + 1:
            return [self._s(" " * LABEL_LEFT + f"{signs.below} {len(self._rows) - index} more rows", "faint")]
        if index >= len(self._rows):
            return []
        row = self._rows[index]
        lit = self.has_focus and index == self._cursor
        if row.item is not None:
            return self._item_row(row.item, lit, width)
        return self._category_row(row.category, lit, width) if row.category is not None else []

    def _mark(self, lit: bool) -> Segment:
        return self._s(f"{signs_of(self).focus if lit else ' '} ", "mark")

    def _category_row(self, category: Category, lit: bool, width: int) -> list[Segment]:
        signs = signs_of(self)
        name = fit(category.title, 20)
        bar = progress_bar(category.done, category.total, 20, signs)
        count = f"  {category.done} of {category.total}"
        rest = ""
        if category.id in self._folded:
            rest = f"   {len(category.items)} items {signs.folded}"
        elif category.hidden and not self._show_hidden:
            rest = f"   {len(category.hidden)} hidden"
        return [self._mark(lit), self._s(name, "lit" if lit else "name"), self._s(bar[0], "done"), self._s(bar[1], "todo"),
                self._s(count, "text"), self._s(fit(rest, max(width - 44 - cell_len(count), 0)), "faint")]  # fmt: skip

    def _item_row(self, item: Item, lit: bool, width: int) -> list[Segment]:
        signs = signs_of(self)
        closed = item.status in ("done", "not_applicable") or item.hidden
        tone = "lit" if lit else "faint" if closed else "text"
        due = fit({"done": "done", "not_applicable": "n.a."}.get(item.status) or show(due_text(item.due), marks=True), _DUE, signs)
        owner = fit(show(owner_text(item.owner), marks=True), _OWNER, signs) if width >= 60 else ""
        left = f"{sign_of(item, signs)} "
        urgent = f"{item.priority} "
        room = width - LABEL_LEFT - cell_len(left) - cell_len(urgent) - cell_len(owner) - _DUE - 2
        star = "" if item.star or item.own else ""
        text = fit(show(item.text, marks=True) + star + (" (hidden)" if item.hidden else ""), room, signs)
        sign_tone = "done" if item.status == "done" else tone
        return [self._mark(lit), self._s(left, sign_tone), self._s(urgent, "p0" if item.priority == "P0" and not closed else tone),
                self._s(text, tone), self._s(f"  {owner}", "lit" if lit else "faint"), self._s(due, "lit" if lit else "faint")]  # fmt: skip

    def _detail(self, width: int) -> list[list[Segment]]:
        row = self._rows[self._cursor] if 0 <= self._cursor < len(self._rows) else _Row()
        rule = signs_of(self).rule
        if row.item is not None:
            item = row.item
            title = show(item.text, marks=True)
            said = [item.question, f"Done when {item.done_when}" if item.done_when else "", item.fact, show(item.note), item.arithmetic]
            if item.evidence:
                said.insert(2, f"Where: {show(item.evidence)}")
        elif row.category is not None:
            title, said = row.category.title, [row.category.note, "enter folds it   n adds an item   o says what you look after"]
        else:
            return []
        name = fit(title, min(cell_len(title), width - LABEL_LEFT - 8), signs_of(self))
        rows = [[self._s(" " * LABEL_LEFT + rule * 2 + " ", "rule"), self._s(name, "hint"),
                 self._s(" " + rule * max(width - LABEL_LEFT - 4 - cell_len(name), 0), "rule")]]  # fmt: skip
        for text in said:
            if text:
                rows += [[self._s(" " * LABEL_LEFT + line, "text")] for line in wrapped(text, width - LABEL_LEFT - 1)]
        return rows[:_DETAIL]

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(self._cursor + by, len(self._rows) - 1))
        self._settle(by)
        self.refresh()

    def action_fold(self, folded: bool) -> None:
        """Fold or unfold the category under the cursor."""
        row = self._rows[self._cursor] if self._rows else _Row()
        if row.category is None:
            return
        if folded:
            self._folded.add(row.category.id)
            self._cursor = next(n for n, one in enumerate(self._rows) if one.category is row.category)
        else:
            self._folded.discard(row.category.id)
        self._index()

    def action_edit(self) -> None:
        """Edit the item; on a category, fold or unfold it."""
        row = self._rows[self._cursor] if self._rows else _Row()
        if row.item is not None:
            self.post_message(self.Edit(row.item.id))
        elif row.category is not None:
            self.action_fold(row.category.id not in self._folded)

    def action_tick(self) -> None:
        """Tick the item."""
        self._post(self.Ticked)

    def action_priority(self) -> None:
        """Change the priority."""
        self._post(self.Priority)

    def action_hide(self) -> None:
        """Hide the item."""
        self._post(self.Hide)

    def action_not_applicable(self) -> None:
        """Say that the item does not apply."""
        self._post(self.NotApplicable)

    def action_shift(self, by: int) -> None:
        """Move the item."""
        if self._item is not None:
            self.post_message(self.Moved(self._item.id, by))

    def action_new(self) -> None:
        """Add an item to the category under the cursor."""
        row = self._rows[self._cursor] if self._rows else _Row()
        self.post_message(self.New(row.category.id if row.category is not None else "OW"))

    def action_hidden(self) -> None:
        """Show or cover what is hidden."""
        self._show_hidden = not self._show_hidden
        self._index()

    def action_owned(self) -> None:
        """Ask what the person looks after."""
        self.post_message(self.Owned())

    def _post(self, message: type[ItemMessage]) -> None:
        if self._item is not None:
            self.post_message(message(self._item.id))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor under the pointer; on the sign, tick."""
        index = self._top + event.y - _HEAD
        if _HEAD <= event.y < self.size.height - _DETAIL and index < len(self._rows) and self._rows[index].key:
            self._cursor = index
            self.refresh()
            if event.x < LABEL_LEFT + 2:
                self.action_tick()
