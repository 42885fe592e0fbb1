"""Words of the house in place of ours, wherever a document says them; what was typed is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import replace

from resign_tui.core.document import (
    Block,
    Bullets,
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
from resign_tui.core.letter.own import Phrases

_WORDS_OF_OURS = (Source.TEMPLATE, Source.DEFAULT)


def in_paragraph(name: str, line: Line, phrases: Phrases) -> Line:
    """A paragraph of the letter in words of the house, with the sentence that it gets."""
    spoken = in_line(line, phrases)
    if not spoken or name != phrases.add_to or phrases.sentence in plain(spoken):
        return spoken
    return (*spoken, Span(f" {phrases.sentence}", Source.OWN))


def in_line(line: Line, phrases: Phrases) -> Line:
    """A line in words of the house."""
    if not phrases.instead:
        return line
    pattern, theirs = _spoken(phrases.instead)

    def said(match: re.Match[str]) -> str:
        return theirs[match[0]]

    return tuple(
        replace(span, text=pattern.sub(said, span.text)) if span.source in _WORDS_OF_OURS else span for span in line
    )


def in_document(document: Document, phrases: Phrases) -> Document:
    """A document in words of the house, hand-written paragraphs apart."""
    if not phrases.instead:
        return document
    return replace(
        document, blocks=tuple(_in_block(block, lambda line: in_line(line, phrases)) for block in document.blocks)
    )


def _in_block(block: Block, said: Callable[[Line], Line]) -> Block:
    if isinstance(block, Lines | Paragraph):
        return replace(block, lines=tuple(map(said, block.lines)))
    if isinstance(block, Heading):
        return replace(block, text=said(block.text))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(map(said, block.items)))
    if isinstance(block, TaskList):
        tasks = (replace(task, text=said(task.text), details=tuple(map(said, task.details))) for task in block.tasks)
        return replace(block, tasks=tuple(tasks))
    if isinstance(block, Table):
        header = tuple(plain(said((Span(cell),))) for cell in block.header)
        return replace(block, header=header, rows=tuple(tuple(map(said, row)) for row in block.rows))
    return replace(block, caption=said(block.caption))


@lru_cache(maxsize=8)
def _spoken(instead: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Finds words of ours, the longest first, also where they begin a sentence; and what stands for each."""
    theirs: dict[str, str] = {}
    for ours, said in instead:
        theirs.setdefault(ours, said)
    for ours, said in instead:
        theirs.setdefault(ours[0].upper() + ours[1:], said[:1].upper() + said[1:])
    longest_first = sorted(theirs, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), theirs
