"""Slots of a letter: an answer, our suggestion, something worked out, or a visible marker for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec.structs import replace

from resign_tui.core import english, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Cell
from resign_tui.core.departure import Departure
from resign_tui.core.document import Line, Source, Span
from resign_tui.core.english import Phrase
from resign_tui.core.parsing import one_line
from resign_tui.core.templates import Slot, TemplateOutput

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "sender.role": "role",
        "company.name": "company",
        "notice.agreement": "agreement",
        "notice.agreement_name": "agreement",
        "content.project": "project",
        "content.team_value": "value",
        "next.generic_phrase": "place",
        "next.name": "name",
        "next.reason": "reason",
        "next.goal_area": "goal",
        "handover.system": "system",
        "handover.model": "system",
        "handover.item": "item",
        "handover.successor": "person",
        "content.gratitude": "gratitude",
        "content.future_wish": "wish",
        "content.after_help_channel": "channel",
        "content.door": "door",
        "letter.extra_paragraph": "paragraph",
    }
)
"""Questions whose answers go on in the middle of a sentence of ours, and how they are read (english.read)."""

_MOVES = ("move", "family_move")


def reading(departure: Departure, field_id: str, typed: str) -> Phrase:
    """What was typed for this question as the letter reads it: the reading that the person chose, else the likely one.

    A chosen reading is never in doubt.
    """
    kind = KINDS[field_id]
    if field_id == "next.generic_phrase" and departure.facts.choice("next.disclosure") in _MOVES:
        kind = "town"
    phrase = english.read(kind, typed)
    chosen = departure.draft.wording.get(reading_key(field_id, typed))
    if chosen is None:
        return phrase
    if chosen == 1 or not phrase.other:
        return replace(phrase, doubt="", other="")
    other = english.read(kind, phrase.other)
    return replace(other, text=phrase.other, parts=(phrase.other,), doubt="", other="")


def reading_key(field_id: str, typed: str) -> str:
    """Under which a draft keeps the chosen reading of a phrase."""
    return f"{field_id}={' '.join(typed.split())}"


class Slots:
    """Hands out the slots of one letter on one page."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.page = TemplateOutput()
        self.scenario = departure.scenario
        self.style = self.facts.text("locale.date_style")

    def answer(self, field_id: str) -> Slot:
        """The answer, what stands in for it, or a marker where the letter cannot do without."""
        text = self.facts.text(field_id) if self.facts.is_asked(field_id) else ""
        source = Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT
        slot = self._slot_of(field_id, text, source) if field_id in KINDS else self.page.slot(text, source, field_id)
        return self.marker(field_id) if not slot and self._is_required(field_id) else slot

    def answers(self, field_id: str) -> list[Slot]:
        """Each line of an answer of several, once; those that say nothing are left out."""
        lines = self.facts.many(field_id) if self.facts.is_asked(field_id) else ()
        slots = (self._slot_of(field_id, line, Source.ANSWER) for line in lines)
        return list({slot.text.casefold(): slot for slot in slots if slot}.values())

    def _slot_of(self, field_id: str, typed: str, source: Source) -> Slot:
        phrase = reading(self.departure, field_id, typed)
        return self.page.slot(phrase.text, source, field_id, form=phrase.form, plural=phrase.plural)

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

    def line(self, field_id: str) -> Line:
        """The answer as a line of its own, as typed, or its marker; empty when there is nothing to show."""
        text = self.facts.text(field_id) if self.facts.is_asked(field_id) else ""
        if text:
            return (Span(text, Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT, field_id),)
        return (self.marker(field_id).span,) if self._is_required(field_id) else ()

    def things(self, records: Iterable[Mapping[str, Cell]], field_id: str, key: str) -> list[Slot]:
        """The things that one text of each record names, "A and B" as two, each said once."""
        typed = (one_line(cell) for cell in (record.get(key, "") for record in records) if isinstance(cell, str))
        slots: dict[str, Slot] = {}
        for text in filter(None, typed):
            phrase = reading(self.departure, field_id, text)
            for part in phrase.parts if phrase else ():
                slot = self.page.slot(part, Source.ANSWER, field_id, form=phrase.form, plural=phrase.plural)
                slots.setdefault(part.casefold(), slot)
        return list(slots.values())


def is_marker(text: str) -> bool:
    """It stands for an answer that is missing (see `Slots.marker`)."""
    return text.startswith("‹") and text.endswith("›")


def split(line: Line) -> Iterator[Line]:
    """One line of spans for each line of an answer that has several; a blank one has none."""
    lines: list[list[Span]] = [[]]
    for span in line:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(span, text=text))
    if len(lines) > 1 or lines[0]:
        yield from map(tuple, lines)
