"""What everything drawn by hand shares: runs of styled words fitted into cells, and a widget that paints only changes.

A row is a tuple of runs; a run is its text and its style in Textual's words ("$accent bold on $well-lit"), so that a
row is drawn cell by cell or handed to `Content.assemble`, and either way follows the theme. Rows are plain values, so
that two faces of a widget can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import UNICODE, Signs, to_ascii
from resign_tui.ui.widgets.wrapping import wrap

Run: TypeAlias = tuple[str, str]
Runs: TypeAlias = tuple[Run, ...]

LABEL_LEFT = 2
"""Cells left of every row: the focus mark and a blank."""

_NOT_DRAWN = Size(-1, -1)

_FEW = 4
"""More separate stretches than this are painted as one."""

_CODES_A_CELL = 8
"""Code points that are looked at for each cell: enough for any accents, and a long text costs no more than a short."""


def signs_of(widget: Widget) -> Signs:
    """The set of signs in use."""
    signs = getattr(widget.app, "signs", UNICODE)
    assert isinstance(signs, Signs)
    return signs


def style_of(widget: Widget, style: str) -> Style:
    """A style in Textual's words, in the colours of the theme in use."""
    return widget.app.stylesheet.parse_style(style).rich_style


# -- words ---------------------------------------------------------------------------------------------------------


def user_text(text: str, room: int) -> str:
    """A text of the person's, safe to show on one row; of a very long one no more than could be seen."""
    return sanitize(text[: max(room, 0) * _CODES_A_CELL + _CODES_A_CELL], marks=True)


def in_signs(text: str, signs: Signs) -> str:
    """Words of ours in the set of signs in use."""
    return text if signs is UNICODE else to_ascii(text)


def marked(text: str, signs: Signs) -> str:
    """Words of the letter; the marks of what is missing are ours."""
    return text.replace("‹", signs.open_mark).replace("›", signs.close_mark)


def clip(text: str, room: int, signs: Signs = UNICODE) -> str:
    """The text in at most so many cells; a sign says where it is cut, between words if it can be."""
    if cell_len(text) <= room:
        return text
    cut = _whole_words(text, room - cell_len(signs.ellipsis)) + signs.ellipsis
    return set_cell_size(cut, min(cell_len(cut), max(room, 0)))


def _whole_words(text: str, room: int) -> str:
    """The beginning of a text in at most so many cells; a word is cut only where little would be left."""
    if cell_len(text) <= room:
        return text
    cut = set_cell_size(text, max(room, 0))
    words = cut if text.startswith(f"{cut} ") else cut.rpartition(" ")[0]
    return words.rstrip(" ,;:·") if 3 * cell_len(words) >= room else cut


def fit(text: str, width: int, signs: Signs = UNICODE) -> str:
    """The text in exactly so many cells; a sign says where it is cut."""
    return set_cell_size(clip(text, width, signs), max(width, 0))


def wrapped(text: str, width: int, most: int, signs: Signs) -> list[str]:
    """The text, made safe, in at most so many rows; the last one says so when there is more."""
    if width < 1 or most < 1:
        return []
    return at_most(most, wrap(user_text(text, width * most), width), width, signs)


def at_most(most: int, rows: list[str], width: int, signs: Signs) -> list[str]:
    """The first of the rows; the last one says so when there are more."""
    if len(rows) <= most:
        return rows
    cut = _whole_words(rows[most - 1], width - cell_len(signs.ellipsis))
    return [*rows[: most - 1], cut.rstrip() + signs.ellipsis]


# -- rows ----------------------------------------------------------------------------------------------------------


def width_of(runs: Iterable[Run]) -> int:
    """How many cells the runs take."""
    return sum(cell_len(text) for text, _ in runs)


def spread(left: Sequence[Run], right: Sequence[Run], width: int, base: str, margin: int = 1) -> Runs:
    """Runs at both ends of a row, with blanks between."""
    gap = width - width_of(left) - width_of(right) - margin
    return merged((*left, (" " * max(0, gap), base), *right, (" " * margin, base)))


def bar(done: int, total: int, width: int, signs: Signs) -> Runs:
    """A progress bar: heavy is done, thin is to do; a little of either shows as soon as there is any."""
    filled = round(width * done / total) if total > 0 else 0
    if 0 < done < total:
        filled = min(max(filled, 1), width - 1)
    filled = min(max(filled, 0), width)
    return ((signs.bar_done * filled, "$sage"), (signs.bar_todo * (width - filled), "$edge"))


