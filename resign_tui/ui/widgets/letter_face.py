"""What the letter pane looks like: a sheet, a place in it and a size become rows of words with their styles' names.

Pure, so that two faces can be compared and only the rows that differ are painted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

import msgspec
from rich.cells import cell_len

from resign_tui.core.document import Source, plain
from resign_tui.ui.signs import ASCII, Signs, to_ascii
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.letter_layout import WIDEST, Placed, Section, Sheet, cells
from resign_tui.ui.widgets.letter_places import Word

Drawn: TypeAlias = tuple[tuple[str, str], ...]
"""One row of the pane: runs of text, each with the names of its component styles (without `letter--`)."""

GUTTER = 3
MARGIN = 3
_FRAME = 2
_NO_RUNS: Drawn = ()


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


class View(msgspec.Struct, frozen=True):
    """How the sheet is looked at.

    top: first row in sight. focus: the field whose words are lit. marks: paragraph id to the sign of a finding.
    excerpts: paragraph id to the words that the finding is about.
    """

    top: int = 0
    focus: str = ""
    caption: str = ""
    title: str = "Letter"
    is_focused: bool = False
    cursor: Word | None = None
    marks: Mapping[str, str] = msgspec.field(default_factory=_none)
    excerpts: Mapping[str, str] = msgspec.field(default_factory=_none)


def text_width(width: int) -> int:
    """Cells for text in a pane of a width; less than 2 means that no text can be drawn."""
    return min(WIDEST, width - _FRAME - GUTTER - MARGIN)


def left_of_text(width: int) -> int:
    """The pane's column in which text begins; a wide pane centres it."""
    spare = width - _FRAME - GUTTER - MARGIN - text_width(width)
    return 1 + max(0, spare) // 2 + GUTTER


def draw(sheet: Sheet, view: View, width: int, height: int, signs: Signs) -> tuple[Drawn, ...]:
    """Every row of the pane; each is exactly `width` cells wide."""
    if width < _FRAME or height < _FRAME:
        return ((((" " * width), "ink"),),) * height
    frame = signs.frame_focused if view.is_focused else signs.frame
    line = "accent" if view.is_focused else "edge"
    rule = (frame[1], line)
    body = height - _FRAME
    title = "title accent" if view.is_focused else "title"
    top = _edge((frame[0], line), rule, (frame[2], line), width, ((view.title, title),), _above(sheet, view, signs))
    hidden = max(0, len(sheet.rows) - view.top - body)
    more = (f"{signs.below} {hidden} more", signs.below) if hidden else ()
    bottom = _edge(
        (frame[4], line), rule, (frame[5], line), width,
        tuple((one, "faint") for one in more), _shorter(view.caption, signs),
    )  # fmt: skip
    side = (frame[3], line)
    rows = [_body_row(sheet, view, at, width, side, signs) for at in range(view.top, view.top + body)]
    return (top, *rows, bottom)


def _edge(
    left: tuple[str, str],
    rule: tuple[str, str],
    right: tuple[str, str],
    width: int,
    begin: Sequence[tuple[str, str]],
    end: Sequence[str],
) -> Drawn:
    """An edge with words in it: the first of each choice that fits, the left side served first."""
    around, room = 3, width - 2  # a rule and two spaces around words
    head = next((one for one in begin if cells(one[0]) + around < room), None)
    room -= cells(head[0]) + around if head else 0
    tail = next((one for one in end if cells(one) + around < room), "")
    room -= cells(tail) + around if tail else 0
    start: Drawn = (rule, (f" {head[0]} ", head[1])) if head else ()
    finish: Drawn = ((f" {tail} ", "faint"), rule) if tail else ()
    fill = (rule[0] * room, rule[1])
    return _merged((left, *start, fill, *finish, right))


def _above(sheet: Sheet, view: View, signs: Signs) -> tuple[str, ...]:
    """Ways to say what is out of sight above, the longest first."""
    if view.top <= 0:
        return ()
    hidden = [one for one in sheet.sections if one.start < view.top]
    names = list(dict.fromkeys(one.name for one in hidden if one.name))
    count = sum(not one.name for one in hidden)
    paragraphs = [f"{count} paragraph{'' if count == 1 else 's'}"] if count else []
    whole = ", ".join((*names, *paragraphs))
    ways = (whole, paragraphs[0] if paragraphs else whole, f"{view.top} more")
    return (*(f"{signs.above} {way}" for way in ways), signs.above)


def _shorter(caption: str, signs: Signs) -> tuple[str, ...]:
    """The caption, then without its last parts one by one."""
    parts = show(caption, marks=True).split(" · ") if caption else []
    if signs is ASCII:
        parts = [to_ascii(part) for part in parts]
    return tuple(f" {signs.dot} ".join(parts[:count]) for count in range(len(parts), 0, -1))


