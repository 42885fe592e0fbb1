"""A public announcement, for after the last day or after the start: the person's own words, or a neutral few."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Message
from resign_tui.core.documents.page import Page, paragraphs


def announcement(departure: Departure) -> Document:
    """Thanks and what comes next. The next employer is named only when the post goes out after the start there."""
    page = Page(departure)
    facts = departure.facts
    public = (
        facts.choice("announcement.when") == "after_start"
        and facts.choice("next.disclosure") == "named"
        and facts.is_given("next.name")
    )
    parts = page.parts("announcement", {"own": page.answer("announcement.text"), "is_public": public})
    message = Message("Announcement")
    return page.document("announcement", "Announcement", paragraphs(parts), message=message)
