"""Plain text: what the preview shows, what the clipboard gets and what the .txt file holds are these same lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from resign_tui.core.document import (
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
    TaskList,
    plain,
)
from resign_tui.core.legible import legible
from resign_tui.exports.blocks import Walk

DRAFT = "DRAFT"
"""The word that stands above a document that is not finished."""

STATUS_MARKS = {"todo": "[ ] ", "doing": "[~] ", "done": "[x] ", "not_applicable": "[-] "}
"""What stands before a task, by status."""

_TABLE_WIDTH = 100
"""Widest table, in terminal cells, that is still drawn as columns."""

_GAP = "  "
_UNDERLINES = {1: "=", 2: "-"}


def clean_line(line: Line) -> Line:
    """The line as it may leave: every span cleaned, and a missing answer in its visible marks."""
    return tuple(replace(span, text=_words(span)) for span in line)


def lines(document: Document, *, draft_mark: bool = False) -> tuple[Line, ...]:
    """The document line by line, spans kept; an empty line is an empty tuple.

    Joined by newlines, with one at the end, they are `to_text`.
    """
    result: list[Line] = [(Span(DRAFT),)] if draft_mark else []
    for block in document.blocks:
        body = list(_WALK(block))
        if not body:
            continue
        if result:
            result += [()] * (block.space_before if isinstance(block, Lines) else 1)
        result += body
    while result and not plain(result[-1]).strip():
        result.pop()
    return tuple(result)


def to_text(document: Document, *, draft_mark: bool = False) -> str:
    """The document as plain text that ends with one newline; `draft_mark` puts DRAFT above it."""
    return "\n".join(plain(line) for line in lines(document, draft_mark=draft_mark)) + "\n"


def encode(text: str) -> bytes:
    """UTF-8 of the cleaned text; never fails, whatever was typed."""
    return legible(text).encode("utf-8")


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .txt file."""
    return encode(to_text(document, draft_mark=draft))


def _words(span: Span) -> str:
    text = legible(span.text).replace("\n", " ")
    if span.source is Source.MISSING and not text.startswith("‹"):
        return f"‹{text}›"
    return text


def _lines(block: Lines | Paragraph) -> Iterator[Line]:
    return map(clean_line, block.lines)


def _bullets(block: Bullets) -> Iterator[Line]:
    return ((Span("- "), *clean_line(item)) for item in block.items)


def _heading(heading: Heading) -> Iterator[Line]:
    text = clean_line(heading.text)
    if not plain(text).strip():
        return
    yield text
    if heading.level in _UNDERLINES:
        yield (Span(_UNDERLINES[heading.level] * max(1, _width(plain(text)))),)


def _task_list(checklist: TaskList) -> Iterator[Line]:
    for task in checklist.tasks:
        mark = STATUS_MARKS.get(task.status, STATUS_MARKS["todo"])
        yield (Span(mark), *clean_line(task.text))
        for detail in task.details:
            yield (Span(" " * len(mark)), *clean_line(detail))


def _curve(block: Curve) -> Iterator[Line]:
    from resign_tui.core import curve  # only a handover may hold one

    yield (Span(curve.in_blocks(block.points), Source.COMPUTED),)
    caption = clean_line(block.caption)
    if plain(caption).strip():
        yield caption


def _table(table: Table) -> Iterator[Line]:
    header: tuple[Line, ...] = tuple((Span(legible(cell).replace("\n", " ")),) for cell in table.header)
    rows = [tuple(clean_line(cell) for cell in row) for row in table.rows]
    if not header:
        return
    widths = [max(_width(plain(cell)) for cell in column) for column in zip(header, *rows, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > _TABLE_WIDTH:
        yield from _stanzas(header, rows)
        return
    yield _aligned(header, widths)
    yield _aligned([(Span("-" * width),) for width in widths], widths)
    for row in rows:
        yield _aligned(row, widths)


def _aligned(row: Sequence[Line], widths: Sequence[int]) -> Line:
    """One row of a table as a line; nothing is padded after the last cell that says something."""
    used = [index for index, cell in enumerate(row) if plain(cell)]
    spans: list[Span] = []
    for index in range(used[-1] + 1 if used else 0):
        spans += row[index]
        if index < used[-1]:
            spans.append(Span(" " * (widths[index] - _width(plain(row[index]))) + _GAP))
    return tuple(spans)


def _stanzas(header: Sequence[Line], rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """A table too wide for columns: a few lines for each row, one for each cell that says something."""
    first = True
    for row in rows:
        filled = [(key, cell) for key, cell in zip(header, row, strict=True) if plain(cell).strip()]
        if filled and not first:
            yield ()
        for key, cell in filled:
            first = False
            yield (*key, Span(": "), *cell)


def _width(text: str) -> int:
    from rich.cells import cell_len  # only a document with a table needs it

    return cell_len(text)


_WALK: Walk[Iterator[Line]] = Walk(_lines, _lines, _heading, _bullets, _task_list, _table, _curve)
