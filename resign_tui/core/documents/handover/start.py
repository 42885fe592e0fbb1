"""The first lines for whoever follows: what is live, what runs, what burns, what goes, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import words
from resign_tui.core.answers.draft import Record, is_typed
from resign_tui.core.document import Block, Line, Source, Span
from resign_tui.core.documents.blocks import bracketed, heading, joined, labelled, points, some
from resign_tui.core.documents.dangers import vanishing
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import (
    CONTACT,
    MODEL,
    SYSTEM,
    WORK,
    attribute,
    cell,
    contact,
    goes_to,
    is_in_use,
    of_item,
    stands_at,
    title_of,
    works,
)
from resign_tui.core.handover.named import ITEM, named
from resign_tui.core.handover.records import records_by_id

_MOST = 4
_MOST_URGENT = 3


def start_here(page: Page) -> Iterator[Block]:
    """At most five points, each only where there is something to say, and before them what only a store could tell."""
    lines = [_live(page), _running(page), _burning(page), _going(page) or _urgent(page), _ask(page)]
    lines = [*_seen_in_stores(page), *lines]
    if any(lines):
        yield heading("Start here")
        yield from points(lines)


def _live(page: Page) -> Line:
    """Systems in production, or those in use where none is said to be; the versions that are live."""
    systems = [system for system in page.facts.records(SYSTEM) if attribute(system, "name") and is_in_use(system)]
    live = [system for system in systems if attribute(system, "status") == "prod"]
    names = page.series([cell(system, "name", SYSTEM) for system in live or systems], _MOST)
    models = [model for model in page.facts.records(MODEL) if attribute(model, "name")]
    versions = page.series([_version(model) for model in models], _MOST)
    kind = "model" if len(models) == 1 else "models"
    parts = [
        labelled("Live" if live else "In use", names),
        (Span(f"{kind} " if names else f"{kind.capitalize()}: "), *versions) if versions else (),
    ]
    return joined(parts, "; ")


def _seen_in_stores(page: Page) -> list[Line]:
    """What the stores said that nobody could bring back later: never pushed, never synced, held by one account."""
    records = records_by_id(page.facts.records(ITEM))
    items = (item for item in page.checklist.work_order if item.priority == "P0" and item.note)
    seen = [of_item(item.note) for item in items if not is_typed(records.get(item.id, {}))]
    return seen[:_MOST]


def _version(model: Record) -> Line:
    return (*cell(model, "name", MODEL), *bracketed(cell(model, "version", MODEL)))


def _running(page: Page) -> Line:
    runs = [_with_owner(run, stands_at(run)) for run in works(page.facts, "run")]
    return labelled("Running", page.series(runs, _MOST))


def _burning(page: Page) -> Line:
    incidents = [_with_owner(incident, ()) for incident in works(page.facts, "incident")]
    return labelled("Burning", page.series(incidents, _MOST))


def _with_owner(work: Record, where: Line) -> Line:
    """A piece of work by name, where it stands and who has it next."""
    next_owner = goes_to(cell(work, "new_owner", WORK))
    return (*title_of(work), *bracketed(joined([where, next_owner], "; ")))


def _going(page: Page) -> Line:
    """What vanishes with the account: what, and by which day."""
    items = vanishing(page)
    if not items:
        return ()
    names = some([(named(item),) for item in items], _MOST)
    days = [item.due_on for item in items if item.due_on]
    by = (Span(" by "), Span(words.long_date(min(days), page.style), Source.COMPUTED, ITEM), Span(",")) if days else ()
    return (Span("To move"), *by, Span(" before my account closes: "), *names)


def _urgent(page: Page) -> Line:
    items = [item for item in page.checklist.work_order if item.priority == "P0"]
    return labelled("First on the checklist", joined([(named(item),) for item in items[:_MOST_URGENT]], "; "))


def _ask(page: Page) -> Line:
    """The contact that the person named first."""
    first = next((person for person in page.facts.records(CONTACT) if attribute(person, "who")), None)
    return labelled("Ask first", contact(first)) if first else ()
