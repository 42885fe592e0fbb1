"""What the documents are put together from: headings, lists, tables, and lines made of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resign_tui.core import words
from resign_tui.core.document import Bullets, Heading, Line, Span, Table


def heading(text: str | Line, level: int = 2) -> Heading:
    """A heading, in our own words or with the person's."""
    return Heading((Span(text),) if isinstance(text, str) else text, level)


def points(lines: Iterable[Line]) -> tuple[Bullets, ...]:
    """The lines that say something as a list; nothing when none does."""
    items = tuple(line for line in lines if line)
    return (Bullets(items),) if items else ()


def grid(header: Sequence[str], rows: Sequence[Sequence[Line]], keep: int = 0) -> Table:
    """A table without the columns in which nothing stands; the first ones are kept all the same."""
    at = [place for place in range(len(header)) if place < keep or any(row[place] for row in rows)]
    return Table(tuple(header[place] for place in at), tuple(tuple(row[place] for place in at) for row in rows))


def bracketed(line: Line) -> Line:
    """What is set behind a name in brackets; nothing when there is nothing to set."""
    return (Span(" ("), *line, Span(")")) if line else ()


def labelled(label: str, value: Line) -> Line:
    """A value after its name; nothing when there is no value."""
    return (Span(f"{label}: "), *value) if value else ()


def joined(parts: Iterable[Line], between: str = " · ") -> Line:
    """Those of the parts that say something, with something between them."""
    line: list[Span] = []
    for part in filter(None, parts):
        line += [Span(between), *part] if line else part
    return tuple(line)


def some(parts: Sequence[Line], most: int) -> Line:
    """The first of several names, which may hold commas, and how many more there are."""
    rest = len(parts) - most
    more = (Span(f" and {words.count_word(rest)} more"),) if rest > 0 else ()
    return (*joined(parts[:most], "; "), *more)
