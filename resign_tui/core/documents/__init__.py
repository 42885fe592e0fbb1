"""THE table of documents: a new one is a module that composes it and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from .. import library
from ..departure import Departure
from ..document import Document
from ..situation import something_happened

Offer = Literal["yes", "maybe", "no"]


class DocumentKind(msgspec.Struct, frozen=True):
    """One kind of document.

    name: as on the command line. compose: makes it; what it needs is imported at the first call, so that a letter does
    not wait for the others. private: for the person's own folder, never in a bundle with others. where: where it lives.
    offered: whether it belongs to a departure, may be wanted, or does not apply.
    """

    name: str
    label: str
    compose: Callable[[Departure], Document]
    private: bool
    where: str
    offered: Callable[[Departure], Offer]


def offered(departure: Departure) -> tuple[tuple[str, Offer], ...]:
    """Every document by name with whether to offer it, in the order of the table."""
    return tuple((kind.name, kind.offered(departure)) for kind in DOCUMENTS.values())


def compose(departure: Departure, name: str) -> Document:
    """The document of this name; KeyError when there is none."""
    return DOCUMENTS[name].compose(departure)


def _letter(departure: Departure) -> Document:
    from ..compose import letter
    from .cover_note import subject
    from .outgoing import Message, outgoing

    facts = departure.facts
    to_hr = facts.choice("letter.addressee") == "hr"
    to_manager = facts.choice("letter.addressee") == "manager"
    name = facts.text("manager.name" if to_manager else "recipient.name")
    message = Message(subject(departure), facts.text("hr.email") if to_hr else "", name)
    return outgoing(letter(departure), departure.today, message=message)


def _handover(departure: Departure) -> Document:
    from ..handover_document import handover
    from .calendar import cornerstones, deadlines
    from .outgoing import Message, outgoing
    from .sheets import handover_sheet

    return outgoing(
        handover(departure),
        departure.today,
        message=Message("Handover"),
        events=(*cornerstones(departure), *deadlines(departure)),
        sheet=handover_sheet(departure),
    )


def _day0(departure: Departure) -> Document:
    from .day0 import day0

    return day0(departure)


def _plan(departure: Departure) -> Document:
    from .plan_document import plan_document

    return plan_document(departure)


def _hr_memo(departure: Departure) -> Document:
    from .hr_memo import hr_memo

    return hr_memo(departure)


def _exit_interview(departure: Departure) -> Document:
    from .exit_interview import exit_interview

    return exit_interview(departure)


def _goodbye(departure: Departure) -> Document:
    from .goodbye import goodbye

    return goodbye(departure)


def _counter_reply(departure: Departure) -> Document:
    from .counter_reply import counter_reply

    return counter_reply(departure)


def _cover_note(departure: Departure) -> Document:
    from .cover_note import cover_note

    return cover_note(departure)


def _announcement(departure: Departure) -> Document:
    from .announcement import announcement

    return announcement(departure)


def _always(_: Departure) -> Offer:
    return "yes"


def _by_scenario(name: str) -> Callable[[Departure], Offer]:
    """What the scenario's own list says (data/scenarios)."""

    def offer(departure: Departure) -> Offer:
        scenario = library.scenario(departure.scenario)
        if name in scenario.offer:
            return "yes"
        return "maybe" if name in scenario.maybe else "no"

    return offer


def _memo(departure: Departure) -> Offer:
    """The memo belongs to the mistreated case once misconduct was named; misconduct makes it at least possible."""
    if not something_happened(departure.facts):
        return _by_scenario("hr-memo")(departure)
    return "yes" if departure.scenario == "mistreated" else "maybe"


_KINDS = (
    DocumentKind("letter", "Letter", _letter, False, "your own folder", _always),
    DocumentKind("handover", "Handover", _handover, False, "inside the company", _always),
    DocumentKind("day0", "Day-0 page", _day0, False, "inside the company only", _always),
    DocumentKind("plan", "Transition plan", _plan, False, "inside the company", _always),
    DocumentKind("cover-note", "Cover note", _cover_note, False, "with the letter", _by_scenario("cover-note")),
    DocumentKind(
        "counter-reply",
        "Counter-offer reply",
        _counter_reply,
        False,
        "a message, the same day",
        _by_scenario("counter-reply"),
    ),
    DocumentKind(
        "exit-interview",
        "Exit notes",
        _exit_interview,
        True,
        "your own folder",
        _by_scenario("exit-interview"),
    ),
    DocumentKind("goodbye", "Goodbye", _goodbye, False, "a message, around the last day", _by_scenario("goodbye")),
    DocumentKind(
        "announcement",
        "Announcement",
        _announcement,
        False,
        "public, once you have left",
        _by_scenario("announcement"),
    ),
    DocumentKind("hr-memo", "HR memo", _hr_memo, True, "apart from everything else", _memo),
)

DOCUMENTS: Mapping[str, DocumentKind] = {kind.name: kind for kind in _KINDS}
"""Every kind of document by name, in the order in which they are offered."""
