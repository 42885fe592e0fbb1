"""Remarks under a heading: wrapped, with a sign or a label before them; what does not fit is counted and scrolled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec
from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding

from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, clip, rule, signs_of, wrapped

LABEL_WIDTH = 12
"""Cells of the labels, where the remarks have some; longer ones take more, up to the most."""
_MOST_LABEL = 22
_WHEEL = 3
_MOST_ROWS = 8
"""Rows of one remark."""
_LEAST_TEXT = 28
"""Cells that a remark keeps for itself before anything stands at its right."""


class Note(msgspec.Struct, frozen=True):
    """One remark. sign: before it, in its tone. label: a word before it, in a column.

    units: pieces that are not broken over rows, in place of the text. right: what stands at the right end. is_private:
    it is read only while the remarks have the focus.
    """

    text: str = ""
    sign: str = ""
    tone: str = "soft"
    ink: str = "soft"
    label: str = ""
    units: tuple[str, ...] = ()
    right: str = ""
    is_private: bool = False


class Notes(Rows):
    """A heading on a rule and remarks below it; can be focused and scrolled once they need more rows than there are.

    key: what leads there, said beside how much there is to read.
    """

    most_rows: ClassVar[int] = _MOST_ROWS

    BINDINGS = [
        Binding("up", "turn(-1)", "up", show=False),
        Binding("down", "turn(1)", "down", show=False),
        Binding("pageup", "turn(-5)", "up", show=False),
        Binding("pagedown", "turn(5)", "down", show=False),
        Binding("home", "turn(-1000)", "first", show=False),
        Binding("end", "turn(1000)", "last", show=False),
    ]

    def __init__(self, *, id: str, heading: str = "$ink bold", key: str = "tab") -> None:
        super().__init__(id=id)
        self._key = key
        self._heading = heading
        self._said: tuple[str, str, tuple[Note, ...]] = ("", "", ())
        self._gap = 0
        self._top = 0

    def show(self, title: str, notes: Iterable[Note], right: str = "") -> bool:
        """Say this under this title; true when that is something else than before. Without a title nothing is drawn."""
        said = (title, right, tuple(notes))
        if said == self._said:
            return False
        if title != self._said[0]:
            self._top = 0
        self._said = said
        self._settle()
        return True

    def set_gap(self, gap: int) -> None:
        """Blank rows above the heading."""
        if gap != self._gap:
            self._gap = gap
            self._settle()

    def wanted(self, width: int) -> int:
        """Rows that it takes at this width; none when it has nothing to say."""
        return self._gap + 1 + len(self._laid_out(width - LABEL_LEFT)) if self._said[0] else 0

    @property
    def hidden(self) -> int:
        """How many of its rows there is no room for."""
        return max(self.wanted(self.size.width) - self.size.height, 0) if self.size.width else 0

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._settle()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Without the focus, go back to the beginning, and be no stop any more if nothing is hidden in the new room."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._top = 0
            self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._top = max(0, min(self._top, self.hidden))
        focusable = self.hidden > 0 or self.has_focus or self._count_private > 0
        if self.can_focus != focusable:
            self.can_focus = focusable
        self.redraw()

    def action_turn(self, by: int) -> None:
        """Move through the remarks; over the edge, leave the key to whoever is around."""
        if not self._turn(by):
            raise SkipAction

    def _turn(self, by: int) -> bool:
        before, self._top = self._top, max(0, min(self._top + by, self.hidden))
        self.redraw()
        return self._top != before

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel reads on."""
        if self._turn(_WHEEL):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """And back."""
        if self._turn(-_WHEEL):
            event.stop()

    # -- drawing -----------------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Iterator[Runs]:
        """The heading, and what is in sight of the remarks."""
        if not self._said[0]:
            return
        yield from [()] * self._gap
        mark = signs_of(self).focus if self.has_focus else ""
        yield ((mark.ljust(LABEL_LEFT), "$accent bold"), *self._title(width - LABEL_LEFT))
        for row in self._laid_out(width - LABEL_LEFT)[self._top :]:
            yield ((" " * LABEL_LEFT, "$ink"), *row)

    def _title(self, width: int) -> Runs:
        signs = signs_of(self)
        title, right, _ = self._said
        below = self.hidden - self._top
        way = "" if self.has_focus else f", {self._key}"
        more = [f"{signs.above} {self._top}"] * (self._top > 0) + [f"{signs.below} {below} more{way}"] * (below > 0)
        end = " ".join(part for part in (sanitize(right, marks=True), " ".join(more)) if part)
        style = "$accent bold" if self.has_focus else self._heading
        return rule(sanitize(title, marks=True), width, signs, style, f" {end}" if end else "")

    @property
    def _count_private(self) -> int:
        return sum(note.is_private for note in self._said[2])

    @property
    def _shown(self) -> tuple[Note, ...]:
        """The remarks; without the focus, a count in the place of those that are private."""
        if self.has_focus or not self._count_private:
            return self._said[2]
        line = Note(private_line(self._count_private, self._key), sign=signs_of(self).info, tone="faint")
        return (*(note for note in self._said[2] if not note.is_private), line)

    def _laid_out(self, width: int) -> list[Runs]:
        notes, signs = self._shown, signs_of(self)
        sign_width = max((cell_len(note.sign) for note in notes), default=0)
        longest = max((cell_len(note.label) for note in notes), default=0)
        leads = max(LABEL_WIDTH, min(longest + 2, _MOST_LABEL)), sign_width + 1 if sign_width else 0
        return [row for note in notes for row in laid_out(note, width, leads, self.most_rows, signs)]


