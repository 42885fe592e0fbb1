"""What the Dates step shows: the two dates with their reasons, the days between, and why they are so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from resign_tui.core import words
from resign_tui.core.notice.calendar_strip import StripRow
from resign_tui.core.notice.timeline import Timeline
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets import calendar_face
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, in_signs, rule, signs_of, wrapped

UNKNOWN = "not known yet"
ENDS = "Employment ends"
HOW = "alt+c how counted"
_MOST_ROWS = 12
"""Rows of one sentence."""
_FRAME = 3
"""Cells of a card's frame and of the blank within it."""
_GAP = 2
"""Cells between the cards."""


class Dates(msgspec.Struct, frozen=True):
    """What is shown: the dates, the weeks up to the end, and what we would suggest."""

    timeline: Timeline
    weeks: tuple[StripRow, ...]
    suggestions: tuple[str, ...] = ()


class DateCards(Container):
    """When employment ends and the last day in, each with its reason; they stay in view while the questions scroll."""

    def __init__(self) -> None:
        super().__init__(id="date-cards")
        self._dates: Dates | None = None
        self._row = Static(id="dates-row")
        self._cards = (Static(classes="date-card"), Static(classes="date-card"))

    def compose(self) -> ComposeResult:
        """Two cards, and the one row that stands in their place where rows are few."""
        yield self._row
        yield from self._cards

    def show(self, dates: Dates) -> None:
        """Show these dates."""
        if dates != self._dates:
            self._dates = dates
            self._tell()

    def on_resize(self) -> None:
        """Write the days as there is room."""
        self._tell()

    def _tell(self) -> None:
        if self._dates is None or not self.size.width:
            return
        self._row.update(in_a_row(self._dates.timeline, self.size.width, signs_of(self)))
        room = (self.size.width - _GAP) // 2 - _FRAME
        cards = cards_of(self._dates.timeline)
        for widget, card in zip(self._cards, (*cards, None), strict=False):
            widget.set_class(card is None, "-unused").set_class(len(cards) == 1, "-alone")
            if card is not None:
                self._fill(widget, card, room)

    def _fill(self, widget: Static, card: Card, room: int) -> None:
        signs = signs_of(self)
        widget.border_title = Content(card.title)
        widget.border_subtitle = Content(HOW if card.title == ENDS and len(HOW) + _FRAME <= room else "")
        below = [Content.styled(in_signs(text, signs), "$soft") for text in (card.span, card.because) if text]
        widget.update(Content("\n").join([Content.styled(card.day, "$ink bold"), *below]))


def in_a_row(timeline: Timeline, width: int, signs: Signs) -> Content:
    """Both dates in one row, and how they were counted where there is room."""
    end, last = timeline.end, timeline.last_day
    text = f"Ends {words.short_date(end)}" if end else f"End {UNKNOWN}"
    text = in_signs(text + (f" {signs.dot} last day {words.short_date(last)}" if last else ""), signs)
    gap = " " * max(width - cell_len(text) - cell_len(HOW), 2)
    how = gap + HOW if cell_len(text + gap + HOW) <= width else ""
    return Content.assemble((text, "$ink bold"), (how, "$faint"))


class _DatesRows(Rows):
    """Rows about the dates below the questions."""

    _dates: Dates | None = None

    def show(self, dates: Dates) -> None:
        """Show these dates."""
        if dates != self._dates:
            self._dates = dates
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """The rows with their margin, in which the first has the mark of the focus."""
        for at, row in enumerate(self.tell(self._dates, width - LABEL_LEFT) if self._dates else ()):
            mark = signs_of(self).focus if at == 0 and self.has_focus else ""
            yield ((mark.ljust(LABEL_LEFT), "$accent bold"), *row)

    def tell(self, dates: Dates, width: int) -> Iterator[Runs]:
        """The rows, without the margin."""
        raise NotImplementedError

    def told(self, text: str, width: int, sign: str = "", style: str = "$soft") -> Iterator[Runs]:
        """A sentence over as many rows as it takes, its sign before the first."""
        signs = signs_of(self)
        lead = f"{sign} " if sign else ""
        room = width - cell_len(lead)
        for at, line in enumerate(wrapped(in_signs(text, signs), room, _MOST_ROWS, signs)):
            yield ((lead if at == 0 else " " * cell_len(lead), style), (line, "$soft"))


class CalendarCard(_DatesRows):
    """The days from today to the end, and what would serve better; it stands below the questions."""

    def __init__(self) -> None:
        super().__init__(id="calendar-card")

    def tell(self, dates: Dates, width: int) -> Iterator[Runs]:
        """The calendar, the suggestions."""
        signs = signs_of(self)
        yield ()
        yield rule("Today to the end", width, signs, "$soft")
        if dates.weeks:
            yield from calendar_face.calendar(dates.weeks, self._cells(width), signs)
        else:
            yield calendar_face.legend(signs)
            sentence = calendar_face.EMPTY if dates.timeline.end is None else calendar_face.UNDRAWN
            yield from self.told(sentence, width)
        if dates.suggestions:
            yield ()
        for text in dates.suggestions:
            yield from self.told(text, width, signs.info, "$accent bold")

    def _cells(self, width: int) -> calendar_face.Cells:
        roomy = width >= calendar_face.width_of_week(calendar_face.WIDE) and not self.screen.has_class("-narrow")
        return calendar_face.WIDE if roomy else calendar_face.NARROW


class NoticeCard(_DatesRows, can_focus=True):
    """Why the notice is what it is, layer by layer, and what else to know; it stands below the questions."""

    def __init__(self) -> None:
        super().__init__(id="notice-card")

    def tell(self, dates: Dates, width: int) -> Iterator[Runs]:
        """Our advice, the reasons by layer, the notes."""
        signs, line = signs_of(self), dates.timeline
        yield rule(f"Notice: {line.advice}", width, signs, "$accent bold" if self.has_focus else "$soft")
        for reason in line.layers:
            sign = signs.personal if reason.layer == "personal" else ""
            yield from self.told(reason.text, width, sign, "$brass")
        yield from self._notes(line.notes, width)

    def _notes(self, notes: Iterable[str], width: int) -> Iterator[Runs]:
        for note in notes:
            yield from self.told(note, width, signs_of(self).info, "$accent")


class Card(msgspec.Struct, frozen=True):
    """One of the two dates: how far away it is, and why it is that day."""

    title: str
    day: str
    span: str = ""
    because: str = ""


def cards_of(timeline: Timeline) -> tuple[Card, ...]:
    """The two dates; without an end what is asked for it."""
    question = timeline.open
    if question is not None and timeline.end is None:
        return (Card(ENDS, UNKNOWN, because=question.text),)
    return _end_card(timeline), _last_day_card(timeline)


def _end_card(timeline: Timeline) -> Card:
    end = timeline.end
    if end is None:
        return Card(ENDS, UNKNOWN)
    after = _counted((end - timeline.given).days, "day")
    return Card(ENDS, words.short_date(end), f"{after} from notice", timeline.end_because)


def _last_day_card(timeline: Timeline) -> Card:
    last = timeline.last_day
    if last is None:
        return Card("Last working day", UNKNOWN)
    presence = _counted(timeline.working_days, "working day")
    if timeline.leave_days:
        presence = f"then {_counted(timeline.leave_days, 'day')} of leave"
    return Card("Last working day", words.short_date(last), presence, timeline.last_day_because)


def _counted(count: float, noun: str) -> str:
    return f"{count:g} {noun}" if count == 1 else f"{count:g} {noun}s"
