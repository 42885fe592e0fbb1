"""The goodbye to the people one worked with: thanks, one shared thing, where the work went, how to stay in touch."""

from __future__ import annotations

from ..departure import Departure
from ..document import Block, Line, Lines, Span
from .outgoing import Message, Outgoing
from .saying import sayer
from .writer import Writer, paragraphs


def goodbye(departure: Departure) -> Outgoing:
    """A short farewell for a small circle; no complaint, no new employer, no names."""
    writer = Writer(departure)
    contact = writer.phrase("goodbye.contact") or writer.phrase("sender.email")
    highlight = writer.text("goodbye.highlight")
    parts = writer.parts("goodbye", {"said": sayer(writer.slots.page), "highlight": highlight, "contact": contact})
    blocks: list[Block] = []
    audience: Line = (writer.text("goodbye.audience").span,)
    if audience[0].text:
        blocks.append(Lines("recipient", ((Span("To: "), *audience),)))
    blocks.append(Lines("salutation", ((Span("Dear all,"),),)))
    blocks += paragraphs(parts)
    blocks += writer.signature()
    return writer.document("goodbye", "Goodbye", blocks, message=Message("Goodbye, and thank you"))
