"""Which work stands on which of the days that are left, in which order, and what earlier days were meant for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.core.handover.item import urgency
from resign_tui.core.handover.rows import Priority
from resign_tui.core.plan.levelling import Job, levelled, measure
from resign_tui.core.plan.patterns import Pattern

HOURS_A_DAY = 5
"""What a working day in notice leaves for the handover."""

_MOST_TAKING_THE_LAST = 4
"""With more days than this the last one is kept for what belongs to it."""


def placing(
    checklist: Checklist, chosen: Pattern, every: Sequence[date], today: date, *, with_p2: bool
) -> tuple[dict[int, list[Item]], dict[str, date]]:
    """The items of each day that is left, by its index in all the days; and the day that was meant for each open item
    and is past.
    """
    left = [index for index, day in enumerate(every) if day >= today]
    items = _held(checklist, chosen, with_p2)
    off = _put_off_today(items, every, today, left[0])
    began = [replace(item, not_before=None, due_on=today) if item.id in off else item for item in items]
    jobs = _jobs(began, chosen, every, today, left[0])
    waiting = _waiting(_jobs(items, chosen, every, today, left[0]), jobs, off, left[0], len(every)) if off else jobs
    placed = _placed(items, waiting, left, len(every))
    missed = {item_id: every[index] for item_id, index in _missed(jobs, left[0], len(every)).items()}
    by_day = {
        index: sorted(here, key=lambda item: _within_a_day(item, every[index], today, missed))
        for index, here in placed.items()
    }
    return by_day, missed


def is_done_today(item: Item, today: date) -> bool:
    """It was part of this day's work and is done."""
    return item.status == "done" and item.done_day == today


def is_put_off(item: Item, next_day: date | None) -> bool:
    """It was part of this day's work and waits for the next working day."""
    return item.is_open and next_day is not None and item.not_before == next_day


def _held(checklist: Checklist, chosen: Pattern, with_p2: bool) -> list[Item]:
    """What the plan is about, the most urgent first; P2 only where there is time for it, nothing that is in doubt."""
    return [
        item
        for item in sorted(checklist.items, key=urgency)
        if item.counts
        and not item.in_doubt
        and chosen.holds(item.id, item.category, item.priority)
        and (with_p2 or item.priority != "P2")
    ]


def _placed(items: Sequence[Item], jobs: Sequence[Job], left: Sequence[int], total: int) -> dict[int, list[Item]]:
    """The open items of each day that is left."""
    days = _levelled(jobs, left[0], total)
    by_day: dict[int, list[Item]] = {index: [] for index in left}
    for item in items:
        if item.is_open:
            by_day[days.get(item.id, left[-1])].append(item)
    return by_day


def _put_off_today(items: Sequence[Item], every: Sequence[date], today: date, first: int) -> frozenset[str]:
    """What was part of this day's work and waits for the next."""
    if every[first] != today or first + 1 == len(every):
        return frozenset()
    return frozenset(item.id for item in items if is_put_off(item, every[first + 1]))


def _waiting(jobs: Sequence[Job], began: Sequence[Job], off: frozenset[str], first: int, total: int) -> Sequence[Job]:
    """The jobs, none of which comes today in the place of what was put off, as none does for a tick.

    began: the jobs as the day began.
    """
    here = {item_id for item_id, day in _levelled(began, first, total).items() if day == first} - off
    return [
        replace(job, day=first) if job.id in here else replace(job, day=max(job.day, first + 1), is_fixed=True)
        for job in jobs
    ]


def _missed(jobs: Sequence[Job], first: int, total: int) -> dict[str, int]:
    """The day of each open item that a plan of all the days would have had before the first one that is left."""
    days = _levelled([replace(job, is_done=False) for job in jobs], 0, total) if first else {}
    still_open = {job.id for job in jobs if not job.is_done}
    return {item_id: day for item_id, day in days.items() if day < first and item_id in still_open}


def _levelled(jobs: Sequence[Job], first: int, total: int) -> dict[str, int]:
    """A day from the first one on for each job that is open, but for what belongs to the last day.

    Nothing else comes there as long as there are a few days more. What is done counts as if it were open where that
    keeps the others in place.
    """
    final, left = total - 1, total - first
    keeps_last = left > _MOST_TAKING_THE_LAST
    moving = [job for job in jobs if not keeps_last or min(job.day, job.due) < final]
    minutes = measure(moving, HOURS_A_DAY, total - keeps_last, left - keeps_last)
    return levelled(moving, first, final - keeps_last, minutes)


def _within_a_day(
    item: Item, day: date, today: date, missed: Mapping[str, date]
) -> tuple[int, date, Priority, date, bool, tuple[str, int, date]]:
    """The order of a day: what is late, what an earlier day was meant for, what is due, and the most urgent of each.

    Of what is equally urgent, what is about something that the person named comes first.
    """
    due = item.due_on if item.due_on and item.due_on <= day else None
    rank = 0 if due and due < today else 1 if item.id in missed else 2 if due else 3
    return rank, due or date.max, item.priority, missed.get(item.id, date.max), not item.in_particular, urgency(item)


def _jobs(items: Sequence[Item], chosen: Pattern, every: Sequence[date], today: date, first: int) -> list[Job]:
    """The items as work to be placed.

    The first day has something of the highest priority, so that none begins idle; where some of it is about what the
    person named, something of that.
    """
    jobs = [_job(item, chosen, every, today) for item in items]
    pairs = [(job, item) for job, item in zip(jobs, items, strict=True) if job.tier == "P0" and not job.is_done]
    urgent = [(job, item) for job, item in pairs if item.in_particular] or pairs
    waiting = [job for job, item in urgent if item.not_before is None]
    if waiting and all(min(job.day, job.due) > first for job, _ in urgent):
        soonest = min(waiting, key=lambda job: job.day)
        jobs[jobs.index(soonest)] = replace(soonest, day=first)
    return jobs


def _job(item: Item, chosen: Pattern, every: Sequence[date], today: date) -> Job:
    """The item as work to be placed: on the pattern's day, an earlier one where it is due earlier, a later one where it
    was put off. What was done today still takes its time there, so that nothing else comes in its place.
    """
    is_named = chosen.names(item.id)
    day = chosen.day_of(item.id, item.category, len(every))
    if item.not_before:
        wanted = item.not_before
        day = max(day, next((index for index, each in enumerate(every) if each >= wanted), len(every) - 1))
    return Job(
        item.id,
        item.hours,
        day,
        _due(item, every),
        item.priority,
        is_done=not item.is_open and not is_done_today(item, today),
        is_named=is_named,
        is_fixed=item.not_before is not None or (is_named and item.priority == "P0"),
    )


def _due(item: Item, every: Sequence[date]) -> int:
    """The last of these days on which the item is still in time."""
    if item.due_on is None:
        return len(every)
    return max((index for index, day in enumerate(every) if day <= item.due_on), default=0)
