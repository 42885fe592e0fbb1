"""The one way in which words are broken into rows: by cells, never inside a character with its accents.

Pure: offsets in, offsets out, so that a plain text and a line of spans break at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size, split_graphemes

_WORD = re.compile("(?:\\S|[\u00a0\u2007\u202f])+")
_COMMAND = re.compile("`[^`]*`")

Word = tuple[int, int]
"""First and last offset of what is not broken."""


def cells(text: str) -> int:
    """Cells that the text may take at most, however it is cut: emoji sequences count as if each part stood alone."""
    if text.isascii():
        return len(text)
    return sum(get_character_cell_size(char) for char in text) + text.count("\ufe0f")


def wrap(text: str, width: int) -> list[str]:
    """The text in rows of at most so many cells, 2 at least; blanks where it breaks are left out."""
    return [text[start : words[-1][1]] for start, words in word_rows(text, max(width, 2))]


def wrap_whole(text: str, width: int) -> list[str]:
    """The text in rows of so many cells; a word that is wider, and what stands between backticks, is never broken.

    For a terminal, which breaks it at its edge and still copies a path or a command in one piece.
    """
    rows: list[list[Word]] = []
    for word in _WORD.finditer(_COMMAND.sub(lambda command: command[0].replace(" ", "\u00a0"), text)):
        if rows and cells(text[rows[-1][0][0] : word.end()]) <= width:
            rows[-1].append(word.span())
        else:
            rows.append([word.span()])
    return [text[row[0][0] : row[-1][1]] for row in rows]


def word_rows(text: str, width: int, glued: str = "") -> list[tuple[int, list[Word]]]:
    """Where each row begins, and its words; a word wider than the row is folded. A blank text has no rows.

    glued: the same text with no-break blanks where it should not break as long as the words between fit a row.
    """
    rows: list[tuple[int, list[Word]]] = []
    for first, last in _words(text, width, glued or text):
        if not rows:  # indented, unless that is more than the row is wide
            rows.append((0 if cells(text[:last]) <= width else first, [(first, last)]))
        elif cells(text[rows[-1][0] : last]) <= width:
            rows[-1][1].append((first, last))
        else:
            rows.append((first, [(first, last)]))
    return rows


def _words(text: str, width: int, glued: str) -> Iterator[Word]:
    for match in _WORD.finditer(glued):
        if cells(text[match.start() : match.end()]) <= width:
            yield match.span()
        else:
            for word in _WORD.finditer(text, match.start(), match.end()):
                yield from _folded(text, word.start(), word.end(), width)


def _folded(text: str, start: int, end: int, width: int) -> Iterator[Word]:
    if cells(text[start:end]) <= width:
        yield start, end
        return
    graphemes, _ = split_graphemes(text[start:end])
    first, size = start, 0
    for begin, stop, _ in graphemes:
        for left, right in _small_enough(text, start + begin, start + min(stop, end - start), width):
            wide = cells(text[left:right])
            if size + wide > width:
                yield first, left
                first, size = left, 0
            size += wide
    yield first, end


def _small_enough(text: str, start: int, end: int, width: int) -> Iterator[Word]:
    """The grapheme itself, or its characters when it may be wider than a row."""
    if cells(text[start:end]) <= width:
        yield start, end
    else:
        yield from ((at, at + 1) for at in range(start, end))
