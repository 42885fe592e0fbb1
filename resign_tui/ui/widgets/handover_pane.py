"""The handover in a few rows: a bar for each category, what comes first, and how much time is left."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from resign_tui.core.handover.checklist import Category, Checklist, Item
from resign_tui.core.words import short_day
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import (
    Face,
    Run,
    Runs,
    at_most,
    bar,
    clip,
    edge,
    in_signs,
    merged,
    open_p0,
    priority,
    spread,
    user_text,
    width_of,
    wrapped,
)

EMPTY = "begins when you name what you look after"
FINISHED = "Everything on the list is handed over."

_ONE_LINE_BAR = 12
_LEAST_FRAME = 4
"""Rows below which the pane is one line."""

_LEAST_BAR = 4
_OWNER = 16
"""Cells of an owner's name, at most."""


class Overview(msgspec.Struct, frozen=True):
    """What the pane shows. time_left: in words, empty while no end is known. coming: what is open, the first thing
    first. after_last_day: what goes on once the last day in is behind, in place of what comes.
    """

    checklist: Checklist | None = None
    time_left: str = ""
    coming: tuple[Item, ...] = ()
    after_last_day: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is anything on the list."""
        return self.checklist is not None and self.checklist.total > 0


class HandoverPane(Face, can_focus=True):
    """The overview beside every step; enter opens the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", show=False, id="handover-open"),
        Binding("escape", "leave", "back", show=False, id="handover-leave"),
    ]

    class Opened(Message):
        """The person wants the whole list."""

    class Left(Message):
        """The person wants to go back to the form."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._overview = Overview()

    def show(
        self,
        checklist: Checklist | None,
        time_left: str = "",
        coming: tuple[Item, ...] = (),
        after_last_day: tuple[str, ...] = (),
    ) -> None:
        """Show this handover; an equal one costs nothing."""
        overview = Overview(checklist, time_left, coming, after_last_day)
        if overview != self._overview:
            self._overview = overview
            self.repaint()

    def draw(self, size: Size, signs: Signs) -> tuple[Runs, ...]:
        """The frame with its rows, or the one line."""
        width, height = size
        if height < _LEAST_FRAME or width < _LEAST_FRAME:
            return (draw_line(self._overview, width, signs, self.has_focus),)
        return draw_frame(self._overview, width, height, signs, self.has_focus)

    def on_click(self, event: events.Click) -> None:
        """A click opens the list."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Ask for the whole list."""
        self.post_message(self.Opened())

    def action_leave(self) -> None:
        """Ask to go back to the form."""
        self.post_message(self.Left())


def draw_line(overview: Overview, width: int, signs: Signs, is_focused: bool) -> Runs:
    """The handover in one row."""
    mark: Run = (signs.focus, "$accent") if is_focused else (" ", "$ink")
    left: list[Run] = [mark, ("Handover ", "$accent bold" if is_focused else "$ink bold")]
    checklist = overview.checklist
    if checklist is None or not overview.begun:
        return spread((*left, (clip(EMPTY, width - width_of(left) - 1, signs), "$soft")), (), width, "$ink")
    count: Run = (f"{checklist.done} of {checklist.total}", "$soft")
    urgent = open_p0(checklist.open_p0)
    room = width - width_of((*left, count, *urgent)) - 4
    if room >= _LEAST_BAR:
        left.extend((*bar(checklist.done, checklist.total, min(_ONE_LINE_BAR, room), signs), (" ", "$ink")))
    left.append(count)
    return spread(left, urgent if width_of((*left, *urgent)) + 3 <= width else (), width, "$ink", margin=2)


def draw_frame(overview: Overview, width: int, height: int, signs: Signs, is_focused: bool) -> tuple[Runs, ...]:
    """The frame: categories, what to do first, and time left on the lower edge."""
    frame = signs.frame_focused if is_focused else signs.frame
    line = "$accent" if is_focused else "$edge"
    title: Run = ("Handover", "$accent bold" if is_focused else "$ink bold")
    tail = _left_over(overview, signs)
    inner = width - 2
    rows = _rows(overview, inner, height - 2, signs)
    rows += ((),) * (height - 2 - len(rows))
    side: Run = (frame[3], line)
    return (
        edge(frame[:3], line, width, heads=(title,)),
        *(merged((side, *row, (" " * max(0, inner - width_of(row)), "$ink"), side)) for row in rows),
        edge(frame[4] + frame[1] + frame[5], line, width, tails=((tail, "$faint"),) if tail else ()),
    )


