"""Which cards go with a departure: what to read before a step that is hard to take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from resign_tui.core import data_files
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.situation import goes_to_a_rival, is_managers_doing


class Card(NamedTuple):
    """A card by name, and what brings it."""

    name: str
    applies: Callable[[Departure], bool]


class CardText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a card says. as_of (year-month), source and confidence tell how far its facts can be relied on."""

    id: str
    title: str
    text: tuple[str, ...]
    as_of: str
    source: str
    confidence: str


class _CardsFile(msgspec.Struct, forbid_unknown_fields=True):
    card: tuple[CardText, ...]


@cache
def texts() -> Mapping[str, CardText]:
    """What every card says, by name; msgspec.ValidationError for a file that does not fit."""
    card_texts = data_files.load_as("guidance", "cards", _CardsFile).card
    return MappingProxyType({text.id: text for text in card_texts})


def cards(departure: Departure) -> tuple[str, ...]:
    """The names of the cards for this departure, in the order in which they are shown."""
    return tuple(card.name for card in CARDS if card.applies(departure))


def _is_guarded(departure: Departure) -> bool:
    """A hostile manager, or fear of what the notice period brings."""
    return is_managers_doing(departure.facts) or departure.facts.flag("triage.retaliation_fear")


def _has_leave(departure: Departure) -> bool:
    return (departure.facts.number("leave.days_left") or 0) > 0


def _may_be_sent_home(departure: Departure) -> bool:
    return goes_to_a_rival(departure.facts) or _stands(departure.facts, "contract.garden_leave")


def _has_money_at_stake(departure: Departure) -> bool:
    """A vesting or bonus date, or a question about equity that is still open."""
    facts = departure.facts
    dated = ("check.equity_next_vest", "check.bonus_date", "check.retirement_vest")
    labels = " ".join(str(record.get("label", "")) for record in facts.records("calendar.blackouts")).casefold()
    return (
        any(_stands(facts, field_id) or facts.is_given(f"{field_id}_note") for field_id in dated)
        or facts.choice("check.option_window") == "open"
        or any(word in labels for word in ("vest", "bonus", "cliff", "equity", "option"))
    )


def _needs_a_visa(departure: Departure) -> bool:
    return departure.facts.text("check.visa").casefold() not in ("", "none")


def _has_clauses(departure: Departure) -> bool:
    return departure.scenario == "closed_door" or goes_to_a_rival(departure.facts)


def _may_lose_access(departure: Departure) -> bool:
    """Access may end the same day, or what the person owns could not stand it."""
    facts = departure.facts
    owned = ("ownership.prod_model", "ownership.pipelines", "ownership.client_facing")
    return (
        goes_to_a_rival(departure.facts)
        or any(facts.flag(field_id) for field_id in owned)
        or facts.choice("ownership.sole_maintainer") == "much"
        or any(record.get("criticality") == "3" for record in facts.records("handover.system"))
    )


def _is_regulated(departure: Departure) -> bool:
    return departure.facts.choice("ownership.regulated") not in ("", "none")


def _stands(facts: Facts, field_id: str) -> bool:
    """A point to check that was looked at or is to be looked at, and was not said to be beside the point."""
    return facts.choice(field_id) in ("done", "open")


CARDS: tuple[Card, ...] = (
    Card("negotiated_exit", _is_guarded),
    Card("retaliation_guard", _is_guarded),
    Card("leave", _has_leave),
    Card("garden_leave", _may_be_sent_home),
    Card("equity", _has_money_at_stake),
    Card("visa", _needs_a_visa),
    Card("health_cover", lambda departure: departure.place.health_cover_by_employer),
    Card("clauses", _has_clauses),
    Card("day0", _may_lose_access),
    Card("compliance", _is_regulated),
    Card("form_choice_todoke_or_negai", lambda departure: departure.place.code == "JP"),
    Card("retraction", lambda _: True),
)
"""Every card, in the order in which it is shown; the last one always is."""
