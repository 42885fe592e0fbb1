"""Which days somebody works."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

import msgspec

WEEKEND = (5, 6)
"""Saturday and Sunday."""


class DaysOff(msgspec.Struct, frozen=True):
    """Days without work besides weekends: the person's own, and the public holidays."""

    own: frozenset[date] = frozenset()
    public: Container[date] = frozenset()

    def __contains__(self, when: object) -> bool:
        """Whether it is such a day."""
        return when in self.own or when in self.public


class Workdays(msgspec.Struct, frozen=True):
    """The working days of a calendar: none of the weekdays that are free, none of the days off."""

    free: Container[date] = DaysOff()
    weekend: tuple[int, ...] = WEEKEND

    def __contains__(self, when: object) -> bool:
        """Whether it is a working day."""
        return isinstance(when, date) and when.weekday() not in self.weekend and when not in self.free

    def before(self, when: date) -> date:
        """The day itself, or the last working day before it."""
        while when not in self:
            when -= timedelta(days=1)
        return when

    def after(self, when: date) -> date:
        """The day itself, or the first working day after it."""
        while when not in self:
            when += timedelta(days=1)
        return when

    def moved(self, when: date, count: int) -> date:
        """The working day so many after this day, or before it for a negative count."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            when = (self.after if count > 0 else self.before)(when + step)
        return when
