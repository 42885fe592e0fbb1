"""Rows that records answer: the live version stands in the record of the model, so the row cites that record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten

import msgspec

from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.records import text_of
from resign_tui.core.handover.rows import HandoverRow, WrittenIn

_MOST = 3
_WIDTH = 72


class Written(msgspec.Struct, frozen=True):
    """That records answer a row: under which heading they stand, which question holds them, and what they say."""

    section: str
    record: str
    told: str

    @property
    def text(self) -> str:
        """The place with what stands there."""
        return f"{self.section}: {self.told}"


def written(row: HandoverRow, records: Callable[[str], Sequence[Record]]) -> tuple[Written, ...]:
    """Where the row is answered by records, each named with what it says, shortened; nothing where none says it."""
    places = ((place, tuple(_told(place, records(place.record)))) for place in row.written_in)
    return tuple(Written(place.section, place.record, _some(told)) for place, told in places if told)


def _told(place: WrittenIn, records: Sequence[Record]) -> Iterator[str]:
    """A record by its first column, and the columns that answer."""
    name_key = _name_key(place.record)
    for record in records:
        said = ", ".join(filter(None, (text_of(record, key) for key in place.columns if key != name_key)))
        if _counts(place, record) and (said or name_key in place.columns):
            named = ", ".join(filter(None, (text_of(record, name_key), shorten(said, _WIDTH, placeholder=" …"))))
            yield from filter(None, (named,))


def _counts(place: WrittenIn, record: Record) -> bool:
    return all(text_of(record, key) in values for key, values in place.only.items())


def _name_key(record: str) -> str:
    keys = [column.key for column in catalogue.field(record).columns]
    return "name" if "name" in keys else keys[0]


def _some(told: Sequence[str]) -> str:
    more = len(told) - _MOST
    return "; ".join(told[:_MOST]) + (f", and {words.count_word(more)} more" if more > 0 else "")
