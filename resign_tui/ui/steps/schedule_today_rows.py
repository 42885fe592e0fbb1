"""Today as rows: what the day has room for, what slipped, what is to be done, who is met, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.plan.meetings import Meeting
from resign_tui.core.plan.schedule import PlanDay, days_left, time_left
from resign_tui.core.plan.today import SLIPPED, Today, load_words, near_word, spread_words
from resign_tui.ui.signs import Signs
from resign_tui.ui.steps.schedule_rows import item_row, sentence
from resign_tui.ui.widgets.drawing import in_signs, wrapped
from resign_tui.ui.widgets.row_list import Row

DONE, NEXT = "done ", "next "
"""Before the id of what is done, or of another day, so that the cursor goes on to what is left of this one."""

MEETING = "meet "
"""Before the key of a meeting."""

_MOST_LINES = 3
_MOST_AHEAD = 3
_CELLS = 20


def rows(departure: Departure, signs: Signs, width: int, here: Today, plan_key: str = "s") -> tuple[Row, ...]:
    """The day as it stands; each item's row carries its id. plan_key: the schedule's, which says what helps."""
    return tuple(_rows(departure, here, signs, max(width - 5, 20), plan_key))


def _rows(departure: Departure, here: Today, signs: Signs, width: int, plan_key: str) -> Iterator[Row]:
    yield Row(in_signs(_head(departure, here), signs), tone="heading")
    if here.focus:
        yield from _faint(sentence(here.focus), signs, width)
    if here.items and here.room:
        yield _load(here, signs)
    if here.items and here.helps:
        yield from _faint(f"Not all of it fits before you leave. {plan_key} says what helps.", signs, width)
    if here.rest:
        yield Row("")
        yield Row(in_signs(here.rest, signs), sign=signs.done, tone="done")
    for title, items in here.sections:
        yield from _section(title, items, here, signs, width)
        if title == SLIPPED and here.spread:
            yield from _faint(spread_words(here.spread), signs, width)
    if here.after_last_day:
        yield Row("")
        yield Row("What still holds", tone="heading")
    for held in here.after_last_day[1:]:
        for index, line in enumerate(wrapped(held, width, _MOST_LINES, signs)):
            yield Row(line, sign="" if index else signs.info, indent=2)
    if here.meetings:
        yield Row("")
        yield Row("To meet", tone="heading")
    for meeting in here.meetings:
        yield _meeting(meeting, signs, width)
    if here.done:
        yield Row("")
        yield Row("Done today", tone="heading")
    for item in here.done:
        yield Row(item.text, DONE + item.id, f"{item.hours:g} h", signs.done, "done")
    if here.ahead:
        yield from _ahead(here.ahead, departure, here, signs, width)


def _head(departure: Departure, here: Today) -> str:
    left = days_left(departure)
    day = f" · day {here.number}" if here.number else ""
    rest = "" if not left else " · your last day in" if here.day == here.last_day else f" · {time_left(departure)}"
    return f"Today · {words.short_day(here.day)}{day}{rest}"


def _section(title: str, items: Iterable[Item], here: Today, signs: Signs, width: int) -> Iterator[Row]:
    for index, item in enumerate(items):
        if not index:
            yield Row("")
            yield Row(title, tone="heading")
        yield item_row(item, here.day, signs, width, here.missed)


def _meeting(meeting: Meeting, signs: Signs, width: int) -> Row:
    """Who is met, with a box of its own."""
    said = f"{meeting.who[:1].upper()}{meeting.who[1:]}: {meeting.about}"
    line, *more = wrapped(said, width, 2, signs)
    sign, tone = (signs.done, "done") if meeting.is_met else (signs.todo, "item")
    return Row(line, MEETING + meeting.key, "", sign, tone, below=tuple((f"  {text}", tone) for text in more))


def _load(here: Today, signs: Signs) -> Row:
    """What is left of the day: heavy is done."""
    whole = here.hours_done + sum(item.hours for item in here.enough)
    filled = round(_CELLS * here.hours_done / max(whole, here.room))
    bar = signs.bar_done * filled + signs.bar_todo * (_CELLS - filled)
    return Row(f"{bar}  {load_words(here)}", indent=2, tone="faint")


def _ahead(day: PlanDay, departure: Departure, here: Today, signs: Signs, width: int) -> Iterator[Row]:
    parts = ("Next", words.short_day(day.date), near_word(day.date, here.day))
    yield Row("")
    yield Row(in_signs(" · ".join(filter(None, parts)), signs), tone="heading")
    yield from _faint(sentence(day.about), signs, width)
    for item_id in day.item_ids[:_MOST_AHEAD]:
        item = departure.checklist.item(item_id)
        if item is not None:
            yield Row(item.text, NEXT + item.id, item.priority, signs.untouched, "faint")
    more = len(day.item_ids) - _MOST_AHEAD
    if more > 0:
        yield Row(f"and {words.count_word(more)} more", indent=2, tone="faint")


def _faint(text: str, signs: Signs, width: int) -> Iterator[Row]:
    for line in wrapped(in_signs(text, signs), width, _MOST_LINES, signs):
        yield Row(line, tone="faint")
