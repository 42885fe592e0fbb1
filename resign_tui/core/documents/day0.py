"""The day-0 page: what the team needs at once if access ends in the same hour; it never leaves the company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Lines, Paragraph, Source, Span, Table
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.handover_pack import work
from resign_tui.core.documents.handover_pack.dangers import Danger, dangers
from resign_tui.core.documents.handover_pack.page import Page, Rec, flat, goes_to, joined, labelled, of_item, said
from resign_tui.core.documents.handover_pack.start import CONTACT, contact
from resign_tui.core.documents.writer import Writer
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named

_MOST_ROWS = 6
"""Rows of a table on a page that must stay one page; the handover has the rest."""

_DANGERS = 3
_NOTHING = "Nothing is written down here yet."
_ONE_AT_LEAST = "There is one; its details are not written down yet."

_SYSTEMS = ("name", "successor", "backup", "runbook")
_MODELS = ("name", "version", "endpoint", "rollback")
_NAMES = {"handover.system": "System", "handover.model": "Model"}
"""What the column of names is called, for two tables stand below one heading."""

_ACCESS = ("system", "location", "owner", "new_owner")
_RUN = (("resume", "resume with"), ("next_step", "next"), ("deadline", "until"), ("curve", "curves at"))
_INCIDENT = (("hypothesis", "suspected"), ("ruled_out", "ruled out"), ("next_step", "next"), ("deadline", "until"))

_RESUME = ("OW-06",)
_INCIDENT_ROWS = ("OW-04", "OW-05", "OW-10", "OW-11")


def day0(departure: Departure) -> Document:
    """The page, from the records and the checklist; places and names only, no secret and nothing private."""
    return _Day0(departure).document()


class _Day0:
    """Writes one page; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.page = Page(departure)
        self.facts = departure.facts
        self.checklist = departure.checklist
        self.writer = Writer(departure)

    def document(self) -> Document:
        blocks: list[Block] = [heading("Day-0 page", 1), self._head()]
        blocks += self._section("Live systems and who owns them", self._systems())
        blocks += self._section("Where access is kept", self._table("handover.access", _ACCESS))
        blocks += self._section("Runs under way", self._runs(), self._known_of("ownership.training_in_flight"))
        blocks += self._section("Open incidents", self._incidents(), self._known_of("ownership.open_incident"))
        blocks += self._section("The biggest dangers", points(map(_danger, dangers(self.page)[:_DANGERS])))
        blocks += self._section("Who to ask", points(map(contact, self.facts.records(CONTACT)[:_MOST_ROWS])))
        return self.writer.document("day0", "Day-0 page", blocks)

    def _head(self) -> Lines:
        writer = self.writer
        line: Line = (writer.needed("sender.full_name").span,)
        if writer.text("sender.role"):
            line += (Span(", "), writer.text("sender.role").span)
        successor = writer.text("handover.successor")
        takes_over = ((Span("Takes over: "), successor.span),) if successor else ()
        day = words.long_date(self.facts.today, writer.style)
        return Lines("sender", (line, *takes_over, (Span("As of "), Span(day, Source.COMPUTED))))

    def _section(self, title: str, blocks: Iterable[Block], nothing: str = _NOTHING) -> Iterator[Block]:
        """A heading with what stands below it; a section without anything says so, for that is news as well."""
        found = tuple(blocks)
        yield heading(title)
        yield from found or (Paragraph(f"empty-{title.split(maxsplit=1)[0].lower()}", ((Span(nothing),),)),)

    def _known_of(self, field_id: str) -> str:
        """What to say where details are missing: that there is one all the same, if the person said so."""
        return _ONE_AT_LEAST if self.facts.flag(field_id) else _NOTHING

    def _systems(self) -> Iterator[Block]:
        live = [one for one in self.facts.records("handover.system") if flat(one, "status") != "retired"]
        live.sort(key=lambda one: flat(one, "status") != "prod")
        yield from self._table("handover.system", _SYSTEMS, live)
        yield from self._table("handover.model", _MODELS)

    def _table(self, field_id: str, keys: Sequence[str], records: Sequence[Rec] | None = None) -> Iterator[Block]:
        """The records in these columns, those without any word left out."""
        found = self.facts.records(field_id) if records is None else records
        columns = [
            one for one in catalogue.field(field_id).columns if one.key in keys and any(r.get(one.key) for r in found)
        ]
        rows = [tuple(said(record, one.key, field_id) for one in columns) for record in found[:_MOST_ROWS]]
        if columns:
            labels = {"name": _NAMES.get(field_id, "")}
            yield Table(tuple(labels.get(one.key) or one.label for one in columns), tuple(rows))
        more = len(found) - _MOST_ROWS
        if columns and more > 0:
            text = f"{words.count_word(more).capitalize()} more in the handover."
            yield Paragraph(f"more-{field_id.partition('.')[2]}", ((Span(text),),))

    def _runs(self) -> Iterator[Block]:
        """Runs first, each with how to take it up again; then what else is under way, reviews and papers left out."""
        others = (one for one in work.works(self.page, "other") if flat(one, "kind") not in work.DESK_WORK)
        records = [*work.works(self.page, "run"), *others]
        lines = [_told(one, _RUN) for one in records[:_MOST_ROWS]]
        yield from points([*lines, *self._noted(_RESUME)])

    def _incidents(self) -> Iterator[Block]:
        records = work.works(self.page, "incident")
        lines = [_told(one, _INCIDENT) for one in records[:_MOST_ROWS]]
        yield from points([*lines, *self._noted(_INCIDENT_ROWS)])

    def _noted(self, item_ids: Sequence[str]) -> Iterator[Line]:
        """Rows of the checklist that say more than that they exist."""
        for item_id in item_ids:
            item = self.checklist.item(item_id)
            if item and item.counts and (item.note or item.evidence):
                yield _with_words(item)


def _danger(one: Danger) -> Line:
    """A danger with what was written about the item and where it is kept, for the checklist is not on this page."""
    if one.item is None:
        return one.line()
    return one.line(joined([of_item(one.item.note), labelled("kept at", of_item(one.item.evidence))], "; "))


def _with_words(item: Item) -> Line:
    """An item with what it is in particular, its note, where it is kept and whose it is."""
    line: Line = (named(item),)
    for text, before in ((item.which, ", "), (item.note, ": "), (item.evidence, ", see "), (item.owner, ", with ")):
        if text:
            line += (Span(before), *of_item(text))
    return line


def _told(record: Rec, keys: Sequence[tuple[str, str]]) -> Line:
    """A record of ongoing work as one line: its name, where it stands, these attributes, and who has it next."""
    line: Line = work.name_of(record)
    where = work.stands_at(record)
    if where:
        line += (Span(" · "), *where)
    for key, label in keys:
        value = said(record, key, work.WORK)
        if value:
            line += (Span(f" · {label} "), *value)
    return (*line, Span(" · "), *goes_to(said(record, "new_owner", work.WORK)))
