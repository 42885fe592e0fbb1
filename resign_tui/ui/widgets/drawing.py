"""What the bars and the handover share: runs of styled words fitted into cells, and a widget that paints only changes.

A row is a tuple of runs; a run is its text and the names of its component styles, blank-separated. Rows are plain
values, so that two faces of a widget can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from resign_tui.core.words import short_date
from resign_tui.ui.signs import UNICODE, Signs, to_ascii
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.field_row import fit, signs_of
from resign_tui.ui.widgets.named_styles import NamedStyles

Run: TypeAlias = tuple[str, str]
Drawn: TypeAlias = tuple[Run, ...]

_NOT_DRAWN = Size(-1, -1)

_FEW = 4
"""More separate stretches than this are painted as one."""

_CODES_A_CELL = 8
"""Code points that are looked at for each cell: enough for any accents, and a long text costs no more than a short."""


# -- words ---------------------------------------------------------------------------------------------------------


def person(text: str, room: int) -> str:
    """A text of the person's, safe to show on one row; of a very long one no more than could be seen."""
    return show(text[: max(room, 0) * _CODES_A_CELL + _CODES_A_CELL], marks=True)


def ours(text: str, signs: Signs) -> str:
    """Words of ours in the set of signs in use."""
    return text if signs is UNICODE else to_ascii(text)


def clip(text: str, room: int, signs: Signs) -> str:
    """The text in at most so many cells; a sign says where it is cut."""
    return text if cell_len(text) <= room else fit(text, room, signs)


def short_day(day: date) -> str:
    """A day for a column: Tue 24 Nov."""
    return short_date(day).rsplit(" ", 1)[0]


def wrapped(text: str, width: int, most: int, signs: Signs) -> list[str]:
    """The text, made safe, in at most so many rows; the last one says so when there is more."""
    if width < 1 or most < 1:
        return []
    seen = person(text, width * most)
    rows: list[str] = []
    line = ""
    for word in seen.split(" "):
        while cell_len(word) > width:
            room = width - cell_len(line) - 1 if line else width
            if room < width // 2:
                rows.append(line)
                line, room = "", width
            head = _head(word, room)
            rows.append(f"{line} {head}" if line else head)
            line, word = "", word[len(head) :]
        if line and cell_len(line) + 1 + cell_len(word) > width:
            rows.append(line)
            line = word
        elif word:
            line = f"{line} {word}" if line else word
    rows.extend([line] if line else [])
    if len(rows) > most:
        cut = set_cell_size(rows[most - 1], min(cell_len(rows[most - 1]), width - cell_len(signs.ellipsis)))
        return [*rows[: most - 1], cut.rstrip() + signs.ellipsis]
    return rows


def _head(word: str, room: int) -> str:
    """As much of the beginning as fits, and at least one code point."""
    end = min(len(word), max(1, room))
    while end > 1 and cell_len(word[:end]) > room:
        end -= 1
    return word[:end]


# -- rows ----------------------------------------------------------------------------------------------------------


def width_of(runs: Iterable[Run]) -> int:
    """How many cells the runs take."""
    return sum(cell_len(text) for text, _ in runs)


def spread(left: Sequence[Run], right: Sequence[Run], width: int, base: str, margin: int = 1) -> Drawn:
    """Runs at both ends of a row, with blanks between."""
    gap = width - width_of(left) - width_of(right) - margin
    return merged((*left, (" " * max(0, gap), base), *right, (" " * margin, base)))


def bar(done: int, total: int, width: int, signs: Signs) -> Drawn:
    """A progress bar: heavy is done, thin is to do; a little of either shows as soon as there is any."""
    filled = round(width * done / total) if total > 0 else 0
    if 0 < done < total:
        filled = min(max(filled, 1), width - 1)
    filled = min(max(filled, 0), width)
    return ((signs.bar_done * filled, "bar"), (signs.bar_todo * (width - filled), "rest"))


def rule(title: str, width: int, signs: Signs) -> Drawn:
    """A rule with a title near its left end."""
    name = clip(title, width - 6, signs)
    if not name:
        return ((signs.rule * max(0, width), "rule"),)
    rest = max(0, width - 4 - cell_len(name))
    return ((signs.rule * 2 + " ", "rule"), (name, "title"), (" " + signs.rule * rest, "rule"))


def edge(corners: str, line: str, width: int, head: Run | None = None, tail: Run | None = None) -> Drawn:
    """The upper or lower edge of a frame, with words in it where they fit. corners: left, rule and right."""
    left, stroke, right = tuple(corners)
    room = width - 2
    start: Drawn = ()
    finish: Drawn = ()
    if head and cell_len(head[0]) + 4 <= room:
        start = ((stroke, line), (f" {head[0]} ", head[1]))
        room -= width_of(start)
    if tail and cell_len(tail[0]) + 4 <= room:
        finish = ((f" {tail[0]} ", tail[1]), (stroke, line))
        room -= width_of(finish)
    return merged(((left, line), *start, (stroke * max(0, room), line), *finish, (right, line)))


def priority(item_priority: str, is_open: bool) -> Run:
    """The letter of a priority: only an open one of the highest tier calls."""
    return item_priority, ("p0" if item_priority == "P0" else "soft") if is_open else "faint"


def open_p0(count: int) -> Drawn:
    """How many of the highest priority are open; nothing when none is."""
    return (("P0", "p0"), (f" {count} open", "soft")) if count else ()


def merged(runs: Iterable[Run]) -> Drawn:
    """The runs without empty ones, neighbours of one style joined."""
    found: list[Run] = []
    for text, style in runs:
        if text and found and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        elif text:
            found.append((text, style))
    return tuple(found)


# -- the widget ----------------------------------------------------------------------------------------------------


class Face(NamedStyles):
    """A widget without children that draws its rows as values and paints those that differ."""

    ALLOW_SELECT = False
    PREFIX = "face"
    """What its component classes begin with, before two dashes."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._face: tuple[Drawn, ...] = ()
        self._face_size = _NOT_DRAWN

    def draw(self, size: Size, signs: Signs) -> tuple[Drawn, ...]:
        """Every row of the widget as it should look now."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Draw again after a change of values, and refresh the rows that look different."""
        if not self.size:
            self._face_size = _NOT_DRAWN  # hidden: what was drawn before is out of date when it is shown again
            return
        before = self._face if self._face_size == self.size else None
        self._take()
        if before is None or len(before) != len(self._face):
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._face, strict=True)) if old != new]
        if changed:
            self.refresh(*(Region(0, first, self.size.width, last - first + 1) for first, last in stretches(changed)))

    def _take(self) -> None:
        self._face_size = self.size
        self._face = self.draw(self.size, signs_of(self))

    def render_line(self, y: int) -> Strip:
        """One row of the face that was drawn when something changed."""
        width = self.size.width
        if self._face_size != self.size:
            self._take()
        if y >= len(self._face):
            return Strip.blank(width, self.rich_style)
        strip = Strip([Segment(text, self._style(names)) for text, names in self._face[y]])
        return strip.adjust_cell_length(width, self.rich_style)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the keys work here; the messages of the focus come before the widget knows of it."""
        super().watch_has_focus(has_focus)
        self.repaint()


def stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as first and last; many stretches as one."""
    found: list[tuple[int, int]] = []
    for y in rows:
        if found and found[-1][1] == y - 1:
            found[-1] = (found[-1][0], y)
        else:
            found.append((y, y))
    return found if len(found) <= _FEW else [(rows[0], rows[-1])]
