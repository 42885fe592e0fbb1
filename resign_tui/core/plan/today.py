"""Today: what slipped, what is to be done, who is met, what is left of the day, and what comes next."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from resign_tui.core import handing_in, words
from resign_tui.core.departure import Departure
from resign_tui.core.documents import of_recipient
from resign_tui.core.handover.checklist import Item
from resign_tui.core.parsing import WEEKDAYS
from resign_tui.core.plan.meetings import Meeting, meetings, met_on, takers
from resign_tui.core.plan.over import after_last_day, is_over
from resign_tui.core.plan.placing import HOURS_A_DAY, is_done_today, is_put_off
from resign_tui.core.plan.schedule import FAR, Plan, PlanDay, next_day, plan
from resign_tui.core.words import short_day

_NAMED_BY_WEEKDAY = 6
"""Days ahead that are called by their weekday."""

_WORTH_BEGINNING = 1
"""Hours left of a day that are worth beginning the next one's work."""

SLIPPED = "Slipped"
"""The heading over what slipped; what slipped and has another day is told below it."""

LAST = "Today is your last day in; nothing can wait for tomorrow."
OVER = "No working day is left that anything could wait for."
_UNKNOWN = "Your last working day is not known yet; step 3 asks for it."


class Today(msgspec.Struct, frozen=True):
    """The day as it stands.

    number, focus: of the plan's day; zero and empty when today is none of its days. slipped: items whose own day is
    past, the oldest first, then those of today that the plan had on an earlier day. missed: that earlier day. spread:
    how many more such items the plan has on the days ahead, but for what was done or put off today. tasks: everything
    else for today. done: what of today is done. put_off: what waits for the next day since today. ahead: the plan's
    next day. after_last_day: what goes on once that is behind. helps: what can give way, where the days left are not
    enough for what is open. waits: open items that are none of this day's.
    """

    day: date
    number: int = 0
    focus: str = ""
    slipped: tuple[Item, ...] = ()
    missed: Mapping[str, date] = {}
    spread: int = 0
    tasks: tuple[Item, ...] = ()
    done: tuple[Item, ...] = ()
    put_off: tuple[Item, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    ahead: PlanDay | None = None
    last_day: date | None = None
    after_last_day: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    waits: int = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """What is left to do today, in order: what the day has hours for first."""
        return (*self.enough, *self.more)

    @property
    def hours_open(self) -> float:
        """What is left to do, in hours."""
        return math.fsum(item.hours for item in (*self.slipped, *self.tasks))

    @property
    def hours_done(self) -> float:
        """What is done of today, in hours."""
        return math.fsum(item.hours for item in self.done)

    @property
    def room(self) -> int:
        """The hours that the day has for the handover."""
        return HOURS_A_DAY if self.number else 0

    @property
    def enough(self) -> tuple[Item, ...]:
        """What of it the day has hours for, and all that is due; for what was put off nothing else comes in."""
        every = (*self.slipped, *self.tasks)
        if not self.room:
            return every
        due = [item for item in every if item.due_on and item.due_on <= self.day]
        room = self.room - math.fsum(item.hours for item in (*due, *self.done, *self.put_off))
        taken = {item.id for item in due}
        for item in every:
            if item.id not in taken and (item.hours <= room or room == self.room):
                taken.add(item.id)
                room -= item.hours
        return tuple(item for item in every if item.id in taken)

    @property
    def more(self) -> tuple[Item, ...]:
        """What the day has no hours for: it goes on to the days ahead, or to the manager on the last one."""
        enough = self.enough
        return tuple(item for item in (*self.slipped, *self.tasks) if item not in enough)

    @property
    def sections(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """What is left to do under its headings, in order; a section may be empty."""
        enough = self.enough
        return (
            (SLIPPED, tuple(item for item in self.slipped if item in enough)),
            ("To do", tuple(item for item in self.tasks if item in enough)),
            ("For the manager" if self.day == self.last_day else "No room today", self.more),
        )

    @property
    def to_meet(self) -> tuple[Meeting, ...]:
        """Who is still to be met."""
        return tuple(meeting for meeting in self.meetings if not meeting.is_met)

    @property
    def rest(self) -> str:
        """One line for when nothing is left of the day; empty while something is, and once no day is to come."""
        if self.items or self.after_last_day:
            return ""
        if self.last_day is None:
            return _UNKNOWN
        if self.done or self.put_off:
            return self._after_work
        if self.number:
            return "Nothing is left for today."
        return "Nothing on the list today." if self.to_meet else "Nothing to do today."

    @property
    def _after_work(self) -> str:
        """What is said once the list of the day is through: the day is only over when its hours are, and its talks."""
        left = self.room - self.hours_done
        if self.ahead and self.ahead.item_ids and not self.put_off and left >= _WORTH_BEGINNING:
            return f"Today's list is done. The day has {left:g} h more: what comes next can begin now."
        done = "Today's list is done." if self.to_meet else "Done for today."
        return f"{done} The rest can wait." if self.waits else done


def is_handed_in(departure: Departure) -> bool:
    """The letter has reached them, and the last day in is not behind: each day is about the handover now."""
    return handing_in.stage(departure) == "handed-in"


def today(departure: Departure, made: Plan | None = None) -> Today:
    """What this day asks for. made: the plan, where it is at hand."""
    day, last, tomorrow = departure.today, departure.timeline.last_day, next_day(departure)
    made = made or plan(departure)
    items = {item.id: item for item in departure.checklist.items}
    planned = next((each for each in made.days if each.date == day), None)
    closing = after_last_day(departure)
    waiting = () if closing else departure.checklist.work_order
    late = [item for item in waiting if days_late(item, day)]
    late.sort(key=lambda item: item.due_on or day)
    here = [items[item_id] for item_id in (planned.item_ids if planned else ())]
    here += [item for item in waiting if item.due_on == day and item not in here]
    here = [item for item in here if item not in late]
    missed = [item for item in here if item.id in made.missed]
    slipped = (*late, *missed)
    done = tuple(item for item in items.values() if is_done_today(item, day))
    is_workday = day in departure.timeline.workdays
    put_off = tuple(item for item in waiting if is_workday and is_put_off(item, tomorrow))
    tasks = sorted((item for item in here if item not in missed), key=lambda item: item.due_on != day)
    to_meet = _to_meet(departure, planned, (*slipped, *tasks))
    return Today(
        day,
        planned.number if planned else 0,
        planned.about if planned else "",
        slipped,
        made.missed,
        len(made.missed.keys() - {item.id for item in (*slipped, *done, *put_off)}),
        tuple(tasks),
        done,
        put_off,
        to_meet,
        next((each for each in made.days if each.date > day), None),
        last,
        closing,
        made.helps,
        len([item for item in waiting if item not in here and item not in late]),
    )


def _to_meet(departure: Departure, planned: PlanDay | None, items: Sequence[Item]) -> tuple[Meeting, ...]:
    """Who is met on this day; whoever has the letter is asked for a receipt until that is done, whatever the day."""
    met, day = met_on(departure.draft), departure.today
    asked = [Meeting("receipt", handing_in.recipient(departure), about) for about in of_recipient(departure)]
    asked = [ask for ask in asked if met.get(ask.key, day) == day]
    all_of_day = (*asked, *meetings(departure, planned.talks if planned else ()), *takers(items, day))
    return tuple(replace(meeting, is_met=meeting.key in met) for meeting in all_of_day)


def has_today(departure: Departure) -> bool:
    """There is something to say of this day: the letter is handed in, or all is over."""
    return is_handed_in(departure) or is_over(departure)


def is_todays(departure: Departure, item_id: str, made: Plan | None = None) -> bool:
    """The item is part of what this day asks for."""
    return any(item.id == item_id for item in today(departure, made).items)


TALKS_STAY = "Only work moves to another day; agree a new time for a talk with whoever you meet."


def why_not_later(departure: Departure) -> str:
    """Why nothing can be put off today, in a line; empty while a working day is to come."""
    day, last = departure.today, departure.timeline.last_day
    if next_day(departure) is not None:
        return ""
    if last is None:
        return _UNKNOWN
    return FAR if last > day else LAST if last == day else OVER


def days_late(item: Item, day: date) -> int:
    """For how many days an item has been due; none while it is in time."""
    return max((day - item.due_on).days, 0) if item.due_on else 0


def due_words(item: Item, day: date, missed: Mapping[str, date] | None = None) -> str:
    """When an item is due, as people say it; when it was planned, where that day is past and the due day is not.

    Empty when it has no day.
    """
    planned = f"planned {short_day(missed[item.id])}" if missed and item.id in missed else ""
    if item.due_on is None or (planned and item.due_on > day):
        return planned
    late = days_late(item, day)
    if late:
        return "1 day late" if late == 1 else f"{late} days late"
    return f"due {day_words(item.due_on, day)}"


def spread_words(count: int) -> str:
    """What earlier days were meant for and has another day, in a line."""
    has, them = ("is", "it") if count == 1 else ("are", "them")
    return (
        f"{words.count_word(count).capitalize()} more {has} from earlier days; the plan has {them} on the days ahead."
    )


def load_words(here: Today) -> str:
    """What is left of the day, in hours, or that nothing is; empty once no day is to come."""
    if here.rest or here.after_last_day:
        return here.rest
    done = f", {here.hours_done:g} h done" if here.done else ""
    more = math.fsum(item.hours for item in here.more)
    if not more:
        return f"{here.hours_open:g} h to do{done}" + (f"; the day has {here.room} h." if here.room else ".")
    is_last = here.day == here.last_day
    waits = "the manager gets the rest in writing" if is_last else f"{more:g} h more have no room"
    if not here.enough:
        return f"Enough for today{done}; {waits}."
    return f"{here.hours_open - more:g} h for today{done}; {waits}."


def day_words(day: date, today: date) -> str:
    """A day to come, as people say it: today, tomorrow, Friday, or Fri 11 Dec."""
    far = WEEKDAYS[day.weekday()] if 1 < (day - today).days <= _NAMED_BY_WEEKDAY else short_day(day)
    return near_word(day, today) or far


def near_word(day: date, today: date) -> str:
    """Today or tomorrow; empty for any other day, which its date tells."""
    return {0: "today", 1: "tomorrow"}.get((day - today).days, "")
