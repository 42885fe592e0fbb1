"""The handover: shipped rows chosen by what the person owns, with the person's own words, order and items on top."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

import msgspec

from resign_tui.core.answers import by_name, conditions
from resign_tui.core.answers.draft import Cell, Record
from resign_tui.core.handover.item import (
    Item,
    Scores,
    Status,
    Verdict,
    from_row,
    iso_date,
    score,
    urgency,
    whole,
    with_record,
)
from resign_tui.core.handover.records import (
    Records,
    add_item,
    claims,
    records_by_id,
    remove_item,
    row_id,
    text_of,
    with_item,
    with_items,
)
from resign_tui.core.handover.rows import CommonHeading, Group, groups
from resign_tui.core.handover.written import about, places_of_names, written

__all__ = [
    "Answers",
    "Category",
    "Checklist",
    "Item",
    "Scores",
    "Status",
    "Verdict",
    "add_item",
    "checklist",
    "headings",
    "iso_date",
    "move",
    "open_categories",
    "remove_item",
    "score",
    "with_item",
    "with_items",
]

OWN_CATEGORY = "OW"
"""Where an item of the person's own goes when its category is not one of ours."""

UNTITLED = "Untitled item"


class Answers(Protocol):
    """What the handover needs to know of the answers; facts provide it."""

    def text(self, field_id: str, /) -> str:
        """The chosen value, or the line of text."""

    def flag(self, field_id: str, /) -> bool:
        """Whether a yes-or-no question was answered with yes."""

    def is_given(self, field_id: str, /) -> bool:
        """Whether the person answered, as opposed to a default standing in."""

    def is_asked(self, field_id: str, /) -> bool:
        """Whether the question's condition holds; an answer from before it was hidden does not count."""

    def records(self, field_id: str, /) -> tuple[Mapping[str, Cell], ...]:
        """The records of a repeatable answer."""


class Category(msgspec.Struct, frozen=True):
    """One category: the visible items in order, those that the person hid, and those that perhaps apply.

    perhaps: rows of which nothing says that they apply, and rows that were ruled out; in no count and no document.
    """

    id: str
    title: str
    note: str
    items: tuple[Item, ...]
    hidden: tuple[Item, ...]
    done: int
    total: int
    perhaps: tuple[Item, ...] = ()

    @property
    def open_p0(self) -> int:
        """How many items of the highest priority are open."""
        return sum(item.is_open and item.priority == "P0" for item in self.items)

    @property
    def at_hand(self) -> tuple[Item, ...]:
        """The visible items, without those that an answer rules out."""
        return tuple(item for item in self.items if item.applies)

    @property
    def aside(self) -> tuple[Item, ...]:
        """What only perhaps applies, and what was ruled out."""
        return (*self.perhaps, *(item for item in self.items if not item.applies))

    @property
    def undecided(self) -> tuple[Item, ...]:
        """What perhaps applies and was not ruled out."""
        return tuple(item for item in self.perhaps if item.status != "not_applicable")


class Checklist(msgspec.Struct, frozen=True):
    """The whole handover; hours_open is what P0 and P1 still ask for.

    named: everything that the person named, and under which question it stands.
    """

    categories: tuple[Category, ...]
    done: int
    total: int
    open_p0: int
    hours_open: float
    named: Mapping[str, str] = MappingProxyType({})

    @property
    def items(self) -> tuple[Item, ...]:
        """Every visible item in the order of the page."""
        return tuple(item for category in self.categories for item in category.items)

    @property
    def work_order(self) -> tuple[Item, ...]:
        """Everything open, the most urgent first, whatever the day."""
        return tuple(sorted(_open(self.categories), key=urgency))

    @property
    def undecided(self) -> tuple[Item, ...]:
        """Every row that perhaps applies and was not ruled out, in the order of the page."""
        return tuple(item for category in self.categories for item in category.undecided)

    def item(self, item_id: str) -> Item | None:
        """The item with this id, hidden, perhaps or visible; None when there is none."""
        everything = (
            item for category in self.categories for item in (*category.items, *category.hidden, *category.perhaps)
        )
        return next((item for item in everything if item.id == item_id), None)


def headings() -> tuple[CommonHeading, ...]:
    """What every handover is asked for by name; each has a row that is always there."""
    return tuple(heading for group in groups() for heading in group.headings)


def checklist(
    answers: Answers, read_date: Callable[[str], date | None] = iso_date, account_until: date | None = None
) -> Checklist:
    """The handover for these answers.

    read_date: turns a typed due date into a day. account_until: the day by which everything that hangs on the person's
    account must have moved.
    """
    reader = _reader(answers, read_date, account_until)
    categories = tuple(_category(group, reader) for group in groups())
    still_open = _open(categories)
    return Checklist(
        categories=categories,
        done=sum(category.done for category in categories),
        total=sum(category.total for category in categories),
        open_p0=sum(item.priority == "P0" for item in still_open),
        hours_open=math.fsum(item.hours for item in still_open if item.priority != "P2" and not item.in_doubt),
        named=MappingProxyType(places_of_names(answers.records)),
    )


