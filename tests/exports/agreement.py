"""What a document says, and the check that a format says it: every word, in order, and no other.

A format may add signs of its own, named in `Signs`. A wide table may stand as a table or, row by row, with the name of
the column before each cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from resign_tui.core.document import Bullets, Curve, Document, Heading, Line, Source, Span, Table, TaskList, plain
from resign_tui.core.legible import legible
from resign_tui.exports.text import to_text
from tests.exports.readers import CURVE, Words, read_docx, read_html, read_md, read_txt, split


class Signs(msgspec.Struct, frozen=True):
    """What a format adds to the words: a draft's mark, signs of lists and boxes, remarks after tasks, rules."""

    draft: str = ""
    bullet: str = ""
    boxes: Mapping[str, str] = {}
    remarks: Mapping[str, str] = {}
    rules: bool = False


_REMARKS = {"doing": "(under way)", "not_applicable": "(does not apply)"}
_DRAWN = {"todo": "☐", "doing": "☐", "done": "☑", "not_applicable": "☒"}
TXT = Signs("DRAFT", "-", {"todo": "[ ]", "doing": "[~]", "done": "[x]", "not_applicable": "[-]"}, {}, True)
MD = Signs("DRAFT", "", {"todo": "[ ]", "doing": "[ ]", "done": "[x]", "not_applicable": "[x]"}, _REMARKS)
HTML = Signs("DRAFT", "", _DRAWN, _REMARKS)
DOCX = Signs("", "", _DRAWN, _REMARKS)
PDF = Signs("", "", {}, _REMARKS)

RULE = "\0rule"
"""Stands for one word of nothing but = or -."""


def words(given: Line | str) -> Words:
    """The words of a line; an answer that is missing stands in its marks."""
    line = (Span(given),) if isinstance(given, str) else given
    marked = (one.text if one.source is not Source.MISSING or one.text[:1] == "‹" else f"‹{one.text}›" for one in line)
    return list(_words("".join(marked)))


def says(line: Line) -> bool:
    """Whether a line holds more than white space; a curve in block characters is something."""
    return bool(legible(plain(line)).strip())


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(split(legible(text)))


def said(document: Document, signs: Signs) -> Iterator[tuple[Words, ...]]:
    """Runs of words in order; where there is more than one way to say the same, all of them."""
    for block in document.blocks:
        if isinstance(block, Heading):
            found = words(block.text)
            ruled = signs.rules and found and block.level in (1, 2)
            yield ([*found, RULE] if ruled else found,)
        elif isinstance(block, Bullets):
            yield from (([*split(signs.bullet), *words(item)],) for item in block.items)
        elif isinstance(block, TaskList):
            for task in block.tasks:
                status = task.status if task.status in _DRAWN else "todo"
                details = [word for detail in task.details for word in words(detail)]
                box, remark = (split(table.get(status, "")) for table in (signs.boxes, signs.remarks))
                yield ([*box, *words(task.text), *remark, *details],)
        elif isinstance(block, Table):
            yield from table_words(block, signs)
        elif isinstance(block, Curve):
            yield (words(block.caption),)
        else:
            yield from ((words(one),) for one in block.lines)


def table_words(table: Table, signs: Signs) -> Iterator[tuple[Words, ...]]:
    """A table by columns, with as many rules as show, or card by card."""
    rows = [word for row in table.rows for cell in row for word in words(cell)]
    pairs = [(name, cell) for row in table.rows for name, cell in zip(table.header, row, strict=True) if says(cell)]
    cards = [word for name, cell in pairs for word in [*words(f"{name.strip()}: "), *words(cell)]]
    head = [word for name in table.header for word in words(name)]
    if table.header:
        ruled = range(len(table.header), -1, -1) if signs.rules else (0,)
        yield *([*head, *[RULE] * count, *rows] for count in ruled), cards


# -- do they agree ---------------------------------------------------------------------------------------------------


def check(document: Document, found: Sequence[str], signs: Signs, *, draft: bool = False) -> int:
    """How many words were found, all of them meant; fails at the first that differs."""
    at = 0
    for ways in ((split(signs.draft if draft else ""),), *said(document, signs)):
        way = next((way for way in ways if _same(found[at : at + len(way)], way)), None)
        assert way is not None, f"{found[at : at + len(ways[0])]} in place of {ways[0]}"
        at += len(way)
    assert found[at:] == []
    return at


def _same(found: Sequence[str], way: Sequence[str]) -> bool:
    return len(found) == len(way) and all(
        one == wanted or (wanted == RULE and not one.strip(one[0]) and one[0] in "=-")
        for one, wanted in zip(found, way, strict=True)
    )


_PLAIN = re.compile("[\n -~¡-¬®-ɏ‐-‧‰-⁞€☐-☒]*")


def fits(text: str) -> bool:
    """Every sign is in the fonts that come along, runs to the right and stands alone, so that pages read back."""
    return bool(_PLAIN.fullmatch(text))


def in_plain_letters(document: Document) -> bool:
    """The same for all words of a document, whose curves are drawn."""
    return fits(CURVE.sub("", to_text(document)))


_BOXES = re.compile("[☐☑☒•‣–]")
_LEFTWARD = frozenset({"R", "AL", "AN"})


def ink(found: Iterable[str]) -> str:
    """All signs that leave ink, without white space, boxes and bullets: what any reader of a page can tell apart.

    Readers of pages put words that run to the left in another order, and say a letter twice whose accent stands apart:
    neither is compared.
    """
    clusters: list[str] = []
    for one in unicodedata.normalize("NFC", _BOXES.sub("", "".join(found))):
        if unicodedata.category(one)[0] == "M" and clusters:
            clusters[-1] += one
        elif unicodedata.category(one) not in ("Cf", "Zs"):
            clusters.append(one)
    return "".join(one for one in clusters if len(one) == 1 and unicodedata.bidirectional(one) not in _LEFTWARD)


def check_ink(document: Document, found: Words) -> int:
    """How many signs were found on the pages, all of them meant; fails at the first that differs."""
    read, at = ink(found), 0
    for ways in said(document, PDF):
        wanted = [ink(way) for way in ways]
        one = next((one for one in wanted if read.startswith(one, at)), None)
        assert one is not None, f"{read[at : at + len(wanted[0])]!r} in place of {wanted[0]!r}"
        at += len(one)
    assert read[at:] == ""
    return at


READERS: Mapping[str, tuple[Callable[[bytes], Words], Signs]] = {
    "txt": (read_txt, TXT),
    "md": (read_md, MD),
    "html": (read_html, HTML),
    "docx": (read_docx, DOCX),
}
"""Formats that are read word by word, and what they add to the words."""
