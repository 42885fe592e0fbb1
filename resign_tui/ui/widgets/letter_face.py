"""What the letter pane looks like: a sheet, a place in it and a size become rows of styled words.

Pure, so that two faces can be compared and only the rows that differ are painted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec
from rich.cells import cell_len

from resign_tui.core.document import Source, plain
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import ASCII, Signs, to_ascii
from resign_tui.ui.widgets.drawing import Runs, edge, merged
from resign_tui.ui.widgets.letter_layout import WIDEST, Placed, Section, Sheet
from resign_tui.ui.widgets.letter_places import Word
from resign_tui.ui.widgets.wrapping import cells

GUTTER = 3
MARGIN = 3
FOCUSED = "$paper-accent bold underline on $paper-mark"
_INK, _EDGE, _FAINT, _EDITED = "$paper-ink", "$paper-edge", "$paper-faint", "$paper-soft"
_ACCENT, _BRASS, _WAX = "$paper-accent", "$paper-brass", "$paper-wax"
_MISSING = "$paper-brass bold underline"
"""Ink on paper. Bold and underline carry every meaning that colour carries, for terminals without colour."""

_FRAME = 2
_NO_RUNS: Runs = ()


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


def draw(sheet: Sheet, view: View, width: int, height: int, signs: Signs) -> tuple[Runs, ...]:
    """Every row of the pane; each is exactly `width` cells wide."""
    if width < _FRAME or height < _FRAME:
        return ((((" " * width), _INK),),) * height
    frame = signs.frame_focused if view.is_focused else signs.frame
    line = _ACCENT if view.is_focused else _EDGE
    body = height - _FRAME
    title = ((view.title, f"{_ACCENT if view.is_focused else _INK} bold"),)
    top = edge(frame[:3], line, width, title, _faint(_above(sheet, view, signs)))
    hidden = max(0, len(sheet.rows) - view.top - body)
    more = (f"{signs.below} {hidden} more", signs.below) if hidden else ()
    caption = _faint(_shorter(view.caption, signs))
    bottom = edge(frame[4] + frame[1] + frame[5], line, width, _faint(more), caption)
    side = (frame[3], line)
    rows = [_body_row(sheet, view, at, width, side, signs) for at in range(view.top, view.top + body)]
    return (top, *rows, bottom)


def _faint(ways: Sequence[str]) -> Runs:
    return tuple((way, _FAINT) for way in ways)


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
    parts = sanitize(caption, marks=True).split(" · ") if caption else []
    if signs is ASCII:
        parts = [to_ascii(part) for part in parts]
    return tuple(f" {signs.dot} ".join(parts[:count]) for count in range(len(parts), 0, -1))


def _body_row(sheet: Sheet, view: View, at: int, width: int, side: tuple[str, str], signs: Signs) -> Runs:
    left = left_of_text(width)
    gutter, runs, used = (" " * GUTTER, _INK), _NO_RUNS, 0
    if at < len(sheet.rows) and text_width(width) >= 2 and sheet.rows[at].section >= 0:
        placed = sheet.rows[at]
        section = sheet.sections[placed.section]
        gutter = _gutter(placed, section, view, signs)
        runs = tuple(_runs(placed, section, view, at, signs))
        used = sum(cell_len(text) for text, _ in runs)
    before = left - 1 - GUTTER
    after = width - left - used - 1
    if before < 0 or after < 0:
        return (side, (" " * (width - 2), _INK), side)
    return merged((side, (" " * before, _INK), gutter, *runs, (" " * after, _INK), side))


def _gutter(placed: Placed, section: Section, view: View, signs: Signs) -> tuple[str, str]:
    """The sign before a row; one at most, what the person does now first."""
    spans = placed.row.spans
    mark = view.marks.get(section.paragraph, "") if section.paragraph else ""
    if view.focus and any(span.field == view.focus for span in spans):
        sign, style = signs.focus, _ACCENT
    elif any(span.source is Source.MISSING for span in spans):
        sign, style = signs.open_mark, _BRASS
    elif mark and _is_marked(placed, section, view):
        sign, style = sanitize(mark, marks=True), tone(mark, signs)
    elif section.edited:
        sign, style = (signs.stale, _BRASS) if section.stale else (signs.edited, _EDITED)
    else:
        sign, style = "", _INK
    room = " " if cells(sign) < 2 else ""
    sign = room + sign
    return (sign + " " * (GUTTER - cells(sign)), style) if cells(sign) < GUTTER else (" " * GUTTER, _INK)


def tone(sign: str, signs: Signs) -> str:
    """The style of a finding's sign."""
    if sign in (signs.block, signs.error):
        return _WAX
    return _BRASS if sign == signs.warning else _ACCENT


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
        text, style = span.text, _FAINT if placed.note else _INK
        if view.focus and span.field == view.focus:
            style = FOCUSED
        elif span.source is Source.MISSING:
            style = _MISSING
        if span.source is Source.MISSING:
            text = text.replace("‹", signs.open_mark).replace("›", signs.close_mark)
        inside = sorted(cut for cut in cuts if offset < cut < offset + len(text))
        for first, last in zip((offset, *inside), (*inside, offset + len(text)), strict=True):
            run = style
            if excerpt and excerpt[0] <= first < excerpt[1] and style == _INK:
                run = f"{tone(view.marks.get(section.paragraph, ''), signs)} underline"
            if cursor and cursor.start <= first < cursor.end:
                run = f"{run} bold reverse"
            yield text[first - offset : last - offset], run
        offset += len(text)
