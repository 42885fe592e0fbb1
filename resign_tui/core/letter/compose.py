"""From a departure to its letter: every block in the order of the layout, every word with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .. import catalogue, library, situation, words
from ..departure import Departure
from ..document import Block, Document, Line, Missing, Paragraph, Source, Span, plain
from ..draft import Edit
from ..facts import Facts
from ..handover import Checklist
from ..handover_records import row_id, text_of
from ..pen import Slot
from .frame import Frame
from .slots import Slots, split

PARAGRAPHS = (
    "notice", "appreciation", "transparency", "next_step", "feedback", "handover",
    "boundary", "extra", "adviser", "thanks", "request",
)  # fmt: skip
"""Names of the paragraphs a letter may have, in the order in which they stand (data/letters/letter.j2)."""


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
    return Paragraph(name, tuple(split(_Letter(departure).parts().get(name, ()))))


class _Letter:
    """Writes one letter; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts: Facts = departure.facts
        self.slots = Slots(departure)
        self.scenario = library.scenario(departure.scenario)
        self.layout = library.layout(self.facts.text("locale.letter_style"))

    def document(self) -> Document:
        body = tuple(self._body())
        blocks: list[Block] = []
        frame = Frame(self.departure, self.slots, self.scenario, self.layout)
        for name in self.layout.blocks:
            if name == "body":
                blocks.extend(body)
            else:
                block = frame.block(name)
                if block.lines:
                    blocks.append(block)
        name = self.facts.text("sender.full_name")
        place, departure_title = self.departure.place, self.departure.notice_title
        return Document(
            "letter",
            departure_title + (f" - {name}" if name else ""),
            tuple(blocks),
            tuple(self._missing(blocks, body)),
            "en-GB" if place.spelling == "uk" else "en-US",
            place.paper,
            name,
            self.layout.name,
            self.departure.timeline.letter,
        )

    # -- the body ----------------------------------------------------------------------------------------------

    def parts(self) -> dict[str, Line]:
        return self.slots.page.render(f"letters/{self.scenario.id}.j2", self._values())

    def _body(self) -> Iterator[Paragraph]:
        parts = self.parts()
        for name in PARAGRAPHS:
            edit = self.departure.draft.edits.get(f"{self.scenario.id}.{name}")
            line = parts.get(name, ())
            if edit is not None:
                yield _edited(name, edit, line)
            elif line:
                yield Paragraph(name, tuple(split(line)))

    def _values(self) -> dict[str, Any]:
        facts, timeline = self.facts, self.departure.timeline
        systems = self._records("handover.system", "name")
        items = self._items()
        checklist = self.departure.checklist
        named = facts.choice("next.disclosure") == "named"
        generic = facts.choice("next.disclosure") == "generic"
        return {
            "sender": {"role": self.slots.answer("sender.role")},
            "company": {"name": self.slots.answer("company.name")},
            "papers": self.departure.place.papers,
            "contract": {"kind": facts.choice("contract.kind")},
            "next": {
                "name": self.slots.answer("next.name") if named and facts.text("next.name") else "",
                "generic_phrase": self.slots.answer("next.generic_phrase") if generic or named else "",
                "reason": self.slots.answer("next.reason"),
                "goal_area": self.slots.answer("next.goal_area"),
            },
            "content": self._content(),
            "letter": {"extra_paragraph": self.slots.answer("letter.extra_paragraph")},
            "handover": {key: self.slots.answer(f"handover.{key}") for key in ("teammate", "successor")},
            "systems": systems,
            "system": systems[0] if systems else self.slots.marker("handover.system"),
            "items": items or ([] if systems else [self.slots.marker("handover.item")]),
            "serial_comma": self.departure.place.spelling == "us",
            "covers": {
                "models": _covers(checklist, "MV"),
                "access": _covers(checklist, "IA"),
                "experiments": _covers(checklist, "ET"),
            },
            "finality": situation.asks_for_finality(facts),
            "dates": {
                "employment_end": self.slots.day("dates.employment_end", timeline.letter_end),
                "last_working_day": self.slots.day("dates.last_working_day", timeline.letter_last_day),
                "differ": timeline.differ,
                **self._leaving(),
                "phrase": self.slots.phrase(timeline.phrase),
            },
        }

    def _leaving(self) -> dict[str, Any]:
        """How the last days go: released, agreed, asked to be sooner; and whether work lies ahead to be promised."""
        facts, timeline = self.facts, self.departure.timeline
        end, is_sent = timeline.letter_end, facts.is_given("sent.employment_end")
        wish = facts.day("dates.release_by")
        at_once = end is not None and end <= timeline.letter
        away = facts.choice("leave.status") in ("sick", "parental", "unpaid")
        return {
            "release": "" if is_sent else facts.choice("release.kind"),
            "release_by": self.slots.day("dates.release_by", wish) if wish and end and wish < end else "",
            "agreed_today": at_once and facts.flag("dates.immediate_exit_agreed"),
            "work_ahead": not at_once and not away,
        }

    def _content(self) -> dict[str, Any]:
        facts = self.facts
        slots = ("project", "team_value", "gratitude", "future_wish", "adviser_paragraph")
        flags = ("difficulty_line", "feedback_offer", "extra_priorities", "acknowledge_request", "reference_request")
        result: dict[str, Any] = {name: self.slots.answer(f"content.{name}") for name in slots}
        result |= {name: facts.is_asked(f"content.{name}") and facts.flag(f"content.{name}") for name in flags}
        result |= {name: facts.choice(f"content.{name}") for name in ("consideration", "after_help")}
        hours = facts.number("content.after_help_hours") or 2
        unit = "hour" if hours == 1 else "hours"
        amount = words.count_word(int(hours)) if hours == int(hours) else f"{hours:g}"
        last = self.departure.timeline.letter_last_day
        until = facts.day("content.after_help_until") or (last + timedelta(days=14) if last else None)
        result["after_help_hours"] = self.slots.computed("content.after_help_hours", f"{amount} {unit}")
        result["after_help_until"] = self.slots.day("content.after_help_until", until)
        result["after_help_channel"] = self.slots.answer("content.after_help_channel")
        return result

    def _items(self) -> list[Slot]:
        """What the person adds to the handover in their own words, as far as it is still promised (R-098)."""
        wanted = (
            one
            for one in self.facts.records("handover.item")
            if not row_id(one) and text_of(one, "status") != "not_applicable" and text_of(one, "hidden") != "true"
        )
        return self.slots.named(wanted, "handover.item", "text")

    def _records(self, field_id: str, key: str) -> list[Slot]:
        return self.slots.named(self.facts.records(field_id), field_id, key)

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
        end = self.departure.timeline.letter_end
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


def _edited(name: str, edit: Edit, composed: Line) -> Paragraph:
    lines = tuple((Span(text, Source.EDIT),) for text in edit.text.split("\n")) if edit.text else ()
    now = basis(Paragraph(name, tuple(split(composed))))
    stale = tuple(field for field in {**edit.basis, **now} if edit.basis.get(field) != now.get(field))
    return Paragraph(name, lines, edited=True, stale=stale)
