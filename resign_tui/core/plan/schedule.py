"""The transition plan: which part of the handover on which working day, from the notice to the last day at work.

Everything is worked out from the departure, so the plan follows every change of dates, leave and ticks: what is done
drops out, and what should have been done before today joins today's work. What exceeds the hours of a day goes on to
the next days with room.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from resign_tui.core import words
from resign_tui.core.answers import by_name
from resign_tui.core.answers.conditions import Groups
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.core.notice.timeline import Timeline
from resign_tui.core.plan.over import after_last_day
from resign_tui.core.plan.patterns import Pattern, Talk, Week, pattern
from resign_tui.core.plan.placing import HOURS_A_DAY, is_done_today, placing
from resign_tui.core.plan.weeks import week_endings

_LONGEST_DAYS = 1100

_MOST_STEPS = 3
"""Steps that a day names for what was moved there."""

FAR = "The last working day is more than three years away; check its year."
_NO_DAY = "No working day is left: the day-0 page goes to the team, and the manager says what comes first."


class PlanDay(msgspec.Struct, frozen=True):
    """One working day.

    number: counted from the first working day after notice. hours: what its open items ask for. also: the other steps
    of the pattern to which some of its items belong. talks: who is met.
    """

    date: date
    number: int
    focus: str
    item_ids: tuple[str, ...] = ()
    hours: float = 0.0
    also: str = ""
    talks: tuple[Talk, ...] = ()

    @property
    def about(self) -> str:
        """The focus, and what else stands on the day."""
        return f"{self.focus}; also {self.also}" if self.also else self.focus


class Plan(msgspec.Struct, frozen=True):
    """The days that are left, and what to know about them, one sentence each.

    notes: everything, for the person. shared: the part of it that others may read. hours_left: working days times five
    hours. hours_open: what P0 and P1 still ask for. later: items that the plan leaves out because there is no time for
    them. missed: the day that was meant for an open item and is past. helps: what can give way, where the time is not
    enough.
    """

    days: tuple[PlanDay, ...]
    notes: tuple[str, ...] = ()
    hours_left: int = 0
    hours_open: float = 0.0
    later: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    missed: Mapping[str, date] = {}
    helps: tuple[str, ...] = ()


class PlanNote(msgspec.Struct, frozen=True):
    """Something to know about a plan. is_private: it is advice to the person alone. is_help: it says what gives way."""

    text: str
    is_private: bool = False
    is_help: bool = False


def whole_hours(hours: float) -> int:
    """Hours of work as they are said wherever a sum stands: begun hours count."""
    return math.ceil(round(hours, 6))


def plan(departure: Departure) -> Plan:
    """The plan as it stands today."""
    last = departure.timeline.last_day
    begin = _after_notice(departure)
    if last is None:
        return Plan((), ("The plan needs the last working day.",))
    if (last - begin).days > _LONGEST_DAYS:
        return Plan((), (FAR,), shared=(FAR,))
    every = _working_days(begin, last, departure.timeline)
    first = max(begin, departure.today)
    left = [index for index, day in enumerate(every) if day >= first]
    if not left:
        return Plan((), after_last_day(departure) or (_NO_DAY,), shared=(_NO_DAY,))
    chosen = pattern(departure.scenario, len(every))
    alone = not _is_taken_over(departure)
    fits = departure.checklist.hours_open + _hours_done(departure) <= len(left) * HOURS_A_DAY
    placed, missed = placing(departure.checklist, chosen, every, departure.today, with_p2=fits)
    holds = _holding(departure.facts)
    endings = week_endings(every, departure.place.weekend, chosen)
    days = tuple(
        PlanDay(
            every[index],
            index + 1,
            _focus(chosen.focus(index, len(every), alone, holds), endings.get(index)),
            tuple(item.id for item in placed[index]),
            math.fsum(item.hours for item in placed[index]),
            _also(chosen, index, len(every), placed[index]),
            tuple(_talks(chosen.talks_on(index, len(every)), alone, endings.get(index))),
        )
        for index in left
    )
    wanted = [item for here in placed.values() for item in here]
    waiting = (item for item in departure.checklist.work_order if not item.in_doubt)
    later = tuple(item.id for item in waiting if item not in wanted)
    notes = tuple(_notes(departure, chosen, len(every), len(left), alone, wanted))
    return Plan(
        days,
        tuple(note.text for note in notes),
        len(left) * HOURS_A_DAY,
        departure.checklist.hours_open,
        later,
        tuple(note.text for note in notes if not note.is_private),
        missed,
        tuple(note.text for note in notes if note.is_help),
    )


def _holding(facts: Facts) -> Callable[[Groups], bool]:
    """Whether words of the plan fall away; a question that a record answers with yes takes none."""
    named = by_name.answering(facts.records)
    return lambda groups: facts.hold(groups) and not any(one.field in named for group in groups for one in group)


def _focus(focus: str, ending: Week | None) -> str:
    return f"{focus}; {ending.focus}" if ending else focus


def _talks(talks: Sequence[Talk], alone: bool, ending: Week | None) -> Iterator[Talk]:
    yield from (talk for talk in talks if not alone or talk.who != "successor")
    if ending:
        yield ending.talk


def days_of_items(made: Plan) -> dict[str, date]:
    """The day of each item that the plan has."""
    return {item_id: day.date for day in made.days for item_id in day.item_ids}


def next_day(departure: Departure) -> date | None:
    """The working day after today; None when today is the last one, or the last one is not known."""
    last = departure.timeline.last_day
    if last is None or (last - departure.today).days > _LONGEST_DAYS:
        return None
    return next(iter(_working_days(departure.today + timedelta(days=1), last, departure.timeline)), None)


def days_left(departure: Departure) -> int | None:
    """How many working days the plan has from today on; None as long as no end is known, or it is years away.

    Counts the days alone, so that it may be asked at each key.
    """
    last = departure.timeline.last_day
    begin = _after_notice(departure)
    if last is None or (last - begin).days > _LONGEST_DAYS:
        return None
    return len(_working_days(max(begin, departure.today), last, departure.timeline))


def time_left(departure: Departure) -> str:
    """The same in words; empty while it is not known. A day counts until it is over, and is left once it counts."""
    count = days_left(departure)
    if count is None:
        return ""
    if not count:
        return "no working day left"
    kind = "left" if departure.today >= _after_notice(departure) else "to come"
    return f"{count} working day{'' if count == 1 else 's'} {kind}"


def _after_notice(departure: Departure) -> date:
    """The day after notice was, or will be, given."""
    return departure.timeline.given + timedelta(days=1)


def _working_days(begin: date, last: date, timeline: Timeline) -> list[date]:
    span = (begin + timedelta(days=count) for count in range((last - begin).days + 1))
    return [day for day in span if day in timeline.workdays]


def _is_taken_over(departure: Departure) -> bool:
    """Somebody is named to whom the work can go."""
    facts = departure.facts
    systems = facts.records("handover.system")
    named = facts.text("handover.successor")
    return bool(named) or any(system.get("successor") or system.get("backup") for system in systems)


def _hours_done(departure: Departure) -> float:
    """What was done today of P0 and P1: the day holds it until tomorrow, so that a tick moves nothing else."""
    items = departure.checklist.items
    return math.fsum(
        item.hours for item in items if item.priority != "P2" and item.counts and is_done_today(item, departure.today)
    )


def _also(chosen: Pattern, index: int, days: int, items: Sequence[Item]) -> str:
    """The steps to which the items of a day belong, as far as the day is not about them anyway."""
    steps = sorted({chosen.step_of(item.id, item.category) for item in items} - set(chosen.steps_on(index, days)))
    if len(steps) > _MOST_STEPS:
        return "work of other days"
    return words.listed([chosen.day[step].name for step in steps])


def _notes(
    departure: Departure, chosen: Pattern, total: int, left: int, alone: bool, wanted: Sequence[Item]
) -> Iterator[PlanNote]:
    if chosen.note:
        yield PlanNote(chosen.note)
    if chosen.is_beyond(total):
        yield PlanNote(chosen.beyond_note)
    if chosen.categories:
        yield from _own_budget(math.fsum(item.hours for item in wanted), left)
    else:
        yield from _budget(departure.checklist, left)
    if any(item.in_doubt and item.is_open for item in departure.checklist.items):
        yield PlanNote("Work on a run or an incident is planned once you answer whether there is one.", True)
    if alone:
        yield PlanNote("Nobody is named to take over. Each item goes to the manager and into the wiki, with its date.")
    if departure.facts.choice("contract.garden_leave") in ("done", "open"):
        yield PlanNote("You may be sent home the same day. Finish the day-0 page before you hand in the letter.", True)
    leave = departure.timeline.leave_days
    if leave:
        yield PlanNote(
            f"{words.amount(leave, 'day').capitalize()} of leave at the end "
            f"{'is' if leave == 1 else 'are'} taken out of this plan."
        )
    sent = departure.facts.day("sent.on")
    if sent and sent < departure.today:
        yield PlanNote(
            "Planned anew from today: what is done has dropped out, what is late is spread over the days ahead."
        )


def _budget(checklist: Checklist, days_left: int) -> Iterator[PlanNote]:
    """What is open against the time there is; a plan that cannot hold says so and says what could give way."""
    yield PlanNote(f"P0 and P1 ask for about {_format_hours(checklist.hours_open)}; {_format_time(days_left)} for it.")
    if checklist.hours_open > days_left * HOURS_A_DAY:
        has_p2 = any(item.is_open and item.counts and item.priority == "P2" for item in checklist.items)
        left_out = "P2 is left out, and the" if has_p2 else "The"
        yield PlanNote(f"That does not fit. {left_out} manager chooses what comes first.", is_help=True)
        also = "You can also extend the notice, or agree on paid help afterwards, within limits."
        yield PlanNote(also, is_private=True, is_help=True)


def _own_budget(hours: float, days_left: int) -> Iterator[PlanNote]:
    """The same for a plan of only a part of the handover, all of which is urgent."""
    yield PlanNote(f"This plan asks for about {_format_hours(hours)}; {_format_time(days_left)} for it.")
    if hours > days_left * HOURS_A_DAY:
        yield PlanNote("That does not fit. Access comes first; what stays open is named in writing.", is_help=True)


def _format_hours(hours: float) -> str:
    whole = whole_hours(hours)
    return f"{whole} hour{'' if whole == 1 else 's'}"


def _format_time(days_left: int) -> str:
    unit = "working day leaves" if days_left == 1 else "working days leave"
    return f"{words.count_word(days_left)} {unit} about {days_left * HOURS_A_DAY} hours"
