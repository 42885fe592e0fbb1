"""The two letters that may follow the first: one that asks for another day, one that takes the resignation back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines, Span
from resign_tui.core.documents.offers import may_be_withdrawn
from resign_tui.core.documents.page import Page, paragraphs


def amendment(departure: Departure) -> Document:
    """A short letter that cites the first one, asks for the day that the answers now give, and says who must agree."""
    page, line = Page(departure), departure.timeline
    values = {
        "new_end": page.day("dates.employment_end", line.end),
        "moved_back": bool(line.end and line.letter_end and line.end > line.letter_end),
    }
    return _letter(page, "amendment", "Change to my last day", values)


def withdrawal(departure: Departure) -> Document:
    """A short letter that takes the resignation back: by right where the law allows it, else as a request."""
    what = "notice" if departure.facts.choice("contract.kind") == "contractor" else "resignation"
    values = {"by_right": may_be_withdrawn(departure)}
    return _letter(Page(departure), "withdrawal", f"Withdrawal of my {what}", values)


def _letter(page: Page, name: str, subject: str, values: Mapping[str, Any]) -> Document:
    line, frame = page.timeline, page.frame
    parts = page.parts(
        name,
        {
            "first_letter": page.short_day("dates.letter", line.letter),
            "received": page.short_day("sent.on", line.given),
            "said_end": page.day("dates.employment_end", line.letter_end),
            **values,
        },
    )
    today = Lines("date", ((Span(words.styled_date(page.facts.today, page.style)),),))
    head = [block for block in (frame.block("sender"), today, frame.block("recipient")) if block.lines]
    title = Lines("subject", ((Span(subject),),))
    body: list[Block] = [
        title,
        frame.block("salutation"),
        *paragraphs(parts),
        frame.block("close"),
        frame.block("signature"),
    ]
    return page.document(name, subject, [*head, *body])
