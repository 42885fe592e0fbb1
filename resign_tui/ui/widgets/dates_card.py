"""What the Dates step shows: the two dates with their reasons, the days between, and why they are so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core import words
from resign_tui.core.notice.calendar_strip import Row
from resign_tui.core.notice.timeline import Timeline
from resign_tui.core.parsing import WEEKDAYS
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets import calendar_face
from resign_tui.ui.widgets.drawing import Drawn, edge, ours, wrapped
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of

UNKNOWN = "not known yet"
ENDS = "Employment ends"
HOW = "alt+c how counted"
_MOST_ROWS = 12
"""Rows of one sentence."""
_TOLD_ROWS = 2
"""Rows below the day on a card, at least; then the questions rarely move."""
_REASON_ROWS = 3
"""Rows of a reason, at most; the longest of ours fits a card of the usual width."""


class Dates(msgspec.Struct, frozen=True):
    """What is shown: the dates, the weeks up to the end, and what we would suggest."""

    timeline: Timeline
    weeks: tuple[Row, ...]
    suggestions: tuple[str, ...] = ()


class _Rows(Widget):
    """Draws rows of runs for its width, and is as high as they are many."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._dates: Dates | None = None
        self._rows: list[Drawn] = []

    def show(self, dates: Dates) -> None:
        """Show these dates."""
        if dates != self._dates:
            self._dates = dates
            self.lay_out()

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self.lay_out()

    def lay_out(self) -> None:
        """Draw what is shown again."""
        if self._dates is None or not self.size.width:
            return
        rows = list(self.draw(self._dates, self.size.width - LABEL_LEFT))
        if len(rows) != len(self._rows):
            self.styles.height = len(rows)
        self._rows = rows
        self.refresh()

    def draw(self, dates: Dates, width: int) -> Iterator[Drawn]:
        """The rows, without the margin."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = self._rows[y] if y < len(self._rows) else ()
        margin = signs_of(self).focus if y == 0 and self.has_focus else " "
        cells = [Segment(margin.ljust(LABEL_LEFT), style_of(self, "accent-bold"))]
        cells += [Segment(text, style_of(self, ink)) for text, ink in row]
        return Strip(cells).adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def rule(self, title: str, width: int, ink: str = "soft") -> Drawn:
        """A heading on a rule."""
        stroke = signs_of(self).rule
        rest = stroke * max(width - cell_len(title) - 4, 0)
        return ((f"{stroke * 2} ", "line"), (title, ink), (f" {rest}", "line"))

    def told(self, text: str, width: int, sign: str = "", ink: str = "soft") -> Iterator[Drawn]:
        """A sentence over as many rows as it takes, its sign before the first."""
        signs = signs_of(self)
        lead = f"{sign} " if sign else ""
        room = width - cell_len(lead)
        for at, line in enumerate(wrapped(ours(text, signs), room, _MOST_ROWS, signs)):
            yield ((lead if at == 0 else " " * cell_len(lead), ink), (line, "soft"))


class DateCards(_Rows):
    """When employment ends and the last day in, each with its reason; they stay in view while the questions scroll."""

    def __init__(self) -> None:
        super().__init__("date-cards")

    def draw(self, dates: Dates, width: int) -> Iterator[Drawn]:
        """Two cards; one row where rows are few."""
        if self.screen.has_class("-narrow"):
            yield self._in_a_row(dates.timeline, width)
            return
        signs = signs_of(self)
        question = dates.timeline.open
        if question is not None and dates.timeline.end is None:
            yield from _framed((_Card(ENDS, UNKNOWN, because=question.text),), width, signs)
        else:
            each = (width - 2) // 2
            days = [day for day in (dates.timeline.end, dates.timeline.last_day) if day]
            name = _long if all(len(_long(day)) <= each - 3 for day in days) else words.short_date
            cards = (_end_card(dates.timeline, name), _last_day_card(dates.timeline, name))
            yield from _framed(cards, each, signs)

    def _in_a_row(self, timeline: Timeline, width: int) -> Drawn:
        end, last = timeline.end, timeline.last_day
        signs = signs_of(self)
        text = f"Ends {words.short_date(end)}" if end else f"End {UNKNOWN}"
        text += f" {signs.dot} last day {words.short_date(last)}" if last else ""
        gap = " " * max(width - cell_len(text) - cell_len(HOW), 2)
        how = fit(gap + HOW, width - cell_len(text), signs)
        return ((fit(ours(text, signs), cell_len(text), signs), "ink-bold"), (how, "faint"))


class CalendarCard(_Rows):
    """The days from today to the end, and what would serve better; it stands below the questions."""

    def __init__(self) -> None:
        super().__init__("calendar-card")

    def draw(self, dates: Dates, width: int) -> Iterator[Drawn]:
        """The calendar, the suggestions."""
        signs = signs_of(self)
        yield ()
        yield self.rule("Today to the end", width)
        if dates.weeks:
            yield from calendar_face.calendar(dates.weeks, self._cells(width), signs)
        else:
            yield calendar_face.legend(signs)
            sentence = calendar_face.EMPTY if dates.timeline.end is None else calendar_face.UNDRAWN
            yield from self.told(sentence, width)
        if dates.suggestions:
            yield ()
        for text in dates.suggestions:
            yield from self.told(text, width, signs.info, "accent-bold")

    def _cells(self, width: int) -> calendar_face.Cells:
        roomy = width >= calendar_face.width_of_week(calendar_face.WIDE) and not self.screen.has_class("-narrow")
        return calendar_face.WIDE if roomy else calendar_face.NARROW


class NoticeCard(_Rows, can_focus=True):
    """Why the notice is what it is, layer by layer, and what else to know; it stands below the questions."""

    def __init__(self) -> None:
        super().__init__("notice-card")

    def draw(self, dates: Dates, width: int) -> Iterator[Drawn]:
        """Our advice, the reasons by layer, the notes."""
        signs, line = signs_of(self), dates.timeline
        yield self.rule(f"Notice: {line.advice}", width, "accent-bold" if self.has_focus else "soft")
        for reason in line.layers:
            sign = signs.personal if reason.layer == "personal" else ""
            yield from self.told(reason.text, width, sign, "brass")
        yield from self._notes(line.notes, width)

    def _notes(self, notes: Iterable[str], width: int) -> Iterator[Drawn]:
        for note in notes:
            yield from self.told(note, width, signs_of(self).info, "accent")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the card has the focus."""
        super().watch_has_focus(has_focus)
        self.lay_out()


