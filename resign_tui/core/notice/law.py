"""What the law of the place asks of the employee: the tier for the service so far, and the sentence that tells it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from ..facts import Facts
from ..library import Place, Tier
from ..reading import MONTHS, add_months
from .period import Period


class Law(msgspec.Struct, frozen=True):
    """The legal minimum. period is None where the law asks for none, or where we know of none.

    service_unknown: it depends on the length of service, which was not given, so the longest tier stands.
    yields: the contract names a period, and here the law speaks only where it does not.
    """

    period: Period | None
    minimum: str
    service_unknown: bool = False
    yields: bool = False


def law_of(facts: Facts, place: Place, given: date) -> Law:
    """The minimum for this person in this place."""
    region = place.region(facts.text("locale.region"))
    tiers = region.tiers if region else place.tiers
    words = region.minimum if region else place.minimum
    yields = place.law_if_contract_silent and _contract_speaks(facts)
    probation = next((one for one in tiers if one.in_probation), None)
    if probation and facts.flag("notice.in_probation"):
        return Law(_period(probation, facts, place), words, yields=yields)
    by_service = [one for one in tiers if not one.in_probation]
    start = facts.day("sender.start_date")
    if start is None:
        unknown = len(by_service) > 1 or any(_reached(one, given) != given for one in by_service)
        return Law(_period(by_service[-1], facts, place) if by_service else None, words, unknown, yields)
    reached = [one for one in by_service if _reached(one, start) <= given]
    return Law(_period(reached[-1], facts, place) if reached else None, words, yields=yields)


def sentence(law: Law, place: Place) -> str:
    """The minimum as it is told: of which day, by which source, and that the contract may say more."""
    if place.code == "OTHER":
        return "We know no law of this place. Read your contract, and ask what the law adds to it."
    minimum = law.period.told if law.period else law.minimum
    year, month = place.as_of.split("-")
    fresh = f"as of {MONTHS[int(month) - 1][:3]} {year}"
    unknown = " Without the day you were employed we take the longest." if law.service_unknown and law.period else ""
    more = " It counts only where your contract names no period." if law.yields else " Your contract may say more."
    return (
        f"{place.name}: the usual legal minimum is {minimum} ({fresh}).{unknown}{more} "
        f"Source: {place.source}. Check before you sign."
    )


def _contract_speaks(facts: Facts) -> bool:
    return bool(facts.number("notice.contract_value")) and facts.choice("notice.contract_known") != "no_clause"


def _reached(tier: Tier, start: date) -> date:
    """The day from which a tier counts for somebody employed since `start`."""
    months = add_months(start, tier.after_months + 12 * tier.after_years)
    return months + timedelta(days=tier.after_days + 7 * tier.after_weeks)


def _period(tier: Tier, facts: Facts, place: Place) -> Period | None:
    if not tier.value:
        return None
    period = Period(tier.value, tier.unit, tier.rule)
    if place.clock_by_contract and _contract_speaks(facts) and facts.is_given("notice.contract_rule"):
        return msgspec.structs.replace(period, rule=facts.choice("notice.contract_rule"))
    return period
