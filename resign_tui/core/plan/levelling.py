"""How work is levelled over days: what exceeds a day's hours goes to the next days with room, the most urgent stays.

The days are filled as if work were poured in, counted in whole minutes, and an item stands on the day on which half
of it is done. Poured like this, work that falls away never makes other work later.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec


class Job(msgspec.Struct, frozen=True):
    """A piece of work to be placed.

    day: the index of the day that it is meant for. due: the last day on which it is in time. tier: what goes before
    what. is_done: it keeps the days of the others in place, but needs no time any more. is_named: it is what its day is
    about, and so the last to come earlier. is_fixed: it does not come earlier at all.
    """

    id: str
    hours: float
    day: int
    due: int
    tier: str = ""
    is_done: bool = False
    is_named: bool = False
    is_fixed: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return round(self.hours * 60)


def measure(jobs: Sequence[Job], least: float, days: int, days_left: int) -> int:
    """The minutes that one day holds: those of `least` hours, or more where the work would not fit.

    That is all the work over all the days, so that a tick changes nothing; or what is open over the days that are left,
    once the work is behind.
    """
    whole = sum(job.minutes for job in jobs)
    still_open = sum(job.minutes for job in jobs if not job.is_done)
    return max(round(least * 60), math.ceil(whole / max(days, 1)), math.ceil(still_open / max(days_left, 1)))


def levelled(jobs: Sequence[Job], first: int, last: int, minutes: int) -> dict[str, int]:
    """A day from first to last for each job that is not done; the jobs come in order, the most urgent first.

    minutes: what one day holds. A day's own jobs go before others of their tier, those that it names first. No job is
    placed after its due day.
    """
    meant = {job.id: min(max(min(job.day, job.due), first), last) for job in jobs}
    days, minutes = _in_time(jobs, meant, first, last, minutes)
    still_open = [job for job in jobs if not job.is_done]
    room = dict.fromkeys(range(first, last + 1), minutes)
    placed: dict[str, int] = {}
    for tier in sorted({job.tier for job in still_open}):
        placed |= _poured([job for job in still_open if job.tier == tier], meant, days, room)
    return {job.id: max(first, min(placed[job.id], job.due)) for job in still_open}


def _in_time(
    jobs: Sequence[Job], meant: Mapping[str, int], first: int, last: int, minutes: int
) -> tuple[dict[str, int], int]:
    """The day from which each job may be done, and what one day must hold.

    Where the days from one on could not hold all that is meant for them, some of it comes a day earlier; where nothing
    may, days hold more.
    """
    days = dict(meant)
    load = 0
    for day in range(last, first - 1, -1):
        here = [job for job in jobs if days[job.id] == day]
        load += sum(job.minutes for job in here)
        slots = last - day + 1
        for job in sorted(here, key=lambda job: job.is_named):
            if day > first and not job.is_fixed and load > minutes * slots:
                days[job.id] = day - 1
                load -= job.minutes
        minutes = max(minutes, math.ceil(load / slots))
    return days, minutes


def _poured(
    jobs: Sequence[Job], meant: Mapping[str, int], days: Mapping[str, int], room: dict[int, int]
) -> dict[str, int]:
    """The day on which half of each job is done; what the jobs use is taken out of the room."""
    order = {job.id: place for place, job in enumerate(jobs)}
    left = {job.id: job.minutes for job in jobs}
    waiting: list[Job] = []
    placed: dict[str, int] = {}
    for day, hold in room.items():
        free = hold
        own = [job for job in jobs if meant[job.id] == days[job.id] == day]
        own.sort(key=lambda job: not job.is_named)
        waiting += [job for job in jobs if meant[job.id] > days[job.id] == day]
        waiting.sort(key=lambda job: order[job.id])
        for job in (*own, *waiting):
            part = min(left[job.id], free)
            left[job.id] -= part
            free -= part
            if left[job.id] * 2 <= job.minutes:
                placed.setdefault(job.id, day)
        waiting = [job for job in (*own, *waiting) if left[job.id]]
        room[day] = free
    return placed
