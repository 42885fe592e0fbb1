"""The goodbye to the people one worked with: thanks, one shared thing, where the work went, how to stay in touch."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines, Message, Span
from resign_tui.core.documents.page import Page, paragraphs


def goodbye(departure: Departure) -> Document:
    """A short farewell for a small circle; no complaint, no new employer, no names."""
    page = Page(departure)
    contact = page.in_sentence("goodbye.contact") or page.in_sentence("sender.email")
    values = {
        "highlight": page.in_sentence("goodbye.highlight"),
        "work": page.as_in_letter("content.project"),
        "contact": contact,
    }
    parts = page.parts("goodbye", values)
    blocks: list[Block] = []
    if audience := page.answer("goodbye.audience"):
        blocks.append(Lines("recipient", ((Span("To: "), audience.span),)))
    blocks.append(Lines("salutation", ((Span("Dear all,"),),)))
    blocks += [*paragraphs(parts), page.signature()]
    return page.document("goodbye", "Goodbye", blocks, message=Message("Goodbye, and thank you"))
