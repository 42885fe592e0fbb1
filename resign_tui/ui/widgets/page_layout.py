"""The letter on pages of paper, as near as cells come to it: rows of text, the head where it stands, page breaks.

Pure. A cell is about 1.8 mm wide and a row about 5.3 mm high, as a character and a line of the PDF are on the whole; a
page narrower than paper holds as many more rows as its lines are shorter.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import msgspec

from resign_tui.core.document import Block, Document, Lines, Paragraph, plain
from resign_tui.exports.text import clean_line
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.wrapping import cells, wrap

LINE = 90
"""Cells of a full line on paper."""

_ROWS = {"letter": 44, "a4": 47}
"""Rows between the margins of a page."""

_SIDE = 14
_SIDE_SHARE = 0.08
_LEAST_SIDE = 2
"""Cells of each margin at most and at least, and between these its share of the page."""

_TOP = 4
_WINDOW = 8
"""Rows of the address in a window envelope, its line of return above included."""

_WINDOW_CELLS = 48
_SQUEEZED = 1.15
"""How much more a letter takes on one page before it goes on to a second: its words and gaps shrink a little."""


class PageRow(msgspec.Struct, frozen=True):
    """A row of a page. note: it is ours, about the page, and never printed."""

    text: str = ""
    note: bool = False


class Pages(msgspec.Struct, frozen=True):
    """side: cells of each margin. line: cells of the text between. pages: the rows of each from edge to edge."""

    side: int
    line: int
    pages: tuple[tuple[PageRow, ...], ...]


def lay_out(letter: Document, paper: str, layout: str, width: int) -> Pages:
    """The letter on pages of at most so many cells, edges left out."""
    side = max(min(_SIDE, round(width * _SIDE_SHARE)), _LEAST_SIDE)
    line = max(min(LINE, width - 2 * side), 10)
    rows = list(_rows(letter, layout, line))
    on_paper = len(rows) if line == LINE else len(list(_rows(letter, layout, LINE)))
    room = _ROWS[paper] if on_paper > _ROWS[paper] * _SQUEEZED else max(_ROWS[paper], on_paper)
    room = ceil(room * len(rows) / max(on_paper, 1))
    pages = []
    while rows:
        count = _break(rows, room)
        pages.append(_page(rows[:count], room))
        rows = rows[count:]
        while rows and not rows[0].text:
            rows.pop(0)
    return Pages(side, line, tuple(pages))


def _page(rows: list[PageRow], room: int) -> tuple[PageRow, ...]:
    margin = [PageRow()] * _TOP
    return (*margin, *rows, *[PageRow()] * (room - len(rows)), *margin)


def _break(rows: list[PageRow], room: int) -> int:
    """How many rows go on this page: the close keeps the row before it, and no page ends within the room to sign."""
    if len(rows) <= room:
        return len(rows)
    return next((at for at in range(room, room // 2, -1) if not rows[at - 1].text), room)


def _rows(letter: Document, layout: str, line: int) -> Iterator[PageRow]:
    on_din = layout == "din5008_b"
    first = True
    for block in _in_order(letter, on_din):
        kind = block.kind if isinstance(block, Lines) else ""
        if not first:
            yield from _above(block, kind)
        first = False
        texts = [part for text in _texts(block) for part in (wrap(text, line) or [""])]
        if kind == "recipient" and on_din:
            yield from _window(texts, line)
        else:
            at_right = (kind == "sender" and layout in ("uk_block", "din5008_b")) or (kind == "date" and on_din)
            indent = " " * (line - max(map(cells, texts), default=0)) if at_right else ""
            yield from (PageRow(indent + text) for text in texts)


def _in_order(letter: Document, on_din: bool) -> list[Block]:
    """On DIN paper the date stands with the sender, and the address below both."""
    blocks = list(letter.blocks)
    if on_din:
        kinds = ("sender", "date", "recipient")
        heads = [block for block in blocks if isinstance(block, Lines) and block.kind in kinds]
        heads.sort(key=lambda block: kinds.index(block.kind))
        blocks = [*heads, *(block for block in blocks if block not in heads)]
    return blocks


def _window(texts: list[str], line: int) -> Iterator[PageRow]:
    """The address in the window of the envelope."""
    dots = "· " * (_WINDOW_CELLS // 2)
    yield PageRow(f"{dots[:4]}address window {dots[: _WINDOW_CELLS - 20]}".rstrip(), note=True)
    yield from map(PageRow, [*texts, *[""] * (_WINDOW - 2 - len(texts))])
    yield PageRow(dots.rstrip(), note=True)


def _above(block: Block, kind: str) -> Iterator[PageRow]:
    space = block.space_before if isinstance(block, Lines) else 1
    if kind != "signature" or space < 2:
        yield from [PageRow()] * space
        return
    yield from [PageRow()] * (space - 1)
    yield PageRow("· · · · sign here · · · ·", note=True)


def _texts(block: Block) -> list[str]:
    lines = block.lines if isinstance(block, Lines | Paragraph) else ()
    return [sanitize(plain(clean_line(row)).replace("\n", " "), marks=True) for row in lines]
