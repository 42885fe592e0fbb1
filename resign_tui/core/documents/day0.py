"""The day-0 page: what the team needs at once if access ends in the same hour; it never leaves the company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .. import catalogue, words
from ..departure import Departure
from ..document import Block, Heading, Line, Lines, Paragraph, Source, Span, Table
from ..draft import Cell
from ..handover import Item
from ..reading import one_line
from .items import FIELD, named
from .outgoing import Outgoing
from .writer import Writer, heading, points

_MOST_ROWS = 6
"""Rows of a table on a page that must stay one page; the handover has the rest."""

_HELD = {
    "account": "goes with my account",
    "hands": "only I have done this so far",
    "head": "only I know this",
    "code": "can be rebuilt from code",
}
"""Why an item is a danger, by where the thing is held now."""

_DANGERS = 3
_NOTHING = "Nothing is written down here yet."

_SYSTEMS = ("name", "status", "successor", "backup", "runbook")
_MODELS = ("name", "version", "registry", "endpoint", "rollback", "owner")
_ACCESS = ("system", "location", "owner", "new_owner")
_CONTACTS = ("who", "about", "reach")
_RUN = (("epoch", "epoch"), ("step", "step"), ("curve", "curves at"), ("next_step", "next"), ("deadline", "until"))
_INCIDENT = (("hypothesis", "suspected"), ("ruled_out", "ruled out"), ("next_step", "next"), ("deadline", "until"))

_RESUME = ("OW-06",)
_INCIDENT_ROWS = ("OW-04", "OW-05", "OW-10", "OW-11")

Rec = Mapping[str, Cell]


def day0(departure: Departure) -> Outgoing:
    """The page, from the records and the checklist; places and names only, no secret and nothing private."""
    return _Day0(departure).document()


class _Day0:
    """Writes one page; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.facts = departure.facts
        self.checklist = departure.checklist
        self.writer = Writer(departure)

    def document(self) -> Outgoing:
        blocks: list[Block] = [Heading((Span("Day-0 page"),)), self._head()]
        blocks += self._section("Live systems and who owns them", self._systems())
        blocks += self._section("Where access is kept", self._table("handover.access", _ACCESS))
        blocks += self._section("Runs under way", self._runs())
        blocks += self._section("Open incidents", self._incidents())
        blocks += self._section("The biggest dangers", self._dangers())
        blocks += self._section("Who to ask", self._table("handover.contact", _CONTACTS))
        return self.writer.document("day0", "Day-0 page", blocks)

    def _head(self) -> Lines:
        writer = self.writer
        line: Line = (writer.needed("sender.full_name").span,)
        if writer.text("sender.role"):
            line += (Span(", "), writer.text("sender.role").span)
        successor = writer.text("handover.successor") or writer.text("handover.teammate")
        takes_over = ((Span("Takes over: "), successor.span),) if successor else ()
        day = words.long_date(self.facts.today, writer.style)
        return Lines("sender", (line, *takes_over, (Span("As of "), Span(day, Source.COMPUTED))))

    def _section(self, title: str, blocks: Iterator[Block]) -> Iterator[Block]:
        """A heading with what stands below it; a section without anything says so, for that is news as well."""
        found = tuple(blocks)
        yield heading(title)
        yield from found or (Paragraph(f"empty-{title.split(maxsplit=1)[0].lower()}", ((Span(_NOTHING),),)),)

    def _systems(self) -> Iterator[Block]:
        live = [one for one in self.facts.records("handover.system") if one.get("status") != "retired"]
        yield from self._table("handover.system", _SYSTEMS, live)
        yield from self._table("handover.model", _MODELS)

    def _table(self, field_id: str, keys: Sequence[str], records: Sequence[Rec] | None = None) -> Iterator[Block]:
        """The records in these columns, those without any word left out."""
        found = self.facts.records(field_id) if records is None else records
        columns = [
            one for one in catalogue.field(field_id).columns if one.key in keys and any(r.get(one.key) for r in found)
        ]
        rows = [tuple(_cell(record, one, field_id) for one in columns) for record in found[:_MOST_ROWS]]
        if columns:
            yield Table(tuple(one.label for one in columns), tuple(rows))
        more = len(found) - _MOST_ROWS
        if columns and more > 0:
            text = f"{words.count_word(more).capitalize()} more in the handover."
            yield Paragraph(f"more-{field_id.partition('.')[2]}", ((Span(text),),))

    def _runs(self) -> Iterator[Block]:
        records = [one for one in self.facts.records("handover.work") if one.get("kind") != "incident"]
        lines = [_told(one, _RUN) for one in records[:_MOST_ROWS]]
        yield from points([*lines, *self._noted(_RESUME)])

    def _incidents(self) -> Iterator[Block]:
        records = [one for one in self.facts.records("handover.work") if one.get("kind") == "incident"]
        lines = [_told(one, _INCIDENT) for one in records[:_MOST_ROWS]]
        yield from points([*lines, *self._noted(_INCIDENT_ROWS)])

    def _noted(self, item_ids: Sequence[str]) -> Iterator[Line]:
        """Rows of the checklist that say more than that they exist."""
        for item_id in item_ids:
            item = self.checklist.item(item_id)
            if item and item.counts and (item.note or item.evidence):
                yield _with_words(item)

    def _dangers(self) -> Iterator[Block]:
        """The first open items in the order of work: what would be lost with the account comes first."""
        waiting = [item for item in self.checklist.work_order if item.priority == "P0"]
        waiting.sort(key=lambda item: not (item.score or item.note or item.evidence or item.own))
        yield from points(_with_words(item) for item in waiting[:_DANGERS])


def _with_words(item: Item) -> Line:
    """An item with its note and where it is kept."""
    line: Line = (named(item),)
    if not item.note:
        line += (Span(f" ({_HELD[item.held_in]})"),)
    for text, before in ((item.note, ": "), (item.evidence, ", see "), (item.owner, ", with ")):
        if text:
            line += (Span(before), Span(text, Source.ANSWER, FIELD))
    return line


def _told(record: Rec, keys: Sequence[tuple[str, str]]) -> Line:
    """A record of ongoing work as one line."""
    field_id = "handover.work"
    kind = next(one for one in catalogue.field(field_id).columns if one.key == "kind")
    name = _cell(record, kind, field_id)
    line: list[Span] = [Span(name[0].text.capitalize(), Source.ANSWER, field_id)] if name else []
    for key, label in keys:
        text = _text(record, key)
        if text:
            before = f" · {label} " if line else f"{label.capitalize()} "
            line += [Span(before), Span(text, Source.ANSWER, field_id)]
    return tuple(line)


def _cell(record: Rec, column: catalogue.Column, field_id: str) -> Line:
    text = _text(record, column.key)
    label = next((choice.label for choice in column.choices if choice.value == text), text)
    return (Span(label, Source.ANSWER, field_id),) if label else ()


def _text(record: Rec, key: str) -> str:
    value = record.get(key, "")
    return one_line(value if isinstance(value, str) else ", ".join(value))
