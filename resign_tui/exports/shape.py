"""A document as plain lists of cleaned words: what HTML, DOCX and PDF draw, so that all of them say the same.

Every line is a list of runs, and a run is a pair: the words, and whether they stand for a missing answer. The shape
can be written as JSON.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from resign_tui.core import curve
from resign_tui.core.document import (
    Block,
    Bullets,
    Checklist,
    Curve,
    Document,
    Heading,
    Line,
    Lines,
    Paragraph,
    Source,
    Table,
    Task,
)
from resign_tui.exports.text import clean, clean_line

Runs: TypeAlias = list[tuple[str, bool]]
"""One line: its words, and whether they are a marker for a missing answer."""

Shape: TypeAlias = dict[str, Any]
"""A block: its kind and, by name, what belongs to it."""

SIGNS = {"todo": "\u2610", "doing": "\u2610", "done": "\u2611", "not_applicable": "\u2612"}
"""The box before a task, by status."""

REMARKS = {"doing": " (under way)", "not_applicable": " (does not apply)"}
"""What the box alone does not say, as words after the task; Markdown says the same."""

_STEPS = 120
_BESIDE = 48
_COLUMNS = 4
_TABLE_WIDTH = 90
_NARROWEST, _WIDEST = 6, 48
_SHORT, _PAGE = 20, 88


def one_line(text: str) -> str:
    """A title or a name as it may leave: cleaned, and on one line."""
    return clean(text).replace("\n", " ").strip()


def title(document: Document, *, draft: bool) -> str:
    """The title of the file; a draft says so first. Never empty, because an accessible file needs one."""
    words = one_line(document.title) or one_line(document.name) or "Document"
    return f"DRAFT: {words}" if draft else words


def words(runs: Runs) -> str:
    """The words of a line."""
    return "".join(text for text, _ in runs)


def blocks(document: Document) -> list[Shape]:
    """The blocks that say something, in order; see the module's first lines and the functions below for the names."""
    return [shape for block in document.blocks for shape in _block(block)]


def _block(block: Block) -> Iterator[Shape]:
    if isinstance(block, Lines):
        lines = _said(block.lines)
        if lines:
            yield {"kind": "lines", "role": block.kind, "lines": lines, "space": block.space_before}
    elif isinstance(block, Paragraph):
        for lines in _stanzas(block.lines):
            yield {"kind": "paragraph", "lines": lines}
    elif isinstance(block, Heading):
        runs = _runs(block.text)
        if words(runs).strip():
            yield {"kind": "heading", "level": max(1, block.level), "line": runs}
    elif isinstance(block, Bullets):
        items = _said(block.items)
        if items:
            yield {"kind": "bullets", "items": items}
    elif isinstance(block, Checklist):
        if block.tasks:
            yield {"kind": "checklist", "tasks": [_task(task) for task in block.tasks]}
    elif isinstance(block, Curve):
        yield _curve(block)
    elif block.header:
        yield _table(block)


def _task(task: Task) -> Shape:
    """A task; its first detail, when it is short, stands beside the words instead of below them."""
    details = _said(task.details)
    beside = bool(details) and len(words(details[0])) <= _BESIDE
    return {
        "done": task.status in ("done", "not_applicable"),
        "sign": SIGNS.get(task.status, SIGNS["todo"]),
        "line": _runs(task.text),
        "remark": REMARKS.get(task.status, ""),
        "aside": details[0] if beside else [],
        "details": details[1:] if beside else details,
    }


def _curve(block: Curve) -> Shape:
    """A curve as heights from 0 to 1 at even distances, as a row of blocks, and named for those who do not see it."""
    return {
        "kind": "curve",
        "heights": [round(one, 3) for one in curve.heights(block.points, _STEPS)],
        "blocks": curve.in_blocks(block.points),
        "name": f"Curve: {curve.in_words(block.points)}",
        "line": _runs(block.caption),
    }


def _table(table: Table) -> Shape:
    """A table with the share of the width that each column needs; one too wide for a page becomes cards.

    A card is one row: the name of each column before its cell, empty cells left out.
    """
    header = [one_line(cell) for cell in table.header]
    rows = [[_runs(cell) for cell in row] for row in table.rows]
    longest = [
        max(len(name), *(len(words(row[at])) for row in rows)) if rows else len(name) for at, name in enumerate(header)
    ]
    if len(header) > _COLUMNS and sum(longest) > _TABLE_WIDTH:
        cards = [[(name, runs) for name, runs in zip(header, row, strict=True) if words(runs).strip()] for row in rows]
        return {"kind": "cards", "cards": [card for card in cards if card]}
    words_of = [[name, *(words(row[at]) for row in rows)] for at, name in enumerate(header)]
    return {"kind": "table", "header": header, "rows": rows, "shares": _shares(longest, words_of)}


def _shares(longest: list[int], columns: list[list[str]]) -> list[int]:
    """The width of each column, in letters: as much of a page's line as its cells are long, and never less than its
    longest word or a short cell needs, as long as all of them find room.
    """
    shares = [max(_NARROWEST, min(_WIDEST, length)) for length in longest]
    needs = [
        math.ceil(1.2 * (length if length <= _SHORT else min(_SHORT, max(_word(cell) for cell in cells)))) + 2
        for length, cells in zip(longest, columns, strict=True)
    ]
    fixed: dict[int, int] = {}
    while sum(needs) <= _PAGE:
        rest = _PAGE - sum(fixed.values())
        free = {at: share for at, share in enumerate(shares) if at not in fixed}
        tight = {at: needs[at] for at, share in free.items() if share * rest < needs[at] * sum(free.values())}
        if not tight:
            return [fixed.get(at) or max(1, share * rest // sum(free.values())) for at, share in enumerate(shares)]
        fixed.update(tight)
    return shares


def _word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _runs(line: Line) -> Runs:
    pairs = ((span.text, span.source is Source.MISSING) for span in clean_line(line) if span.text)
    return [("".join(text for text, _ in group), missing) for missing, group in groupby(pairs, lambda pair: pair[1])]


def _said(lines: Iterable[Line]) -> list[Runs]:
    """The lines that say something."""
    return [runs for runs in map(_runs, lines) if words(runs).strip()]


def _stanzas(lines: Sequence[Line]) -> Iterator[list[Runs]]:
    """Lines that stand together, parted where a line says nothing."""
    for said, group in groupby(map(_runs, lines), lambda runs: bool(words(runs).strip())):
        if said:
            yield list(group)
