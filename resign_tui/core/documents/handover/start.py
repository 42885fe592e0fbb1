"""The first lines for whoever follows: what is live, what runs, what burns, what goes, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

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
    first_of_each_name,
    goes_to,
    is_in_use,
    of_item,
    stands_at,
    title_of,
    works,
)
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import ITEM, named
from resign_tui.core.plan.order import foremost

_MOST = 4
_MOST_URGENT = 3
_MOST_LINES = 6
_WHICH_WIDTH = 64


def start_here(page: Page) -> Iterator[Block]:
    """At most six points, each only where there is something to say; first what nobody else could bring back."""
    lines = [_live(page), _running(page), _burning(page), _going(page) or _urgent(page), _ask(page)]
    lines = [line for line in lines if line]
    lines = [*_at_stake(page, max(1, _MOST_LINES - len(lines))), *lines]
    if lines:
        yield heading("Start here")
        yield from points(lines)


def _live(page: Page) -> Line:
    """Systems in production, or those in use where none is said to be; the versions that are live."""
    systems = [system for system in page.facts.records(SYSTEM) if attribute(system, "name") and is_in_use(system)]
    live = [system for system in systems if attribute(system, "status") == "prod"]
    names = page.series([cell(system, "name", SYSTEM) for system in live or systems], _MOST)
    models = [model for model in first_of_each_name(page.facts.records(MODEL)) if attribute(model, "name")]
    versions = page.series([_version(model) for model in models], _MOST)
    kind = "model" if len(models) == 1 else "models"
    parts = [
        labelled("Live" if live else "In use", names),
        (Span(f"{kind} " if names else f"{kind.capitalize()}: "), *versions) if versions else (),
    ]
    return joined(parts, "; ")


def _at_stake(page: Page, room: int) -> list[Line]:
    """What lies on one machine only, as stores told it: the first of every category, then the second of every one."""
    open_items = [[item for item in category.items if item.is_open] for category in page.checklist.categories]
    by_category = [[text for item in items for text in item.at_stake] for items in open_items]
    texts = [text for texts in zip_longest(*by_category) for text in texts if text]
    lines = [of_item(text) for text in texts[:room]]
    rest = len(texts) - room
    if rest > 0:
        lines[-1] += bracketed((Span(f"{words.count_word(rest)} more like this below"),))
    return lines


def _version(model: Record) -> Line:
    return (*cell(model, "name", MODEL), *bracketed(cell(model, "version", MODEL)))


def _running(page: Page) -> Line:
    """Runs that the person told of, and those of which a store only says that it knows no end."""
    runs = works(page.facts, "run")
    typed = [_with_owner(run, stands_at(run)) for run in runs if is_typed(run)]
    read = [_with_owner(run, stands_at(run)) for run in runs if not is_typed(run)]
    parts = (("Running", typed), ("Perhaps still running", read))
    return joined([labelled(label, page.series(named_runs, _MOST)) for label, named_runs in parts], "; ")


def _burning(page: Page) -> Line:
    incidents = [_with_owner(incident, ()) for incident in works(page.facts, "incident")]
    return labelled("Burning", page.series(incidents, _MOST))


def _with_owner(work: Record, where: Line) -> Line:
    """A piece of work by name, where it stands and who has it next."""
    next_owner = goes_to(cell(work, "new_owner", WORK))
    return (*title_of(work), *bracketed(joined([where, next_owner], "; ")))


def _going(page: Page) -> Line:
    """What vanishes with the account, what runs under it first: what, and by which day."""
    items = sorted(vanishing(page), key=lambda item: not item.runs_as_me)
    if not items:
        return ()
    names = some([(named(item), *_which(item)) for item in items], _MOST)
    days = [item.due_on for item in items if item.due_on]
    by = (Span(" by "), Span(words.long_date(min(days), page.style), Source.COMPUTED, ITEM), Span(",")) if days else ()
    return (Span("To move"), *by, Span(" before my account closes: "), *names)


def _which(item: Item) -> Line:
    """What exactly it is, where that is short."""
    return bracketed(of_item(item.which)) if len(item.which) <= _WHICH_WIDTH else ()


def _urgent(page: Page) -> Line:
    items = foremost(page.departure)[:_MOST_URGENT]
    return labelled("First on the checklist", joined([(named(item),) for item in items], "; "))


def _ask(page: Page) -> Line:
    """The contact that the person named first."""
    first = next((person for person in page.facts.records(CONTACT) if attribute(person, "who")), None)
    return labelled("Ask first", contact(first)) if first else ()
