"""The transition plan: which part of the handover on which working day, from the notice to the last day at work.

Everything is worked out from the departure, so the plan follows every change of dates, leave and ticks: what is done
drops out, and what should have been done before today is spread over the days that are left, most urgent first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from . import words
from .departure import Departure
from .handover import Item
from .notice import Timeline, is_working_day
from .plan_patterns import Pattern, pattern

HOURS_A_DAY = 5
"""What a working day in notice leaves for the handover."""

_LONGEST_DAYS = 1100


class PlanDay(msgspec.Struct, frozen=True):
    """One working day. number: counted from the first working day after notice. hours: what its open items ask for."""

    date: date
    number: int
    focus: str
    item_ids: tuple[str, ...] = ()
    hours: float = 0.0


class Plan(msgspec.Struct, frozen=True):
    """The days that are left, and what to know about them, one sentence each.

    hours_left: working days times five hours. hours_open: what P0 and P1 still ask for. later: items that the plan
    leaves out because there is no time for them.
    """

    days: tuple[PlanDay, ...]
    notes: tuple[str, ...] = ()
    hours_left: int = 0
    hours_open: float = 0.0
    later: tuple[str, ...] = ()


def plan(departure: Departure) -> Plan:
    """The plan as it stands today."""
    last = departure.timeline.last_day
    begin = _after_notice(departure)
    if last is None:
        return Plan((), ("The plan needs the last working day.",))
    if (last - begin).days > _LONGEST_DAYS:
        return Plan((), ("The last working day is more than three years away; check its year.",))
    every = _working_days(begin, last, departure.timeline)
    first = max(begin, departure.today)
    left = [index for index, day in enumerate(every) if day >= first]
    if not left:
        return Plan((), ("No working day is left: hand over the day-0 page and ask your manager what comes first.",))
    chosen = pattern(departure.scenario, len(every))
    alone = not _is_taken_over(departure)
    items = _planned(departure, chosen, len(left))
    placed = _placed(chosen, every, left, items)
    days = tuple(
        PlanDay(
            every[index],
            index + 1,
            chosen.focus(index, len(every), alone),
            tuple(item.id for item in placed[index]),
            sum(item.hours for item in placed[index]),
        )
        for index in left
    )
    wanted = {item.id for item in items}
    later = tuple(item.id for item in departure.checklist.work_order if item.id not in wanted)
    notes = tuple(_notes(departure, chosen, len(every), len(left), alone))
    return Plan(days, notes, len(left) * HOURS_A_DAY, departure.checklist.hours_open, later)


def days_left(departure: Departure) -> int | None:
    """How many working days the plan has from today on; None as long as no end is known, or it is years away.

    Counts the days alone, so that it may be asked at each key.
    """
    last = departure.timeline.last_day
    begin = _after_notice(departure)
    if last is None or (last - begin).days > _LONGEST_DAYS:
        return None
    return len(_working_days(max(begin, departure.today), last, departure.timeline))


def _after_notice(departure: Departure) -> date:
    """The day after notice was, or will be, given."""
    given = departure.facts.day("sent.on") or departure.timeline.given
    return given + timedelta(days=1)


def _working_days(begin: date, last: date, timeline: Timeline) -> list[date]:
    span = (begin + timedelta(days=count) for count in range((last - begin).days + 1))
    return [day for day in span if is_working_day(day, timeline.free, timeline.weekend)]


def _is_taken_over(departure: Departure) -> bool:
    """Somebody is named to whom the work can go."""
    facts = departure.facts
    systems = facts.records("handover.system")
    named = facts.text("handover.successor") or facts.text("handover.teammate")
    return bool(named) or any(one.get("successor") or one.get("backup") for one in systems)


def _planned(departure: Departure, chosen: Pattern, days_left: int) -> list[Item]:
    """The open items that get a day: what the pattern is about, and P2 only where there is time for it."""
    fits = departure.checklist.hours_open <= days_left * HOURS_A_DAY
    return [
        item
        for item in departure.checklist.work_order
        if chosen.holds(item.id, item.category, item.priority) and (fits or item.priority != "P2")
    ]


def _placed(
    chosen: Pattern, every: Sequence[date], left: Sequence[int], items: Sequence[Item]
) -> dict[int, list[Item]]:
    """Each item on its day: the pattern's, or an earlier one where it is due earlier; what is late among those left."""
    found: dict[int, list[Item]] = {index: [] for index in left}
    late: list[Item] = []
    for item in items:
        index = min(chosen.day_of(item.id, item.category, len(every)), _due(item, every))
        if index < left[0]:
            late.append(item)
        else:
            found[index].append(item)
    for index, item in _caught_up(late, left):
        found[max(left[0], min(index, _due(item, every)))].insert(0, item)
    return {index: sorted(here, key=items.index) for index, here in found.items()}


def _due(item: Item, every: Sequence[date]) -> int:
    """The last of these days on which the item is still in time."""
    if item.due_on is None:
        return len(every)
    return max((index for index, day in enumerate(every) if day <= item.due_on), default=0)


def _caught_up(late: Sequence[Item], left: Sequence[int]) -> Iterator[tuple[int, Item]]:
    """A day for each late item, the most urgent first: a day's hours each day, or more where that is not enough.

    The last day stays free for what belongs to it, as long as there is another.
    """
    days = left[:-1] or left
    share = max(HOURS_A_DAY, math.fsum(item.hours for item in late) / len(days))
    before = 0.0
    for item in late:
        yield days[min(int(before / share), len(days) - 1)], item
        before += item.hours


def _notes(departure: Departure, chosen: Pattern, total: int, left: int, alone: bool) -> Iterator[str]:
    if chosen.note:
        yield chosen.note
    if chosen.is_beyond(total):
        yield chosen.beyond_note
    if not chosen.categories:
        yield from _budget(departure.checklist.hours_open, left)
    if alone:
        yield "Nobody is named to take over. Hand each item to your manager and put it in the wiki, each with its date."
    if departure.facts.choice("contract.garden_leave") in ("done", "open"):
        yield "You may be sent home the same day. Finish the day-0 page before you hand in the letter."
    leave = departure.timeline.leave_days
    if leave:
        days = "day" if leave == 1 else "days"
        yield f"{words.count_word(leave).capitalize()} {days} of leave at the end are taken out of this plan."
    sent = departure.facts.day("sent.on")
    if sent and sent < departure.today:
        yield "Planned anew from today: what is done has dropped out, what is late is spread over the days ahead."


def _budget(hours_open: float, days_left: int) -> Iterator[str]:
    """What is open against the time there is; a plan that cannot hold says so and says what could give way."""
    budget = days_left * HOURS_A_DAY
    days = "working day" if days_left == 1 else "working days"
    time = f"{words.count_word(days_left)} {days} leave about {budget} hours for it"
    yield f"P0 and P1 ask for about {math.ceil(hours_open)} hours; {time}."
    if hours_open > budget:
        yield (
            "That does not fit. Drop P2, ask your manager to choose, extend the notice, "
            "or agree on paid help afterwards, within limits."
        )
