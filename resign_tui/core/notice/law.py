"""What the law of the place asks of the employee: the tier for the service so far, and the sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from resign_tui.core.answers.facts import Facts
from resign_tui.core.library import LawKind, Place, Tier
from resign_tui.core.notice.period import Period
from resign_tui.core.parsing import BY_LAW
from resign_tui.core.parsing.civil import MONTHS, add_months

EMPLOYED = ("permanent", "fixed_term", "founder")
"""Kinds of contract to which the statute on employees' notice applies."""


class Law(msgspec.Struct, frozen=True):
    """The legal minimum. period is None where the law sets none for this person, or where we know of none.

    kind: as library.LawKind; "contract" too where the kind of contract puts the statute aside. service_unknown: it
    depends on the length of service, which was not given, so the longest tier stands. yields: the contract names a
    period, and here the law speaks only where it does not. for_probation: it is the period of the probation.
    payout: what becomes of unused leave. traps: what else to know of the part of the place.
    """

    kind: LawKind
    period: Period | None
    minimum: str
    service_unknown: bool = False
    yields: bool = False
    for_probation: bool = False
    payout: str = ""
    traps: tuple[str, ...] = ()

    @property
    def asks_for_nothing(self) -> bool:
        """It is known that the law asks for no notice."""
        return self.kind == "none" or (self.kind == "minimum" and (self.period is None or self.period.is_nothing))

    @property
    def leaves_it_to_the_contract(self) -> bool:
        """Without the contract nothing is known."""
        return self.kind in ("contract", "unknown") and self.period is None


def law_of(facts: Facts, place: Place, given: date) -> Law:
    """The minimum for this person in this place."""
    region = place.region(facts.text("locale.region"))
    tiers = region.tiers if region and (region.tiers or region.law) else place.tiers
    words = (region.minimum if region else "") or place.minimum
    kind = (region.law if region else None) or ("minimum" if region and region.tiers else place.law)
    payout, traps = (region.payout or place.payout, region.traps) if region else (place.payout, ())
    if facts.choice("contract.kind") not in EMPLOYED:
        return Law("contract", None, words, payout=payout, traps=traps)
    yields = place.law_if_contract_silent and _contract_speaks(facts)
    on_trial = facts.flag("notice.in_probation")
    probation = [candidate for candidate in tiers if candidate.in_probation] if on_trial else []
    tier, unknown = reached(probation or [candidate for candidate in tiers if not candidate.in_probation], facts, given)
    period = _period(tier, facts, place) if tier else None
    return Law(kind, period, words, unknown, yields, bool(probation), payout, traps)


def reached(tiers: Sequence[Tier], facts: Facts, given: date) -> tuple[Tier | None, bool]:
    """The tier for the service so far; without the day of employment the longest, and whether that had to be taken."""
    start = facts.day("sender.start_date")
    if start is None:
        return (tiers[-1] if tiers else None), len(tiers) > 1 or any(_from(tier, given) != given for tier in tiers)
    passed = [tier for tier in tiers if _from(tier, start) <= given]
    return (passed[-1] if passed else None), False


def period_of(tier: Tier) -> Period:
    """The period that a tier asks for."""
    return Period(tier.value, tier.unit, tier.rule, tier.extra_days)


def sentence(law: Law, place: Place) -> str:
    """The minimum as it is told: of which day, by which source, and that the contract may say more."""
    if place.law == "unknown" and not place.minimum:
        return "We know no law of this place. Read your contract, and ask what the law adds to it."
    minimum = law.period.in_full if law.period and not law.period.is_nothing else law.minimum
    fresh = f"as of {MONTHS[place.read_on.month - 1][:3]} {place.read_on.year}"
    unknown = " Without the day you were employed we take the longest." if law.service_unknown and law.period else ""
    more = " It counts only where your contract names no period." if law.yields else " Your contract may say more."
    return (
        f"{place.name}, usual legal minimum: {minimum} ({fresh}).{unknown}{more} "
        f"Source: {place.source}. Check before you sign."
    )


def _contract_speaks(facts: Facts) -> bool:
    typed = facts.notice("notice.contract_value")
    return typed is not None and typed.unit != BY_LAW and facts.choice("notice.contract_known") == "yes"


def _from(tier: Tier, start: date) -> date:
    """The day from which a tier counts for somebody employed since `start`."""
    months = add_months(start, tier.after_months + 12 * tier.after_years)
    return months + timedelta(days=tier.after_days + 7 * tier.after_weeks)


def _period(tier: Tier, facts: Facts, place: Place) -> Period:
    """The tier's period, by the contract's clock where the contract may choose another end than the law."""
    period = period_of(tier)
    typed = facts.notice("notice.contract_value")
    rule = (typed.rule if typed else "") or facts.choice("notice.contract_rule")
    chooses = place.contract_may_choose and _contract_speaks(facts) and not tier.in_probation
    if chooses and rule not in ("", "custom") and not period.is_nothing:
        return msgspec.structs.replace(period, rule=rule)
    return period


def custom_weeks(place: Place, law: Law, facts: Facts) -> int:
    """Weeks that are the custom here because no statute speaks; none for a contract that is no employment."""
    if law.kind == "minimum" or facts.choice("contract.kind") not in EMPLOYED:
        return 0
    region = place.region(facts.text("locale.region"))
    return region.custom_weeks if region and region.custom_weeks >= 0 else place.custom_weeks
