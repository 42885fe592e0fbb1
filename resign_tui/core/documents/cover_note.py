"""The message that carries the letter to the manager, or to HR where the letter goes there."""

from __future__ import annotations

from .. import words
from ..departure import Departure
from ..document import Block
from .outgoing import Message, Outgoing
from .writer import Writer, paragraphs

_ORIGINAL = {
    "paper_in_person": "paper",
    "registered_post": "paper",
    "online_government": "online",
}
"""What counts in law where a message alone does not end a contract, by the way the letter travels."""

_ASKING_FOR_MORE = ("DE", "IT")


def cover_note(departure: Departure) -> Outgoing:
    """A note of 50 to 90 words: the letter, the last day, the handover, who hears of it, a receipt."""
    writer = Writer(departure)
    facts = departure.facts
    addressee = facts.choice("letter.addressee")
    to_manager = addressee == "manager"
    mode = facts.choice("delivery.mode") if departure.place.code in _ASKING_FOR_MORE else ""
    files = [writer.typed(text, "cover_note.attachments") for text in facts.many("cover_note.attachments")]
    parts = writer.parts(
        "cover_note",
        {
            "formal": addressee == "hr" or departure.scenario == "mistreated",
            "meeting_done": facts.flag("cover_note.meeting_done"),
            "attachments": files,
            "plan_by": writer.day("dates.given", writer.working_day(2, max(departure.timeline.given, facts.today))),
            "original": _ORIGINAL.get(mode, ""),
        },
    )
    blocks: list[Block] = [
        writer.greeting("manager.name", "manager.first_name") if to_manager else writer.greeting("recipient.name"),
        *paragraphs(parts),
        *writer.signature(),
    ]
    name = facts.text("manager.name" if to_manager else "recipient.name")
    message = Message(subject(departure), facts.text("hr.email") if addressee == "hr" else "", name)
    return writer.document("cover-note", "Cover note", blocks, message=message)


def subject(departure: Departure) -> str:
    """Resignation – name – last day, as far as they are known."""
    facts, timeline = departure.facts, departure.timeline
    parts = ["Resignation", facts.text("sender.full_name")]
    if timeline.end:
        parts.append(f"last day {words.long_date(timeline.end, facts.text('locale.date_style'))}")
    return " – ".join(part for part in parts if part)
