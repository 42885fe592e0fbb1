"""Words of the house in place of ours, wherever a document says them; what was typed is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    return tuple(part for span in line for part in _in_span(span, phrases))


def in_document(document: Document, phrases: Phrases) -> Document:
    """A document in words of the house, hand-written paragraphs apart."""
    if not phrases.instead:
        return document
    return replace(
        document, blocks=tuple(_in_block(block, lambda line: in_line(line, phrases)) for block in document.blocks)
    )


def _in_span(span: Span, phrases: Phrases) -> Iterator[Span]:
    """Our words with those of the house among them, which the review hears as the person's."""
    if span.source not in _WORDS_OF_OURS:
        yield span
        return
    pattern, theirs = _spoken(phrases.instead)
    at = 0
    for match in pattern.finditer(span.text):
        said, source = theirs[match[0]], Source.OWN if span.source is Source.TEMPLATE else span.source
        for text, origin in ((span.text[at : match.start()], span.source), (said, source)):
            if text:
                yield replace(span, text=text, source=origin)
        at = match.end()
    if at < len(span.text):
        yield replace(span, text=span.text[at:])


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
