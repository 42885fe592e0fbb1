"""The answer to a counter-offer: thanks, the decision, back to the handover; and the same three lines to say aloud."""

from __future__ import annotations

import re

from .. import words
from ..departure import Departure
from ..document import Block
from ..pen import Slot
from .outgoing import Message, Outgoing
from .writer import Writer, heading, paragraphs, points

_SPOKEN = ("say_thanks", "say_decision", "say_handover")
_THANKED = re.compile(r"^(?:thank you|thanks)\b[\s,:]*", re.IGNORECASE)
_SIGNED = ("signed", "signed_start_confirmed")


def counter_reply(departure: Departure) -> Outgoing:
    """A decline that closes the subject. What was offered is never repeated, the next employer never named."""
    writer = Writer(departure)
    facts = departure.facts
    offer = "for the offer" if departure.scenario == "mistreated" else "for the offer and the thought behind it"
    parts = writer.parts(
        "counter_reply",
        {
            "thanks": _thanks(writer, offer),
            "final_line": writer.text("counter_reply.final_line"),
            "transition_typed": writer.text("counter_reply.transition_line"),
            "next_step": writer.day("counter_reply.transition_line", writer.working_day(2)),
            "committed": facts.choice("next.status") in _SIGNED,
        },
    )
    spoken = points(parts.pop(name) for name in _SPOKEN)
    to_manager = facts.choice("letter.addressee") == "manager"
    blocks: list[Block] = [
        writer.greeting("manager.name", "manager.first_name") if to_manager else writer.greeting("recipient.name"),
        *paragraphs(parts),
        *writer.signature(),
    ]
    message = Message("Your offer", blocks=len(blocks))
    blocks += [heading("If you say it aloud"), *spoken]
    return writer.document("counter-reply", "Answer to the counter-offer", blocks, message=message)


def _thanks(writer: Writer, otherwise: str) -> Slot:
    """What goes on after "Thank you"; those two words are not said twice."""
    slot = writer.phrase("counter_reply.thanks", otherwise)
    rest = words.unclosed(_THANKED.sub("", slot.text))
    return writer.slots.page.slot(rest or otherwise, slot.span.source, slot.span.field)