def open_categories(answers: Answers) -> frozenset[str]:
    """The categories in which something is left to do; takes a fraction of the whole list."""
    reader = _reader(answers)
    return frozenset(
        group.id
        for group in groups()
        if any(item.is_open and item.applies and not item.hidden for item, _ in _pairs(group, reader))
    )


def move(records: Records, shown: Checklist, item_id: str, by: int) -> Records:
    """The records with an item moved up (negative) or down among the ones at hand in its category.

    The order of the whole category is written down, so that it stays as the person left it.
    """
    for category in shown.categories:
        in_sight = [item.id for item in category.at_hand]
        if item_id in in_sight:
            before = in_sight.index(item_id)
            after = min(len(in_sight) - 1, max(0, before + by))
            if before == after:
                return records
            ids = [item.id for item in category.items]
            place = ids.index(in_sight[after])
            ids.remove(item_id)
            ids.insert(place, item_id)
            return with_items(records, {moved_id: {"order": str(place)} for place, moved_id in enumerate(ids, start=1)})
    return records


def _values(answers: Answers, named: Container[str]) -> Callable[[str], str]:
    """A reader of answers for conditions: true or false for a flag, empty where the person has not answered."""
    answers_by_field: dict[str, str] = {}

    def value_of(field_id: str) -> str:
        if field_id not in answers_by_field:
            answers_by_field[field_id] = _value(answers, field_id) or ("true" if field_id in named else "")
        return answers_by_field[field_id]

    return value_of


def _value(answers: Answers, field_id: str) -> str:
    if not answers.is_given(field_id) or not answers.is_asked(field_id):
        return ""
    if answers.flag(field_id):
        return "true"
    return answers.text(field_id) or "false"


class _Reader(msgspec.Struct, frozen=True):
    """What a row is read with. records: those of items, by id. own: items of the person's own, by category."""

    value_of: Callable[[str], str]
    records_of: Callable[[str], Records]
    named: Mapping[str, Records]
    records: Mapping[str, Record]
    own: Mapping[str, list[tuple[str, Record]]]
    read_date: Callable[[str], date | None]
    account_until: date | None


def _reader(
    answers: Answers, read_date: Callable[[str], date | None] = iso_date, account_until: date | None = None
) -> _Reader:
    named = by_name.answering(answers.records)
    records = records_by_id(answers.records("handover.item"))
    own: dict[str, list[tuple[str, Record]]] = {group.id: [] for group in groups()}
    for item_id, record in records.items():
        if not row_id(record):
            own[_category_of(record)].append((item_id, record))
    return _Reader(_values(answers, named), answers.records, named, records, own, read_date, account_until)


def _pairs(group: Group, reader: _Reader) -> Iterator[tuple[Item, Record]]:
    """Every item of one category with its record: the rows, then the items of the person's own."""
    for row in group.rows:
        record = reader.records.get(row.id, {})
        cited = written(row, reader.records_of)
        is_known = bool(cited) or claims(record)
        stands = row.star or is_known or conditions.hold(row.when, reader.value_of)
        item = from_row(row, group.id, reader.value_of, reader.account_until, is_known=is_known)
        names = about(row, reader.records_of, reader.named)
        item = msgspec.structs.replace(item, written=cited, about=names, stands=stands)
        yield with_record(item, record, reader.read_date), record
    blank = Item(id="", category=group.id, text=UNTITLED, own=True)
    for item_id, record in reader.own[group.id]:
        yield with_record(blank, record, reader.read_date, item_id), record


def _category(group: Group, reader: _Reader) -> Category:
    """The items of one category: the most urgent first, or in the order that the person chose."""
    pairs = list(_pairs(group, reader))
    is_ordered = any("order" in record for _, record in pairs)
    pairs.sort(key=lambda pair: _place(pair[1]) if is_ordered else pair[0].priority)
    items = tuple(item for item, _ in pairs if item.stands and not item.hidden)
    hidden = tuple(item for item, _ in pairs if item.hidden)
    perhaps = tuple(item for item, _ in pairs if not item.stands)
    done = sum(item.counts and item.status == "done" for item in items)
    total = sum(item.counts for item in items)
    return Category(group.id, group.title, group.note, items, hidden, done, total, perhaps)


def _category_of(record: Record) -> str:
    wanted = text_of(record, "category").casefold()
    return next(
        (group.id for group in groups() if wanted in (group.id.casefold(), group.title.casefold())), OWN_CATEGORY
    )


def _place(record: Record) -> tuple[bool, int]:
    place = whole(text_of(record, "order"))
    return place is None, place or 0


def _open(categories: Iterable[Category]) -> list[Item]:
    return [item for category in categories for item in category.items if item.is_open]
