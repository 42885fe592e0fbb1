"""How the dates were counted, line by line, for somebody who wants to check them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from resign_tui.core.notice.period import CountStep, Period

if TYPE_CHECKING:
    from resign_tui.core.notice.reasons import Basis


class Count(msgspec.Struct, frozen=True):
    """One part of the reckoning: what it is about, and its lines."""

    title: str
    steps: tuple[CountStep, ...] = ()


def reckoning(basis: Basis) -> tuple[Count, ...]:
    """From receipt to the last day at work."""
    return tuple(_counts(basis))


def _counts(basis: Basis) -> Iterator[Count]:
    facts, count, end = basis.facts, basis.count, basis.end
    yield Count("Notice", (CountStep("received", count.given),))
    periods = list(_periods(basis))
    for title, period in periods:
        yield Count(f"{title}: {period.in_full}", count.steps(period))
    if end is None:
        yield Count(basis.question.text if basis.question else "The end is not known yet.")
        return
    if facts.is_given("dates.employment_end"):
        yield Count("You typed the end", (CountStep("employment ends", end),))
    elif facts.choice("release.kind") == "in_lieu" and facts.day("release.last_day") == end:
        yield Count("Paid in lieu of the rest", (CountStep("employment ends", end),))
    else:
        yield Count("The later day holds" if len(periods) > 1 else "So", (CountStep("employment ends", end),))
    presence = basis.presence
    if presence.last_day is not None:
        yield Count("Your last day in", presence.steps or (CountStep("the day of the end", presence.last_day),))


def _periods(basis: Basis) -> Iterator[tuple[str, Period]]:
    """What asks for a period, each but once."""
    contract, law, chosen = basis.contract, basis.law, basis.chosen
    if contract.period:
        yield ("The agreement" if contract.is_agreement else "Your contract"), contract.period
    if law.period and not law.yields and not contract.overrides_law and law.period != contract.period:
        yield "The law", law.period
    if chosen and chosen not in (contract.period, law.period):
        yield ("You give" if basis.facts.is_given("notice.chosen_weeks") else "The custom"), chosen