def private_line(count: int, key: str) -> str:
    """What stands for notes that follow from private answers, and the key that shows them."""
    return f"1 private note: {key} shows it." if count == 1 else f"{count} private notes: {key} shows them."


def laid_out(note: Note, width: int, leads: tuple[int, int], most_rows: int, signs: Signs) -> Iterator[Runs]:
    """The rows of one remark; those after the first stand under its words.

    leads: cells before the words of a remark with a label, and of one without.
    """
    lead = leads[0] if note.label else leads[1]
    room = width - lead
    right = note.right if note.right and room - cell_len(note.right) - 2 >= _LEAST_TEXT else ""
    room -= cell_len(right) + 2 if right else 0
    rows = flowed(note.units, room) if note.units else wrapped(note.text, room, most_rows, signs)
    for at, text in enumerate(rows or [""]):
        first = clip(note.label or note.sign, max(lead - 1, 0), signs) if at == 0 else ""
        before = (first + " " * max(lead - cell_len(first), 0), "$faint" if note.label else f"${note.tone}")
        end = right if at == 0 else ""
        gap = " " * max(width - lead - cell_len(text) - cell_len(end), 0) if end else ""
        yield (before, (text, f"${note.ink}"), (gap + end, "$faint"))


def flowed(units: Sequence[str], width: int) -> list[str]:
    """The units in rows of so many cells, two blanks between them; a unit alone may be longer."""
    rows: list[str] = []
    for unit in units:
        if rows and cell_len(rows[-1]) + 2 + cell_len(unit) <= width:
            rows[-1] = f"{rows[-1]}  {unit}"
        else:
            rows.append(unit)
    return rows


def shares(room: int, wanted: Sequence[int], least: Sequence[int], held: int | None = None) -> list[int]:
    """Rows for parts that stand below each other: first the least each needs, then in their order what is left.

    The part that is held, as the one with the focus, comes first. A part is never given more than it wants.
    """
    rows = [min(want, few) for want, few in zip(wanted, least, strict=True)]
    order = sorted(range(len(rows)), key=lambda at: (at != held, at != 0, -at))
    for at in order:
        rows[at] += max(min(wanted[at] - rows[at], room - sum(rows)), 0)
    while sum(rows) > max(room, 0):
        rows[max(range(len(rows)), key=lambda at: rows[at])] -= 1
    return rows
