"""What every companion document shares: one page of slots, the names and dates of the letter, and the list of gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from resign_tui.core import english, library, words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, CsvRows, Document, Event, Line, Lines, Message, Paragraph, Source, Span
from resign_tui.core.documents import saying
from resign_tui.core.documents.blocks import answer, finished
from resign_tui.core.letter.frame import Frame
from resign_tui.core.letter.slots import split
from resign_tui.core.letter.values import Values
from resign_tui.core.parsing import one_line
from resign_tui.core.templates import Slot

HR_TEAM = "People team"
"""Who stands in when nobody is named at HR."""


class Writer:
    """Writes one companion document; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.timeline = departure.timeline
        self.letter = Values(departure)
        self.slots = self.letter.slots
        self.style = self.slots.style

    # -- slots ---------------------------------------------------------------------------------------------------

    def needed(self, field_id: str) -> Slot:
        """The answer as typed, or a marker: the document cannot do without it."""
        return self.text(field_id) or self.slots.marker(field_id)

    def text(self, field_id: str, otherwise: str = "") -> Slot:
        """The answer as typed, else our suggestion, else nothing; a placeholder is no answer."""
        found = answer(self.facts, field_id)
        if found is None or not saying.is_said(found.text):
            found = Span(otherwise, Source.DEFAULT, field_id)
        return self.slots.page.slot(found.text, found.source, field_id)

    def unclosed(self, field_id: str) -> Slot:
        """The answer before a stop of ours: without the one that was typed after it."""
        slot = self.text(field_id)
        return self.slots.page.slot(words.unclosed(slot.text), slot.span.source, field_id)

    def said(self, field_id: str) -> Slot:
        """The answer as a sentence takes it, by its form."""
        found = answer(self.facts, field_id) or Span("", Source.ANSWER, field_id)
        return saying.said(self.slots.page, field_id, found.text, found.source)

    def optional(self, field_id: str) -> Slot:
        """The answer as the letter reads it; empty where the letter could not do without it, and this can."""
        slot = self.slots.answer(field_id)
        return slot if slot.span.source is not Source.MISSING else self.slots.page.slot("", Source.ANSWER, field_id)

    def typed(self, text: str, field_id: str) -> Slot:
        """One of several texts of an answer."""
        return self.slots.page.slot(one_line(text), Source.ANSWER, field_id)

    def day(self, field_id: str, day: date | None) -> Slot:
        """A day in full, or a marker."""
        return self.slots.day(field_id, day)

    def plain_day(self, field_id: str, day: date) -> Slot:
        """A day without its weekday, as one refers to a letter by its date."""
        return self.slots.computed(field_id, words.long_date(day, self.style))

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """What a template knows: all that the letter's templates know, in the same words."""
        return {
            **self.letter.all(),
            "role": self.optional("sender.role"),
            "scenario": self.departure.scenario,
            "alone": saying.standing(self.slots.page),
        }

    def parts(self, template: str, values: Mapping[str, Any]) -> dict[str, Line]:
        """The parts of a template in data/documents that have words, in order."""
        parts = self.slots.page.render(f"documents/{template}.j2", {**self.values, **values})
        return {name: line for name, line in parts.items() if line}

    # -- pieces of a page ----------------------------------------------------------------------------------------

    @cached_property
    def frame(self) -> Frame:
        """What stands around the body of the letter."""
        layout = library.layout(self.facts.text("locale.letter_style"))
        return Frame(self.departure, self.slots, library.scenario(self.departure.scenario), layout)

    def last_line(self) -> tuple[Line, ...]:
        """One line that names the last working day, if it is known."""
        last = self.timeline.last_day
        return ((Span("Last working day: "), self.day("dates.last_working_day", last).span),) if last else ()

    def greeting(self) -> Lines:
        """The greeting of the letter."""
        return self.frame.block("salutation")

    def greeting_to_hr(self) -> Lines:
        """The greeting of a message that goes to HR, whomever the letter greets."""
        named = self.text("hr.name", HR_TEAM)
        read = english.greeting(named.text, familiar=False, place=self.departure.place.code)
        name = Span(read.text, named.span.source, "hr.name")
        return Lines("salutation", ((Span("Dear "), name, Span(",")),))

    def close(self) -> tuple[Lines, Lines]:
        """The close of the letter, and the name below it."""
        return self.frame.block("close"), self.signature()

    def signature(self) -> Lines:
        """The name below."""
        name = self.text("sender.short_name") or self.needed("sender.full_name")
        return Lines("signature", ((name.span,),))

    def working_day(self, count: int, start: date | None = None) -> date:
        """The working day so many after the start (today), but not beyond the last one at work."""
        found = self.timeline.workdays.moved(start or self.facts.today, count)
        last = self.timeline.last_day
        return min(found, last) if last and last >= self.facts.today else found

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
        document = finished(self.departure, name, title, blocks)
        return replace(document, message=message, events=events, csv_rows=csv_rows)


def paragraphs(parts: Mapping[str, Line], *names: str) -> list[Paragraph]:
    """The parts of these names that have words, as paragraphs; all of them when none is named."""
    wanted = names or tuple(parts)
    return [Paragraph(name, tuple(split(parts[name]))) for name in wanted if name in parts]
