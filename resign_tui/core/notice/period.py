"""A notice period and its clock, and which days are working days."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

import msgspec

from .. import words
from ..reading import add_months, month_end

WEEKEND = (5, 6)
"""Saturday and Sunday."""

_NO_DAYS: frozenset[date] = frozenset()


class Period(msgspec.Struct, frozen=True):
    """A notice period: so many days, weeks or months, and the clock rule that turns it into an end (N-06 to N-09)."""

    value: int
    unit: str
    rule: str = "from_receipt"

    def end(self, given: date) -> date:
        """The last day of employment when notice is received on `given`; never before that day."""
        if self.unit == "months":
            plain = add_months(given, self.value)
        else:
            plain = given + timedelta(days=self.value * (7 if self.unit == "weeks" else 1))
        if self.rule == "inclusive_day":
            return max(plain - timedelta(days=1), given)
        if self.rule == "to_month_end":
            return month_end(plain)
        if self.rule == "to_15th_or_month_end":
            return plain.replace(day=15) if plain.day <= 15 else month_end(plain)
        return plain

    @property
    def days(self) -> int:
        """About how many days it is, for sanity checks only."""
        return self.value * {"days": 1, "weeks": 7, "months": 30}.get(self.unit, 1)

    @property
    def ends_with_a_month(self) -> bool:
        """It ends on a day of the calendar that is fixed, working day or not."""
        return self.rule in ("to_month_end", "to_15th_or_month_end")

    @property
    def told(self) -> str:
        """Its length, and the clock where it is not the common one."""
        clock = {
            "to_month_end": " to the end of a month",
            "to_15th_or_month_end": " to the 15th or the end of a month",
            "inclusive_day": ", the day of notice included",
        }
        return f"{self}{clock.get(self.rule, '')}"

    def __str__(self) -> str:
        unit = self.unit if self.value != 1 else self.unit.removesuffix("s")
        return f"{words.count_word(self.value)} {unit}"


def later(given: date, *periods: Period | None) -> Period | None:
    """The period that ends last; of two that end together the first."""
    return max((one for one in periods if one), key=lambda one: one.end(given), default=None)


def is_working_day(when: date, free: Container[date] = _NO_DAYS, weekend: tuple[int, ...] = WEEKEND) -> bool:
    """Neither a weekend nor one of the free days."""
    return when.weekday() not in weekend and when not in free


def working_day_before(when: date, free: Container[date] = _NO_DAYS, weekend: tuple[int, ...] = WEEKEND) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(when, free, weekend):
        when -= timedelta(days=1)
    return when


def working_day_after(when: date, free: Container[date] = _NO_DAYS, weekend: tuple[int, ...] = WEEKEND) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(when, free, weekend):
        when += timedelta(days=1)
    return when