def rule(title: str, width: int, signs: Signs, style: str = "$soft bold", end: str = "") -> Runs:
    """A heading: a title near the left end of a rule, and words at its right end."""
    stroke = signs.rule
    name = clip(title, max(width - 5 - cell_len(end), 4), signs)
    if not name:
        return ((stroke * max(0, width), "$line"),)
    rest = max(0, width - 4 - cell_len(name) - cell_len(end))
    return merged(((stroke * 2 + " ", "$line"), (name, style), (" " + stroke * rest, "$line"), (end, "$faint")))


def edge(corners: str, line: str, width: int, heads: Sequence[Run] = (), tails: Sequence[Run] = ()) -> Runs:
    """The upper or lower edge of a frame, with the first of either words in it that fit, the left end served first.

    corners: left, rule and right.
    """
    left, stroke, right = tuple(corners)
    room = width - 2
    head = next((run for run in heads if cell_len(run[0]) + 4 <= room), None)
    start: Runs = ((stroke, line), (f" {head[0]} ", head[1])) if head else ()
    room -= width_of(start)
    tail = next((run for run in tails if cell_len(run[0]) + 4 <= room), None)
    finish: Runs = ((f" {tail[0]} ", tail[1]), (stroke, line)) if tail else ()
    room -= width_of(finish)
    return merged(((left, line), *start, (stroke * max(0, room), line), *finish, (right, line)))


def priority(item_priority: str, is_open: bool) -> Run:
    """The letter of a priority: only an open one of the highest tier calls."""
    return item_priority, ("$wax bold" if item_priority == "P0" else "$soft") if is_open else "$faint"


def open_p0(count: int) -> Runs:
    """How many of the highest priority are open; nothing when none is."""
    return (("P0", "$wax bold"), (f" {count} open", "$soft")) if count else ()


def merged(runs: Iterable[Run]) -> Runs:
    """The runs without empty ones, neighbours of one style joined."""
    joined: list[Run] = []
    for text, style in runs:
        if text and joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        elif text:
            joined.append((text, style))
    return tuple(joined)


# -- the widget ----------------------------------------------------------------------------------------------------


def strip_of(widget: Widget, row: Runs) -> Strip:
    """A row in the colours of the theme, on the ground of the widget."""
    return Strip([Segment(text, style_of(widget, style)) for text, style in row]).apply_style(widget.rich_style)


def refresh_changed(widget: Widget, before: Sequence[Runs], after: Sequence[Runs]) -> None:
    """Paint the rows that look different now, and no other."""
    if len(before) != len(after):
        widget.refresh()
        return
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if changed:
        width = widget.size.width
        widget.refresh(*(Region(0, first, width, last - first + 1) for first, last in _stretches(changed)))


class Face(Widget):
    """A widget without children that draws its rows as values and paints those that differ."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._face: tuple[Runs, ...] = ()
        self._face_size = _NOT_DRAWN

    def draw(self, size: Size, signs: Signs) -> tuple[Runs, ...]:
        """Every row of the widget as it should look now."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Draw again after a change of values, and refresh the rows that look different."""
        if not self.size:
            self._face_size = _NOT_DRAWN  # hidden: what was drawn before is out of date when it is shown again
            self.refresh()
            return
        before = self._face if self._face_size == self.size else ()
        self._take()
        refresh_changed(self, before, self._face)

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
        return strip_of(self, self._face[y]).adjust_cell_length(width, self.rich_style)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the keys work here; the messages of the focus come before the widget knows of it."""
        super().watch_has_focus(has_focus)
        self.repaint()


class Rows(Face):
    """A face whose rows are made for its width; as high as they are many unless the style sheet says otherwise."""

    DEFAULT_CSS = "Rows { height: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.auto_links = False  # what can be clicked looks as its style says

    def rows(self, width: int) -> Iterable[Runs]:
        """Every row as it should look now."""
        raise NotImplementedError

    def draw(self, size: Size, signs: Signs) -> tuple[Runs, ...]:
        """The rows that there is room for."""
        return tuple(self.rows(size.width))[: size.height]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many as there are rows."""
        return len(tuple(self.rows(width)))

    def redraw(self) -> None:
        """Make the rows again after a change of values; more rows or fewer ask for a layout."""
        if self.styles.is_auto_height and self._is_too_high_or_low():
            self._face_size = _NOT_DRAWN
            self.refresh(layout=True)
        else:
            self.repaint()

    def _is_too_high_or_low(self) -> bool:
        width, height = self.size
        return not width or len(tuple(self.rows(width))) != height


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as first and last; many stretches as one."""
    found: list[tuple[int, int]] = []
    for y in rows:
        if found and found[-1][1] == y - 1:
            found[-1] = (found[-1][0], y)
        else:
            found.append((y, y))
    return found if len(found) <= _FEW else [(rows[0], rows[-1])]
