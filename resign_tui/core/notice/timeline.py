"""Notice and dates: from the day of receipt to the end of employment and the last working day.

Dates are civil dates at the place of work; there is no time of day anywhere (rule N-15).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta

import msgspec

from ..facts import Facts, Problem
from ..library import Place
from . import reasons as reasons_module
from .law import law_of
from .period import WEEKEND, Period, is_working_day, later, working_day_before
from .personal import DaysOff, PersonalDate, days_off, personal_dates
from .reasons import Basis, Reason

_LONGEST_DAYS = 1100
"""About three years: a longer notice is a slip of the keys."""

_SAYABLE = 1e9
"""A larger number is not worth its digits."""


class Timeline(msgspec.Struct, frozen=True):
    """The dates of one departure.

    end and last_day are None when what was typed for them cannot be read. binding is what contract or law ask for at
    the least, the one that ends later; statutory is the law's alone. phrase is the length of notice as a letter says it
    ("two weeks"), empty when it is no round length. leave_days are the whole days of leave taken at the end. choice is
    the answer to "Notice you give" that our advice amounts to.
    """

    letter: date
    given: date
    end: date | None
    last_day: date | None
    binding_end: date | None
    binding: Period | None
    advised_weeks: int
    advised_because: tuple[str, ...]
    phrase: str
    leave_days: int
    layers: tuple[Reason, ...]
    problems: tuple[Problem, ...] = ()
    free: DaysOff = msgspec.field(default_factory=DaysOff)
    weekend: tuple[int, ...] = WEEKEND
    statutory: Period | None = None
    statutory_end: date | None = None
    choice: str = ""
    personal: tuple[PersonalDate, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def differ(self) -> bool:
        """Employment ends after the last working day, so a letter names both (N-10)."""
        return self.end is not None and self.last_day is not None and self.end != self.last_day

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the dates are what they are, what binds first."""
        return tuple(one.text for one in self.layers)

    @property
    def working_days(self) -> int:
        """Days of presence, from the day after receipt to the last working day."""
        if self.last_day is None or not 0 <= (self.last_day - self.given).days <= _LONGEST_DAYS * 2:
            return 0
        days = (self.given + timedelta(days=n) for n in range(1, (self.last_day - self.given).days + 1))
        return sum(is_working_day(one, self.free, self.weekend) for one in days)


def timeline_of(facts: Facts, place: Place, public: Container[date] = frozenset()) -> Timeline:
    """All dates that follow from the answers; a date that was typed is kept as typed.

    public: the public holidays of the place; without them only weekends and the person's own days are free.
    """
    letter = facts.day("dates.letter") or facts.today
    given = facts.day("dates.given") or letter
    own, calendar_problems = days_off(facts)
    free = DaysOff(own, public)
    personal, personal_problems = personal_dates(facts)
    contract, contract_problems = _contract(facts, place)
    law = law_of(facts, place, given)
    binding = later(given, contract, None if law.yields else law.period)
    weeks, because, _ = reasons_module.advised(facts)
    least = Period(weeks, "weeks", place.clock)
    recommended = later(given, binding, least)
    chosen, chosen_problems = _chosen(facts, binding, recommended, place)
    binding_end = binding.end(given) if binding else None
    end = _end(facts, chosen, binding_end, given)
    leave = int(facts.number("leave.days_left") or 0) if facts.flag("leave.use_to_shorten") else 0
    last_day = _last_day(facts, end, leave, given, free, place.weekend)
    basis = Basis(facts, place, law, contract, given, end, leave, personal)
    problems = (
        *calendar_problems, *personal_problems, *contract_problems, *chosen_problems,
        *_order(facts, given, end, last_day),
    )  # fmt: skip
    return Timeline(
        letter, given, end, last_day, binding_end, binding, weeks, because,
        _phrase(given, end, last_day, (chosen, binding), place.weekend), leave, reasons_module.reasons(basis), problems,
        free, place.weekend, law.period, law.period.end(given) if law.period else None,
        _choice(recommended), personal, reasons_module.notes(basis),
    )  # fmt: skip


