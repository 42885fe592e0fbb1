"""The first lines for whoever follows: what is live, what runs, what burns, what goes, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import words
from resign_tui.core.document import Block, Line, Source, Span
from resign_tui.core.documents.blocks import bracketed, heading, points
from resign_tui.core.documents.handover_pack import owners, work
from resign_tui.core.documents.handover_pack.dangers import vanishing
from resign_tui.core.documents.handover_pack.page import Page, Rec, flat, goes_to, joined, said, some
from resign_tui.core.handover.named import ITEM, named

CONTACT = "handover.contact"
_MOST = 4
_MOST_URGENT = 3


def start_here(page: Page) -> Iterator[Block]:
    """At most five points, each only where there is something to say."""
    lines = [_live(page), _running(page), _burning(page), _going(page) or _urgent(page), _ask(page)]
    told = points(lines)
    if told:
        yield heading("Start here")
        yield from told


def _live(page: Page) -> Line:
    """Systems in production, or those in use where none is said to be; the versions that are live."""
    systems = [one for one in page.facts.records(owners.SYSTEM) if flat(one, "name") and owners.is_in_use(one)]
    live = [one for one in systems if flat(one, "status") == "prod"]
    names = page.series([said(one, "name", owners.SYSTEM) for one in live or systems], _MOST)
    models = [one for one in page.facts.records(owners.MODEL) if flat(one, "name")]
    versions = page.series([_version(one) for one in models], _MOST)
    kind = "model" if len(models) == 1 else "models"
    parts = [
        (Span("Live: " if live else "In use: "), *names) if names else (),
        (Span(f"{kind} " if names else f"{kind.capitalize()}: "), *versions) if versions else (),
    ]
    return joined(parts, "; ")


def _version(model: Rec) -> Line:
    return (*said(model, "name", owners.MODEL), *bracketed(said(model, "version", owners.MODEL)))


def _running(page: Page) -> Line:
    runs = page.series([_told(one, work.stands_at(one)) for one in work.works(page, "run")], _MOST)
    return (Span("Running: "), *runs) if runs else ()


def _burning(page: Page) -> Line:
    incidents = page.series([_told(one, ()) for one in work.works(page, "incident")], _MOST)
    return (Span("Burning: "), *incidents) if incidents else ()


def _told(record: Rec, where: Line) -> Line:
    """A piece of work by name, where it stands and who has it next."""
    next_one = goes_to(said(record, "new_owner", work.WORK))
    return (*work.name_of(record), *bracketed(joined([where, next_one], "; ")))


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
    found = joined([(named(item),) for item in items[:_MOST_URGENT]], "; ")
    return (Span("First on the checklist: "), *found) if found else ()


def _ask(page: Page) -> Line:
    """The contact that the person named first."""
    one = next((one for one in page.facts.records(CONTACT) if flat(one, "who")), None)
    return (Span("Ask first: "), *contact(one)) if one else ()


def contact(record: Rec) -> Line:
    """A person, what to ask about, and how to reach them."""
    line = joined([said(record, "who", CONTACT), said(record, "about", CONTACT)], ", about ")
    return (*line, *bracketed(said(record, "reach", CONTACT)))
