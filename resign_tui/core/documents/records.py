"""The records of the handover in words, for every document that tells of them: systems, work, people, owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Column
from resign_tui.core.answers.draft import Record
from resign_tui.core.answers.facts import Facts
from resign_tui.core.document import Line, Source, Span, Table
from resign_tui.core.documents.blocks import bracketed, grid, joined
from resign_tui.core.handover.named import ITEM
from resign_tui.core.handover.taking_over import with_takers

SYSTEM, MODEL, ACCESS = "handover.system", "handover.model", "handover.access"
WORK, CONTACT = "handover.work", "handover.contact"

DESK_WORK = ("review", "paper")
"""Kinds of work that are neither a run nor urgent."""

_ENDS = (".", ",", ";", ":", "!", "?")
_TOP = "3"
_WEIGHTS = {"criticality": "critical", "bus_factor": "only I know it"}
"""What the highest score says; a lower one tells whoever follows nothing that they must act on."""

_RUN_KEYS = ("epoch", "step", "loss")


# -- attributes ------------------------------------------------------------------------------------------------------


def attribute(record: Record, key: str) -> str:
    """An attribute on one line; lines of its own are parted by semicolons, several texts by commas."""
    value = record.get(key, "")
    if not isinstance(value, str):
        return ", ".join(value)
    text = ""
    for line in filter(None, (part.strip() for part in value.splitlines())):
        text += (" " if text.endswith(_ENDS) else "; ") + line if text else line
    return text


def texts_of(record: Record, key: str) -> tuple[str, ...]:
    """An attribute that may be a list, one text each."""
    value = record.get(key, "")
    return tuple(part.strip() for part in value.splitlines() if part.strip()) if isinstance(value, str) else value


def cell(record: Record, key: str, field_id: str) -> Line:
    """An attribute in words, a chosen value by its label; nothing when it is empty."""
    text = attribute(record, key)
    choices = next((column.choices for column in catalogue.field(field_id).columns if column.key == key), ())
    label = next((choice.label for choice in choices if choice.value == text), text)
    return (Span(label, Source.ANSWER, field_id),) if label else ()


def of_item(text: str) -> Line:
    """Words that the person wrote about an item; nothing when there are none."""
    return (Span(text, Source.ANSWER, ITEM),) if text else ()


def table(field_id: str, records: Sequence[Record], keys: Sequence[str] = (), name: str = "", owner: str = "") -> Table:
    """Records as a table of these columns, or of all, without those that nobody filled.

    name: what the column of names is called, if not as in the question. owner: the column that always says who has it
    next, if only that nobody does.
    """
    columns = [column for column in catalogue.field(field_id).columns if not keys or column.key in keys]
    rows = [
        [or_nobody(value) if column.key == owner else value for column, value in _cells(record, columns, field_id)]
        for record in records
    ]
    return grid([name if name and column.key == "name" else column.label for column in columns], rows)


def _cells(record: Record, columns: Sequence[Column], field_id: str) -> Iterator[tuple[Column, Line]]:
    return ((column, cell(record, column.key, field_id)) for column in columns)


# -- systems and models ----------------------------------------------------------------------------------------------


def name_of(record: Record, field_id: str) -> Line:
    """The name of a system or a model, or that it has none."""
    return cell(record, "name", field_id) or (Span("without a name"),)


def first_of_each_name(records: Sequence[Record]) -> list[Record]:
    """The records without the other versions of a model that stands before them."""
    by_name: dict[str, Record] = {}
    for record in records:
        by_name.setdefault(attribute(record, "name").casefold(), record)
    return list(by_name.values())


def is_in_use(system: Record) -> bool:
    """A system that nobody retired."""
    return attribute(system, "status") != "retired"


def is_alone(system: Record) -> bool:
    """A system that matters most, or that only the one who leaves knows, and that nobody takes over."""
    return bool(weight(system)) and is_in_use(system) and not attribute(system, "successor")


def weight(system: Record) -> Line:
    """That a system is critical, and that only the one who leaves knows it; nothing where neither was said."""
    labels = (label for key, label in _WEIGHTS.items() if attribute(system, key) == _TOP)
    return joined([(Span(label, Source.COMPUTED, SYSTEM),) for label in labels], ", ")


# -- work ------------------------------------------------------------------------------------------------------------


def works(facts: Facts, sort: str) -> tuple[Record, ...]:
    """The records of work of one sort: run, incident or other."""
    return tuple(record for record in with_takers(facts, WORK) if sort_of(record) == sort)


def sort_of(work: Record) -> str:
    """A training is a run, and so is work of no kind that counts epochs or steps."""
    kind = attribute(work, "kind")
    if kind == "incident":
        return "incident"
    counts = not kind and any(work.get(key) for key in _RUN_KEYS)
    return "run" if kind == "training" or counts else "other"


def title_of(work: Record) -> Line:
    """What a piece of work is called, or what kind it is."""
    if attribute(work, "name"):
        return cell(work, "name", WORK)
    return kind_of(work) or (Span("Work without a name"),)


def kind_of(work: Record) -> Line:
    """The kind of work, with a capital."""
    return tuple(Span(span.text[:1].upper() + span.text[1:], span.source, WORK) for span in cell(work, "kind", WORK))


def stands_at(work: Record) -> Line:
    """The epoch and the step, each with its name unless it was typed with it."""
    return joined([_counted(work, "epoch"), _counted(work, "step")], ", ")


def _counted(work: Record, key: str) -> Line:
    value = cell(work, key, WORK)
    if not value or value[0].text.casefold().startswith(key):
        return value
    return (Span(f"{key} "), *value)


# -- people ----------------------------------------------------------------------------------------------------------


def contact(record: Record) -> Line:
    """A person, what to ask about, and how to reach them."""
    line = joined([cell(record, "who", CONTACT), cell(record, "about", CONTACT)], ", about ")
    return (*line, *bracketed(cell(record, "reach", CONTACT)))


def or_nobody(owner: Line) -> Line:
    """Who has it from now on, or that nobody does."""
    return owner or (Span("nobody yet"),)


def goes_to(owner: Line, subject: str = "") -> Line:
    """Who has it next as a clause, or that nobody has; `subject` stands before the one that needs one."""
    return (Span(f"{subject}goes to "), *owner) if owner else (Span("nobody has it next"),)
