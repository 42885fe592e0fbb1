"""The one order of the handover, which every place that says what comes first reads."""

from __future__ import annotations

from textwrap import shorten

from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.plan.over import after_last_day, is_over
from resign_tui.core.plan.schedule import Plan, days_of_items, plan
from resign_tui.core.plan.today import day_words, due_words, today

_ABOUT = 40
"""Characters of what the first thing is about."""

ALL_DONE = "Everything on the list is handed over."


def order(departure: Departure, made: Plan | None = None) -> tuple[Item, ...]:
    """Everything open in the order in which to do it.

    First what today asks for, then day by day as the plan has it, then what has no day, the most urgent first.
    """
    made = made or plan(departure)
    items = {item.id: item for item in departure.checklist.work_order}
    here = [item.id for item in today(departure, made).items]
    ahead = [item_id for day in made.days for item_id in day.item_ids]
    return tuple(items[item_id] for item_id in dict.fromkeys((*here, *ahead, *items)))


def foremost(departure: Departure, made: Plan | None = None) -> tuple[Item, ...]:
    """What comes first, and everything open of the highest priority after it, in that order."""
    first, *others = order(departure, made) or (None,)
    return (first, *(item for item in others if item and item.priority == "P0")) if first else ()


def first_sentence(departure: Departure, made: Plan | None = None) -> str:
    """What to do first, what of the person's it is about, how urgent it is and when; empty where the list is empty.

    After the last day in it says that all is over.
    """
    if is_over(departure):
        return after_last_day(departure)[0]
    made = made or plan(departure)
    first = next(iter(order(departure, made)), None)
    if first is None:
        return ALL_DONE if departure.checklist.total else ""
    planned = days_of_items(made).get(first.id)
    when = due_words(first, departure.today) or (day_words(planned, departure.today) if planned else "")
    about = shorten(first.in_particular, _ABOUT, placeholder=" …")
    return f"First: {first.text} ({', '.join(part for part in (about, first.priority, when) if part)})."