def advised(facts: Facts) -> tuple[int, tuple[str, ...]]:
    """Two weeks, or four with the answers that ask for four (N-03, R-092)."""
    weeks, because, _ = reasons_module.advised(facts)
    return weeks, because


def _contract(facts: Facts, place: Place) -> tuple[Period | None, tuple[Problem, ...]]:
    value = facts.number("notice.contract_value")
    if value is None or facts.choice("notice.contract_known") == "no_clause":
        return None, ()
    rule = facts.choice("notice.contract_rule") or place.clock
    return _period("notice.contract_value", value, facts.choice("notice.contract_unit") or "weeks", rule)


def _period(field: str, value: float, unit: str, rule: str) -> tuple[Period | None, tuple[Problem, ...]]:
    if value != int(value):
        return None, (Problem(field, f"A notice period takes whole {unit}. Kept as you typed it."),)
    if value > _LONGEST_DAYS or Period(int(value), unit).days > _LONGEST_DAYS:
        shown = f"{value:,.0f} {unit} is" if value < _SAYABLE else f"So many {unit} are"
        return None, (Problem(field, f"{shown} over three years. Kept as you typed it."),)
    return Period(int(value), unit, rule), ()


def _chosen(
    facts: Facts, binding: Period | None, recommended: Period | None, place: Place
) -> tuple[Period | None, tuple[Problem, ...]]:
    choice = facts.choice("notice.chosen_weeks")
    if choice == "custom":
        value = facts.number("notice.custom_value")
        if value is None:
            return None, ()
        return _period("notice.custom_value", value, facts.choice("notice.custom_unit") or "weeks", place.clock)
    if choice == "contract":
        return binding, ()
    if choice in ("2", "4"):
        return Period(int(choice), "weeks", place.clock), ()
    return recommended, ()


def _choice(recommended: Period | None) -> str:
    if recommended is None:
        return ""
    for weeks in ("2", "4"):
        if recommended.unit == "weeks" and str(recommended.value) == weeks and not recommended.ends_with_a_month:
            return weeks
    return "contract"


def _end(facts: Facts, chosen: Period | None, binding_end: date | None, given: date) -> date | None:
    if facts.problem("dates.employment_end"):
        return None
    typed = facts.day("dates.employment_end")
    if typed:
        return typed
    ends = [end for end in (chosen.end(given) if chosen else None, binding_end) if end]
    return max(ends, default=None)


def _last_day(
    facts: Facts, end: date | None, leave: int, given: date, free: DaysOff, weekend: tuple[int, ...]
) -> date | None:
    if facts.problem("dates.last_working_day") or end is None:
        return None
    typed = facts.day("dates.last_working_day")
    if typed:
        return typed
    last = working_day_before(end, free, weekend)
    for _ in range(leave):
        if last <= given:
            break
        last = working_day_before(last - timedelta(days=1), free, weekend)
    return max(last, given) if end >= given else last


def _order(facts: Facts, given: date, end: date | None, last: date | None) -> Iterator[Problem]:
    if end and end < given and facts.is_given("dates.employment_end"):
        yield Problem("dates.employment_end", "This day lies before the notice is received.")
    if end and last and last > end:
        yield Problem("dates.last_working_day", "This day lies after the end of employment.")
    if last and last < given and facts.is_given("dates.last_working_day"):
        yield Problem("dates.last_working_day", "This day lies before the notice is received.")
    start = facts.day("next.start_date")
    if start and end and start <= end:
        yield Problem("next.start_date", "The new work would start before this one ends. Move one of the two.")


def _phrase(
    given: date, end: date | None, last: date | None, periods: tuple[Period | None, ...], weekend: tuple[int, ...]
) -> str:
    if end is None or last is None or end <= given or last < working_day_before(end, weekend=weekend):
        return ""
    for period in periods:
        if period and not period.ends_with_a_month and period.rule != "custom" and period.end(given) == end:
            return str(period)
    weeks, rest = divmod((end - given).days, 7)
    return str(Period(weeks, "weeks")) if weeks and not rest and weeks <= 12 else ""
