"""The owner map: whose everything is from now on, and where nobody has it yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Line, Span
from resign_tui.core.documents.blocks import grid, heading, joined, labelled, points, some
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
from resign_tui.core.handover.taking_over import with_takers

_HEADER = ("System", "What it is", "Owner from now on", "Backup")

_MOST_ORPHANS = 3

OwnerRow = tuple[Line, Line, Line, Line]


def owner_map(page: Page) -> Iterator[Block]:
    """Systems, models that are none of them, and what there is access to; runbooks and notes below."""
    rows = [*_systems(page), *_models(page), *_access(page)]
    if not rows:
        return
    yield heading("Owner map")
    yield grid(_HEADER, rows)
    yield from points([_note(system) for system in with_takers(page.facts, SYSTEM)])


def _systems(page: Page) -> Iterator[OwnerRow]:
    for system in with_takers(page.facts, SYSTEM):
        kind, status, owner, backup = (cell(system, key, SYSTEM) for key in ("kind", "status", "successor", "backup"))
        next_owner = or_nobody(owner) if is_in_use(system) else owner
        yield name_of(system, SYSTEM), joined([kind, status, weight(system)], ", "), next_owner, backup


def _models(page: Page) -> Iterator[OwnerRow]:
    """Models that do not stand among the systems by the same name."""
    listed = {attribute(system, "name").casefold() for system in with_takers(page.facts, SYSTEM)}
    by_name = _by_name(with_takers(page.facts, MODEL), "name")
    for models in (models for name, models in by_name.items() if name not in listed):
        versions = joined(_distinct(models, "version", MODEL), "; ")
        owners = joined(_distinct(models, "owner", MODEL), ", ")
        yield name_of(models[0], MODEL), joined([(Span("model"),), versions], ", "), or_nobody(owners), ()


def _access(page: Page) -> Iterator[OwnerRow]:
    """One row for each thing there is access to, however many credentials it has; one for many that nobody has."""
    orphans: list[OwnerRow] = []
    for records in _by_name(with_takers(page.facts, ACCESS), "system").values():
        kinds = joined(_distinct(records, "kind", ACCESS), ", ")
        owners = joined(_distinct(records, "new_owner", ACCESS), ", ")
        what = labelled("access", kinds) or (Span("access"),)
        row = (cell(records[0], "system", ACCESS), what, or_nobody(owners), ())
        if owners:
            yield row
        else:
            orphans.append(row)
    if len(orphans) > _MOST_ORPHANS:
        orphans = [(some([row[0] for row in orphans], _MOST_ORPHANS), (Span("access"),), or_nobody(()), ())]
    yield from orphans


def _by_name(records: Sequence[Record], key: str) -> dict[str, list[Record]]:
    """The records that have a name, by that name without its case."""
    by_name: dict[str, list[Record]] = {}
    for record in records:
        if attribute(record, key):
            by_name.setdefault(attribute(record, key).casefold(), []).append(record)
    return by_name


def _distinct(records: list[Record], key: str, field_id: str) -> list[Line]:
    return list(dict.fromkeys(cell(record, key, field_id) for record in records))


def _note(system: Record) -> Line:
    runbook, notes = cell(system, "runbook", SYSTEM), cell(system, "notes", SYSTEM)
    value = joined([(Span("runbook at "), *runbook) if runbook else (), notes], "; ")
    return (*name_of(system, SYSTEM), Span(": "), *value) if value else ()
