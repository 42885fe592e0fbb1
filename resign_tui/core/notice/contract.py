"""What contract and collective agreement ask for, and what must be asked before that is known."""

from __future__ import annotations

from datetime import date

import msgspec

from resign_tui.core import words
from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.library import Clocks, Place
from resign_tui.core.notice.law import Law, period_of, reached
from resign_tui.core.notice.period import Counter, Period
from resign_tui.core.parsing import BY_LAW, Notice

_LONGEST_DAYS = 1100
"""About three years: a longer notice is a slip of the keys."""


class Figure(msgspec.Struct, frozen=True):
    """A typed length of notice. period: None while it is not known; then problem says what to answer."""

    period: Period | None = None
    problem: Problem | None = None


class Contract(msgspec.Struct, frozen=True):
    """What the contract asks for.

    period: what counts now, None when it names none, was not read, or its figure is for after the probation. typed: the
    figure as it stands there. overrides_law: a collective agreement's figure for probation, which may be shorter than
    the law's. problem: what must be answered before an end can be computed. aside: the figure is for after probation.
    """

    period: Period | None = None
    typed: Period | None = None
    is_agreement: bool = False
    overrides_law: bool = False
    below_law: bool = False
    aside: bool = False
    problem: Problem | None = None


def clock_of(clocks: Clocks, unit: str) -> str:
    """How a period in this unit runs in a place when nobody says."""
    return str(getattr(clocks, unit))


def figure(facts: Facts, name: str, clocks: Clocks, rule_field: str = "") -> Figure:
    """The length of notice typed for `name` (notice.contract or notice.custom) with its unit and clock."""
    typed = facts.notice(f"{name}_value")
    unit_field = f"{name}_unit"
    if typed is None:
        text = facts.problem(f"{name}_value")
        return Figure(problem=Problem(f"{name}_value", text)) if text else Figure()
    if typed.unit == BY_LAW:
        return Figure()
    unit = typed.unit or facts.choice(unit_field)
    if not unit and not typed.value:
        return Figure(Period(0, "days"))
    if not unit:
        amount = words.count_word(typed.value)
        return Figure(
            problem=Problem(
                unit_field, f"{amount.capitalize()} what: days, weeks or months? Say which; nothing is counted before."
            )
        )
    rule = typed.rule or (facts.choice(rule_field) if rule_field else "") or clock_of(clocks, unit)
    if rule == "custom":
        text = "The notice runs in a way of its own: type the day on which your employment ends."
        return Figure(problem=Problem("dates.employment_end", text))
    return _bounded(f"{name}_value", typed, unit, rule)


def _bounded(field: str, typed: Notice, unit: str, rule: str) -> Figure:
    period = Period(typed.value, unit, rule, typed.extra_days)
    if period.days > _LONGEST_DAYS:
        return Figure(
            problem=Problem(field, f"{period} is over three years. Kept as you typed it; an example is 3 months.")
        )
    return Figure(period)


def contract_of(facts: Facts, place: Place, law: Law, count: Counter) -> Contract:
    """What binds by contract or agreement on this day of receipt."""
    agreed = _agreement(facts, place, count.given)
    if facts.choice("notice.contract_known") != "yes":
        return Contract(agreed, agreed, is_agreement=agreed is not None)
    clocks = _of_probation(place.contract_clock) if facts.flag("notice.in_probation") else place.contract_clock
    typed = figure(facts, "notice.contract", clocks, "notice.contract_rule")
    if typed.problem and not (facts.flag("notice.in_probation") and facts.choice("notice.probation_figure") == "no"):
        return Contract(problem=typed.problem)
    binding = count.later(typed.period, agreed)
    if facts.flag("notice.in_probation") and typed.period is not None:
        return _in_probation(facts, law, typed.period, count)
    return Contract(
        binding, binding, is_agreement=binding is not None and binding == agreed and binding != typed.period
    )


def _of_probation(clocks: Clocks) -> Clocks:
    """In probation no unit waits for the end of a month: all run as days do."""
    days = clocks.days
    return Clocks(hours=days, days=days, working_days=days, weeks=days, months=days)


def _agreement(facts: Facts, place: Place, given: date) -> Period | None:
    """What the named collective agreement asks for; in probation the law speaks instead."""
    chosen = facts.choice("notice.agreement")
    named = next((agreement for agreement in place.agreements if agreement.value == chosen), None)
    if named is None or facts.flag("notice.in_probation"):
        return None
    tier, _ = reached(named.tiers, facts, given)
    return period_of(tier) if tier else None


def _in_probation(facts: Facts, law: Law, typed: Period, count: Counter) -> Contract:
    """In probation a later notice is for afterwards, unless the person says that it is the probation figure."""
    answer = facts.choice("notice.probation_figure")
    if answer == "agreement":
        return Contract(typed, typed, overrides_law=True)
    if answer == "contract":
        return Contract(typed, typed)
    if answer == "no":
        return Contract(typed=typed, aside=True)
    if law.leaves_it_to_the_contract:
        text = f"Is {typed} the notice for probation, or for afterwards? Nothing is counted before that is said."
        return Contract(typed=typed, problem=Problem("notice.probation_figure", text))
    if law.kind == "none":
        return Contract(typed, typed)
    owed = law.period or Period(0, "days")
    if count.end(typed) < count.end(owed):
        return Contract(typed, typed, overrides_law=True, below_law=True)
    return Contract(typed=typed, aside=True)
