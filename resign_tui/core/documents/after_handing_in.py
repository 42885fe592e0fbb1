"""The two letters that may follow the first: one that asks for another day, one that takes the resignation back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines, Span
from resign_tui.core.documents.writer import Writer, paragraphs

_ABOVE = ("sender", "date", "recipient", "salutation")


def is_wanted(departure: Departure) -> bool:
    """The dates are others than the letter that was handed in says."""
    said, end = departure.facts.day("sent.employment_end"), departure.timeline.end
    return said is not None and end is not None and said != end


def may_be_withdrawn(departure: Departure) -> bool:
    """The law of the place lets the person take the resignation back by right, and there is time for it."""
    sent, law = departure.facts.day("sent.on"), departure.place.withdrawal
    if sent is None or law is None:
        return False
    in_time = law.days > 0 and departure.today <= departure.timeline.given + timedelta(days=law.days)
    end = departure.timeline.letter_end
    return in_time or (law.until_end and end is not None and departure.today <= end)


def amendment(departure: Departure) -> Document:
    """A short letter that cites the first one, asks for the day that the answers now give, and says who must agree."""
    line = departure.timeline
    return _letter(
        departure, "amendment", "Change to my last day", {
            "new_end": lambda writer: writer.day("dates.employment_end", line.end),
            "moved_back": bool(line.end and line.letter_end and line.end > line.letter_end),
        },
    )  # fmt: skip


def withdrawal(departure: Departure) -> Document:
    """A short letter that takes the resignation back: by right where the law allows it, else as a request."""
    what = "notice" if departure.facts.choice("contract.kind") == "contractor" else "resignation"
    return _letter(departure, "withdrawal", f"Withdrawal of my {what}", {"by_right": may_be_withdrawn(departure)})


def _letter(departure: Departure, name: str, subject: str, values: Mapping[str, Any]) -> Document:
    writer = Writer(departure)
    made = {key: value(writer) if callable(value) else value for key, value in values.items()}
    line = departure.timeline
    parts = writer.parts(
        name,
        {
            "first_letter": writer.plain_day("dates.letter", line.letter),
            "received": writer.plain_day("sent.on", line.given),
            "said_end": writer.day("dates.employment_end", line.letter_end),
            **made,
        },
    )
    frame = writer.frame
    above = [_dated(departure.today, writer) if one == "date" else frame.block(one) for one in _ABOVE]
    title = Lines("subject", ((Span(subject),),))
    blocks: list[Block] = [*(one for one in above[:-1] if one.lines), title, above[-1], *paragraphs(parts)]
    return writer.document(name, subject, [*blocks, frame.block("close"), frame.block("signature")], message=None)


def _dated(today: date, writer: Writer) -> Lines:
    return Lines("date", ((Span(words.styled_date(today, writer.style)),),))
