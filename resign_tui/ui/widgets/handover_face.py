"""What the list of the handover looks like: rows of a checklist in order, each drawn on its own when it is in sight.

Pure: the index of rows is made once for a checklist, and only rows in sight are ever turned into words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import TypeAlias

import msgspec
from rich.cells import cell_len

from ...core.handover import Category, Checklist, Item
from ..signs import Signs
from .drawing import (
    Drawn,
    Run,
    bar,
    clip,
    merged,
    open_p0,
    ours,
    person,
    priority,
    rule,
    spread,
    width_of,
    wrapped,
)

Key: TypeAlias = tuple[str, str]
"""What a row stands for: ("category" or "item", its id)."""

HOURS_A_DAY = 5
"""Hours of a working day that a handover can have."""

DETAIL = 6
"""Rows about the item under the cursor, the title included."""

NOTHING = "Begins when you name what you look after."

_LEFT = 2
_WHEN = 10
_LEAST_TEXT = 30
_BAR = 20
_LEAST_BAR = 6


class Entry(msgspec.Struct, frozen=True):
    """One row: a category's own, or one of its items."""

    category: Category
    item: Item | None = None

    @property
    def key(self) -> Key:
        """What the row stands for."""
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
        for step in (way or 1, -(way or 1)):
            at = min(max(place, 0), len(self.rows) - 1)
            while 0 <= at < len(self.rows):
                if self.rows[at] is not None:
                    return at
                at += step
        return -1


def index_of(checklist: Checklist | None, folded: Collection[str], with_hidden: bool) -> Index:
    """Every row of a checklist, in order: categories, and the items of those that are not folded."""
    rows: list[Entry | None] = []
    for category in checklist.categories if checklist else ():
        if rows:
            rows.append(None)
        rows.append(Entry(category))
        if category.id not in folded:
            items = (*category.items, *category.hidden) if with_hidden else category.items
            rows.extend(Entry(category, item) for item in items)
    places: dict[Key, int] = {}
    before = [0]
    for place, entry in enumerate(rows):
        before.append(before[-1] + (entry is not None))
        if entry is not None:
            places.setdefault(entry.key, place)
    return Index(tuple(rows), places, tuple(before))


class Sight(msgspec.Struct, frozen=True):
    """How rows are drawn: in so many cells, with these signs, by this calendar."""

    width: int
    signs: Signs
    say_day: Callable[[date], str]
    titles: int = 12

    @property
    def owner(self) -> int:
        """Cells for the owner; 0 where the text would have too little room. The date always has its own."""
        wide = 9 if self.width < 90 else 14
        return wide if self.width - _LEFT - 5 - _WHEN - 2 - wide >= _LEAST_TEXT else 0


def heading(checklist: Checklist, working_days: int | None, sight: Sight) -> Drawn:
    """How much is done, how much is urgent, and whether the hours left are enough."""
    signs, width = sight.signs, sight.width
    left: list[Run] = [
        ("  ", "ink"),
        ("Handover   ", "name"),
        (f"{checklist.done} of {checklist.total} done  ", "soft"),
    ]
    hours = f"{checklist.hours_open:.0f}"
    budget = working_days * HOURS_A_DAY if working_days is not None and working_days > 0 else 0
    too_much = bool(budget) and checklist.hours_open > budget
    right: list[Run] = [*open_p0(checklist.open_p0)]
    if right:
        right.append(("   ", "ink"))
    said = f"{hours} of {budget} h" if budget else f"{hours} h open"
    right.extend([(f"{signs.warning} ", "brass")] if too_much else [])
    right.append((said, "brass" if too_much else "faint"))
    room = width - width_of(left) - width_of(right) - 3
    if room >= _LEAST_BAR:
        left.extend(bar(checklist.done, checklist.total, min(14, room), signs))
    if width_of(left) + width_of(right) > width:
        right = [] if width_of(left) + width_of(right[:2]) > width else right[:2]
    return spread(left, right, width, "ink", margin=0)


def row(entry: Entry | None, sight: Sight, *, is_lit: bool, is_folded: bool, with_hidden: bool) -> Drawn:
    """One row of the list; a lit one has the cursor and the focus."""
    if entry is None:
        return ()
    if entry.item is not None:
        drawn = _item(entry.item, sight, is_lit)
    else:
        drawn = _category(entry.category, sight, is_folded=is_folded, with_hidden=with_hidden)
    if not is_lit:
        return merged((("  ", "ink"), *drawn))
    return merged(((sight.signs.focus + " ", "accent"), *((text, f"{style} lit") for text, style in drawn)))


