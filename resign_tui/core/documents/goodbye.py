"""The goodbye to the people one worked with: thanks, one shared thing, where the work went, how to stay in touch."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines, Message, Span
from resign_tui.core.documents.writer import Writer, paragraphs


def goodbye(departure: Departure) -> Document:
    """A short farewell for a small circle; no complaint, no new employer, no names."""
    writer = Writer(departure)
    contact = writer.said("goodbye.contact") or writer.said("sender.email")
    values = {
        "highlight": writer.said("goodbye.highlight"),
        "work": writer.optional("content.project"),
        "contact": contact,
    }
    parts = writer.parts("goodbye", values)
    blocks: list[Block] = []
    if audience := writer.text("goodbye.audience"):
        blocks.append(Lines("recipient", ((Span("To: "), audience.span),)))
    blocks.append(Lines("salutation", ((Span("Dear all,"),),)))
    blocks += [*paragraphs(parts), writer.signature()]
    return writer.document("goodbye", "Goodbye", blocks, message=Message("Goodbye, and thank you"))
