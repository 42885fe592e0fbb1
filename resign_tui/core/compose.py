"""From a departure to its letter: every block in the order of the layout, every word with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from . import catalogue, library, situation, words
from .departure import Departure
from .document import Block, Document, Line, Lines, Missing, Paragraph, Source, Span, plain
from .draft import Cell, Edit
from .facts import Facts
from .handover import Checklist
from .handover_records import row_id, text_of
from .pen import Page, Slot
from .reading import one_line

PARAGRAPHS = (
    "notice", "appreciation", "transparency", "next_step", "feedback", "handover",
    "boundary", "extra", "adviser", "thanks", "request",
)  # fmt: skip
"""Names of the paragraphs a letter may have, in the order in which they stand (data/letters/letter.j2)."""

_PHRASES = frozenset(
    [
        "content.project", "content.team_value", "content.gratitude", "content.future_wish",
        "next.reason", "next.goal_area", "next.generic_phrase", "content.after_help_channel",
    ]
)  # fmt: skip
"""Answers that go on in the middle of a sentence of ours; names are not among them, they stand as typed."""


def letter(departure: Departure) -> Document:
    """The resignation letter of the departure's scenario, with a marker for each answer that is missing."""
    return _Letter(departure).document()


def basis(paragraph: Paragraph) -> dict[str, str]:
    """The answers a composed paragraph is made of: what a hand edit remembers."""
    found: dict[str, str] = {}
    for line in paragraph.lines:
        for span in line:
            if span.field:
                found[span.field] = found[span.field] + " · " + span.text if span.field in found else span.text
    return found


def composed_paragraph(departure: Departure, name: str) -> Paragraph:
    """The paragraph as it would stand without a hand edit; it has no lines when the letter would leave it out."""
    lines = _Letter(departure).parts().get(name)
    return Paragraph(name, (lines,) if lines else ())


