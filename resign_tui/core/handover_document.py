"""The handover as a document: what is open, where to find what, and every category with its records and its tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import catalogue, words
from .catalogue import Column
from .departure import Departure
from .document import Block, Bullets, Checklist, Document, Heading, Line, Lines, Paragraph, Source, Span, Table, Task
from .draft import Cell
from .handover import Category, Item, headings
from .handover_rows import groups
from .reading import one_line

_ITEM = "handover.item"

_RECORDS = {
    "MV": ("handover.model", "Models in use"),
    "ET": ("handover.experiment", "Experiments"),
    "IA": ("handover.access", "Where access is kept"),
    "OW": ("handover.work", "Work under way"),
    "CT": ("handover.tool", "Tools"),
    "XC": ("handover.contact", "Contacts"),
}
"""Which records stand in which category, under which heading."""

_ROWS_NAMED = 3

_SHOWN = {"handover.access": ("system", "kind", "location", "owner", "new_owner")}
"""Columns of records that show only some: of access nothing but where it is kept and whose it is (R-075)."""


def handover(departure: Departure) -> Document:
    """The handover of a departure, from its checklist and its records; nothing private and no secret goes in."""
    return _Handover(departure).document()


class _Handover:
    """Writes one handover; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.checklist = departure.checklist
        self.style = self.facts.text("locale.date_style")
        self.ours = {row.id: row.text for group in groups() for row in group.rows}

    def document(self) -> Document:
        blocks: list[Block] = [Heading((Span("Handover"),)), self._head()]
        blocks += self._open_now()
        blocks += self._index()
        blocks += self._table("handover.system", "Systems", 2)
        for category in self.checklist.categories:
            blocks += self._section(category)
        place = self.departure.place
        language = "en-GB" if place.spelling == "uk" else "en-US"
        author = self.facts.text("sender.full_name")
        return Document(
            "handover", "Handover", tuple(blocks), (), language, place.paper, author, dated=self.facts.today
        )

    def _head(self) -> Lines:
        role, company = self._answer("sender.role"), self._answer("company.name")
        lines: list[Line] = [self._answer("sender.full_name")]
        lines.append((*role, Span(", "), *company) if role and company else role or company)
        last = self.departure.timeline.last_day
        if last:
            day = Span(words.full_date(last, self.style), Source.COMPUTED, "dates.last_working_day")
            lines.append((Span("Last working day: "), day))
        successor = self._answer("handover.successor") or self._answer("handover.teammate")
        if successor:
            lines.append((Span("Goes to: "), *successor))
        state = f"{self.checklist.done} of {self.checklist.total} done"
        lines.append((Span(state, Source.COMPUTED, _ITEM),))
        return Lines("sender", tuple(line for line in lines if line))

    def _answer(self, field_id: str) -> Line:
        text = self.facts.text(field_id)
        if not text:
            return ()
        return (Span(text, Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT, field_id),)

    # -- what is open, and where things are --------------------------------------------------------------------

    def _open_now(self) -> Iterator[Block]:
        waiting = [item for item in self.checklist.work_order if item.priority == "P0"]
        if waiting:
            yield Heading((Span("Open now"),), 2)
            yield Bullets(tuple(self._waiting(item) for item in waiting))

    def _waiting(self, item: Item) -> Line:
        return tuple(_joined([(self._text(item),), *self._who_and_when(item)]))

    def _index(self) -> Iterator[Block]:
        rows: list[tuple[Line, ...]] = []
        titles = {category.id: category.title for category in self.checklist.categories}
        for topic in headings():
            items = [item for item in self.checklist.items if item.faq == topic.id]
            if not items:
                continue
            section = ", ".join(dict.fromkeys(titles[item.category] for item in items))
            where = [(Span(item.evidence, Source.ANSWER, _ITEM),) for item in items if item.evidence]
            rows.append(
                (
                    (Span(topic.title),),
                    (Span(f"{section}: "), *self._some(items)),
                    tuple(_joined(where, "; ")) or (Span("not written down yet"),),
                )
            )
        if rows:
            yield Heading((Span("Where to find what"),), 2)
            yield Table(("Topic", "Section", "Kept at"), tuple(rows))

    def _some(self, items: Sequence[Item]) -> Iterator[Span]:
        """The first rows of a topic and how many more there are; the section below has them all."""
        yield from _joined([(self._text(item),) for item in items[:_ROWS_NAMED]], "; ")
        more = len(items) - _ROWS_NAMED
        if more > 0:
            yield Span(f" and {words.count_word(more)} more")

    # -- one category ------------------------------------------------------------------------------------------

    def _section(self, category: Category) -> Iterator[Block]:
        field_id, title = _RECORDS[category.id]
        table = list(self._table(field_id, title, 3))
        if not table and not category.items:
            return
        progress = Span(f"{category.done} of {category.total} done", Source.COMPUTED, _ITEM)
        yield Heading((Span(f"{category.title}: "), progress), 2)
        if category.note:
            yield Paragraph(f"note-{category.id}", ((Span(category.note),),))
        yield from table
        if category.items:
            yield Checklist(tuple(self._task(item) for item in category.items))

    def _task(self, item: Item) -> Task:
        details: list[Line] = []
        if item.counts:
            where: list[Line] = []
            if item.evidence:
                where.append((Span("at "), Span(item.evidence, Source.ANSWER, _ITEM)))
            details.append(tuple(_joined([(Span(item.priority),), *self._who_and_when(item), *where])))
        if item.note:
            details.append((Span("Note: "), Span(item.note, Source.ANSWER, _ITEM)))
        if item.is_open and item.done_when:
            details.append((Span(f"Done when: {item.done_when}"),))
        return Task(item.status, (self._text(item),), tuple(details))

    def _text(self, item: Item) -> Span:
        if item.text == self.ours.get(item.id):
            return Span(item.text)
        return Span(item.text, Source.ANSWER, _ITEM)

    def _who_and_when(self, item: Item) -> Iterator[Line]:
        if item.owner:
            yield Span("owner "), Span(item.owner, Source.ANSWER, _ITEM)
        if item.due or item.due_on:
            due = words.long_date(item.due_on, self.style) if item.due_on else item.due
            yield Span("due "), Span(due, Source.ANSWER, _ITEM)

    # -- records -----------------------------------------------------------------------------------------------

    def _table(self, field_id: str, title: str, level: int) -> Iterator[Block]:
        """The records of a question as a table, without columns that nobody filled."""
        records = self.facts.records(field_id)
        shown = _SHOWN.get(field_id)
        columns = [
            one
            for one in catalogue.field(field_id).columns
            if (shown is None or one.key in shown) and any(record.get(one.key) for record in records)
        ]
        if columns:
            yield Heading((Span(title),), level)
            rows = tuple(tuple(_cell(record, one, field_id) for one in columns) for record in records)
            yield Table(tuple(one.label for one in columns), rows)


def _cell(record: Mapping[str, Cell], column: Column, field_id: str) -> Line:
    value = record.get(column.key, "")
    text = one_line(value if isinstance(value, str) else ", ".join(value))
    label = next((choice.label for choice in column.choices if choice.value == text), text)
    return (Span(label, Source.ANSWER, field_id),) if label else ()


def _joined(parts: Sequence[Line], between: str = " · ") -> Iterator[Span]:
    for index, part in enumerate(parts):
        if index:
            yield Span(between)
        yield from part
