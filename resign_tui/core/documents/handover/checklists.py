"""The checklist: where to find what, every category with its tasks, and what was let go on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Line, Paragraph, Source, Span, Table, Task, TaskList
from resign_tui.core.documents.blocks import bracketed, heading, joined, labelled, points, some
from resign_tui.core.documents.handover import knowledge
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import ACCESS, of_item, table
from resign_tui.core.handover.checklist import Category, Item, headings
from resign_tui.core.handover.named import ITEM, named
from resign_tui.core.handover.taking_over import with_takers

_ROWS_NAMED = 3
_PLACES_NAMED = 4

_TOOL = "handover.tool"

_SHOWN_OF_ACCESS = ("system", "kind", "location", "owner", "new_owner")
"""Of access nothing but where it is kept and whose it is: how to get in belongs in the vault."""

_VERDICTS = {
    "transfer": ("to hand over", "handed over"),
    "finish": ("I finish it", "finished"),
    "unowned": ("nobody has it yet", "nobody has it yet"),
}
"""What becomes of an item, while it is open and once it is done."""


def index(page: Page) -> Iterator[Block]:
    """Every topic that a handover is asked for by name, with its section and where it is kept."""
    rows: list[tuple[Line, ...]] = []
    titles = {category.id: category.title for category in page.checklist.categories}
    for topic in headings():
        items = [item for item in page.checklist.items if item.faq == topic.id and item.verdict != "drop"]
        if items:
            section = ", ".join(dict.fromkeys(titles[item.category] for item in items))
            places = dict.fromkeys(place for item in items for place in item.places)
            records = dict.fromkeys(place.section for item in items for place in item.written)
            see = (Span(f"written in {', '.join(records)}"),) if records else ()
            where = joined([some([of_item(place) for place in places], _PLACES_NAMED), see], "; ")
            rows.append(
                (
                    (Span(topic.title),),
                    (Span(f"{section}: "), *some([(named(item),) for item in items], _ROWS_NAMED)),
                    where or (Span("not written down yet"),),
                )
            )
    if rows:
        yield heading("Where to find what")
        yield Table(("Topic", "Section", "Kept at"), tuple(rows))


def categories(page: Page) -> Iterator[Block]:
    """Every category with its progress, its records and its tasks."""
    for category in page.checklist.categories:
        yield from _category(page, category)


def _category(page: Page, category: Category) -> Iterator[Block]:
    records = list(_records(page, category.id))
    kept = [item for item in category.items if item.verdict != "drop"]
    if not records and not kept:
        return
    title: Line = (Span(category.title),)
    if category.total:
        title = (Span(f"{category.title}: "), Span(f"{category.done} of {category.total} done", Source.COMPUTED, ITEM))
    yield heading(title)
    if category.note:
        yield Paragraph(f"note-{category.id}", ((Span(category.note),),))
    yield from records
    tasks = tuple(_task(page, item) for item in kept if item.counts)
    if tasks:
        yield TaskList(tasks)
    moot = joined([_in_a_line(page, item) for item in kept if not item.counts], "; ")
    if moot:
        yield Paragraph(f"moot-{category.id}", (labelled("Does not apply", moot),))


def _records(page: Page, category_id: str) -> Iterator[Block]:
    """The records that belong to a category and stand nowhere above."""
    if category_id == "ET":
        yield from knowledge.trackers(page)
    elif category_id == "IA":
        records = [record for record in with_takers(page.facts, ACCESS) if any(map(record.get, _SHOWN_OF_ACCESS))]
        yield from _tabled("Where access is kept", ACCESS, records, _SHOWN_OF_ACCESS)
    elif category_id == "CT":
        yield from _tabled("Tools", _TOOL, page.facts.records(_TOOL))


def _tabled(title: str, field_id: str, records: Sequence[Record], keys: Sequence[str] = ()) -> Iterator[Block]:
    if records:
        yield heading(title, 3)
        yield table(field_id, records, keys)


def _task(page: Page, item: Item) -> Task:
    details = [
        joined([(Span(item.priority),), _verdict(item), _owner(item), _due(page.due(item)), _where(item)]),
        labelled("What exactly", of_item(item.which)),
        *_written(item),
        *(labelled("Note", note) for note in _notes(item)),
        _receipt(page, item),
    ]
    if item.is_open and item.done_when:
        details.append((Span(f"Done when: {item.done_when}"),))
    return Task(item.status, (named(item),), tuple(filter(None, details)))


def _verdict(item: Item) -> Line:
    while_open, after = _VERDICTS.get(item.verdict, ("", ""))
    text = while_open if item.is_open else after
    return (Span(text, Source.ANSWER, ITEM),) if text else ()


def _owner(item: Item) -> Line:
    return (Span("owner "), *of_item(item.owner)) if item.owner else ()


def _due(day: Line) -> Line:
    return (Span("due "), *day) if day else ()


def _where(item: Item) -> Line:
    """Where it is kept, unless each of several notes names its own place."""
    return (Span("at "), *of_item(item.evidence)) if item.evidence and not _is_paired(item) else ()


def _written(item: Item) -> Iterator[Line]:
    """Which records answer it; what they say only where no note tells it."""
    for place in item.written:
        said = place.names if item.notes else place.told
        yield Span(f"Written in {place.section}: "), Span(said, Source.ANSWER, place.record)


def _notes(item: Item) -> Iterator[Line]:
    """Each note, each of several with its place unless it names that itself."""
    if not _is_paired(item):
        yield from map(of_item, item.notes)
        return
    for note, place in zip(item.notes, item.places, strict=True):
        said = place.partition(", ")[0] in note
        yield (*of_item(note), *bracketed(() if said else of_item(place)))


def _is_paired(item: Item) -> bool:
    return len(item.notes) == len(item.places) > 1


def _receipt(page: Page, item: Item) -> Line:
    """Who took it and when, and whether it was done without the one who leaves."""
    by, on = of_item(item.received_by), page.received_on(item)
    line: Line = (Span("Received by "), *by) if by else (Span("Received"),) if on else ()
    line += (Span(" on "), *on) if on else ()
    if not item.is_proven:
        return line
    return (*line, Span(", done without me")) if line else (Span("Done without me"),)


def let_go(page: Page) -> Iterator[Block]:
    """What nobody is meant to continue, with the reason where one was given."""
    lines = [_in_a_line(page, item) for item in page.checklist.items if item.verdict == "drop"]
    if lines:
        yield heading("Let go, on purpose")
        yield from points(lines)


def _in_a_line(page: Page, item: Item) -> Line:
    """An item that asks for nothing, with what was written about it; a day that nobody typed is no day of its own."""
    due = _due(page.due(item)) if item.due else ()
    details = joined([*_notes(item), of_item(item.which), _owner(item), due, _where(item), _receipt(page, item)], ", ")
    return (named(item), *bracketed(details))
