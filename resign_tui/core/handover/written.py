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
_WIDTH = 60


class Written(msgspec.Struct, frozen=True):
    """That records answer a row.

    section: the heading under which they stand. record: the question that holds them. names: what they are called.
    told: the same, each with what it says.
    """

    section: str
    record: str
    names: str
    told: str

    @property
    def text(self) -> str:
        """The place with what stands there."""
        return f"{self.section}: {self.told}"


def written(row: HandoverRow, records: Callable[[str], Sequence[Record]]) -> tuple[Written, ...]:
    """Where the row is answered by records, each named with what it says, shortened; nothing where none says it."""
    places = ((place, tuple(_answers(place, records(place.record)))) for place in row.written_in)
    return tuple(_cited(place, answers) for place, answers in places if answers)


def _cited(place: WrittenIn, answers: Sequence[tuple[str, str]]) -> Written:
    told = [f"{name} ({said})" if name and said else name or said for name, said in answers]
    return Written(place.section, place.record, _some([name or said for name, said in answers]), _some(told))


def _answers(place: WrittenIn, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """The name of every record that answers, and what it says beside its name."""
    name_key = _name_key(place.record)
    others = tuple(key for key in place.columns if key != name_key)
    for record in records:
        if _counts(place, record) and any(text_of(record, key) for key in place.columns):
            said = ", ".join(_said(place, record, key) for key in others if text_of(record, key))
            yield text_of(record, name_key), shorten(said, _WIDTH, placeholder=" …")


def _said(place: WrittenIn, record: Record, key: str) -> str:
    """What a column says; where several answer, with the label of the column unless it begins with that."""
    text = text_of(record, key)
    label = next(column.label for column in catalogue.field(place.record).columns if column.key == key).lower()
    return text if len(place.columns) == 1 or text.lower().startswith(label) else f"{label} {text}"


def _counts(place: WrittenIn, record: Record) -> bool:
    return all(text_of(record, key) in values for key, values in place.only.items())


def _name_key(record: str) -> str:
    keys = [column.key for column in catalogue.field(record).columns]
    return "name" if "name" in keys else keys[0]


def _some(texts: Sequence[str]) -> str:
    distinct = tuple(dict.fromkeys(texts))
    more = len(distinct) - _MOST
    return "; ".join(distinct[:_MOST]) + (f"; and {words.count_word(more)} more" if more > 0 else "")
