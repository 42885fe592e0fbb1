"""The message that carries the letter to the manager, or to HR where the letter goes there."""

from __future__ import annotations

from .. import words
from ..departure import Departure
from ..document import Block, Lines, Span
from .outgoing import Message, Outgoing
from .writer import HR_TEAM, Writer, paragraphs

_ORIGINAL = {
    "paper_in_person": "paper",
    "registered_post": "paper",
    "online_government": "online",
}
"""What counts in law where a message alone does not end a contract, by the way the letter travels."""

_ASKING_FOR_MORE = ("DE", "IT")


def cover_note(departure: Departure) -> Outgoing:
    """A note of 50 to 90 words: the letter, the last day, the handover, who hears of it, a receipt.

    Where the manager is the problem it goes to HR, also when the letter itself is addressed to the manager.
    """
    writer = Writer(departure)
    facts = departure.facts
    addressee = facts.choice("letter.addressee")
    hostile = "hostile_manager" in facts.many("triage.patterns")
    to_hr = addressee == "hr" or (addressee == "manager" and hostile)
    mode = facts.choice("delivery.mode") if departure.place.code in _ASKING_FOR_MORE else ""
    files = [writer.typed(text, "cover_note.attachments") for text in facts.many("cover_note.attachments")]
    parts = writer.parts(
        "cover_note",
        {
            "formal": to_hr or departure.scenario == "mistreated",
            "meeting_done": facts.flag("cover_note.meeting_done"),
            "attachments": files,
            "plan_by": writer.day("dates.given", writer.working_day(2, max(departure.timeline.given, facts.today))),
            "original": _ORIGINAL.get(mode, ""),
        },
    )
    if addressee == "manager" and not to_hr:
        greeting, name = writer.greeting("manager.name", "manager.first_name"), facts.text("manager.name")
    elif addressee == "manager":
        hr = writer.text("hr.name", HR_TEAM).span
        greeting, name = Lines("salutation", ((Span("Dear "), hr, Span(",")),)), hr.text
    else:
        greeting, name = writer.greeting("recipient.name"), facts.text("recipient.name")
    blocks: list[Block] = [greeting, *paragraphs(parts), *writer.signature()]
    message = Message(subject(departure), facts.text("hr.email") if to_hr else "", name)
    return writer.document("cover-note", "Cover note", blocks, message=message)


def subject(departure: Departure) -> str:
    """Resignation – name – last day, as far as they are known."""
    facts, timeline = departure.facts, departure.timeline
    parts = ["Resignation", facts.text("sender.full_name")]
    if timeline.end:
        parts.append(f"last day {words.long_date(timeline.end, facts.text('locale.date_style'))}")
    return " – ".join(part for part in parts if part)
