"""Notice and dates: from the day of receipt to the end of employment and the last working day (section 5).

Dates are civil dates at the place of work; there is no time of day anywhere (rule N-15).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import words
from .facts import Facts, Problem
from .reading import Unreadable, add_months, day, month_end

WEEKEND = (5, 6)
_LONGEST_DAYS = 1100
"""About three years: a longer notice is a slip of the keys."""


@dataclass(frozen=True, slots=True)
class Period:
    """A notice period: so many days, weeks or months, and the clock rule that turns it into an end (N-06 to N-09)."""

    value: int
    unit: str
    rule: str = "from_receipt"

    def end(self, given: date) -> date:
        """The last day of employment when notice is received on `given`."""
        if self.unit == "months":
            plain = add_months(given, self.value)
        else:
            plain = given + timedelta(days=self.value * (7 if self.unit == "weeks" else 1))
        if self.rule == "inclusive_day":
            return plain - timedelta(days=1)
        if self.rule == "to_month_end":
            return month_end(plain)
        if self.rule == "to_15th_or_month_end":
            return plain.replace(day=15) if plain.day <= 15 else month_end(plain)
        return plain

    @property
    def days(self) -> int:
        """About how many days it is, for sanity checks only."""
        return self.value * {"days": 1, "weeks": 7, "months": 30}.get(self.unit, 1)

    def __str__(self) -> str:
        unit = self.unit if self.value != 1 else self.unit.removesuffix("s")
        return f"{words.count_word(self.value)} {unit}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of one departure.

    end and last_day are None when what was typed for them cannot be read. binding is what contract or law ask for
    at the least; phrase is the length of notice as a letter says it ("two weeks"), empty when it is no round length.
    leave_days are the whole days of leave taken at the end. working_days counts presence from given to last_day.
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
    working_days: int
    reasons: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    free: frozenset[date] = frozenset()

    @property
    def differ(self) -> bool:
        """Employment ends after the last working day, so a letter names both (N-10)."""
        return self.end is not None and self.last_day is not None and self.end != self.last_day


def timeline(facts: Facts) -> Timeline:
    """All dates that follow from the answers; a date that was typed is kept as typed."""
    letter = facts.day("dates.letter") or facts.today
    given = facts.day("dates.given") or letter
    free, calendar_problems = _own_free_days(facts)
    binding, binding_problems = _contract(facts)
    weeks, because = advised(facts)
    chosen, chosen_problems = _chosen(facts, binding, weeks, given)
    binding_end = binding.end(given) if binding else None
    end = _end(facts, chosen, binding_end, given)
    leave = int(facts.number("leave.days_left") or 0) if facts.flag("leave.use_to_shorten") else 0
    last_day = _last_day(facts, end, leave, given, free)
    problems = (*calendar_problems, *binding_problems, *chosen_problems, *_order(facts, given, end, last_day))
    return Timeline(
        letter, given, end, last_day, binding_end, binding, weeks, because,
        _phrase(given, end, last_day, (chosen, binding)), leave, _count(given, last_day, free),
        tuple(_reasons(facts, binding, weeks, because)), problems, free,
    )  # fmt: skip


def advised(facts: Facts) -> tuple[int, tuple[str, ...]]:
    """Two weeks, or four with the answers that ask for four (N-03, R-092)."""
    because = tuple(
        label
        for claim, label in (
            (facts.flag("ownership.client_facing"), "you own ML that clients touch"),
            (facts.flag("ownership.pipelines"), "you own data or training pipelines"),
            (facts.flag("ownership.prod_model"), "you own critical model infrastructure"),
            (facts.choice("ownership.regulated") == "finance", "you work in regulated finance"),
        )
        if claim
    )
    return (4 if because else 2), because


def is_working_day(when: date, free: frozenset[date] = frozenset()) -> bool:
    """Neither a weekend nor one of the free days."""
    return when.weekday() not in WEEKEND and when not in free


def working_day_before(when: date, free: frozenset[date] = frozenset()) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(when, free):
        when -= timedelta(days=1)
    return when


def _contract(facts: Facts) -> tuple[Period | None, tuple[Problem, ...]]:
    value = facts.number("notice.contract_value")
    if value is None or facts.choice("notice.contract_known") == "no_clause":
        return None, ()
    rule = facts.choice("notice.contract_rule") or "from_receipt"
    return _period("notice.contract_value", value, facts.choice("notice.contract_unit") or "weeks", rule)


def _period(field: str, value: float, unit: str, rule: str) -> tuple[Period | None, tuple[Problem, ...]]:
    if value != int(value):
        return None, (Problem(field, f"A notice period takes whole {unit}. Kept as you typed it."),)
    if value > _LONGEST_DAYS or Period(int(value), unit).days > _LONGEST_DAYS:
        return None, (Problem(field, f"{value:,.0f} {unit} is over three years. Kept as you typed it."),)
    return Period(int(value), unit, rule), ()


def _chosen(facts: Facts, binding: Period | None, weeks: int, given: date) -> tuple[Period | None, tuple[Problem, ...]]:
    choice = facts.choice("notice.chosen_weeks")
    if choice == "custom":
        value = facts.number("notice.custom_value")
        if value is None:
            return None, ()
        return _period("notice.custom_value", value, facts.choice("notice.custom_unit") or "weeks", "from_receipt")
    if choice == "contract":
        return binding, ()
    if choice in ("2", "4"):
        return Period(int(choice), "weeks"), ()
    if facts.scenario == "mistreated":
        weeks = 2
    recommended = Period(weeks, "weeks")
    if binding and binding.end(given) >= recommended.end(given):
        return binding, ()
    return recommended, ()


def _end(facts: Facts, chosen: Period | None, binding_end: date | None, given: date) -> date | None:
    if facts.problem("dates.employment_end"):
        return None
    typed = facts.day("dates.employment_end")
    if typed:
        return typed
    ends = [end for end in (chosen.end(given) if chosen else None, binding_end) if end]
    return max(ends, default=None)


def _last_day(facts: Facts, end: date | None, leave: int, given: date, free: frozenset[date]) -> date | None:
    if facts.problem("dates.last_working_day") or end is None:
        return None
    typed = facts.day("dates.last_working_day")
    if typed:
        return typed
    last = working_day_before(end, free)
    for _ in range(leave):
        if last <= given:
            break
        last = working_day_before(last - timedelta(days=1), free)
    return max(last, given) if end >= given else last


def _own_free_days(facts: Facts) -> tuple[frozenset[date], tuple[Problem, ...]]:
    days: set[date] = set()
    problems: list[Problem] = []
    for raw in facts.many("calendar.holidays"):
        try:
            days.add(day(raw, facts.today))
        except Unreadable as error:
            problems.append(Problem("calendar.holidays", str(error)))
    return frozenset(days), tuple(problems)


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


def _phrase(given: date, end: date | None, last: date | None, periods: tuple[Period | None, ...]) -> str:
    if end is None or last is None or end <= given or last < working_day_before(end):
        return ""
    for period in periods:
        if period and period.rule in ("from_receipt", "inclusive_day") and period.end(given) == end:
            return str(period)
    weeks, rest = divmod((end - given).days, 7)
    return str(Period(weeks, "weeks")) if weeks and not rest and weeks <= 12 else ""


def _count(given: date, last: date | None, free: frozenset[date]) -> int:
    if last is None or last < given or (last - given).days > _LONGEST_DAYS * 2:
        return 0
    days = (given + timedelta(days=n) for n in range(1, (last - given).days + 1))
    return sum(is_working_day(one, free) for one in days)


def _reasons(facts: Facts, binding: Period | None, weeks: int, because: tuple[str, ...]) -> Iterator[str]:
    if binding:
        yield f"Your contract asks for {binding}."
    elif facts.choice("notice.contract_known") == "no_clause":
        yield "Your contract names no notice period."
    else:
        yield "Read the notice clause of your contract before you rely on these dates."
    if because:
        yield f"We advise {words.count_word(weeks)} weeks: {words.listed(because)}."
    else:
        yield "No critical model, pipeline or client-facing system is yours, so two weeks is the custom."
