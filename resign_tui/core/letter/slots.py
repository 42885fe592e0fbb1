"""Slots of a letter: an answer, our suggestion, something worked out, or a visible marker for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from .. import catalogue, words
from ..departure import Departure
from ..document import Line, Source, Span
from ..draft import Cell
from ..pen import Page, Slot
from ..reading import one_line

_PHRASES = frozenset(
    [
        "content.project", "content.team_value", "content.gratitude", "content.future_wish",
        "next.reason", "next.goal_area", "next.generic_phrase", "content.after_help_channel",
    ]
)  # fmt: skip
"""Answers that go on in the middle of a sentence of ours; names are not among them, they stand as typed."""


class Slots:
    """Hands out the slots of one letter on one page."""

    def __init__(self, departure: Departure) -> None:
        self.facts = departure.facts
        self.page = Page()
        self.scenario = departure.scenario
        self.style = self.facts.text("locale.date_style")

    def answer(self, field_id: str) -> Slot:
        """The answer, what stands in for it, or a marker where the letter cannot do without."""
        text = self.facts.text(field_id) if self.facts.is_asked(field_id) else ""
        if field_id in _PHRASES:
            text = words.unclosed(text)
        if text:
            source = Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT
            return self.page.slot(text, source, field_id)
        return self.marker(field_id) if self._is_required(field_id) else self.page.slot("", Source.ANSWER, field_id)

    def _is_required(self, field_id: str) -> bool:
        required = catalogue.field(field_id).required
        return ("always" in required or self.scenario in required) and self.facts.is_asked(field_id)

    def marker(self, field_id: str) -> Slot:
        """A visible marker for an answer that is missing."""
        spec = catalogue.field(field_id)
        return self.page.slot(f"‹{spec.placeholder or spec.label}›", Source.MISSING, field_id)

    def computed(self, field_id: str, text: str) -> Slot:
        """Words that were worked out, and the question that changes them."""
        return self.page.slot(text, Source.COMPUTED, field_id)

    def day(self, field_id: str, day: date | None) -> Slot:
        """A day in full, or a marker."""
        if day is None:
            return self.marker(field_id)
        return self.computed(field_id, words.full_date(day, self.style))

    def phrase(self, phrase: str) -> Slot:
        """The length of notice, as it stands after "the"."""
        return self.computed("notice.chosen_weeks", phrase.removeprefix("one "))

    def line(self, field_id: str) -> Line:
        """The answer as a line of its own; empty when there is nothing to show."""
        slot = self.answer(field_id)
        return (slot.span,) if slot else ()

    def named(self, records: Iterable[Mapping[str, Cell]], field_id: str, key: str) -> list[Slot]:
        """One text of each record, those without it left out."""
        names = (one.get(key, "") for one in records)
        texts = (one_line(name) for name in names if isinstance(name, str))
        return [self.page.slot(text, Source.ANSWER, field_id) for text in texts if text]


def split(line: Line) -> Iterator[Line]:
    """One line of spans for each line of an answer that has several."""
    current: list[Span] = []
    for span in line:
        first, *more = span.text.split("\n")
        current.append(Span(first, span.source, span.field))
        for text in more:
            yield tuple(current)
            current = [Span(text, span.source, span.field)]
    if current:
        yield tuple(current)
