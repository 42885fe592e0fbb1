"""The owner map: whose everything is from now on, and where nobody has it yet."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.document import Block, Line, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.handover_pack.page import Page, Rec, flat, grid, joined, labelled, or_nobody, said

SYSTEM, MODEL, ACCESS = "handover.system", "handover.model", "handover.access"

_HEADER = ("System", "What it is", "Owner from now on", "Backup")
_UNNAMED: Line = (Span("without a name"),)
_TOP = "3"
_WEIGHTS = {"criticality": "critical", "bus_factor": "only I know it"}
"""What the highest score says; a lower one tells whoever follows nothing that they must act on."""

Row = tuple[Line, Line, Line, Line]


def owner_map(page: Page) -> Iterator[Block]:
    """Systems, models that are none of them, and what there is access to; runbooks and notes below."""
    rows = [*_systems(page), *_models(page), *_access(page)]
    if not rows:
        return
    yield heading("Owner map")
    yield grid(_HEADER, rows)
    yield from points([_note(one) for one in page.facts.records(SYSTEM)])


def name_of(record: Rec, field_id: str) -> Line:
    """The name of a system or a model, or that it has none."""
    return said(record, "name", field_id) or _UNNAMED


def is_in_use(system: Rec) -> bool:
    """A system that nobody retired."""
    return flat(system, "status") != "retired"


def is_alone(system: Rec) -> bool:
    """A system that matters most, or that only the one who leaves knows, and that nobody takes over."""
    return bool(weight(system)) and is_in_use(system) and not flat(system, "successor")


def weight(system: Rec) -> Line:
    """That a system is critical, and that only the one who leaves knows it; nothing where neither was said."""
    found = (label for key, label in _WEIGHTS.items() if flat(system, key) == _TOP)
    return joined([(Span(label, Source.COMPUTED, SYSTEM),) for label in found], ", ")


def _systems(page: Page) -> Iterator[Row]:
    for one in page.facts.records(SYSTEM):
        kind, status, owner, backup = (said(one, key, SYSTEM) for key in ("kind", "status", "successor", "backup"))
        next_one = or_nobody(owner) if is_in_use(one) else owner
        yield name_of(one, SYSTEM), joined([kind, status, weight(one)], ", "), next_one, backup


def _models(page: Page) -> Iterator[Row]:
    """Models that do not stand among the systems by the same name."""
    known = {flat(one, "name").casefold() for one in page.facts.records(SYSTEM)}
    for one in page.facts.records(MODEL):
        if flat(one, "name") and flat(one, "name").casefold() not in known:
            what = joined([(Span("model"),), said(one, "version", MODEL)], ", ")
            yield name_of(one, MODEL), what, or_nobody(said(one, "owner", MODEL)), ()


def _access(page: Page) -> Iterator[Row]:
    """One row for each thing there is access to, however many credentials it has."""
    found: dict[str, list[Rec]] = {}
    for one in page.facts.records(ACCESS):
        if flat(one, "system"):
            found.setdefault(flat(one, "system").casefold(), []).append(one)
    for records in found.values():
        kinds = joined(_distinct(records, "kind"), ", ")
        owners = joined(_distinct(records, "new_owner"), ", ")
        what = labelled("access", kinds) or (Span("access"),)
        yield said(records[0], "system", ACCESS), what, or_nobody(owners), ()


def _distinct(records: list[Rec], key: str) -> list[Line]:
    return list(dict.fromkeys(said(one, key, ACCESS) for one in records))


def _note(system: Rec) -> Line:
    runbook, notes = said(system, "runbook", SYSTEM), said(system, "notes", SYSTEM)
    value = joined([(Span("runbook at "), *runbook) if runbook else (), notes], "; ")
    return (*name_of(system, SYSTEM), Span(": "), *value) if value else ()
