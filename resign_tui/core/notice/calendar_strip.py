"""The days from today to the end, week by week, as they are drawn on the Dates step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from resign_tui.core.notice.timeline import Timeline

DayKind = Literal["work", "weekend", "holiday", "leave", "none"]
"""What is done on a day; none before the first day and after the end."""

Mark = Literal["", "given", "last_day", "end", "personal"]
"""What a day stands out for; of several the end counts first, then the last day, and a personal date last."""

_MOST_WEEKS = 8
"""Of more, those in the middle are told in a line."""

_LEAD, _TAIL = 2, 3
"""Weeks at both ends that are never told in a line."""

_LONGEST_DAYS = 1200


class Day(msgspec.Struct, frozen=True):
    """One day: what is done on it, what it stands out for, and all of that in words."""

    day: date
    kind: DayKind
    mark: Mark = ""
    words: str = ""


class Week(msgspec.Struct, frozen=True):
    """Seven days from Monday on."""

    days: tuple[Day, ...]


class Fold(msgspec.Struct, frozen=True):
    """Weeks in a row that are told in a line; kind is what most of their days are."""

    first: date
    last: date
    weeks: int
    kind: Literal["work", "leave"]
    holidays: int


StripRow: TypeAlias = Week | Fold


def strip(line: Timeline, today: date) -> tuple[StripRow, ...]:
    """Every week from today, or the day of notice if that is earlier, to the end.

    Empty without an end, with an end before the notice, and over more than three years.
    """
    if line.end is None or line.last_day is None or line.end < line.given:
        return ()
    first = min(today, line.given) if today <= line.end else line.given
    if (line.end - first).days > _LONGEST_DAYS:
        return ()
    monday = first - timedelta(days=first.weekday())
    count = (line.end - monday).days // 7 + 1
    weeks = tuple(_week(line, monday + timedelta(days=7 * at), first) for at in range(count))
    return weeks if count <= _MOST_WEEKS else tuple(_folded(weeks))


def _week(line: Timeline, monday: date, first: date) -> Week:
    days = [_day(line, monday + timedelta(days=at), first) for at in range(7)]
    leave = next((at for at, day in enumerate(days) if day.kind == "leave"), None)
    if leave is not None and not days[leave].words:
        days[leave] = Day(days[leave].day, "leave", days[leave].mark, "leave")
    return Week(tuple(days))


def _day(line: Timeline, day: date, first: date) -> Day:
    yours = [personal.label for personal in line.personal if personal.day == day]
    kind = _kind(line, day, first)
    words: list[str] = []
    mark: Mark = ""
    if day == line.given:
        mark, words = "given", ["given"]
    if day == line.last_day:
        mark, words = "last_day", [*words, "last day"]
    if day == line.end:
        mark, words = "end", [*words, "end, on leave" if kind == "leave" else "end"]
    words += yours
    if yours and not mark:
        mark = "personal"
    if kind == "holiday" and not words:
        words = ["holiday"]
    return Day(day, kind, mark, ", ".join(words))


def _kind(line: Timeline, day: date, first: date) -> DayKind:
    assert line.end is not None and line.last_day is not None
    if day < first or day > line.end:
        return "none"
    if day.weekday() in line.workdays.weekend:
        return "weekend"
    if day not in line.workdays:
        return "holiday"
    return "leave" if day > line.last_day else "work"


def _folded(weeks: tuple[Week, ...]) -> Iterator[StripRow]:
    run: list[Week] = []
    for at, week in enumerate(weeks):
        inner = _LEAD <= at < len(weeks) - _TAIL
        if inner and not any(day.mark for day in week.days):
            run.append(week)
            continue
        yield from _collapse(run)
        run = []
        yield week
    yield from _collapse(run)


def _collapse(run: list[Week]) -> Iterator[StripRow]:
    if len(run) < 2:
        yield from run
        return
    kinds = [day.kind for week in run for day in week.days]
    kind: Literal["work", "leave"] = "leave" if kinds.count("leave") > kinds.count("work") else "work"
    yield Fold(run[0].days[0].day, run[-1].days[-1].day, len(run), kind, kinds.count("holiday"))
