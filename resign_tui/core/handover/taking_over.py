"""Who takes over: whoever was named for everything has each thing, unless a record names somebody of its own."""

from __future__ import annotations

from resign_tui.core import english
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Column
from resign_tui.core.answers.facts import Facts
from resign_tui.core.handover.records import Records

_RETIRED = "retired"


def answered_elsewhere(facts: Facts, column: Column) -> str:
    """What stands in for an attribute that is left empty; "TBD" and the like say nothing."""
    typed = facts.text(column.otherwise) if column.otherwise else ""
    return typed if english.read("paragraph", typed) else ""


def with_takers(facts: Facts, field_id: str) -> Records:
    """The records of a question, each with whoever has it next; what is retired goes to nobody."""
    records = facts.records(field_id)
    columns = ((column.key, answered_elsewhere(facts, column)) for column in catalogue.field(field_id).columns)
    takers = {key: who for key, who in columns if who}
    return tuple(record if record.get("status") == _RETIRED else {**takers, **record} for record in records)
