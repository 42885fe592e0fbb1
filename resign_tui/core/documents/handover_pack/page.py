"""What every section of the handover is written with: the departure, its records as words, and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Cell
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Line, Source, Span, Table
from resign_tui.core.documents.blocks import answer
from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.core.handover.named import ITEM

NOBODY = "nobody yet"
"""Where a name should stand and none does."""

Rec: TypeAlias = Mapping[str, Cell]

_ENDS = (".", ",", ";", ":", "!", "?")


class Page(msgspec.Struct, frozen=True):
    """One handover being written."""

    departure: Departure

    @property
    def facts(self) -> Facts:
        """The answers."""
        return self.departure.facts

    @property
    def checklist(self) -> Checklist:
        """The items."""
        return self.departure.checklist

    @property
    def style(self) -> str:
        """How dates are written."""
        return self.facts.text("locale.date_style")

    def answer(self, field_id: str) -> Line:
        """An answer as typed or as it stands by default; nothing when there is none."""
        found = answer(self.facts, field_id)
        return (found,) if found else ()

    def last_day(self) -> Line:
        """The last working day, if it is known."""
        last = self.departure.timeline.last_day
        return (Span(words.long_date(last, self.style), Source.COMPUTED, "dates.last_working_day"),) if last else ()

    def due(self, item: Item) -> Line:
        """By when an item is due: the day if it can be read, as typed otherwise; nothing when it has none."""
        text = words.long_date(item.due_on, self.style) if item.due_on else item.due
        return (Span(text, Source.ANSWER if item.due else Source.COMPUTED, ITEM),) if text else ()

    def received_on(self, item: Item) -> Line:
        """When an item was taken over, as `due`."""
        text = words.long_date(item.received_day, self.style) if item.received_day else item.received_on
        return of_item(text)

    def series(self, parts: Sequence[Line], most: int) -> Line:
        """The first of several things as they stand in a sentence, and how many more there are."""
        rest = len(parts) - most
        shown: list[Line] = list(parts[:most])
        if rest > 0:
            shown.append((Span(f"{words.count_word(rest)} more"),))
        us = self.departure.place.spelling == "us"
        row = words.joined(shown, serial_comma=us)
        return tuple(span for part in row for span in ((Span(part),) if isinstance(part, str) else part))


def flat(record: Rec, key: str) -> str:
    """An attribute on one line; lines of its own are parted by semicolons, several texts by commas."""
    value = record.get(key, "")
    if not isinstance(value, str):
        return ", ".join(value)
    found = ""
    for line in filter(None, (part.strip() for part in value.splitlines())):
        found += (" " if found.endswith(_ENDS) else "; ") + line if found else line
    return found


def parts_of(record: Rec, key: str) -> tuple[str, ...]:
    """An attribute that may be a list, one text each."""
    value = record.get(key, "")
    return tuple(part.strip() for part in value.splitlines() if part.strip()) if isinstance(value, str) else value


def said(record: Rec, key: str, field_id: str) -> Line:
    """An attribute in words, a chosen value by its label; nothing when it is empty."""
    text = flat(record, key)
    choices = next((one.choices for one in catalogue.field(field_id).columns if one.key == key), ())
    label = next((choice.label for choice in choices if choice.value == text), text)
    return (Span(label, Source.ANSWER, field_id),) if label else ()


def of_item(text: str) -> Line:
    """Words that the person wrote about an item; nothing when there are none."""
    return (Span(text, Source.ANSWER, ITEM),) if text else ()


def joined(parts: Sequence[Line], between: str = " · ") -> Line:
    """Those of the parts that say something, with something between them."""
    found: list[Span] = []
    for part in filter(None, parts):
        found += [Span(between), *part] if found else part
    return tuple(found)


def some(parts: Sequence[Line], most: int) -> Line:
    """The first of several names, which may hold commas, and how many more there are."""
    rest = len(parts) - most
    more = (Span(f" and {words.count_word(rest)} more"),) if rest > 0 else ()
    return (*joined(parts[:most], "; "), *more)


def labelled(label: str, value: Line) -> Line:
    """A value after its name; nothing when there is no value."""
    return (Span(f"{label}: "), *value) if value else ()


def or_nobody(owner: Line) -> Line:
    """Who has it from now on, or that nobody does."""
    return owner or (Span(NOBODY),)


def goes_to(owner: Line, it: str = "") -> Line:
    """Who has it next as a clause, or that nobody has; `it` stands before the one that needs a subject."""
    return (Span(f"{it}goes to "), *owner) if owner else (Span("nobody has it next"),)


def grid(header: Sequence[str], rows: Sequence[Sequence[Line]], keep: int = 0) -> Table:
    """A table without the columns in which nothing stands; the first ones are kept all the same."""
    at = [place for place in range(len(header)) if place < keep or any(row[place] for row in rows)]
    return Table(tuple(header[place] for place in at), tuple(tuple(row[place] for place in at) for row in rows))


def table(field_id: str, records: Sequence[Rec], keys: Sequence[str] = ()) -> Iterator[Block]:
    """Records as a table of these columns, or of all, without those that nobody filled; nothing when none is."""
    columns = [one for one in catalogue.field(field_id).columns if not keys or one.key in keys]
    rows = [tuple(said(record, one.key, field_id) for one in columns) for record in records]
    found = grid([one.label for one in columns], [row for row in rows if any(row)])
    if found.header:
        yield found