class _Card(msgspec.Struct, frozen=True):
    """One of the two dates: how far away it is, and why it is that day."""

    title: str
    day: str
    span: str = ""
    because: str = ""

    def below_the_day(self, width: int, signs: Signs) -> list[str]:
        """The rows that explain the day."""
        span = [self.span] if self.span else []
        return [*span, *wrapped(ours(self.because, signs), width, _REASON_ROWS, signs)]


def _framed(cards: Sequence[_Card], each: int, signs: Signs) -> Iterator[Drawn]:
    """Cards side by side, all as high as the one with the most to say."""
    told = [card.below_the_day(each - 3, signs) for card in cards]
    height = max(_TOLD_ROWS, *map(len, told))
    columns = [
        _column(card, [*rows, *[""] * (height - len(rows))], each, signs)
        for card, rows in zip(cards, told, strict=True)
    ]
    for row in zip(*columns, strict=True):
        yield tuple(run for at, part in enumerate(row) for run in ((("  ", "soft"), *part) if at else part))


def _column(card: _Card, told: Iterable[str], width: int, signs: Signs) -> Iterator[Drawn]:
    """The rows of one card in its frame."""
    side = signs.frame[3]
    yield edge(signs.frame[:3], "edge", width, (card.title, "soft"))
    for text, ink in ((card.day, "ink-bold"), *((text, "soft") for text in told)):
        yield (f"{side} ", "edge"), (fit(text, width - 3, signs), ink), (side, "edge")
    below = signs.frame[4] + signs.frame[1] + signs.frame[5]
    yield edge(below, "edge", width, (HOW, "faint") if card.title == ENDS else None)


def _end_card(timeline: Timeline, name: Callable[[date], str]) -> _Card:
    end = timeline.end
    if end is None:
        return _Card(ENDS, UNKNOWN)
    after = _counted((end - timeline.given).days, "day")
    return _Card(ENDS, name(end), f"{after} from notice", timeline.end_because)


def _last_day_card(timeline: Timeline, name: Callable[[date], str]) -> _Card:
    last = timeline.last_day
    if last is None:
        return _Card("Last working day", UNKNOWN)
    presence = _counted(timeline.working_days, "working day")
    if timeline.leave_days:
        presence = f"then {_counted(timeline.leave_days, 'day')} of leave"
    return _Card("Last working day", name(last), presence, timeline.last_day_because)


def _long(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {words.long_date(day, 'dmy_long')}"


def _counted(count: float, noun: str) -> str:
    return f"{count:g} {noun}" if count == 1 else f"{count:g} {noun}s"
