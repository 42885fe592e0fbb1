"""What every companion document shares: one page of slots, the names and dates of the letter, and the list of gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .. import words
from ..blocks import answer, finished
from ..departure import Departure
from ..document import Block, Line, Lines, Paragraph, Source, Span
from ..letter.slots import Slots, split
from ..pen import Slot
from ..reading import one_line
from .outgoing import Event, Message, Outgoing, Sheet, outgoing

HR_TEAM = "People team"
"""Who stands in when nobody is named at HR."""


class Writer:
    """Writes one companion document; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.timeline = departure.timeline
        self.slots = Slots(departure)
        self.style = self.slots.style

    # -- slots ---------------------------------------------------------------------------------------------------

    def needed(self, field_id: str) -> Slot:
        """The answer as typed, or a marker: the document cannot do without it."""
        return self.text(field_id) or self.slots.marker(field_id)

    def text(self, field_id: str, otherwise: str = "") -> Slot:
        """The answer as typed, else our suggestion, else nothing."""
        found = answer(self.facts, field_id) or Span(otherwise, Source.DEFAULT, field_id)
        return self.slots.page.slot(found.text, found.source, field_id)

    def phrase(self, field_id: str, otherwise: str = "") -> Slot:
        """The answer as a part of a sentence: without the stop that was typed after it."""
        slot = self.text(field_id, otherwise)
        return self.slots.page.slot(words.unclosed(slot.text), slot.span.source, field_id)

    def typed(self, text: str, field_id: str) -> Slot:
        """One of several texts of an answer."""
        return self.slots.page.slot(one_line(text), Source.ANSWER, field_id)

    def day(self, field_id: str, day: date | None) -> Slot:
        """A day in full, or a marker."""
        return self.slots.day(field_id, day)

    def names(self) -> dict[str, Any]:
        """What nearly every document names: the person, the company and the last days, as the letter has them."""
        end, last = self.timeline.letter_end, self.timeline.letter_last_day
        return {
            "sender": {"name": self.needed("sender.full_name"), "role": self.text("sender.role")},
            "company": {"name": self.needed("company.name")},
            "dates": {
                "employment_end": self.day("dates.employment_end", end),
                "last_working_day": self.day("dates.last_working_day", last),
                "differ": self.timeline.differ,
            },
            "serial_comma": self.departure.place.spelling == "us",
            "scenario": self.departure.scenario,
        }

    def parts(self, template: str, values: Mapping[str, Any]) -> dict[str, Line]:
        """The parts of a template in data/documents that have words, in order."""
        parts = self.slots.page.render(f"documents/{template}.j2", {**self.names(), **values})
        return {name: line for name, line in parts.items() if line}

    # -- pieces of a page ----------------------------------------------------------------------------------------

    def last_line(self) -> tuple[Line, ...]:
        """One line that names the last working day, if it is known."""
        last = self.timeline.last_day
        return ((Span("Last working day: "), self.day("dates.last_working_day", last).span),) if last else ()

    def greeting(self, name: str = "", first: str = "") -> Lines:
        """Dear somebody, by the person's first name where the letter of the scenario would use it, or by a marker."""
        warm = self.departure.scenario in ("open_door", "counter_offer")
        field_id = first if first and warm and self.facts.text(first) else name
        return Lines("salutation", ((Span("Dear "), self.needed(field_id).span, Span(",")),))

    def signature(self, close: str = "") -> tuple[Lines, ...]:
        """The name below, after a complimentary close if there is one."""
        name = (self.text("sender.short_name") or self.needed("sender.full_name")).span
        signed = Lines("signature", ((name,),))
        return (Lines("close", ((Span(f"{close},"),),)), signed) if close else (signed,)

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
        sheet: Sheet | None = None,
    ) -> Outgoing:
        """The finished document, with every marker in it listed as missing."""
        document = finished(self.departure, name, title, blocks)
        return outgoing(document, self.facts.today, message=message, events=events, sheet=sheet)


def paragraphs(parts: Mapping[str, Line], *names: str) -> list[Paragraph]:
    """The parts of these names that have words, as paragraphs; all of them when none is named."""
    wanted = names or tuple(parts)
    return [Paragraph(name, tuple(split(parts[name]))) for name in wanted if name in parts]
