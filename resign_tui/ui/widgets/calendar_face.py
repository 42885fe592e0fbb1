"""The calendar strip as rows of runs: weeks as rows, where number, ribbon and word of a day share one left edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core.notice.calendar_strip import Day, Fold, StripRow, Week
from resign_tui.core.parsing import MONTHS, WEEKDAYS
from resign_tui.core.words import count_word
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Runs, clip, in_signs, merged, user_text, width_of

WIDE, NARROW = (8, 5, 0), (6, 4, 4)
"""Cells of a weekday, of a weekend day, and of the gutter that names the month where a day has no room for it."""

EMPTY = "Choose a notice and the days appear."
UNDRAWN = "No days are drawn: the end does not follow the notice within three years."

_AIRY = 4
"""With so many rows of weeks there is a blank between them."""

_SLACK = 3
"""Cells that a word may take from the next day's, so that the last day is named in full before leave begins."""

Cells = tuple[int, int, int]


def calendar(rows: tuple[StripRow, ...], cells: Cells, signs: Signs) -> list[Runs]:
    """The head, the weeks and the legend, without the margin."""
    edges = _edges(cells)
    drawn = [
        _placed([(edges[at], name[:3], "$faint") for at, name in enumerate(WEEKDAYS)], width_of_week(cells), signs)
    ]
    for at, row in enumerate(rows):
        if at and len(rows) <= _AIRY:
            drawn.append(())
        drawn.extend(_week(row, cells, signs) if isinstance(row, Week) else [_fold(row, signs)])
    return [*drawn, (), legend(signs)]


def legend(signs: Signs) -> Runs:
    """What the strokes and signs mean."""
    named = (
        (signs.work, "$accent", "at work"),
        (signs.weekend, "$faint", "weekend"),
        (signs.holiday, "$brass", "holiday"),
        (signs.leave, "$soft", "leave"),
        (signs.personal, "$brass", "yours"),
    )
    return merged(run for sign, ink, word in named for run in ((sign, ink), (f" {word}  ", "$soft")))


def _edges(cells: Cells) -> list[int]:
    weekday, weekend, gutter = cells
    return [gutter + weekday * min(at, 5) + weekend * max(at - 5, 0) for at in range(7)]


def width_of_week(cells: Cells) -> int:
    """How many cells a week takes."""
    weekday, weekend, gutter = cells
    return gutter + 5 * weekday + 2 * weekend


def _week(week: Week, cells: Cells, signs: Signs) -> Iterator[Runs]:
    edges, width = _edges(cells), width_of_week(cells)
    yield _placed(_numbers(week, cells), width + 1, signs)
    ribbon: list[tuple[str, str]] = [(" " * cells[2], "$soft")]
    for at, one in enumerate(week.days):
        ribbon.extend(_stroke(one, cells[0] if at < 5 else cells[1], signs))
    yield merged(ribbon)
    words = [(edges[at], user_text(one.words, width), _word_ink(one)) for at, one in enumerate(week.days) if one.words]
    if words:
        yield _placed(words, width, signs, _SLACK)


def _numbers(week: Week, cells: Cells) -> Iterator[tuple[int, str, str]]:
    """The day-numbers; the month stands with the first day shown and the first of a month, or as soon as it fits."""
    edges = _edges(cells)
    shown = [(at, one) for at, one in enumerate(week.days) if one.kind != "none" or one.words]
    wanted = True
    for at, one in shown:
        text, month = str(one.day.day), MONTHS[one.day.month - 1][:3]
        wanted = wanted or one.day.day == 1
        room = (cells[0] if at < 5 else cells[1]) - 1
        if wanted and cells[2] and (at, one) == shown[0] and at == 0:
            yield 0, month, "$faint"
            wanted = False
        elif wanted and (len(f"{text} {month}") <= room or at == 6):
            text, wanted = f"{text} {month}", False
        yield edges[at], text, _number_ink(one)


def _stroke(one: Day, width: int, signs: Signs) -> Iterator[tuple[str, str]]:
    kind = {
        "work": (signs.work, "$accent"),
        "weekend": (signs.weekend, "$faint"),
        "holiday": (signs.weekend, "$faint"),
        "leave": (signs.leave, "$soft"),
        "none": (" ", "$soft"),
    }[one.kind]
    sign = {
        "given": signs.given,
        "last_day": signs.last_day,
        "end": signs.end,
        "personal": signs.personal,
        "": signs.holiday if one.kind == "holiday" else "",
    }[one.mark]
    stroke, ink = kind
    if one.mark == "end":
        stroke = stroke if one.kind != "work" else " "
        yield sign, "$accent bold"
        yield stroke * (width - 2) + " ", ink
        return
    if sign:
        yield sign, "$brass" if one.mark in ("", "personal") else "$accent bold"
    yield stroke * (width - len(sign)), ink


def _number_ink(one: Day) -> str:
    if one.mark == "personal":
        return "$brass bold"
    if one.mark == "given":
        return "$ink bold"
    if one.mark:
        return "$accent bold"
    return "$ink" if one.kind == "work" else "$faint"


def _word_ink(one: Day) -> str:
    if one.mark in ("last_day", "end"):
        return "$accent bold"
    return "$brass" if one.mark == "personal" or one.kind == "holiday" else "$soft"


def _fold(fold: Fold, signs: Signs) -> Runs:
    what = "at work" if fold.kind == "work" else "on leave"
    days = " to ".join(f"{day.day} {MONTHS[day.month - 1][:3]}" for day in (fold.first, fold.last))
    off = f", {fold.holidays} {'holiday' if fold.holidays == 1 else 'holidays'}" if fold.holidays else ""
    text = f"{count_word(fold.weeks)} weeks {what}{off}"
    return ((f"{signs.ellipsis} ", "$faint"), (in_signs(text, signs), "$soft"), (f" {signs.ellipsis} {days}", "$faint"))


def _placed(items: Iterable[tuple[int, str, str]], width: int, signs: Signs, slack: int = 0) -> Runs:
    """Texts at their columns; one may run so many cells into the next, which then begins that much later."""
    found = list(items)
    runs: list[tuple[str, str]] = []
    at = 0
    for index, (column, text, ink) in enumerate(found):
        start = max(column, at)
        stop = min(found[index + 1][0] + slack - 1, width) if index + 1 < len(found) else width
        shown = clip(text, max(stop - start, 0), signs)
        runs += [(" " * (start - width_of(runs)), "$soft"), (shown, ink)]
        at = width_of(runs) + 1
    return merged(runs)
