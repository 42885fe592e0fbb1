"""The person's own dates: days off, days to stay past, and the start of the new work."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

import msgspec

from ..facts import Facts, Problem
from ..reading import Unreadable, day

NEW_WORK = "new work"
"""What the start of the new work is called on the calendar."""


class DaysOff(msgspec.Struct, frozen=True):
    """Days without work besides weekends: the person's own, and the public holidays."""

    own: frozenset[date] = frozenset()
    public: Container[date] = frozenset()

    def __contains__(self, when: object) -> bool:
        """Whether it is such a day."""
        return when in self.own or when in self.public


class PersonalDate(msgspec.Struct, frozen=True):
    """A date of the person's own, by the field that holds it."""

    day: date
    label: str
    field: str = "calendar.blackouts"


def days_off(facts: Facts) -> tuple[frozenset[date], tuple[Problem, ...]]:
    """The person's own free days, and what could not be read among them."""
    days: set[date] = set()
    problems: list[Problem] = []
    for raw in facts.many("calendar.holidays"):
        try:
            days.add(day(raw, facts.today))
        except Unreadable as error:
            problems.append(Problem("calendar.holidays", str(error)))
    return frozenset(days), tuple(problems)


def personal_dates(facts: Facts) -> tuple[tuple[PersonalDate, ...], tuple[Problem, ...]]:
    """The dates to stay past and the start of the new work, in their order; and what could not be read."""
    found: list[PersonalDate] = []
    problems: list[Problem] = []
    for record in facts.records("calendar.blackouts"):
        raw, label = record.get("date", ""), record.get("label", "")
        if not isinstance(raw, str) or not raw:
            continue
        try:
            found.append(PersonalDate(day(raw, facts.today), label if isinstance(label, str) and label else "yours"))
        except Unreadable as error:
            problems.append(Problem("calendar.blackouts", str(error)))
    start = facts.day("next.start_date")
    if start:
        found.append(PersonalDate(start, NEW_WORK, "next.start_date"))
    return tuple(sorted(found, key=lambda one: one.day)), tuple(problems)
