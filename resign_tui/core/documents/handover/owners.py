"""The owner map: whose everything is from now on, and where nobody has it yet."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Line, Span
from resign_tui.core.documents.blocks import grid, heading, joined, labelled, points
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import (
    ACCESS,
    MODEL,
    SYSTEM,
    attribute,
    cell,
    is_in_use,
    name_of,
    or_nobody,
    weight,
)

_HEADER = ("System", "What it is", "Owner from now on", "Backup")

OwnerRow = tuple[Line, Line, Line, Line]


def owner_map(page: Page) -> Iterator[Block]:
    """Systems, models that are none of them, and what there is access to; runbooks and notes below."""
    rows = [*_systems(page), *_models(page), *_access(page)]
    if not rows:
        return
    yield heading("Owner map")
    yield grid(_HEADER, rows)
    yield from points([_note(system) for system in page.facts.records(SYSTEM)])


def _systems(page: Page) -> Iterator[OwnerRow]:
    for system in page.facts.records(SYSTEM):
        kind, status, owner, backup = (cell(system, key, SYSTEM) for key in ("kind", "status", "successor", "backup"))
        next_owner = or_nobody(owner) if is_in_use(system) else owner
        yield name_of(system, SYSTEM), joined([kind, status, weight(system)], ", "), next_owner, backup


def _models(page: Page) -> Iterator[OwnerRow]:
    """Models that do not stand among the systems by the same name."""
    listed = {attribute(system, "name").casefold() for system in page.facts.records(SYSTEM)}
    for model in page.facts.records(MODEL):
        if attribute(model, "name") and attribute(model, "name").casefold() not in listed:
            what = joined([(Span("model"),), cell(model, "version", MODEL)], ", ")
            yield name_of(model, MODEL), what, or_nobody(cell(model, "owner", MODEL)), ()


def _access(page: Page) -> Iterator[OwnerRow]:
    """One row for each thing there is access to, however many credentials it has."""
    by_system: dict[str, list[Record]] = {}
    for record in page.facts.records(ACCESS):
        if attribute(record, "system"):
            by_system.setdefault(attribute(record, "system").casefold(), []).append(record)
    for records in by_system.values():
        kinds = joined(_distinct(records, "kind"), ", ")
        owners = joined(_distinct(records, "new_owner"), ", ")
        what = labelled("access", kinds) or (Span("access"),)
        yield cell(records[0], "system", ACCESS), what, or_nobody(owners), ()


def _distinct(records: list[Record], key: str) -> list[Line]:
    return list(dict.fromkeys(cell(record, key, ACCESS) for record in records))


def _note(system: Record) -> Line:
    runbook, notes = cell(system, "runbook", SYSTEM), cell(system, "notes", SYSTEM)
    value = joined([(Span("runbook at "), *runbook) if runbook else (), notes], "; ")
    return (*name_of(system, SYSTEM), Span(": "), *value) if value else ()