def _category(category: Category, sight: Sight, *, is_folded: bool, with_hidden: bool) -> Drawn:
    signs, room = sight.signs, sight.width - _LEFT
    title = clip(ours(category.title, signs), min(sight.titles, room), signs)
    left: list[Run] = [(title + " " * (sight.titles - cell_len(title)) + "  ", "name")]
    if not category.items and not category.hidden:
        return spread(
            (*left, (clip("nothing here yet", room - width_of(left), signs), "faint")), (), room, "ink", margin=0
        )
    count = f"  {category.done} of {category.total}"
    length = min(_BAR, room - width_of(left) - len(count))
    if length >= _LEAST_BAR:
        left.extend(bar(category.done, category.total, length, signs))
    left.append((count, "soft"))
    parts: list[Drawn] = []
    if is_folded:
        items = len(category.items)
        parts.append(open_p0(category.open_p0))
        parts.append(((f"{items} item{'' if items == 1 else 's'}  {signs.folded}", "faint"),))
    elif category.hidden and not with_hidden:
        parts.append(((f"{len(category.hidden)} hidden", "faint"),))
    right: list[Run] = []
    for part in reversed([part for part in parts if part]):
        gap: list[Run] = [("   ", "ink")] if right else []
        if width_of((*left, *part, *gap, *right)) + 2 <= room:
            right = [*part, *gap, *right]
    return spread(left, right, room, "ink", margin=0)


def _item(item: Item, sight: Sight, is_lit: bool) -> Drawn:
    signs = sight.signs
    sign, tone = {
        "done": (signs.done, "sage"),
        "doing": (signs.doing, "accent"),
        "not_applicable": (signs.not_applicable, "faint"),
    }.get(item.status, (signs.todo, "soft"))
    is_open = item.is_open and not item.hidden
    when = _when(item, sight)
    owner = sight.owner
    last = max(_WHEN, cell_len(when))
    text_room = sight.width - _LEFT - 5 - last - 1 - (owner + 1 if owner else 0)
    if last > _WHEN and owner:
        owner, text_room = 0, text_room + owner + 1
    text = clip(person(item.text, text_room), text_room, signs)
    strong = " strong" if is_lit else ""
    words = "ink" if is_open else "faint"
    runs: list[Run] = [(sign + " ", tone), priority(item.priority, is_open), (" ", "ink")]
    runs.append((text + " " * (text_room - cell_len(text) + 1), words + strong))
    if owner:
        name = clip(person(item.owner or "you", owner), owner, signs)
        runs.append((name + " " * (owner - cell_len(name) + 1), "soft" if is_open else "faint"))
    runs.append((" " * (last - cell_len(when)) + when, ("soft" if is_open else "faint") + strong))
    return tuple(runs)


def _when(item: Item, sight: Sight) -> str:
    if item.hidden:
        return "hidden"
    if item.status == "done":
        return "done"
    if item.status == "not_applicable":
        return "does not apply"
    day = sight.say_day(item.due_on) if item.due_on else person(item.due, _WHEN)
    return clip(day, _WHEN, sight.signs)


def detail(entry: Entry | None, sight: Sight, height: int = DETAIL) -> tuple[Drawn, ...]:
    """The item under the cursor in full, always in so many rows."""
    if entry is None or height < 1:
        return ((),) * max(0, height)
    signs, room = sight.signs, sight.width - _LEFT
    title = person(entry.item.text, room) if entry.item else ours(entry.category.title, signs)
    rows: list[Drawn] = [(("  ", "ink"), *rule(title, room, signs))]
    said = list(_said(entry, signs))
    lines = [(wrapped(text, room, height, signs), tone) for text, tone in said]
    shares = _shares([len(one) for one, _ in lines], height - 1)
    for (text, tone), share in zip(said, shares, strict=True):
        rows.extend((("  ", "ink"), (line, tone)) for line in wrapped(text, room, share, signs))
    return (*rows, *((),) * (height - len(rows)))[:height]


def _said(entry: Entry, signs: Signs) -> Iterator[tuple[str, str]]:
    """What there is to say, in the order in which it matters: the item, the person's own words, then background."""
    item = entry.item
    if item is None:
        if entry.category.note:
            yield ours(entry.category.note, signs), "soft"
        yield f"enter folds and unfolds {signs.dot} n adds an item of your own", "faint"
        return
    if not item.applies:
        yield "Does not apply, by what you answered.", "faint"
    if item.question:
        yield ours(item.question, signs), "ink"
    if item.done_when:
        yield ours(done_when(item), signs), "soft"
    if item.evidence:
        yield f"where {item.evidence}", "ink"
    if item.note:
        yield f"note {item.note}", "ink"
    if item.arithmetic:
        yield item.arithmetic, "faint"
    if item.fact:
        yield ours(item.fact, signs), "faint"


def done_when(item: Item) -> str:
    """When an item is done, as one sentence; names in capitals stay as they are."""
    sentence = item.done_when
    first = sentence.split(maxsplit=1)[0] if sentence.split() else ""
    is_name = first[1:] != first[1:].lower()
    return "Done when " + (sentence if is_name else sentence[:1].lower() + sentence[1:]) if sentence else ""


def _shares(wanted: list[int], room: int) -> list[int]:
    """How many rows each part gets: one for each while there are any, then more from the first on."""
    shares = [0] * len(wanted)
    for grow_to in range(1, max(wanted, default=0) + 1):
        for at, most in enumerate(wanted):
            if room > 0 and shares[at] < min(most, grow_to):
                shares[at] += 1
                room -= 1
    return shares