def _body_row(sheet: Sheet, view: View, at: int, width: int, side: tuple[str, str], signs: Signs) -> Drawn:
    left = left_of_text(width)
    gutter, runs, used = (" " * GUTTER, "ink"), _NO_RUNS, 0
    if at < len(sheet.rows) and text_width(width) >= 2 and sheet.rows[at].section >= 0:
        placed = sheet.rows[at]
        section = sheet.sections[placed.section]
        gutter = _gutter(placed, section, view, signs)
        runs = tuple(_runs(placed, section, view, at, signs))
        used = sum(cell_len(text) for text, _ in runs)
    before = left - 1 - GUTTER
    after = width - left - used - 1
    if before < 0 or after < 0:
        return (side, (" " * (width - 2), "ink"), side)
    return _merged((side, (" " * before, "ink"), gutter, *runs, (" " * after, "ink"), side))


def _gutter(placed: Placed, section: Section, view: View, signs: Signs) -> tuple[str, str]:
    """The sign before a row; one at most, what the person does now first."""
    spans = placed.row.spans
    mark = view.marks.get(section.paragraph, "") if section.paragraph else ""
    if view.focus and any(span.field == view.focus for span in spans):
        sign, style = signs.focus, "accent"
    elif any(span.source is Source.MISSING for span in spans):
        sign, style = signs.open_mark, "brass"
    elif mark and _is_marked(placed, section, view):
        sign, style = show(mark, marks=True), tone(mark, signs)
    elif section.edited:
        sign, style = (signs.stale, "brass") if section.stale else (signs.edited, "edited")
    else:
        sign, style = "", "ink"
    room = " " if cells(sign) < 2 else ""
    sign = room + sign
    return (sign + " " * (GUTTER - cells(sign)), style) if cells(sign) < GUTTER else (" " * GUTTER, "ink")


def tone(sign: str, signs: Signs) -> str:
    """The style of a finding's sign."""
    if sign in (signs.block, signs.error):
        return "wax"
    return "brass" if sign == signs.warning else "accent"


def _is_marked(placed: Placed, section: Section, view: View) -> bool:
    """A finding stands beside its words when they are known, else beside the paragraph's first row."""
    excerpt = _excerpt(placed, section, view)
    if excerpt is not None:
        row = placed.row
        return excerpt[0] < row.start + len(row.text) and row.start < excerpt[1]
    known = view.excerpts.get(section.paragraph)
    elsewhere = known and any(known in plain(line) for line in section.lines)
    return not elsewhere and placed.line == 0 and placed.row.start == 0


def _excerpt(placed: Placed, section: Section, view: View) -> tuple[int, int] | None:
    words = view.excerpts.get(section.paragraph, "") if section.paragraph else ""
    if not words or placed.line >= len(section.lines):
        return None
    at = plain(section.lines[placed.line]).find(words)
    return (at, at + len(words)) if at >= 0 else None


def _runs(placed: Placed, section: Section, view: View, at: int, signs: Signs) -> Iterator[tuple[str, str]]:
    """The words of a row with their styles; cut where the cursor or an excerpt begins or ends."""
    offset = placed.row.start
    cursor = view.cursor if view.cursor and view.cursor.row == at and view.is_focused else None
    excerpt = _excerpt(placed, section, view)
    cuts = {cut for pair in ((cursor.start, cursor.end) if cursor else None, excerpt) if pair for cut in pair}
    for span in placed.row.spans:
        text, style = span.text, "faint" if placed.note else "ink"
        if view.focus and span.field == view.focus:
            style = "focused"
        elif span.source is Source.MISSING:
            style = "missing"
        if span.source is Source.MISSING:
            text = text.replace("‹", signs.open_mark).replace("›", signs.close_mark)
        inside = sorted(cut for cut in cuts if offset < cut < offset + len(text))
        for first, last in zip((offset, *inside), (*inside, offset + len(text)), strict=True):
            run = style
            if excerpt and excerpt[0] <= first < excerpt[1] and style == "ink":
                run = f"{tone(view.marks.get(section.paragraph, ''), signs)} finding"
            if cursor and cursor.start <= first < cursor.end:
                run = f"{run} cursor"
            yield text[first - offset : last - offset], run
        offset += len(text)


def _merged(runs: Sequence[tuple[str, str]]) -> Drawn:
    found: list[tuple[str, str]] = []
    for text, style in runs:
        if not text:
            continue
        if found and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        else:
            found.append((text, style))
    return tuple(found)
