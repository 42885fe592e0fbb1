"""Which rows of a checklist stand in the list of the handover, in which order: folded, filtered, or all."""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from resign_tui.core.handover.checklist import Category, Checklist, Item
from resign_tui.core.handover.narrowing import Filter

Key: TypeAlias = tuple[str, str]
"""What a row stands for: ("category", "perhaps" or "item", its id)."""


class Entry(msgspec.Struct, frozen=True):
    """One row: a category's own, one of its items, or the one that says how many rows perhaps apply."""

    category: Category
    item: Item | None = None
    is_perhaps: bool = False

    @property
    def key(self) -> Key:
        """What the row stands for."""
        if self.is_perhaps:
            return "perhaps", self.category.id
        return ("item", self.item.id) if self.item else ("category", self.category.id)


class Index(msgspec.Struct, frozen=True):
    """The rows of a list in order, None for a blank; where each stands; how many rows with words are before each."""

    rows: tuple[Entry | None, ...] = ()
    places: dict[Key, int] | None = None
    before: tuple[int, ...] = (0,)

    def place(self, key: Key | None) -> int:
        """The row of a key; -1 when it is not there."""
        return (self.places or {}).get(key, -1) if key else -1

    def entry(self, place: int) -> Entry | None:
        """The row at a place; None outside the list and for a blank."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def nearest(self, place: int, way: int) -> int:
        """The closest row with words from a place on, in a direction or else in the other; -1 in an empty list."""
        return self._closest(place, way or 1, [entry is not None for entry in self.rows])

    def nearest_item(self, place: int) -> int:
        """The closest item from a place on, or else before it; -1 where there is none."""
        return self._closest(place, 1, [entry is not None and entry.item is not None for entry in self.rows])

    def _closest(self, place: int, way: int, stops: list[bool]) -> int:
        for step in (way, -way):
            at = min(max(place, 0), len(stops) - 1)
            while 0 <= at < len(stops):
                if stops[at]:
                    return at
                at += step
        return -1


class View(Filter, frozen=True):
    """What of a checklist is in view: what the filter keeps, and what is unfolded.

    folded, opened: ids of categories that are folded, and of those whose rows that perhaps apply are in view.
    """

    folded: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    with_hidden: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter keeps rows out of sight."""
        return bool(self.words.strip() or self.kind)

    @property
    def whole(self) -> View:
        """The same without a filter."""
        return replace(self, words="", kind="", of="", until=None)


def index_of(checklist: Checklist | None, view: View) -> Index:
    """Every row in view, in order: categories, their items, and what perhaps applies, folded to one row.

    A filter leaves out categories of which it keeps nothing, and looks into what is folded.
    """
    rows: list[Entry | None] = []
    for category in checklist.categories if checklist else ():
        inner = _inner(category, view)
        if view.is_narrowed and not inner:
            continue
        if rows:
            rows.append(None)
        rows.append(Entry(category))
        rows.extend(inner)
    places: dict[Key, int] = {}
    before = [0]
    for place, entry in enumerate(rows):
        before.append(before[-1] + (entry is not None))
        if entry is not None:
            places.setdefault(entry.key, place)
    return Index(tuple(rows), places, tuple(before))


def found(category: Category, view: View) -> tuple[Item, ...]:
    """What of a category a filter keeps in view; words are looked for in what perhaps applies as well."""
    perhaps = category.aside if view.words.strip() and not view.kind else ()
    return tuple(item for item in (*_listed(category, view), *perhaps) if view.keeps(item))


def out_of_sight(category: Category, view: View) -> int:
    """How many items of the list a filter hides."""
    return sum(not view.keeps(item) for item in _listed(category, view))


def _listed(category: Category, view: View) -> tuple[Item, ...]:
    return (*category.at_hand, *category.hidden) if view.with_hidden else category.at_hand


def _inner(category: Category, view: View) -> list[Entry]:
    items = _listed(category, view)
    if view.is_narrowed:
        return [Entry(category, item) for item in found(category, view)]
    if category.id in view.folded:
        return []
    inner = [Entry(category, item) for item in items]
    if category.aside:
        inner.append(Entry(category, is_perhaps=True))
        if category.id in view.opened:
            inner.extend(Entry(category, item) for item in category.aside)
    return inner
