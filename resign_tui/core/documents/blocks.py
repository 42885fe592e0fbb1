"""What the documents are put together from: headings, lists, answers as spans, and the document around the blocks."""

from __future__ import annotations

from collections.abc import Iterable

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Bullets, Document, Heading, Line, Missing, Source, Span, lines_of


def heading(text: str | Line, level: int = 2) -> Heading:
    """A heading, in our own words or with the person's."""
    return Heading((Span(text),) if isinstance(text, str) else text, level)


def points(lines: Iterable[Line]) -> tuple[Bullets, ...]:
    """The lines that say something as a list; nothing when none does."""
    found = tuple(line for line in lines if line)
    return (Bullets(found),) if found else ()


def bracketed(line: Line) -> Line:
    """What is set behind a name in brackets; nothing when there is nothing to set."""
    return (Span(" ("), *line, Span(")")) if line else ()


def answer(facts: Facts, field_id: str) -> Span | None:
    """An answer as typed, or our suggestion for it; None when there is neither."""
    text = facts.text(field_id)
    return Span(text, Source.ANSWER if facts.is_given(field_id) else Source.DEFAULT, field_id) if text else None


def finished(departure: Departure, name: str, title: str, blocks: Iterable[Block]) -> Document:
    """The blocks as a document of this departure, with every marker in them listed as missing."""
    made = tuple(blocks)
    place, facts = departure.place, departure.facts
    language = "en-GB" if place.spelling == "uk" else "en-US"
    author = facts.text("sender.full_name")
    return Document(name, title, made, missing(made), language, place.paper, author, dated=facts.today)


def missing(blocks: Iterable[Block]) -> tuple[Missing, ...]:
    """The questions behind the markers that stand in these blocks, each once, in the order of the page."""
    spans = (span for block in blocks for line in lines_of(block) for span in line)
    fields = dict.fromkeys(span.field for span in spans if span.source is Source.MISSING)
    return tuple(Missing(field_id, catalogue.field(field_id).label) for field_id in fields)