class _Letter:
    """Writes one letter; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts: Facts = departure.facts
        self.page = Page()
        self.scenario = library.scenario(departure.scenario)
        self.layout = library.layout(self.facts.text("locale.letter_style"))
        self.style = self.facts.text("locale.date_style")

    def document(self) -> Document:
        body = tuple(self._body())
        blocks: list[Block] = []
        for name in self.layout.blocks:
            if name == "body":
                blocks.extend(body)
            else:
                block = getattr(self, f"_{name}")()
                if block.lines:
                    blocks.append(block)
        name = self.facts.text("sender.full_name")
        place = self.departure.place
        return Document(
            "letter",
            "Resignation" + (f" - {name}" if name else ""),
            tuple(blocks),
            tuple(self._missing(blocks, body)),
            "en-GB" if place.spelling == "uk" else "en-US",
            place.paper,
            name,
        )

    # -- the body ----------------------------------------------------------------------------------------------

    def parts(self) -> dict[str, Line]:
        return self.page.render(f"letters/{self.scenario.id}.j2", self._values())

    def _body(self) -> Iterator[Paragraph]:
        parts = self.parts()
        for name in PARAGRAPHS:
            edit = self.departure.draft.edits.get(f"{self.scenario.id}.{name}")
            line = parts.get(name, ())
            if edit is not None:
                yield _edited(name, edit, line)
            elif line:
                yield Paragraph(name, tuple(_split(line)))

    def _values(self) -> dict[str, Any]:
        facts, timeline = self.facts, self.departure.timeline
        systems = self._records("handover.system", "name")
        items = self._items()
        checklist = self.departure.checklist
        named = facts.choice("next.disclosure") == "named"
        generic = facts.choice("next.disclosure") == "generic"
        return {
            "sender": {"role": self._slot("sender.role")},
            "company": {"name": self._slot("company.name")},
            "next": {
                "name": self._slot("next.name") if named and facts.text("next.name") else "",
                "generic_phrase": self._slot("next.generic_phrase") if generic or named else "",
                "reason": self._slot("next.reason"),
                "goal_area": self._slot("next.goal_area"),
            },
            "content": self._content(),
            "letter": {"extra_paragraph": self._slot("letter.extra_paragraph")},
            "handover": {key: self._slot(f"handover.{key}") for key in ("teammate", "successor")},
            "systems": systems,
            "system": systems[0] if systems else self._marker("handover.system"),
            "items": items or ([] if systems else [self._marker("handover.item")]),
            "serial_comma": self.departure.place.spelling == "us",
            "covers": {
                "models": _covers(checklist, "MV"),
                "access": _covers(checklist, "IA"),
                "experiments": _covers(checklist, "ET"),
            },
            "finality": situation.asks_for_finality(facts),
            "dates": {
                "employment_end": self._day("dates.employment_end", timeline.end),
                "last_working_day": self._day("dates.last_working_day", timeline.last_day),
                "differ": timeline.differ,
                "phrase": self._phrase(timeline.phrase),
            },
        }

    def _content(self) -> dict[str, Any]:
        facts = self.facts
        slots = ("project", "team_value", "gratitude", "future_wish", "adviser_paragraph")
        flags = ("difficulty_line", "feedback_offer", "extra_priorities", "acknowledge_request", "reference_request")
        result: dict[str, Any] = {name: self._slot(f"content.{name}") for name in slots}
        result |= {name: facts.is_asked(f"content.{name}") and facts.flag(f"content.{name}") for name in flags}
        result |= {name: facts.choice(f"content.{name}") for name in ("consideration", "after_help")}
        hours = facts.number("content.after_help_hours") or 2
        unit = "hour" if hours == 1 else "hours"
        amount = words.count_word(int(hours)) if hours == int(hours) else f"{hours:g}"
        last = self.departure.timeline.last_day
        until = facts.day("content.after_help_until") or (last + timedelta(days=14) if last else None)
        channel = facts.text("content.after_help_channel") or "personal e-mail"
        result["after_help_hours"] = self._computed("content.after_help_hours", f"{amount} {unit}")
        result["after_help_until"] = self._day("content.after_help_until", until)
        result["after_help_channel"] = self._computed("content.after_help_channel", channel)
        return result

    def _items(self) -> list[Slot]:
        """What the person adds to the handover in their own words, as far as it is still promised (R-098)."""
        wanted = (
            one
            for one in self.facts.records("handover.item")
            if not row_id(one) and text_of(one, "status") != "not_applicable" and text_of(one, "hidden") != "true"
        )
        return self._named(wanted, "handover.item", "text")

    def _records(self, field_id: str, key: str) -> list[Slot]:
        return self._named(self.facts.records(field_id), field_id, key)

    def _named(self, records: Iterable[Mapping[str, Cell]], field_id: str, key: str) -> list[Slot]:
        names = (one.get(key, "") for one in records)
        texts = (one_line(name) for name in names if isinstance(name, str))
        return [self.page.slot(text, Source.ANSWER, field_id) for text in texts if text]

    # -- slots -------------------------------------------------------------------------------------------------

    def _slot(self, field_id: str) -> Slot:
        text = self.facts.text(field_id) if self.facts.is_asked(field_id) else ""
        if field_id in _PHRASES:
            text = words.unclosed(text)
        if text:
            source = Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT
            return self.page.slot(text, source, field_id)
        return self._marker(field_id) if self._is_required(field_id) else self.page.slot("", Source.ANSWER, field_id)

    def _is_required(self, field_id: str) -> bool:
        required = catalogue.field(field_id).required
        return ("always" in required or self.scenario.id in required) and self.facts.is_asked(field_id)

    def _marker(self, field_id: str) -> Slot:
        spec = catalogue.field(field_id)
        return self.page.slot(f"‹{spec.placeholder or spec.label}›", Source.MISSING, field_id)

    def _computed(self, field_id: str, text: str) -> Slot:
        return self.page.slot(text, Source.COMPUTED, field_id)

    def _day(self, field_id: str, day: date | None) -> Slot:
        if day is None:
            return self._marker(field_id)
        return self._computed(field_id, words.full_date(day, self.style))

    def _phrase(self, phrase: str) -> Slot:
        return self._computed("notice.chosen_weeks", phrase.removeprefix("one "))

    def _span(self, field_id: str) -> Line:
        slot = self._slot(field_id)
        return (slot.span,) if slot else ()

    # -- the frame around the body -------------------------------------------------------------------------------

    def _sender(self) -> Lines:
        ids = ("sender.full_name", "sender.address", "sender.city_region_postcode", "sender.email", "sender.phone")
        lines = [line for field_id in ids for line in _split(self._span(field_id))]
        number = self.facts.text("sender.employee_id")
        if number:
            lines.append((Span("Staff number "), Span(number, Source.ANSWER, "sender.employee_id")))
        return Lines("sender", tuple(lines))

    def _date(self) -> Lines:
        day = words.styled_date(self.departure.timeline.letter, self.style)
        return Lines("date", ((Span(day, Source.COMPUTED, "dates.letter"),),))

    def _recipient(self) -> Lines:
        name, title = self._recipient_fields()
        ids = (name, title, "company.name", "company.address")
        return Lines("recipient", tuple(line for field_id in ids for line in _split(self._span(field_id))))

    def _recipient_fields(self) -> tuple[str, str]:
        if self.facts.choice("letter.addressee") == "manager":
            return "manager.name", "manager.title"
        return "recipient.name", "recipient.title"

    def _subject(self) -> Lines:
        end = self.departure.timeline.end
        last = words.long_date(end, self.style) if end else ""
        line: Line = (Span("Subject: " if "contact" in self.layout.blocks else ""), Span("Resignation"))
        line += tuple(span for part in (self._span("sender.full_name"),) if part for span in (Span(" – "), *part))
        if last:
            line += (Span(" – last day "), Span(last, Source.COMPUTED, "dates.employment_end"))
        return Lines("subject", (tuple(span for span in line if span.text),))

    def _salutation(self) -> Lines:
        greeting = self.facts.choice("letter.salutation")
        own = self.facts.text("letter.salutation_text")
        if greeting in ("custom", "dear_honorific") and own:
            line: Line = (Span(own.rstrip(",:"), Source.ANSWER, "letter.salutation_text"), Span(","))
            return Lines("salutation", (line,))
        name = self._recipient_fields()[0]
        first = "manager.first_name"
        familiar = self.scenario.id in ("open_door", "counter_offer") and not self.facts.is_given("letter.salutation")
        if name == "manager.name" and self.facts.text(first) and (familiar or greeting == "dear_first"):
            name = first
        return Lines("salutation", ((Span("Dear "), *self._span(name), Span(",")),))

    def _close(self) -> Lines:
        close = self.scenario.close[self.departure.place.close]
        return Lines("close", ((Span(f"{close},"),),))

    def _signature(self) -> Lines:
        by_hand = self.facts.choice("delivery.mode") in ("paper_in_person", "registered_post")
        space = self.layout.signature_space if by_hand else 1
        short = self._span("sender.short_name")
        return Lines("signature", (short or self._span("sender.full_name"),), space)

    def _contact(self) -> Lines:
        lines = (self._span(field_id) for field_id in ("sender.email", "sender.phone"))
        return Lines("contact", tuple(line for line in lines if line), 0)

    def _copy(self) -> Lines:
        names = self.facts.many("letter.cc")
        source, field_id = Source.ANSWER, "letter.cc"
        if not names and self.scenario.id in ("closed_door", "mistreated"):
            if self.facts.choice("letter.addressee") == "manager":
                names, source = ("HR",), Source.DEFAULT
        if not names:
            return Lines("copy", ())
        spans = [Span(part, source, field_id) if part in names else Span(part) for part in words.joined(names)]
        return Lines("copy", ((Span("cc: "), *spans),))

    # -- what is missing -----------------------------------------------------------------------------------------

    def _missing(self, blocks: list[Block], body: tuple[Paragraph, ...]) -> Iterator[Missing]:
        seen: dict[str, None] = {}
        for block in blocks:
            for line in getattr(block, "lines", ()):
                seen.update(dict.fromkeys(span.field for span in line if span.source is Source.MISSING))
        if "dates.employment_end" not in seen and not self._names_last_day(body):
            seen["dates.employment_end"] = None
        for field_id in seen:
            yield Missing(field_id, catalogue.field(field_id).label)

    def _names_last_day(self, body: tuple[Paragraph, ...]) -> bool:
        """The notice, or words written by hand, say when employment ends; a mention in passing does not count."""
        end = self.departure.timeline.end
        if end is None:
            return False
        ways = {words.long_date(end, style) for style in ("mdy_long", "dmy_long")} | {end.isoformat()}
        saying = [paragraph for paragraph in body if paragraph.id == "notice" or paragraph.edited]
        text = "\n".join(plain(line) for paragraph in saying for line in paragraph.lines)
        return any(way in text for way in ways)


def _covers(checklist: Checklist, category: str) -> bool:
    """The handover still has something to do with this category, so that a promise about it holds (R-098)."""
    group = next((one for one in checklist.categories if one.id == category), None)
    return group is not None and any(item.applies and item.status != "not_applicable" for item in group.items)


def _split(line: Line) -> Iterator[Line]:
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


def _edited(name: str, edit: Edit, composed: Line) -> Paragraph:
    lines = tuple((Span(text, Source.EDIT),) for text in edit.text.split("\n")) if edit.text else ()
    now = basis(Paragraph(name, (composed,)))
    stale = tuple(field for field in {**edit.basis, **now} if edit.basis.get(field) != now.get(field))
    return Paragraph(name, lines, edited=True, stale=stale)
