"""Rows and records: a row cites the records that answer it, and names what of them it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import shorten

import msgspec

from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.records import text_of
from resign_tui.core.handover.rows import HandoverRow, WrittenIn

RecordsOf = Callable[[str], Sequence[Record]]
"""The records of a question."""

_SYSTEM, _ITEMS = "handover.system", "handover.item"
_MODEL = {"handover.model": "model"}
"""Records that a system of a kind is one of as well: a model may be entered as what one looks after."""

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


def about(row: HandoverRow, records: RecordsOf, named: Mapping[str, Sequence[Record]]) -> tuple[str, ...]:
    """What a row is about by name: records that can answer it, and those that brought it (see `by_name`)."""
    asked = [condition.field for group in (*row.when, *row.moot) for condition in group]
    names = [text_of(record, "name") for field_id in asked for record in named.get(field_id, ())]
    for place in row.written_in:
        kind = _MODEL.get(place.record)
        systems = records(_SYSTEM) if kind else ()
        names += [name_of(place.record, record) for record in records(place.record) if _counts(place, record)]
        names += [text_of(system, "name") for system in systems if text_of(system, "kind") == kind]
    return tuple(dict.fromkeys(filter(None, names)))


def to_tell_of(field_id: str, records: RecordsOf) -> tuple[str, ...]:
    """Systems that are such a thing as well and that no record of this question tells of yet, by name."""
    told = {name_of(field_id, record).casefold() for record in records(field_id)}
    kind = _MODEL.get(field_id)
    alike = (system for system in records(_SYSTEM) if kind and text_of(system, "kind") == kind)
    names = dict.fromkeys(text_of(system, "name") for system in alike)
    return tuple(name for name in names if name and name.casefold() not in told)


def places_of_names(records: RecordsOf) -> dict[str, str]:
    """Everything that is named in the handover, and what the question is called under which it stands."""
    fields = (spec for spec in catalogue.fields().values() if spec.kind == "records" and spec.step == "handover")
    return {name_of(spec.id, record): spec.label for spec in fields if spec.id != _ITEMS for record in records(spec.id)}


def name_of(field_id: str, record: Record) -> str:
    """What a record is called."""
    return text_of(record, _name_key(field_id))


def written(row: HandoverRow, records: RecordsOf) -> tuple[Written, ...]:
    """Where the row is answered by records, each named with what it says, shortened; nothing where none says it."""
    places = ((place, tuple(_answers(place, records(place.record)))) for place in row.written_in)
    return tuple(_cited(place, answers) for place, answers in places if answers)


def _cited(place: WrittenIn, answers: Sequence[tuple[str, str]]) -> Written:
    told = [f"{name} ({said})" if name and said else name or said for name, said in answers]
    return Written(place.section, place.record, some_of([name or said for name, said in answers]), some_of(told))


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


def some_of(texts: Sequence[str]) -> str:
    """The first of these texts, and how many more there are."""
    distinct = tuple(dict.fromkeys(texts))
    more = len(distinct) - _MOST
    return "; ".join(distinct[:_MOST]) + (f"; and {words.count_word(more)} more" if more > 0 else "")
