"""Why the dates are what they are, layer by layer, each with the answers that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from resign_tui.core import situation, words
from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.library import Place
from resign_tui.core.notice.contract import Contract
from resign_tui.core.notice.law import EMPLOYED, Law, sentence
from resign_tui.core.notice.offer import OWNED, Advised
from resign_tui.core.notice.period import Counter, Period
from resign_tui.core.notice.personal import NEW_WORK, PersonalDate
from resign_tui.core.notice.presence import Presence
from resign_tui.core.parsing import BY_LAW
from resign_tui.core.parsing.civil import add_months

Layer = Literal["contract", "law", "courtesy", "personal", "safety"]
"""What binds first comes first."""

_MONTH = timedelta(days=28)
_WHERE_FREE = ", if nothing longer binds you"


class Reason(msgspec.Struct, frozen=True):
    """One sentence of one layer; fields are the questions whose answers caused it."""

    layer: Layer
    text: str
    fields: tuple[str, ...] = ()


class Basis(msgspec.Struct, frozen=True):
    """What the reasons are made from.

    custom_weeks: weeks that are the custom where no statute speaks. binding: the least that is owed. customary: what
    stands while nobody chose. recommended: that, or what we advise where it is longer. chosen: the notice given.
    """

    facts: Facts
    place: Place
    law: Law
    contract: Contract
    count: Counter
    end: date | None
    presence: Presence
    personal: tuple[PersonalDate, ...]
    advised: Advised
    custom_weeks: int
    question: Problem | None = None
    binding: Period | None = None
    customary: Period | None = None
    recommended: Period | None = None
    chosen: Period | None = None


def advice(basis: Basis) -> str:
    """What we advise to give, as it stands behind a heading; once it is given, what that was."""
    if basis.facts.is_given("sent.on"):
        return end_because(basis) or "not known yet"
    if basis.recommended is None:
        return "not known yet"
    if basis.recommended == basis.binding:
        return f"what binds you, {basis.recommended}"
    return f"we advise {basis.recommended}{_WHERE_FREE if _is_open(basis) else ''}"


def _is_open(basis: Basis) -> bool:
    """What binds is still to be read, and may be longer than anything that we advise."""
    return basis.binding is None and basis.law.leaves_it_to_the_contract


def end_because(basis: Basis) -> str:
    """Why employment ends on that day, in a few words; empty as long as it is not known."""
    facts, contract, count, chosen = basis.facts, basis.contract, basis.count, basis.chosen
    if basis.end is None:
        return ""
    if facts.is_given("dates.employment_end"):
        return "the day you typed"
    if facts.choice("release.kind") == "in_lieu" and facts.day("release.last_day") == basis.end:
        return "paid in lieu of the rest"
    owed = (
        (("agreement" if contract.is_agreement else "contract"), contract.period),
        ("law", basis.law.period),
    )
    for who, period in owed:
        if period is not None and count.end(period) == basis.end and basis.binding is not None:
            return f"{who}: {period.in_full}"
    if chosen is None or chosen.is_nothing:
        return "no notice is owed"
    return f"{'you give' if facts.is_given('notice.chosen_weeks') else 'the custom:'} {chosen.in_full}"


def reasons(basis: Basis) -> tuple[Reason, ...]:
    """Every layer that has something to say, what binds first."""
    return (
        *_contract(basis),
        *_law(basis),
        *_courtesy(basis),
        *_personal(basis),
        *_safety(basis.facts),
    )


def notes(basis: Basis) -> tuple[str, ...]:
    """What else to know before the dates are fixed."""
    return tuple(_notes(basis))


def _contract(basis: Basis) -> Iterator[Reason]:
    contract, question = basis.contract, ("notice.contract_known",)
    asked = ("notice.contract_value", "notice.contract_unit", "notice.contract_rule")
    if basis.question is not None:
        yield Reason("contract", basis.question.text, (basis.question.field,))
    if contract.aside and contract.typed:
        text = (
            f"In probation the law counts, not the {contract.typed.in_full} of your contract. "
            "If that is its figure for probation, say so."
        )
        yield Reason("contract", text, ("notice.probation_figure", *asked))
    elif contract.period and contract.is_agreement:
        yield Reason(
            "contract", f"Your collective agreement asks for {contract.period.in_full}.", ("notice.agreement",)
        )
    elif contract.period:
        yield Reason("contract", f"Your contract asks for {contract.period.in_full}.", asked)
    elif basis.facts.choice("notice.contract_known") == "no_clause":
        yield Reason("contract", "Your contract names no notice period.", question)
    elif (typed := basis.facts.notice("notice.contract_value")) is not None and typed.unit == BY_LAW:
        yield Reason("contract", "Your contract leaves the length of the notice to the law.", asked)
    elif basis.question is None:
        yield Reason("contract", "Read the notice clause of your contract before you rely on these dates.", question)


def _law(basis: Basis) -> Iterator[Reason]:
    facts, law, contract, count = basis.facts, basis.law, basis.contract, basis.count
    if facts.choice("contract.kind") not in EMPLOYED:
        return
    candidates = ("locale.jurisdiction", "locale.region", "sender.start_date", "notice.in_probation")
    fields = tuple(field_id for field_id in candidates if facts.is_given(field_id))
    yield Reason("law", sentence(law, basis.place), fields or ("locale.jurisdiction",))
    if contract.below_law:
        text = "Your figure is shorter than the law's for probation. That holds only by a collective agreement: check."
        yield Reason("law", text, ("notice.probation_figure", *fields))
    elif contract.period and law.period and not law.yields and count.end(law.period) > count.end(contract.period):
        text = "The law asks for more than your contract, and the longer of the two usually binds you: check."
        yield Reason("law", text, ("notice.contract_value", *fields))


def _courtesy(basis: Basis) -> Iterator[Reason]:
    """What is kind beyond what binds; never what binds anyway, and nothing once the notice is given."""
    facts, binding = basis.facts, basis.binding
    if facts.is_given("sent.on"):
        return
    because, fields, custom = basis.advised.because, basis.advised.fields, basis.custom_weeks
    is_custom = bool(custom) and (binding is None or basis.recommended != binding)
    where = _WHERE_FREE if _is_open(basis) else ""
    if because and basis.recommended == binding:
        listed = words.listed(because)
        text = f"{listed[:1].upper()}{listed[1:]}: what binds you, {binding}, leaves time to hand that over."
        yield Reason("courtesy", text, fields)
    elif because:
        text = f"We advise {words.count_word(basis.advised.weeks)} weeks{where}: {words.listed(because)}."
        yield Reason("courtesy", text, fields)
    elif facts.scenario == "mistreated":
        enough = (
            f"{words.amount(custom, 'week').capitalize()} are enough here{where}"
            if is_custom
            else "What binds you is enough here"
        )
        yield Reason("courtesy", f"{enough}, whatever you own.", ("scenario.chosen",))
    else:
        owned = "critical model, pipeline or client-facing system"
        is_said = all(map(facts.is_given, OWNED))  # a later step asks, and until then nothing is known of it
        nothing = f"No {owned} is yours, so" if is_said else f"As long as you name no {owned} of yours,"
        so = (
            f"{words.amount(custom, 'week')} is the custom{where}"
            if is_custom
            else "what contract and law ask is enough"
        )
        yield Reason("courtesy", f"{nothing} {so}.", tuple(OWNED))


def _personal(basis: Basis) -> Iterator[Reason]:
    for personal in basis.personal:
        if basis.end is None or personal.label == NEW_WORK:
            continue
        name = personal.label[:1].upper() + personal.label[1:]
        day = words.short_date(personal.day)
        if personal.day <= basis.end:
            yield Reason("personal", f"{name} on {day} comes before the end.", (personal.field,))
        else:
            yield Reason(
                "personal", f"{name} on {day} comes after the end. Ask what you would lose.", (personal.field,)
            )
    yield from _leave(basis)
    if basis.facts.text("check.visa").casefold() not in ("", "none"):
        until = "" if basis.facts.is_given("sent.on") else " before you choose a last day"
        text = f"Your stay depends on a visa: read its card{until}."
        yield Reason("personal", text, ("check.visa",))


def _leave(basis: Basis) -> Iterator[Reason]:
    facts, presence = basis.facts, basis.presence
    fields = ("leave.days_left", "leave.use_to_shorten")
    if presence.taken:
        half = " On your last day in you work half of it." if presence.taken % 1 else ""
        text = f"{words.amount(presence.taken, 'day').capitalize()} of leave at the end: subject to approval.{half}"
        yield Reason("personal", text, fields)
    if presence.left and basis.end is not None:
        left = words.amount(presence.left, "day").capitalize()
        text = f"{left} of leave do not fit before the end: ask whether they are paid out."
        yield Reason("personal", text, fields)
    if facts.choice("leave.use_to_shorten") not in ("", "no") and basis.place.leave == "suspends":
        yield Reason(
            "personal", f"{basis.place.name}: leave stops the notice, so it does not shorten your presence.", fields
        )
    status = facts.choice("leave.status")
    if situation.is_away(facts) and not facts.is_given("sent.on"):
        text = f"You are on {status} leave: ask about pay, cover and protection before you give notice."
        yield Reason("personal", text, ("leave.status",))
    if status == "parental" and not facts.is_given("sent.on") and basis.place.parental_months:
        yield from _end_of_parental_leave(basis)


def _end_of_parental_leave(basis: Basis) -> Iterator[Reason]:
    months, until = basis.place.parental_months, basis.facts.day("leave.until")
    text = f"To leave with the end of parental leave, {words.amount(months, 'month')} of notice are asked for."
    if until is not None:
        latest = add_months(until, -months)
        late = " It is too late for that now." if latest < basis.count.given else ""
        text = (
            f"To leave with the end of parental leave on {words.short_date(until)}, "
            f"the notice must arrive by {words.short_date(latest)}.{late}"
        )
    yield Reason("personal", text, ("leave.status", "leave.until"))


def _safety(facts: Facts) -> Iterator[Reason]:
    if facts.scenario == "mistreated":
        text = (
            "You come first: aim for the shortest lawful presence, not only the shortest notice. "
            "Leave, garden leave or an agreed early end can shorten it."
        )
        yield Reason("safety", text, ("scenario.chosen",))


def _asks_for_a_month(basis: Basis) -> bool:
    """Contract or law ask for four weeks anyway, and a shorter end is agreed or chosen against them."""
    return basis.binding is not None and basis.count.end(basis.binding) >= basis.count.given + _MONTH


def _notes(basis: Basis) -> Iterator[str]:
    facts = basis.facts
    heavy = (
        (facts.choice("ownership.sole_maintainer") == "much", "much rests on you alone"),
        (facts.flag("ownership.training_in_flight"), "a run is in flight"),
        (facts.flag("ownership.open_incident"), "an incident is open"),
    )
    because = [label for claim, label in heavy if claim]
    if because and basis.end is not None and basis.end < basis.count.given + _MONTH:
        listed = words.listed(because)
        is_free = facts.scenario != "mistreated" and not facts.is_given("sent.on") and not _asks_for_a_month(basis)
        mend = "consider four weeks, or give it a new owner now" if is_free else "give it a new owner now"
        yield f"{listed[:1].upper()}{listed[1:]}: {mend}."
    if facts.choice("next.relation") == "direct_competitor" or facts.choice("contract.noncompete") == "open":
        yield (
            "Garden leave or a non-compete can put months between the two jobs; "
            "some AI labs in the UK are reported to ask for six to twelve."
        )
    if facts.choice("contract.kind") == "fixed_term" and basis.place.fixed_term:
        yield basis.place.fixed_term
    if facts.choice("contract.kind") == "founder":
        yield "A seat on the board is resigned by a letter of its own to the company; this one ends the employment."
    if facts.choice("contract.kind") in EMPLOYED:
        form = "" if facts.is_given("sent.on") else basis.place.form
        told = (form, *basis.place.traps, basis.law.payout, *basis.law.traps, basis.place.benefit)
        yield from filter(None, told)
