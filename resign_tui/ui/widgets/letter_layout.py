"""From a document to rows of a sheet: which words stand in which row, and where each row came from.

Pure: no widget, no colour, no scroll position. The words of the sheet are those of the exported text, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace
from rich.cells import get_character_cell_size, split_graphemes

from resign_tui.core.document import Block, Document, Line, Lines, Paragraph, Source, Span, plain
from resign_tui.exports import text as plain_text
from resign_tui.ui.visible import show

EMPTIED = "(left empty)"
"""What stands in the place of a paragraph that the person emptied; not part of the text."""

WIDEST = 62
"""Cells of the longest row; longer rows are hard to read."""

_NAMES = {
    "sender": "address", "recipient": "address", "date": "date", "subject": "subject", "salutation": "opening",
    "close": "closing", "signature": "closing", "contact": "closing", "copy": "copies",
}  # fmt: skip
_INNER_BREAK = re.compile("(?<=\\S)[^\\S\u00a0\u2007\u202f]+(?=\\S)")
_WORD = re.compile("(?:\\S|[\u00a0\u2007\u202f])+")
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
    if cells(text) <= width:
        words = tuple(_tokens(line, text, width))
        return (Row(_slice(line, 0, len(text)), 0, words),)
    rows: list[Row] = []
    start, end = 0, 0
    words_of_row: list[tuple[int, int]] = []
    for first, last in _tokens(line, text, width):
        if words_of_row and cells(text[start:last]) > width:
            rows.append(Row(_slice(line, start, end), start, tuple(words_of_row)))
            start, words_of_row = first, []
        elif not words_of_row and cells(text[start:last]) > width:
            start = first  # indented further than the row is wide
        words_of_row.append((first, last))
        end = last
    rows.append(Row(_slice(line, start, end), start, tuple(words_of_row)))
    return tuple(rows)


def cells(text: str) -> int:
    """Cells that the text may take at most, however it is cut: emoji sequences count as if each part stood alone."""
    if text.isascii():
        return len(text)
    return sum(get_character_cell_size(char) for char in text) + text.count("\ufe0f")


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


def _tokens(line: Line, text: str, width: int) -> Iterator[tuple[int, int]]:
    """What is not broken, as offsets; white space lies between and belongs to none."""
    glued, at = list(text), 0
    for span in line:
        if span.source is Source.MISSING:
            glued[at : at + len(span.text)] = _INNER_BREAK.sub(lambda m: "\u00a0" * len(m[0]), span.text)
        at += len(span.text)
    for match in _WORD.finditer("".join(glued)):
        if cells(text[match.start() : match.end()]) <= width:
            yield match.span()
        else:
            for word in _WORD.finditer(text, match.start(), match.end()):
                yield from _fold(text, word.start(), word.end(), width)


def _fold(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    if cells(text[start:end]) <= width:
        yield start, end
        return
    graphemes, _ = split_graphemes(text[start:end])
    first, size = start, 0
    for a, b, _ in graphemes:
        for left, right in _small_enough(text, start + a, start + min(b, end - start), width):
            wide = cells(text[left:right])
            if size + wide > width:
                yield first, left
                first, size = left, 0
            size += wide
    yield first, end


def _small_enough(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The grapheme itself, or its characters when it may be wider than a row."""
    if cells(text[start:end]) <= width:
        yield start, end
    else:
        yield from ((at, at + 1) for at in range(start, end))


def _slice(line: Line, start: int, end: int) -> Line:
    found, at = [], 0
    for span in line:
        text = span.text[max(0, start - at) : max(0, end - at)]
        if text:
            found.append(replace(span, text=text))
        at += len(span.text)
    return tuple(found)


def _shown(line: Line) -> Line:
    return tuple(replace(span, text=show(span.text)) for span in line)


def _is_blank(one: Placed | Line) -> bool:
    return not (one.row.text if isinstance(one, Placed) else plain(one)).strip()
