"""From a document to rows of a sheet: which words stand in which row, and where each row came from.

Pure: no widget, no colour, no scroll position. The words of the sheet are those of the exported text, line by line.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from resign_tui.core.document import Block, Document, Line, Lines, Paragraph, Source, Span, plain
from resign_tui.exports import text as plain_text
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.wrapping import cells, word_rows

EMPTIED = "(left empty)"
"""What stands in the place of a paragraph that the person emptied; not part of the text."""

WIDEST = 62
"""Cells of the longest row; longer rows are hard to read."""

_NAMES = {
    "sender": "address", "recipient": "address", "date": "date", "subject": "subject", "salutation": "opening",
    "close": "closing", "signature": "closing", "contact": "closing", "copy": "copies",
    "tasklist": "checklist",
}  # fmt: skip
_INNER_BREAK = re.compile("(?<=\\S)[^\\S\u00a0\u2007\u202f]+(?=\\S)")
_SENTINEL = Paragraph("", ((Span("."),),))


class Row(msgspec.Struct, frozen=True):
    """One row of a wrapped line: its spans, where it begins in the line, its words as offsets in the line."""

    spans: Line = ()
    start: int = 0
    words: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words of the row."""
        return plain(self.spans)


class Placed(msgspec.Struct, frozen=True):
    """A row on the sheet: the section it belongs to (-1 for a gap), its line there, and whether it is only a note."""

    row: Row
    section: int = -1
    line: int = 0
    note: bool = False


class Section(msgspec.Struct, frozen=True):
    """A block on the sheet, in rows `start` to `end`.

    key: the same after a change of words elsewhere. name: what it is called when it is out of sight; empty for a
    paragraph. paragraph: its id, empty for other blocks.
    """

    key: str
    name: str
    paragraph: str
    lines: tuple[Line, ...]
    start: int
    end: int
    edited: bool = False
    stale: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """A whole document in rows of one width."""

    rows: tuple[Placed, ...] = ()
    sections: tuple[Section, ...] = ()
    lines: tuple[Line, ...] = ()
    """The lines of the exported text, before wrapping."""

    def text(self) -> str:
        """The document as it would be exported."""
        return "\n".join(plain(line) for line in self.lines) + "\n"

    def rows_with(self, field: str) -> list[int]:
        """The rows that hold words of an answer."""
        return [at for at, one in enumerate(self.rows) if field and any(s.field == field for s in one.row.spans)]


def lay(document: Document, width: int) -> Sheet:
    """The document on a sheet whose rows are at most `width` cells wide (2 or more)."""
    rows: list[Placed] = []
    sections: list[Section] = []
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for block in document.blocks:
        body, wrapped = _block(block, width)
        if not wrapped:
            continue
        gap = block.space_before if isinstance(block, Lines) else 1
        rows += [Placed(Row())] * (gap if rows else 0)
        if body:
            lines += [()] * (gap if lines else 0) + list(body)
        at = len(sections)
        rows += [Placed(one.row, at, one.line, one.note) for one in wrapped]
        sections.append(_section(block, body, len(rows) - len(wrapped), len(rows), seen))
    for found in (rows, lines):
        while found and _is_blank(found[-1]):
            found.pop()
    return Sheet(tuple(rows), tuple(sections), tuple(lines))


@lru_cache(maxsize=512)
def wrap(line: Line, width: int) -> tuple[Row, ...]:
    """The rows of one line; spaces where it breaks hang unseen at the row's end.

    A word wider than the row is folded. The marker of a missing answer counts as one word while it fits.
    """
    text = plain(line)
    rows = word_rows(text, width, _glued(line))
    if cells(text) <= width:
        return (Row(_slice(line, 0, len(text)), 0, tuple(rows[0][1]) if rows else ()),)
    if not rows:
        return (Row(),)
    return tuple(Row(_slice(line, start, words[-1][1]), start, tuple(words)) for start, words in rows)


@lru_cache(maxsize=256)
def _block(block: Block, width: int) -> tuple[tuple[Line, ...], tuple[Placed, ...]]:
    """The lines of a block as exported, and its rows."""
    body = plain_text.lines(Document("", "", (block, _SENTINEL)))[:-2]
    edited = isinstance(block, Paragraph) and block.edited
    rows: list[Placed] = []
    for number, line in enumerate(body):
        rows += [Placed(row, line=number) for row in wrap(_shown(line), width)]
    if edited and not any(plain(line).strip() for line in body):
        note = [Placed(row, note=True) for row in wrap((Span(EMPTIED),), width)]
        rows[:1] = note
    return body, tuple(rows)


def _section(block: Block, body: tuple[Line, ...], start: int, end: int, seen: dict[str, int]) -> Section:
    if isinstance(block, Paragraph):
        key, name, paragraph = f"paragraph {block.id}", "", block.id
        edited, stale = block.edited, bool(block.stale)
    else:
        kind = block.kind if isinstance(block, Lines) else type(block).__name__.lower()
        key, name, paragraph, edited, stale = kind, _NAMES.get(kind, kind), "", False, False
    seen[key] = seen.get(key, 0) + 1
    return Section(f"{key} {seen[key]}", name, paragraph, body, start, end, edited, stale)


def _glued(line: Line) -> str:
    """The words of the line, those of a marker joined by no-break blanks."""
    return "".join(
        _INNER_BREAK.sub(lambda m: "\u00a0" * len(m[0]), span.text) if span.source is Source.MISSING else span.text
        for span in line
    )


def _slice(line: Line, start: int, end: int) -> Line:
    found, at = [], 0
    for span in line:
        text = span.text[max(0, start - at) : max(0, end - at)]
        if text:
            found.append(replace(span, text=text))
        at += len(span.text)
    return tuple(found)


def _shown(line: Line) -> Line:
    return tuple(replace(span, text=sanitize(span.text)) for span in line)


def _is_blank(one: Placed | Line) -> bool:
    return not (one.row.text if isinstance(one, Placed) else plain(one)).strip()
