"""A notice period and its clock: from the day of receipt to the last day of employment, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from resign_tui.core import words
from resign_tui.core.notice.workdays import Workdays
from resign_tui.core.parsing.civil import add_months, month_end, quarter_end

_DAY = timedelta(days=1)
_EVERY_WORKDAY = Workdays()


class CountStep(msgspec.Struct, frozen=True):
    """One line of a reckoning: what was counted, and the day it comes to."""

    text: str
    day: date


class _Clock(msgspec.Struct, frozen=True):
    """phrase: what it is called behind a length. first: the first day that counts, by the day of receipt.

    close: where the counted day is moved to, and closing how that is called. day_counts: the period begins with its
    first day, so that it ends the day before the same day of a later month.
    """

    phrase: str
    first: Callable[[date], date]
    day_counts: bool = False
    close: Callable[[date], date] | None = None
    closing: str = ""


def _next_day(given: date) -> date:
    return given + _DAY


def _same_day(given: date) -> date:
    return given


def _next_1st_or_16th(given: date) -> date:
    return given.replace(day=16) if given.day < 16 else month_end(given) + _DAY


def _next_monday(given: date) -> date:
    return given + timedelta(days=7 - given.weekday())


def _15th_or_month_end(day: date) -> date:
    return day.replace(day=15) if day.day <= 15 else month_end(day)


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


_CLOCKS = {
    "from_receipt": _Clock("", _next_day),
    "inclusive_day": _Clock(", the day of receipt included", _same_day, True),
    "inclusive_calendar_month": _Clock(", the day of receipt included", _same_day, True),
    "to_month_end": _Clock(" to the end of a month", _next_day, False, month_end, "to the month's end"),
    "to_15th_or_month_end": _Clock(
        " to the 15th or the end of a month", _next_day, False, _15th_or_month_end, "to the 15th or the month's end"
    ),
    "to_quarter_end": _Clock(" to the end of a quarter", _next_day, False, quarter_end, "to the quarter's end"),
    "from_1st_or_16th": _Clock(" from the 1st or 16th on", _next_1st_or_16th, True),
    "from_next_monday": _Clock(" from the next Monday on", _next_monday, True),
    "weeks_to_saturday": _Clock(" to a Saturday", _next_day, False, _saturday, "to a Saturday"),
}

_FIXED_ENDS = frozenset(
    {"to_month_end", "to_15th_or_month_end", "to_quarter_end", "weeks_to_saturday", "from_next_monday"}
)

_DAYS_IN = {"hours": 1 / 24, "days": 1, "working_days": 1.4, "weeks": 7, "months": 30}


class Period(msgspec.Struct, frozen=True):
    """A notice period: so many of a unit (and days on top of it), and the clock that turns it into an end.

    unit: hours, days, working_days, weeks or months. rule: one of library.Clock.
    """

    value: int
    unit: str
    rule: str = "from_receipt"
    extra_days: int = 0

    def end(self, given: date, workdays: Workdays = _EVERY_WORKDAY) -> date:
        """The last day of employment when notice is received on `given`; never before that day."""
        return self.steps(given, workdays)[-1].day

    def steps(self, given: date, workdays: Workdays = _EVERY_WORKDAY) -> tuple[CountStep, ...]:
        """How the end is counted, line by line, from the day on which the clock starts; the last line is the end."""
        if not self.value and not self.extra_days:
            return (CountStep("no notice is owed", given),)
        clock = _CLOCKS[self.rule]
        first = clock.first(given)
        counted = max(self._counted(first, given, clock, workdays), given)
        steps = (CountStep("the clock starts", first), CountStep(str(self), counted))
        return (*steps, CountStep(clock.closing, clock.close(counted))) if clock.close else steps

    def _counted(self, first: date, given: date, clock: _Clock, workdays: Workdays) -> date:
        if self.unit == "working_days":
            end = workdays.moved(first - _DAY, self.value)
        elif self.unit == "months":
            end = self._months(first if clock.day_counts else given, clock)
        else:
            days = (
                self.value * 7 if self.unit == "weeks" else -(-self.value // 24) if self.unit == "hours" else self.value
            )
            end = first + timedelta(days=days - 1)
        return end + timedelta(days=self.extra_days)

    def _months(self, start: date, clock: _Clock) -> date:
        """Months end on the same day; with their first day counted on the day before it, or on the month's last day."""
        same_day = add_months(start, self.value)
        if not clock.day_counts or same_day.day < start.day:
            return same_day
        if self.rule == "inclusive_calendar_month" and start == month_end(start):
            return month_end(same_day)
        return same_day - _DAY

    @property
    def days(self) -> float:
        """About how many days it is, for sanity checks only."""
        return self.value * _DAYS_IN[self.unit] + self.extra_days

    @property
    def is_nothing(self) -> bool:
        """No notice at all."""
        return not self.value and not self.extra_days

    @property
    def ends_on_fixed_day(self) -> bool:
        """It ends on a day of the calendar that is fixed, working day or not."""
        return self.rule in _FIXED_ENDS

    @property
    def in_full(self) -> str:
        """Its length, and the clock where it is not the common one."""
        return f"{self}{_CLOCKS[self.rule].phrase}"

    def __str__(self) -> str:
        parts = [_amount(self.value, self.unit)] if self.value or not self.extra_days else []
        return " and ".join([*parts, *([_amount(self.extra_days, "days")] if self.extra_days else [])])


def _amount(value: int, unit: str) -> str:
    name = unit.replace("_", " ")
    return f"{words.count_word(value)} {name.removesuffix('s') if value == 1 else name}"


class Counter(msgspec.Struct, frozen=True):
    """Counts periods from one day of receipt.

    pause: first and last day of a stretch that stops the clock, such as leave that was approved before.
    """

    given: date
    workdays: Workdays = _EVERY_WORKDAY
    pause: tuple[date, date] | None = None

    def end(self, period: Period) -> date:
        """The last day of employment."""
        return self.steps(period)[-1].day

    def steps(self, period: Period) -> tuple[CountStep, ...]:
        """How it is counted; the last line is the end."""
        steps = period.steps(self.given, self.workdays)
        if self.pause is None or period.is_nothing:
            return steps
        end, paused = self._after_pause(steps[0].day, steps[-1].day)
        if not paused:
            return steps
        days = f"{paused} day" if paused == 1 else f"{paused} days"
        return (*steps, CountStep(f"{days} of approved leave stop the clock", end))

    def _after_pause(self, first: date, end: date) -> tuple[date, int]:
        """The end moved on by the days of the pause that fall into the period, and how many they are."""
        assert self.pause is not None
        begin, last = max(self.pause[0], first), self.pause[1]
        if begin > end or begin > last:
            return end, 0
        paused = (last - begin).days + 1
        return end + timedelta(days=paused), paused

    def later(self, *periods: Period | None) -> Period | None:
        """The period that ends last; of two that end together the first."""
        return max((period for period in periods if period), key=self.end, default=None)
