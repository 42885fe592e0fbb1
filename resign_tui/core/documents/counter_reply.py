"""The answer to a counter-offer: thanks, the decision, back to the handover; and the same three lines to say aloud."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Block
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.outgoing import Message, Outgoing
from resign_tui.core.documents.writer import Writer, paragraphs
from resign_tui.core.situation import offer_at_least

_SPOKEN = ("say_thanks", "say_decision", "say_handover")
_THANKING = ("thank", "grateful", "gratitude", "i appreciate", "i really appreciate")


def counter_reply(departure: Departure) -> Outgoing:
    """A decline that closes the subject. What was offered is never repeated, the next employer never named.

    A typed sentence takes the place of our thanks; one that thanks for nothing follows ours, except where the whole
    note is two sentences.
    """
    writer = Writer(departure)
    thanks = writer.said("counter_reply.thanks")
    parts = writer.parts(
        "counter_reply",
        {
            "thanks": thanks,
            "adds": not any(one in thanks.text.casefold() for one in _THANKING),
            "final": writer.said("counter_reply.final_line"),
            "next_step": writer.said("counter_reply.transition_line"),
            "plan_by": writer.day("counter_reply.transition_line", writer.working_day(2)),
            "committed": offer_at_least(departure.facts, "signed"),
        },
    )
    spoken = points(parts.pop(name) for name in _SPOKEN if name in parts)
    blocks: list[Block] = [writer.greeting(), *paragraphs(parts), *writer.close()]
    message = Message("Your offer", blocks=len(blocks))
    blocks += [heading("If you say it aloud"), *spoken]
    return writer.document("counter-reply", "Answer to the counter-offer", blocks, message=message)
