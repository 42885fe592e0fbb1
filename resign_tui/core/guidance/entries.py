"""The guidance: short texts to read before and beside the letter, and which of them concern this departure.

None of it enters a document, and none of it is legal advice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from resign_tui.core import data_files, words
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.conditions import Groups
from resign_tui.core.departure import Departure
from resign_tui.core.guidance import cards

GATE = "legal_gate"
"""The entry, and the overlay, that asks for advice before anything is sent."""

_BESIDE = "beside"
"""What stands beside the suggested letter, by overlay: a file of another form in the same folder."""

_CARDS = "cards"
"""The cards of the notice period, which are read as what they are."""

Concern = Literal["yours", "everyone", "others"]
"""yours: the answers bring it up. everyone: it has no condition. others: it is for somebody in another situation."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text of a few paragraphs.

    requirements: the points that it covers. step: where in the wizard it is most of use. when (as for a question),
    overlays and cards say whom it concerns: any one that holds will do, and without any it is for everyone. as_of and
    source: how fresh the facts in it are, and a hint where they come from.
    """

    id: str
    title: str
    text: tuple[str, ...]
    step: str
    requirements: tuple[str, ...] = ()
    when: Groups = ()
    overlays: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    as_of: str = ""
    source: str = ""


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside the suggested letter, by overlay: whole sentences that come first, and names of the rest."""

    first: Mapping[str, str]
    also: Mapping[str, str]


class _EntriesFile(msgspec.Struct, forbid_unknown_fields=True):
    entry: tuple[Entry, ...]


@cache
def entries() -> Mapping[str, Entry]:
    """Every text by id, the cards of the notice period last; msgspec.ValidationError for a file that does not fit."""
    by_id: dict[str, Entry] = {}
    for name, table in data_files.load_all("guidance").items():
        if name not in (_BESIDE, _CARDS):
            by_id |= {entry.id: entry for entry in msgspec.convert(table, _EntriesFile).entry}
    for name, card in cards.texts().items():
        by_id[f"card_{name}"] = Entry(
            f"card_{name}",
            card.title,
            card.text,
            "dates",
            cards=(name,),
            as_of=words.month(date.fromisoformat(f"{card.as_of}-01")),
            source=card.source,
        )
    return MappingProxyType(by_id)


def concern(entry: Entry, departure: Departure) -> Concern:
    """Whom a text is for, as the answers stand."""
    if not (entry.when or entry.overlays or entry.cards):
        return "everyone"
    brought = (
        any(overlay in departure.advice.overlays for overlay in entry.overlays)
        or departure.facts.hold(entry.when)
        or any(card in cards.cards(departure) for card in entry.cards)
    )
    return "yours" if brought else "others"


def for_departure(departure: Departure, step: str = "") -> tuple[Entry, ...]:
    """Every text: what the answers bring up, then what is for everyone, then the rest; within each, this step first.

    A legal gate that is still unanswered comes before everything.
    """
    order: tuple[Concern, ...] = ("yours", "everyone", "others")
    waiting = gate(departure)
    waiting_id = waiting.id if waiting else ""

    def rank(entry: Entry) -> tuple[bool, int, bool, int]:
        return (
            entry.id != waiting_id,
            order.index(concern(entry, departure)),
            entry.step != step,
            STEPS.index(entry.step),
        )

    return tuple(with_place(entry, departure) for entry in sorted(entries().values(), key=rank))


def with_place(entry: Entry, departure: Departure) -> Entry:
    """The text with what holds in the place of this departure."""
    lines = _OF_PLACE[entry.id](departure) if entry.id in _OF_PLACE else ()
    return msgspec.structs.replace(entry, text=(*entry.text, *lines)) if lines else entry


def _claims(departure: Departure) -> tuple[str, ...]:
    claims = departure.place.claims
    return claims or (
        f"{departure.place.name}: we do not know the deadlines here. Ask at once, before one has passed.",
    )


def _withdrawal(departure: Departure) -> tuple[str, ...]:
    rule = departure.place.withdrawal
    return (rule.text,) if rule else ()


_OF_PLACE: Mapping[str, Callable[[Departure], tuple[str, ...]]] = {
    GATE: _claims,
    "card_visa": lambda departure: departure.place.visa,
    "card_retraction": _withdrawal,
    "card_clauses": lambda departure: departure.timeline.law.traps,
}
"""Texts to which a place adds its own lines."""


def gate(departure: Departure) -> Entry | None:
    """The advice to take before sending, as long as it concerns the departure and the person has not answered it."""
    if GATE not in departure.advice.overlays or departure.facts.is_given("triage.advice"):
        return None
    return with_place(entries()[GATE], departure)


def beside(overlays: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What these overlays put beside the suggested letter: sentences that come first, and names of what comes along."""
    if not overlays:
        return (), ()
    lines = _beside()
    first = tuple(lines.first[overlay] for overlay in overlays if overlay in lines.first)
    return first, tuple(lines.also[overlay] for overlay in lines.also if overlay in overlays)


@cache
def _beside() -> Beside:
    return data_files.load_as("guidance", _BESIDE, Beside)
