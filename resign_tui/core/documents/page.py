"""A departure on a page: its answers as words, its dates, and what every document of it shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from resign_tui.core import english, library, words
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.document import (
    Block,
    CsvRows,
    Document,
    Event,
    Line,
    Lines,
    Message,
    Missing,
    Paragraph,
    Source,
    Span,
    lines_of,
)
from resign_tui.core.documents import sentences
from resign_tui.core.documents.carrier import HR_TEAM
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import ITEM
from resign_tui.core.letter.frame import Frame
from resign_tui.core.letter.slots import split
from resign_tui.core.letter.values import Values
from resign_tui.core.templates import Slot


class Page:
    """Writes one document of a departure; lives for one call.

    A slot is an answer for a template or for a line of ours, a line stands by itself.
    """

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.timeline = departure.timeline
        self.checklist = departure.checklist
        self.letter = Values(departure)
        self.slots = self.letter.slots
        self.style = self.slots.style

    # -- answers -------------------------------------------------------------------------------------------------

    def line(self, field_id: str) -> Line:
        """The answer as typed, else our suggestion; nothing when there is neither."""
        typed = self._typed(field_id)
        return (typed,) if typed.text else ()

    def answer(self, field_id: str, otherwise: str = "") -> Slot:
        """The answer as typed, else our suggestion, else what is given here; a placeholder is no answer."""
        typed = self._typed(field_id)
        if sentences.says_something(typed.text):
            return self.slot(typed.text, typed.source, field_id)
        return self.slot(otherwise, Source.DEFAULT, field_id)

    def needed(self, field_id: str) -> Slot:
        """The answer as typed, or a marker: the document cannot do without it."""
        return self.answer(field_id) or self.slots.marker(field_id)

    def unclosed(self, field_id: str) -> Slot:
        """The answer before a stop of ours: without the one that was typed after it."""
        typed = self.answer(field_id)
        return self.slot(words.unclosed(typed.text), typed.span.source, field_id)

    def in_sentence(self, field_id: str) -> Slot:
        """The answer as a sentence takes it, by its form."""
        typed = self._typed(field_id)
        return sentences.in_sentence(self.slots.page, field_id, typed.text, typed.source)

    def as_in_letter(self, field_id: str) -> Slot:
        """The answer as the letter reads it; empty where the letter could not do without it, and this can."""
        slot = self.slots.answer(field_id)
        return slot if slot.span.source is not Source.MISSING else self.slot("", Source.ANSWER, field_id)

    def slot(self, text: str, source: Source, field_id: str) -> Slot:
        """These words as a slot."""
        return self.slots.page.slot(text, source, field_id)

    def _typed(self, field_id: str) -> Span:
        source = Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT
        return Span(self.facts.text(field_id), source, field_id)

    # -- days ----------------------------------------------------------------------------------------------------

    def day(self, field_id: str, day: date | None) -> Slot:
        """A day in full, or a marker."""
        return self.slots.day(field_id, day)

    def short_day(self, field_id: str, day: date) -> Slot:
        """A day without its weekday, as one refers to a letter by its date."""
        return self.slots.computed(field_id, words.long_date(day, self.style))

    def today(self) -> Slot:
        """The day on which the document is written."""
        return self.short_day("", self.facts.today)

    def last_day(self) -> Line:
        """The last working day, if it is known."""
        last = self.timeline.last_day
        return (self.short_day("dates.last_working_day", last).span,) if last else ()

    def last_day_line(self) -> tuple[Line, ...]:
        """One line that names the last working day in full, if it is known."""
        last = self.timeline.last_day
        return ((Span("Last working day: "), self.day("dates.last_working_day", last).span),) if last else ()

    def due(self, item: Item) -> Line:
        """By when an item is due: the day if it can be read, as typed otherwise; nothing when it has none."""
        text = words.long_date(item.due_on, self.style) if item.due_on else item.due
        return (Span(text, Source.ANSWER if item.due else Source.COMPUTED, ITEM),) if text else ()

    def received_on(self, item: Item) -> Line:
        """When an item was taken over, as `due`."""
        text = words.long_date(item.received_day, self.style) if item.received_day else item.received_on
        return (Span(text, Source.ANSWER, ITEM),) if text else ()

    def working_day(self, count: int, start: date | None = None) -> date:
        """The working day so many after the start (today), but not beyond the last one at work."""
        day = self.timeline.workdays.moved(start or self.facts.today, count)
        last = self.timeline.last_day
        return min(day, last) if last and last >= self.facts.today else day

    def plan_by(self, count: int) -> date:
        """The day of a promised plan: so many working days from today, or from the day they have the letter."""
        return self.working_day(count, max(self.timeline.given, self.facts.today))

    # -- pieces --------------------------------------------------------------------------------------------------

    def parts(self, template: str, values: Mapping[str, Any]) -> dict[str, Line]:
        """The parts of a template in data/documents that have words, in order; it knows all that the letter's know."""
        context = {
            **self.letter.all(),
            "role": self.as_in_letter("sender.role"),
            "scenario": self.departure.scenario,
            "alone": sentences.as_sentence(self.slots.page),
            **values,
        }
        parts = self.slots.page.render(f"documents/{template}.j2", context)
        return {name: line for name, line in parts.items() if line}

    @cached_property
    def frame(self) -> Frame:
        """What stands around the body of the letter."""
        layout = library.layout(self.facts.text("locale.letter_style"))
        return Frame(self.departure, self.slots, library.scenario(self.departure.scenario), layout)

    def greeting(self) -> Lines:
        """The greeting of the letter."""
        return self.frame.block("salutation")

    def greeting_to_hr(self) -> Lines:
        """The greeting of a message that goes to HR, whomever the letter greets."""
        named = self.answer("hr.name", HR_TEAM)
        greeting = english.greeting(named.text, style="", place=self.departure.place.code)
        name = Span(greeting.text, named.span.source, "hr.name")
        return Lines("salutation", ((Span("Dear "), name, Span(",")),))

    def close(self) -> tuple[Lines, Lines]:
        """The close of the letter, and the name below it."""
        return self.frame.block("close"), self.signature()

    def signature(self) -> Lines:
        """The name below."""
        name = self.answer("sender.short_name") or self.needed("sender.full_name")
        return Lines("signature", ((name.span,),))

    def series(self, parts: Sequence[Line], most: int) -> Line:
        """The first of several things as they stand in a sentence, and how many more there are."""
        rest = len(parts) - most
        more: list[Line] = [(Span(f"{words.count_word(rest)} more"),)] if rest > 0 else []
        row = words.joined([*parts[:most], *more], serial_comma=self.departure.place.spelling == "us")
        return tuple(span for part in row for span in ((Span(part),) if isinstance(part, str) else part))

    # -- the document --------------------------------------------------------------------------------------------

    def document(
        self,
        name: str,
        title: str,
        blocks: Iterable[Block],
        *,
        message: Message | None = None,
        events: tuple[Event, ...] = (),
        csv_rows: CsvRows | None = None,
    ) -> Document:
        """The finished document, with every marker in it listed as missing."""
        all_blocks = tuple(blocks)
        place = self.departure.place
        return Document(
            name,
            title,
            all_blocks,
            _missing(all_blocks),
            "en-GB" if place.spelling == "uk" else "en-US",
            place.paper,
            author=self.facts.text("sender.full_name"),
            dated=self.facts.today,
            message=message,
            events=events,
            csv_rows=csv_rows,
            place=self.facts.text("locale.jurisdiction"),
        )


def paragraphs(parts: Mapping[str, Line], *names: str) -> list[Paragraph]:
    """The parts of these names that have words, as paragraphs; all of them when none is named."""
    wanted = names or tuple(parts)
    return [Paragraph(name, tuple(split(parts[name]))) for name in wanted if name in parts]


def _missing(blocks: Iterable[Block]) -> tuple[Missing, ...]:
    """The questions behind the markers that stand in these blocks, each once, in the order of the page."""
    spans = (span for block in blocks for line in lines_of(block) for span in line)
    fields = dict.fromkeys(span.field for span in spans if span.source is Source.MISSING)
    return tuple(Missing(field_id, catalogue.field(field_id).label) for field_id in fields)
