"""The day-0 page: what the team needs at once if access ends in the same hour; it never leaves the company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resign_tui.core import words
from resign_tui.core.answers.draft import Record
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Lines, Paragraph, Span
from resign_tui.core.documents.blocks import heading, joined, labelled, points
from resign_tui.core.documents.dangers import Danger, dangers
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import (
    ACCESS,
    CONTACT,
    DESK_WORK,
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
    table,
    title_of,
    works,
)
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.handover.taking_over import with_takers

_MOST_ROWS = 6
"""Rows of a table on a page that must stay one page; the handover has the rest."""

_MOST_BARE = 3
"""Systems in the table that have no more than a name; more of them stand in one line."""

_DANGERS = 3
_NOTHING = "Nothing is written down here yet."
_ONE_AT_LEAST = "There is one; its details are not written down yet."

_COLUMNS = {
    SYSTEM: ("name", "successor", "backup", "runbook"),
    MODEL: ("name", "version", "owner", "rollback"),
    ACCESS: ("system", "location", "owner", "new_owner"),
}
_NAMES = {SYSTEM: "System", MODEL: "Model"}
"""What the column of names is called, for two tables stand below one heading."""
_OWNERS = {SYSTEM: "successor", MODEL: "owner"}
"""The column that says who owns it, which that heading promises."""

_RUN = (("resume", "resume with"), ("next_step", "next"), ("deadline", "until"), ("curve", "curves at"))
_INCIDENT = (("hypothesis", "suspected"), ("ruled_out", "ruled out"), ("next_step", "next"), ("deadline", "until"))

_RESUME = ("OW-06",)
_INCIDENT_ROWS = ("OW-04", "OW-05", "OW-10", "OW-11")


def day0(departure: Departure) -> Document:
    """The page, from the records and the checklist; places and names only, no secret and nothing private."""
    page = Page(departure)
    facts = page.facts
    training, incident = facts.flag("ownership.training_in_flight"), facts.flag("ownership.open_incident")
    blocks: list[Block] = [heading("Day-0 page", 1), _head(page)]
    blocks += _section("Live systems and who owns them", _systems(page))
    blocks += _section("Where access is kept", _table(ACCESS, with_takers(facts, ACCESS)))
    blocks += _section("Runs under way", points(_runs(page)), _ONE_AT_LEAST if training else _NOTHING)
    blocks += _section("Open incidents", points(_incidents(page)), _ONE_AT_LEAST if incident else _NOTHING)
    blocks += _section("The biggest dangers", points(map(_danger, dangers(page)[:_DANGERS])))
    blocks += _section("Who to ask", points(map(contact, facts.records(CONTACT)[:_MOST_ROWS])))
    return page.document("day0", "Day-0 page", blocks)


def _head(page: Page) -> Lines:
    line: Line = (page.needed("sender.full_name").span,)
    if role := page.answer("sender.role"):
        line += (Span(", "), role.span)
    successor = page.answer("handover.successor")
    takes_over = [labelled("Takes over", (successor.span,))] if successor else []
    return Lines("sender", (line, *takes_over, (Span("As of "), page.today().span)))


def _section(title: str, blocks: Iterable[Block], nothing: str = _NOTHING) -> Iterator[Block]:
    """A heading with what stands below it; a section without anything says so, for that is news as well."""
    yield heading(title)
    yield from tuple(blocks) or (Paragraph(f"empty-{title.split(maxsplit=1)[0].lower()}", ((Span(nothing),),)),)


def _systems(page: Page) -> Iterator[Block]:
    live = sorted(
        filter(is_in_use, with_takers(page.facts, SYSTEM)), key=lambda system: attribute(system, "status") != "prod"
    )
    bare = [system for system in live if not any(attribute(system, key) for key in _COLUMNS[SYSTEM][1:])]
    bare = bare if len(bare) > _MOST_BARE else []
    yield from _table(SYSTEM, [system for system in live if system not in bare])
    if bare:
        names = page.series([cell(system, "name", SYSTEM) for system in bare], _MOST_ROWS)
        yield Paragraph("bare-system", (labelled("Without an owner or a runbook", names),))
    owners = {attribute(system, "name").casefold(): attribute(system, "successor") for system in live}
    models = first_of_each_name(with_takers(page.facts, MODEL))
    yield from _table(MODEL, [_with_owner(model, owners) for model in models])


def _with_owner(model: Record, owners: Mapping[str, str]) -> Record:
    """A model that names no owner has that of the system of its name."""
    owner = attribute(model, "owner") or owners.get(attribute(model, "name").casefold(), "")
    return {**model, "owner": owner} if owner else model


def _table(field_id: str, records: Sequence[Record]) -> Iterator[Block]:
    """The first records in the columns that they fill, and how many more there are."""
    first = table(
        field_id, records[:_MOST_ROWS], _COLUMNS[field_id], _NAMES.get(field_id, ""), _OWNERS.get(field_id, "")
    )
    if not first.header:
        return
    yield first
    more = len(records) - _MOST_ROWS
    if more > 0:
        text = f"{words.count_word(more).capitalize()} more in the handover."
        yield Paragraph(f"more-{field_id.partition('.')[2]}", ((Span(text),),))


def _runs(page: Page) -> Iterator[Line]:
    """Runs first, each with how to take it up again; then what else is under way, reviews and papers left out."""
    others = (work for work in works(page.facts, "other") if attribute(work, "kind") not in DESK_WORK)
    records = [*works(page.facts, "run"), *others]
    yield from (_in_a_line(work, _RUN) for work in records[:_MOST_ROWS])
    yield from _noted(page, _RESUME)


def _incidents(page: Page) -> Iterator[Line]:
    yield from (_in_a_line(work, _INCIDENT) for work in works(page.facts, "incident")[:_MOST_ROWS])
    yield from _noted(page, _INCIDENT_ROWS)


def _noted(page: Page, item_ids: Sequence[str]) -> Iterator[Line]:
    """Rows of the checklist that say more than that they exist."""
    for item_id in item_ids:
        item = page.checklist.item(item_id)
        if item and item.counts and (item.note or item.evidence):
            yield _with_words(item)


def _danger(danger: Danger) -> Line:
    """A danger with what was written about the item and where it is kept, for the checklist is not on this page."""
    if danger.item is None or danger.item.at_stake:
        return danger.line()
    if len(danger.item.notes) > 1:
        count = words.count_word(len(danger.item.notes))
        return danger.line((Span(f"{count} notes on it in the handover"),))
    kept_at = labelled("kept at", of_item(danger.item.evidence))
    note = () if danger.item.which else of_item(danger.item.note)
    return danger.line(joined([note, kept_at], "; "))


def _with_words(item: Item) -> Line:
    """An item with what it is in particular, its note, where it is kept and whose it is."""
    line: Line = (named(item),)
    for text, before in ((item.which, ", "), (item.note, ": "), (item.evidence, ", see "), (item.owner, ", with ")):
        if text:
            line += (Span(before), *of_item(text))
    return line


def _in_a_line(work: Record, keys: Sequence[tuple[str, str]]) -> Line:
    """A record of ongoing work as one line: its name, where it stands, these attributes, and who has it next."""
    details = ((label, cell(work, key, WORK)) for key, label in keys)
    labels = ((Span(f"{label} "), *value) for label, value in details if value)
    return joined([title_of(work), stands_at(work), *labels, goes_to(cell(work, "new_owner", WORK))])
