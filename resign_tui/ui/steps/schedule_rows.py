"""The transition plan as rows: what to know, then each day with its focus, its items and its load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rich.cells import cell_len

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import Plan, PlanDay
from resign_tui.core.plan.today import day_words, days_late, due_words
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs, wrapped
from resign_tui.ui.widgets.row_list import Row

_MOST_LINES = 4
_NEAR = 2
"""Days ahead below which a day is called today or tomorrow."""

_HEAVY = 1.5
"""A day that asks for this many times its hours is marked."""


def rows(departure: Departure, signs: Signs, width: int, made: Plan) -> tuple[Row, ...]:
    """The schedule as it stands today; each item's row carries its id."""
    items = {item.id: item for item in departure.checklist.items}
    return tuple(_rows(departure, made, items, signs, max(width - 5, 20)))


def _rows(departure: Departure, made: Plan, items: dict[str, Item], signs: Signs, width: int) -> Iterator[Row]:
    for note in made.notes:
        for index, line in enumerate(wrapped(in_signs(note, signs), width, _MOST_LINES, signs)):
            yield Row(line, sign=signs.info if not index else "", indent=0 if not index else 2, tone="faint")
    late = [item for item in departure.checklist.work_order if days_late(item, departure.today)]
    if late:
        yield Row("")
        yield Row("Slipped", tone="heading")
    for item in sorted(late, key=lambda item: item.due_on or departure.today):
        yield item_row(item, departure.today, signs, width, made.missed)
    slipped = {item.id for item in late}
    for day in made.days:
        yield Row("")
        yield Row(in_signs(_head(day, departure, signs), signs), tone="heading")
        for line in wrapped(in_signs(sentence(day.about), signs), width, _MOST_LINES, signs):
            yield Row(line, tone="faint")
        for item_id in day.item_ids:
            if item_id not in slipped:
                yield item_row(items[item_id], departure.today, signs, width, made.missed)
        if day.hours:
            yield _load(day, signs)
    if made.later:
        count = len(made.later)
        yield Row("")
        text = f"{words.count_word(count).capitalize()} open {'item has' if count == 1 else 'items have'} no day: "
        text += f"{'it is' if count == 1 else 'they are'} P2 and time is short, or this plan leaves "
        text += "it out." if count == 1 else "them out."
        for line in wrapped(in_signs(text, signs), width, _MOST_LINES, signs):
            yield Row(line, tone="faint")


def _head(day: PlanDay, departure: Departure, signs: Signs) -> str:
    ahead = (day.date - departure.today).days
    mark = f"{signs.chosen} " if not ahead else ""
    near = f" · {day_words(day.date, departure.today)}" if ahead < _NEAR else ""
    last = " · your last day in" if day.date == departure.timeline.last_day else ""
    return f"{mark}Day {day.number} · {words.short_day(day.date)}{near}{last}"


def sentence(focus: str) -> str:
    """What a day is about, as a sentence."""
    return focus[:1].upper() + focus[1:] + "."


def item_row(item: Item, today: date, signs: Signs, width: int, missed: Mapping[str, date]) -> Row:
    """An item that is to be done: whose it is next, when it is due or was planned, and how long it takes.

    The words of the item come before whose it is next.
    """
    parts = (due_words(item, today, missed), item.priority, f"{item.hours:g} h")
    short = f" {signs.dot} ".join(part for part in parts if part)
    right = f"{item.owner} {signs.dot} {short}" if item.owner else short
    if cell_len(f"{item.text}  {right}") > width:
        right = short
    sign = signs.doing if item.status == "doing" else signs.todo
    return Row(item.text, item.id, right, sign, "problem" if item.priority == "P0" else "item")


def _load(day: PlanDay, signs: Signs) -> Row:
    share = min(day.hours / HOURS_A_DAY, 2.0)
    bar = signs.bar_done * round(min(share, 1.0) * 10)
    bar += signs.bar_todo * (10 - len(bar))
    heavy = day.hours > HOURS_A_DAY * _HEAVY
    more = day.hours - HOURS_A_DAY
    room = f"h, {more:g} more than a day has" if more > 0 else f"of {HOURS_A_DAY} h"
    said = f"{bar}  {day.hours:g} {room}"
    return Row(said, sign=signs.warning if heavy else "", indent=2, tone="needed" if heavy else "faint")
