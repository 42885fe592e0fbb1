"""The invented people at four moments of their departure."""

from __future__ import annotations

from datetime import timedelta

from resign_tui.core.departure import Departure
from tests.personas import personas

STAGES = ("before handing in", "on the day", "mid notice", "last week")


def at_stage(who: str, stage: str) -> Departure:
    """This person at this moment."""
    made = personas()[who].departure
    if stage == STAGES[0]:
        return made
    given, last = made.timeline.given, made.timeline.last_day
    assert last is not None
    draft = made.draft.answer("sent.on", given.isoformat()).answer("dates.given", given.isoformat())
    draft = draft.answer("dates.employment_end", (made.timeline.end or last).isoformat())
    day = {"on the day": given, "mid notice": given + (last - given) / 2, "last week": last - timedelta(days=3)}[stage]
    return Departure(draft, made.timeline.workdays.after(day - timedelta(days=1)))
