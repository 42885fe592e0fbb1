"""Today: what slipped, what is to be done, who is met, what is left of the day, and what comes next."""

from __future__ import annotations

import math
from datetime import date

import msgspec

from resign_tui.core import handing_in
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.item import urgency
from resign_tui.core.parsing import WEEKDAYS
from resign_tui.core.plan.meetings import Meeting, meetings, takers
from resign_tui.core.plan.schedule import HOURS_A_DAY, PlanDay, plan
from resign_tui.core.words import short_date, short_day

_NAMED_BY_WEEKDAY = 6
"""Days ahead that are called by their weekday."""

LAST = "Today is your last day in; nothing can wait for tomorrow."
"""Why nothing can be put off."""


class Today(msgspec.Struct, frozen=True):
    """The day as it stands.

    number, focus: of the plan's day; zero and empty when today is none of its days. slipped: items whose day is past,
    the oldest first. tasks: everything else for today. done: what of today is done. ahead: the plan's next day.
    """

    day: date
    number: int = 0
    focus: str = ""
    slipped: tuple[Item, ...] = ()
    tasks: tuple[Item, ...] = ()
    done: tuple[Item, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    ahead: PlanDay | None = None
    last_day: date | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """What is left to do today, in order."""
        return (*self.slipped, *self.tasks)

    @property
    def hours_open(self) -> float:
        """What is left to do, in hours."""
        return math.fsum(item.hours for item in self.items)

    @property
    def hours_done(self) -> float:
        """What is done of today, in hours."""
        return math.fsum(item.hours for item in self.done)

    @property
    def room(self) -> int:
        """The hours that the day has for the handover."""
        return HOURS_A_DAY if self.number else 0

    @property
    def is_over(self) -> bool:
        """The last day in is behind."""
        return self.last_day is not None and self.last_day < self.day

    @property
    def rest(self) -> str:
        """One line for when nothing is left; empty while something is."""
        if self.items:
            return ""
        if self.last_day is None:
            return "Your last working day is not known yet; step 3 asks for it."
        if self.is_over:
            return f"Your last day in was {short_date(self.last_day)}. Nothing is left to do here."
        if self.done:
            return "Done for today. The rest can wait."
        return "Nothing is left for today." if self.number else "Nothing to do today."


def is_handed_in(departure: Departure) -> bool:
    """The letter has reached them, and the last day in is not behind: each day is about the handover now."""
    return handing_in.stage(departure) == "handed-in"


def today(departure: Departure) -> Today:
    """What this day asks for."""
    day, last = departure.today, departure.timeline.last_day
    items = {item.id: item for item in departure.checklist.items}
    still_open = [item for item in sorted(items.values(), key=urgency) if item.is_open]
    slipped = sorted((item for item in still_open if days_late(item, day)), key=lambda item: item.due_on or day)
    days = plan(departure).days
    planned = next((each for each in days if each.date == day), None)
    ids = planned.item_ids if planned else ()
    tasks = [item for item in still_open if item not in slipped and (item.id in ids or item.due_on == day)]
    here = (*slipped, *tasks)
    met = [*meetings(departure, planned.talks if planned else ()), *takers(here)]
    return Today(
        day,
        planned.number if planned else 0,
        planned.about if planned else "",
        tuple(slipped),
        tuple(sorted(tasks, key=lambda item: item.due_on != day)),
        tuple(item for item in items.values() if item.status == "done" and item.done_day == day),
        tuple(met),
        next((each for each in days if each.date > day), None),
        last,
    )


def is_todays(departure: Departure, item_id: str) -> bool:
    """The item is part of what this day asks for."""
    return any(item.id == item_id for item in today(departure).items)


def days_late(item: Item, day: date) -> int:
    """For how many days an item has been due; none while it is in time."""
    return max((day - item.due_on).days, 0) if item.due_on else 0


def due_words(item: Item, day: date) -> str:
    """When an item is due, as people say it; empty when it has no day."""
    if item.due_on is None:
        return ""
    late = days_late(item, day)
    if late:
        return "1 day late" if late == 1 else f"{late} days late"
    return f"due {day_words(item.due_on, day)}"


def day_words(day: date, today: date) -> str:
    """A day to come, as people say it: today, tomorrow, Friday, or Fri 11 Dec."""
    ahead = (day - today).days
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    return WEEKDAYS[day.weekday()] if 1 < ahead <= _NAMED_BY_WEEKDAY else short_day(day)
