"""The person's own dates: days off, days to stay past, and the start of the new work."""

from __future__ import annotations

from datetime import date

import msgspec

from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.library import Place
from resign_tui.core.parsing import Unreadable, day, stretch

NEW_WORK = "new work"
"""What the start of the new work is called on the calendar."""


class PersonalDate(msgspec.Struct, frozen=True):
    """A date of the person's own, by the field that holds it."""

    day: date
    label: str
    field: str = "calendar.blackouts"


def days_off(facts: Facts) -> tuple[frozenset[date], tuple[Problem, ...]]:
    """The person's own free days and stretches of them, and what could not be read among them."""
    free_days: set[date] = set()
    problems: list[Problem] = []
    for raw in facts.many("calendar.holidays"):
        try:
            free_days.update(stretch(raw, facts.today))
        except Unreadable as error:
            problems.append(Problem("calendar.holidays", str(error)))
    return frozenset(free_days), tuple(problems)


def approved_leave(facts: Facts, place: Place) -> tuple[tuple[date, date] | None, tuple[Problem, ...]]:
    """The stretch of leave that was approved before the notice, where such leave stops the clock."""
    first, last = facts.day("leave.approved_from"), facts.day("leave.approved_until")
    if place.leave == "counts" or first is None or last is None:
        return None, ()
    if last < first:
        return None, (
            Problem("leave.approved_until", "The leave would end before it begins. An example is 20 February."),
        )
    return (first, last), ()


def personal_dates(facts: Facts) -> tuple[tuple[PersonalDate, ...], tuple[Problem, ...]]:
    """The dates to stay past and the start of the new work, in their order; and what could not be read."""
    dates: list[PersonalDate] = []
    problems: list[Problem] = []
    for record in facts.records("calendar.blackouts"):
        raw, label = record.get("date", ""), record.get("label", "")
        if not isinstance(raw, str) or not raw:
            continue
        try:
            dates.append(PersonalDate(day(raw, facts.today), label if isinstance(label, str) and label else "yours"))
        except Unreadable as error:
            problems.append(Problem("calendar.blackouts", str(error)))
    start = facts.day("next.start_date")
    if start:
        dates.append(PersonalDate(start, NEW_WORK, "next.start_date"))
    return tuple(sorted(dates, key=lambda personal: personal.day)), tuple(problems)
