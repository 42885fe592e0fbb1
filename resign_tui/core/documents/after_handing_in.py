"""The two letters that may follow the first: one that asks for another day, one that takes the resignation back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines, Missing, Span
from resign_tui.core.documents.offers import has_end_moved, may_be_withdrawn
from resign_tui.core.documents.page import Page, paragraphs

_ANOTHER_DAY = "Another end than the letter says"


def amendment(departure: Departure) -> Document:
    """A short letter that cites the first one, asks for the day that the answers now give, and says who must agree.

    Without another day than the letter says there is nothing to ask for, and the day is missing.
    """
    page, line = Page(departure), departure.timeline
    new_end = line.end if has_end_moved(departure) else None
    values = {
        "new_end": page.day("dates.employment_end", new_end),
        "moved_back": bool(new_end and line.letter_end and new_end > line.letter_end),
    }
    letter = _letter(page, "amendment", "Change to my last day", values)
    return replace(letter, missing=tuple(map(_another_day, letter.missing)))


def _another_day(gap: Missing) -> Missing:
    return replace(gap, label=_ANOTHER_DAY) if gap.field == "dates.employment_end" else gap


def withdrawal(departure: Departure) -> Document:
    """A short letter that takes the resignation back: by right where the law allows it, else as a request."""
    what = "notice" if departure.facts.choice("contract.kind") == "contractor" else "resignation"
    values = {"by_right": may_be_withdrawn(departure)}
    return _letter(Page(departure), "withdrawal", f"Withdrawal of my {what}", values)


def _letter(page: Page, name: str, subject: str, values: Mapping[str, Any]) -> Document:
    """A letter that cites the first one; where that is not handed in, the day of it is missing."""
    line, frame = page.timeline, page.frame
    is_sent = page.facts.day("sent.on") is not None
    parts = page.parts(
        name,
        {
            "first_letter": page.short_day("dates.letter", line.letter) if is_sent else page.day("sent.on", None),
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
