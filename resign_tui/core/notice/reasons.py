"""Why the dates are what they are, layer by layer, each with the answers that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from .. import words
from ..facts import Facts
from ..library import Place
from .law import Law, sentence
from .period import Period
from .personal import NEW_WORK, PersonalDate

Layer = Literal["contract", "law", "courtesy", "personal", "safety"]
"""What binds first comes first."""

_OWNED = {
    "ownership.client_facing": "you own ML that clients touch",
    "ownership.pipelines": "you own data or training pipelines",
    "ownership.prod_model": "you own critical model infrastructure",
}
_MONTH = timedelta(days=28)


class Reason(msgspec.Struct, frozen=True):
    """One sentence of one layer; fields are the questions whose answers caused it."""

    layer: Layer
    text: str
    fields: tuple[str, ...] = ()


class Basis(msgspec.Struct, frozen=True):
    """What the reasons are made from."""

    facts: Facts
    place: Place
    law: Law
    contract: Period | None
    given: date
    end: date | None
    leave: int
    personal: tuple[PersonalDate, ...]


def advised(facts: Facts) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Two weeks, or four; with the answers that ask for four, in words and by field (N-03, R-092).

    Two for somebody mistreated, whatever they own: there the minimum is enough.
    """
    if facts.scenario == "mistreated":
        return 2, (), ()
    found = {field: label for field, label in _OWNED.items() if facts.flag(field)}
    if facts.choice("ownership.regulated") == "finance":
        found["ownership.regulated"] = "you work in regulated finance"
    return (4 if found else 2), tuple(found.values()), tuple(found)


def reasons(basis: Basis) -> tuple[Reason, ...]:
    """Every layer that has something to say, what binds first."""
    return (
        _contract(basis),
        *_law(basis),
        _courtesy(basis.facts),
        *_personal(basis),
        *_safety(basis.facts),
    )


def notes(basis: Basis) -> tuple[str, ...]:
    """What else to know before the dates are fixed."""
    return tuple(_notes(basis))


def _contract(basis: Basis) -> Reason:
    known = ("notice.contract_known",)
    if basis.contract:
        asked = ("notice.contract_value", "notice.contract_unit", "notice.contract_rule")
        return Reason("contract", f"Your contract asks for {basis.contract.told}.", asked)
    if basis.facts.choice("notice.contract_known") == "no_clause":
        return Reason("contract", "Your contract names no notice period.", known)
    return Reason("contract", "Read the notice clause of your contract before you rely on these dates.", known)


def _law(basis: Basis) -> Iterator[Reason]:
    facts, law, contract = basis.facts, basis.law, basis.contract
    candidates = ("locale.jurisdiction", "locale.region", "sender.start_date", "notice.in_probation")
    fields = tuple(one for one in candidates if facts.is_given(one))
    yield Reason("law", sentence(law, basis.place), fields or ("locale.jurisdiction",))
    if contract and law.period and not law.yields and law.period.end(basis.given) > contract.end(basis.given):
        text = "The law asks for more than your contract, and the longer of the two usually binds you: check."
        yield Reason("law", text, ("notice.contract_value", *fields))


def _courtesy(facts: Facts) -> Reason:
    weeks, because, fields = advised(facts)
    if because:
        return Reason("courtesy", f"We advise {words.count_word(weeks)} weeks: {words.listed(because)}.", fields)
    if facts.scenario == "mistreated":
        text = "Two weeks, or what binds you where that is longer, are enough here, whatever you own."
        return Reason("courtesy", text, ("scenario.chosen",))
    text = "No critical model, pipeline or client-facing system is yours, so two weeks is the custom."
    return Reason("courtesy", text, tuple(_OWNED))


def _personal(basis: Basis) -> Iterator[Reason]:
    for one in basis.personal:
        if basis.end is None or one.label == NEW_WORK:
            continue
        name = one.label[:1].upper() + one.label[1:]
        day = words.short_date(one.day)
        if one.day <= basis.end:
            yield Reason("personal", f"{name} on {day} comes before the end.", (one.field,))
        else:
            yield Reason("personal", f"{name} on {day} comes after the end. Ask what you would lose.", (one.field,))
    if basis.leave:
        days = f"{basis.leave} {'day' if basis.leave == 1 else 'days'} of leave"
        text = f"{days} at the end: subject to approval."
        yield Reason("personal", text, ("leave.days_left", "leave.use_to_shorten"))
    if basis.facts.text("check.visa").casefold() not in ("", "none"):
        text = "Your stay depends on a visa: read its card before you choose a last day."
        yield Reason("personal", text, ("check.visa",))


def _safety(facts: Facts) -> Iterator[Reason]:
    if facts.scenario == "mistreated":
        text = (
            "You come first: aim for the shortest lawful presence, not only the shortest notice. "
            "Leave, garden leave or an agreed early end can shorten it."
        )
        yield Reason("safety", text, ("scenario.chosen",))


def _notes(basis: Basis) -> Iterator[str]:
    facts = basis.facts
    heavy = (
        (facts.choice("ownership.sole_maintainer") == "much", "much rests on you alone"),
        (facts.flag("ownership.training_in_flight"), "a run is in flight"),
        (facts.flag("ownership.open_incident"), "an incident is open"),
    )
    because = [label for claim, label in heavy if claim]
    if because and basis.end is not None and basis.end < basis.given + _MONTH:
        listed = words.listed(because)
        yield f"{listed[:1].upper()}{listed[1:]}: consider four weeks, or move the owner of it now."
    if facts.choice("next.relation") == "direct_competitor" or facts.choice("contract.noncompete") == "open":
        yield (
            "Garden leave or a non-compete can put months between the two jobs; "
            "for some staff of AI labs in the UK six to twelve are reported."
        )
    yield from filter(None, (basis.place.form, *basis.place.traps))
