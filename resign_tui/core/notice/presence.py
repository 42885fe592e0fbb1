"""The days at work: the last one, what leave, being sent home or a part-time week make of it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

import msgspec

from resign_tui.core import words
from resign_tui.core.answers.facts import Facts
from resign_tui.core.library import Place
from resign_tui.core.notice.period import CountStep
from resign_tui.core.notice.workdays import DaysOff, Workdays

FREE_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


class Presence(msgspec.Struct, frozen=True):
    """The last day at work. taken, left: days of leave before the end, and those for which there is no room."""

    last_day: date | None
    steps: tuple[CountStep, ...] = ()
    taken: float = 0
    left: float = 0


def workdays_of(facts: Facts, place: Place, own: frozenset[date], public: Container[date]) -> Workdays:
    """The days on which this person works; the weekdays of a part-time week are free like a weekend.

    Somebody for whom every weekday is free works as everybody does: the answer is a slip.
    """
    free = {FREE_WEEKDAYS.index(weekday) for weekday in facts.many("calendar.free_weekdays")}
    weekend = tuple(sorted({*place.weekend, *free}))
    return Workdays(DaysOff(own, public), weekend if len(weekend) < 7 else place.weekend)


def presence_of(facts: Facts, place: Place, given: date, end: date | None, workdays: Workdays) -> Presence:
    """The last day at work, when employment ends on this day."""
    if facts.problem("dates.last_working_day") or end is None:
        return Presence(None)
    typed = facts.day("dates.last_working_day")
    if typed:
        return Presence(typed, (CountStep("typed as your last working day", typed),))
    released = facts.day("release.last_day") if facts.choice("release.kind") != "no" else None
    if released:
        return Presence(min(released, end), (CountStep("released from then on", min(released, end)),))
    last = workdays.before(end)
    steps = (CountStep("the working day before the end", last),) if last != end else ()
    leave = leave_wanted(facts, place)
    if not leave or end <= given:
        return Presence(max(last, given) if end >= given else last, steps, 0, leave)
    room = _room(given, last, workdays)
    taken = min(leave, float(room))
    before = workdays.moved(last + timedelta(days=1), -1 - int(taken)) if taken else last
    before = max(before, given)
    steps = (*steps, CountStep(f"{words.amount(taken, 'day')} of leave", before))
    return Presence(before, steps, taken, leave - taken)


def leave_wanted(facts: Facts, place: Place) -> float:
    """Days of leave to be taken at the end; none where leave stops the clock instead of using it up."""
    if facts.choice("leave.use_to_shorten") in ("", "no") or place.leave == "suspends":
        return 0
    return facts.number("leave.days_left") or 0


_MOST_DAYS = 1100


def _room(given: date, last: date, workdays: Workdays) -> int:
    """Working days after the day of receipt up to and with the last one."""
    span = min((last - given).days, _MOST_DAYS)
    return sum(given + timedelta(days=n) in workdays for n in range(1, span + 1))