def _left_over(overview: Overview, signs: Signs) -> str:
    if overview.checklist is None or not overview.begun:
        return ""
    parts = [f"{overview.checklist.done} of {overview.checklist.total} done"]
    return f" {signs.dot} ".join(filter(None, (*parts, overview.time_left)))


def _rows(overview: Overview, inner: int, room: int, signs: Signs) -> tuple[Runs, ...]:
    """The rows in the frame: every category first, the next items in what is left, a blank between if there is room."""
    checklist = overview.checklist
    if overview.after_last_day:
        lines = [line for sentence in overview.after_last_day for line in wrapped(sentence, inner - 2, room, signs)]
        return tuple(((f" {line}", "$soft"),) for line in at_most(room, lines, inner - 2, signs))
    if checklist is None or not overview.begun:
        return (((" " + clip(EMPTY, inner - 2, signs), "$soft"),),)
    shown = [one for one in checklist.categories if one.total][: max(1, room)]
    rows = _category_rows(shown, inner, signs)
    spare = room - len(rows)
    if spare < 1 and overview.coming and len(rows) > 1:
        rows, spare = rows[:-1], 1
    if spare < 1:
        return rows
    blank: tuple[Runs, ...] = ((),) if spare > 1 else ()
    coming = overview.coming[: spare - len(blank)]
    if not coming:
        return (*rows, *blank, (((f" {signs.done} "), "$sage"), (clip(FINISHED, inner - 4, signs), "$soft")))
    ahead = [_next_row(one, overview, inner, signs, first=not index) for index, one in enumerate(coming)]
    return (*rows, *blank, *ahead)


def _category_rows(categories: list[Category], inner: int, signs: Signs) -> tuple[Runs, ...]:
    """Title, bar, count and open P0 of each, in columns."""
    names = min(max(cell_len(one.title) for one in categories), max(6, inner // 3))
    counts = [f"{one.done} of {one.total}" for one in categories]
    urgent = [open_p0(one.open_p0) for one in categories]
    width, last = max(map(len, counts)), max(map(width_of, urgent))
    length = inner - names - width - last - (10 if last else 6)
    rows = []
    for category, count, calls in zip(categories, counts, urgent, strict=True):
        title = clip(in_signs(category.title, signs), names, signs)
        left: list[Run] = [(" " + title + " " * (names - cell_len(title)) + "  ", "$ink")]
        if length >= _LEAST_BAR:
            left.extend(bar(category.done, category.total, length, signs))
        tail = (*calls, (" " * (last - width_of(calls)), "$ink"))
        rows.append(spread((*left, ("  " + count.rjust(width), "$soft")), tail, inner, "$ink"))
    return tuple(rows)


def _next_row(item: Item, overview: Overview, inner: int, signs: Signs, *, first: bool) -> Runs:
    """One item to do: owner and day at the right; the day goes last."""
    sign: Run = (signs.doing, "$accent") if item.status == "doing" else (signs.todo, "$soft")
    left: list[Run] = [(" next " if first else " " * 6, "$soft"), sign, (" ", "$ink"), priority(item.priority, True)]
    left.append((" ", "$ink"))
    day = short_day(item.due_on) if item.due_on else user_text(item.due, 10)
    when = clip(day, 10, signs)
    owner = clip(user_text(item.owner, _OWNER), _OWNER, signs)
    right: list[Run] = [(when, "$ink")] if when else []
    room = inner - width_of(left) - 1
    text = user_text(item.text, room)
    if min(cell_len(text), 24) + cell_len(owner) + width_of(right) + 5 <= room:
        right = [(owner, "$soft"), ("  " if when else "", "$ink"), *right]
    said = clip(text, room - width_of(right) - (2 if right else 0), signs)
    return spread((*left, (said, "$ink")), right, inner, "$ink")
