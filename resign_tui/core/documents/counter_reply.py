"""The answer to a counter-offer: thanks, the decision, back to the handover; and the same three lines to say aloud."""

from __future__ import annotations

from ..blocks import heading, points
from ..departure import Departure
from ..document import Block
from ..phrasing import fitted
from .outgoing import Message, Outgoing
from .saying import sayer
from .writer import Writer, paragraphs

_SPOKEN = ("say_thanks", "say_decision", "say_handover")
_GO_ON = ("so", "very", "again")
"""First words that follow "Thank you" without "for"."""

_THANKING = ("thank", "grateful", "apprecia", "gratitude")
_SIGNED = ("signed", "signed_start_confirmed")


def counter_reply(departure: Departure) -> Outgoing:
    """A decline that closes the subject. What was offered is never repeated, the next employer never named.

    A typed sentence takes the place of our thanks; one that thanks for nothing follows ours, except where the whole
    note is two sentences.
    """
    writer = Writer(departure)
    facts = departure.facts
    offer = "the offer" if departure.scenario == "mistreated" else "the offer and the thought behind it"
    thanks = writer.text("counter_reply.thanks", offer)
    parts = writer.parts(
        "counter_reply",
        {
            "said": sayer(writer.slots.page),
            "thanks": thanks,
            "thank_you": "Thank you " if thanks.text.casefold().split(maxsplit=1)[0] in _GO_ON else "Thank you for ",
            "adds": _only_adds(thanks.text),
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


def _only_adds(thanks: str) -> bool:
    """A sentence of the person's own that does not thank by itself."""
    frame, _, _ = fitted(thanks, "Thank you for ")
    return not frame and not any(one in thanks.casefold() for one in _THANKING)
