"""The answer to a counter-offer: thanks, the decision, back to the handover; and the same three lines to say aloud."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Message
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.cover_note import FIRST_PLAN
from resign_tui.core.documents.page import Page, paragraphs
from resign_tui.core.situation import offer_at_least

_SPOKEN = ("say_thanks", "say_decision", "say_handover")
_THANKING = ("thank", "grateful", "gratitude", "i appreciate", "i really appreciate")


def counter_reply(departure: Departure) -> Document:
    """A decline that closes the subject. What was offered is never repeated, the next employer never named.

    A typed sentence takes the place of our thanks; one that thanks for nothing follows ours, except where the whole
    note is two sentences. An updated plan comes after the first one, which the cover note promises.
    """
    page = Page(departure)
    thanks = page.in_sentence("counter_reply.thanks")
    parts = page.parts(
        "counter_reply",
        {
            "thanks": thanks,
            "adds": not any(word in thanks.text.casefold() for word in _THANKING),
            "final": page.in_sentence("counter_reply.final_line"),
            "next_step": page.in_sentence("counter_reply.transition_line"),
            "plan_by": page.day("counter_reply.transition_line", page.plan_by(FIRST_PLAN + 1)),
            "committed": offer_at_least(departure.facts, "signed"),
        },
    )
    spoken = points(parts.pop(name) for name in _SPOKEN if name in parts)
    blocks: list[Block] = [page.greeting(), *paragraphs(parts), *page.close()]
    message = Message("Your offer", blocks=len(blocks))
    blocks += [heading("If you say it aloud"), *spoken]
    return page.document("counter-reply", "Answer to the counter-offer", blocks, message=message)
