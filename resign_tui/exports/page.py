"""A document as it stands on a page: what HTML, DOCX and PDF draw, so that all of them say the same.

Blocks that say nothing are left out, and so are lines; words are cleaned. A line is made of spans that stand for a
missing answer and spans that do not, in turn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from resign_tui.core import curve
from resign_tui.core.document import (
    Block,
    Bullets,
    Curve,
    Document,
    Heading,
    Line,
    Lines,
    Paragraph,
    Source,
    Span,
    Table,
    Task,
    TaskList,
    plain,
)
from resign_tui.core.legible import legible
from resign_tui.exports.blocks import Walk
from resign_tui.exports.text import clean_line

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
    return legible(text).replace("\n", " ").strip()


def title(document: Document, *, draft: bool) -> str:
    """The title of the file; a draft says so first. Never empty, because an accessible file needs one."""
    words = one_line(document.title) or one_line(document.name) or "Document"
    return f"DRAFT: {words}" if draft else words


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks that say something, in order; a paragraph ends where one of its lines says nothing."""
    return tuple(shown for block in document.blocks for shown in _WALK(block))


def is_missing(span: Span) -> bool:
    """Whether the words are a marker for a missing answer."""
    return span.source is Source.MISSING


def is_done(task: Task) -> bool:
    """Whether nothing is left to do about a task."""
    return task.status in ("done", "not_applicable")


def sign(task: Task) -> str:
    """The box before a task."""
    return SIGNS.get(task.status, SIGNS["todo"])


def remark(task: Task) -> str:
    """What stands after a task because its box does not say it."""
    return REMARKS.get(task.status, "")


def details(task: Task) -> tuple[Line, tuple[Line, ...]]:
    """The detail that stands beside the words of a task, which is the first when it is short, and those below."""
    if task.details and len(plain(task.details[0])) <= _BESIDE:
        return task.details[0], task.details[1:]
    return (), task.details


def cards(table: Table) -> list[list[tuple[str, Line]]] | None:
    """The rows of a table too wide for a page, each as a card: the name of each column before its cell.

    Empty cells and rows are left out. None when the table fits.
    """
    if len(table.header) <= _COLUMNS or sum(map(_longest, _columns(table))) <= _TABLE_WIDTH:
        return None
    rows = (zip(table.header, row, strict=True) for row in table.rows)
    row_cells = [[(name, cell) for name, cell in row if plain(cell).strip()] for row in rows]
    return [card for card in row_cells if card]


def shares(table: Table) -> list[int]:
    """The share of the page's width that each column of a table needs."""
    columns = _columns(table)
    return _shares([*map(_longest, columns)], columns)


def heights(block: Curve) -> list[float]:
    """The curve as heights from 0 to 1 at even distances."""
    return [round(height, 3) for height in curve.heights(block.points, _STEPS)]


def curve_name(block: Curve) -> str:
    """What the curve is called for those who do not see it."""
    return f"Curve: {curve.in_words(block.points)}"


def _columns(table: Table) -> list[list[str]]:
    """The words of each column, its name first."""
    return [[name, *(plain(row[at]) for row in table.rows)] for at, name in enumerate(table.header)]


def _longest(column: list[str]) -> int:
    return max(map(len, column))


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


def _line(line: Line) -> Line:
    pairs = ((span.text, is_missing(span)) for span in clean_line(line) if span.text)
    groups = groupby(pairs, lambda pair: pair[1])
    return tuple(
        Span("".join(text for text, _ in group), Source.MISSING if missing else Source.TEMPLATE)
        for missing, group in groups
    )


def _nonblank(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that say something."""
    return tuple(line for line in map(_line, lines) if plain(line).strip())


def _lines(block: Lines) -> Iterator[Block]:
    if lines := _nonblank(block.lines):
        yield replace(block, lines=lines)


def _paragraph(block: Paragraph) -> Iterator[Block]:
    for has_words, group in groupby(map(_line, block.lines), lambda line: bool(plain(line).strip())):
        if has_words:
            yield replace(block, lines=tuple(group))


def _heading(block: Heading) -> Iterator[Block]:
    text = _line(block.text)
    if plain(text).strip():
        yield Heading(text, max(1, block.level))


def _bullets(block: Bullets) -> Iterator[Block]:
    if items := _nonblank(block.items):
        yield Bullets(items)


def _task_list(block: TaskList) -> Iterator[Block]:
    if block.tasks:
        yield TaskList(tuple(Task(task.status, _line(task.text), _nonblank(task.details)) for task in block.tasks))


def _table(block: Table) -> Iterator[Block]:
    if block.header:
        rows = tuple(tuple(map(_line, row)) for row in block.rows)
        yield Table(tuple(map(one_line, block.header)), rows)


def _curve(block: Curve) -> Iterator[Block]:
    yield Curve(block.points, _line(block.caption))


_WALK: Walk[Iterator[Block]] = Walk(_lines, _paragraph, _heading, _bullets, _task_list, _table, _curve)
