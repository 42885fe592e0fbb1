"""THE table of documents: a new one is a module that composes it and one row here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from resign_tui.core import library
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.situation import something_happened

Offer = Literal["yes", "maybe", "no"]

Group = Literal["hand-in", "own", "work", "send", "apart"]
"""What becomes of a document once it is written.

The person hands it in, keeps it, takes it to work or sends it; or it is kept apart from everything else.
"""


class DocumentKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of document.

    name: as on the command line. target: "module:function" of this folder that composes it; the module is imported at
    the first call, so that a letter does not wait for the others. where: where it lives. lives: the same in a few
    cells. group: with which others it goes. offered: whether it belongs to a departure, may be wanted, or does not
    apply. formats: the usual ones, of those in which it can be written. private: for the person's own folder, never in
    a bundle with others. folder: the folder of its own that it is written into, wherever the others go. short: the
    label where cells are few, if it is another. questions: beginnings of the ids of the questions that are asked for it
    alone.
    """

    name: str
    label: str
    target: str
    where: str
    lives: str
    group: Group
    offered: Callable[[Departure], Offer]
    formats: tuple[str, ...]
    private: bool = False
    folder: str = ""
    short: str = ""
    questions: tuple[str, ...] = ()

    def compose(self, departure: Departure) -> Document:
        """The document of this departure."""
        module, function = self.target.split(":")
        make: Callable[[Departure], Document] = getattr(importlib.import_module(f"{__name__}.{module}"), function)
        return make(departure)


def offered(departure: Departure) -> tuple[tuple[str, Offer], ...]:
    """Every document by name with whether to offer it, in the order of the table."""
    return tuple((kind.name, kind.offered(departure)) for kind in DOCUMENTS.values())


def spoken(name: str) -> str:
    """What the document of this name is called inside a sentence: the letter, the HR memo."""
    label = DOCUMENTS[name].label
    return f"the {label if label[:2].isupper() else label[0].lower() + label[1:]}"


def compose(departure: Departure, name: str) -> Document:
    """The document of this name; KeyError when there is none."""
    return DOCUMENTS[name].compose(departure)


def _if_the_end_moved(departure: Departure) -> Offer:
    from resign_tui.core.documents.after_handing_in import is_wanted

    return "yes" if is_wanted(departure) else "no"


def _if_it_can_be_taken_back(departure: Departure) -> Offer:
    from resign_tui.core.documents.after_handing_in import may_be_withdrawn

    return "maybe" if may_be_withdrawn(departure) else "no"


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
    DocumentKind(
        name="letter",
        label="Letter",
        target="letter:letter",
        where="your own folder, until you hand it in",
        lives="your own folder",
        group="hand-in",
        offered=_always,
        formats=("txt", "docx", "pdf"),
    ),
    DocumentKind(
        name="handover",
        label="Handover",
        target="handover.document:handover",
        where="inside the company",
        lives="inside company",
        group="work",
        offered=_always,
        formats=("html", "pdf", "md", "csv"),
    ),
    DocumentKind(
        name="day0",
        label="Day-0 page",
        target="day0:day0",
        where="inside the company only",
        lives="company only",
        group="work",
        offered=_always,
        formats=("pdf",),
    ),
    DocumentKind(
        name="plan",
        label="Transition plan",
        target="plan_document:plan_document",
        where="inside the company",
        lives="inside company",
        group="work",
        offered=_always,
        formats=("pdf", "ics"),
    ),
    DocumentKind(
        name="cover-note",
        label="Cover note",
        target="cover_note:cover_note",
        where="with the letter",
        lives="with the letter",
        group="send",
        offered=_by_scenario("cover-note"),
        formats=("txt", "eml"),
        questions=("cover_note.",),
    ),
    DocumentKind(
        name="amendment",
        label="Amending letter",
        short="Amendment",
        target="after_handing_in:amendment",
        where="handed in like the letter",
        lives="like the letter",
        group="hand-in",
        offered=_if_the_end_moved,
        formats=("txt", "docx", "pdf"),
    ),
    DocumentKind(
        name="withdrawal",
        label="Withdrawal letter",
        short="Withdrawal",
        target="after_handing_in:withdrawal",
        where="handed in like the letter",
        lives="like the letter",
        group="hand-in",
        offered=_if_it_can_be_taken_back,
        formats=("txt", "docx", "pdf"),
    ),
    DocumentKind(
        name="counter-reply",
        label="Counter-offer reply",
        short="Counter reply",
        target="counter_reply:counter_reply",
        where="a message, the same day",
        lives="same day",
        group="send",
        offered=_by_scenario("counter-reply"),
        formats=("txt", "eml"),
        questions=("counter_reply.",),
    ),
    DocumentKind(
        name="exit-interview",
        label="Exit notes",
        target="exit_interview:exit_interview",
        where="your own folder",
        lives="your own folder",
        group="own",
        offered=_by_scenario("exit-interview"),
        formats=("txt",),
        private=True,
        questions=("exit_interview.", "triage.trusted_person"),
    ),
    DocumentKind(
        name="goodbye",
        label="Goodbye",
        target="goodbye:goodbye",
        where="a message, around the last day",
        lives="last day",
        group="send",
        offered=_by_scenario("goodbye"),
        formats=("txt", "eml"),
        questions=("goodbye.",),
    ),
    DocumentKind(
        name="announcement",
        label="Announcement",
        target="announcement:announcement",
        where="public, once you have left",
        lives="after you left",
        group="send",
        offered=_by_scenario("announcement"),
        formats=("txt",),
        questions=("announcement.",),
    ),
    DocumentKind(
        name="hr-memo",
        label="HR memo",
        target="hr_memo.document:hr_memo",
        where="apart from everything else",
        lives="its own folder",
        group="apart",
        offered=_memo,
        formats=("txt",),
        private=True,
        folder="hr-memo",
        questions=("hr.",),
    ),
)

DOCUMENTS: Mapping[str, DocumentKind] = {kind.name: kind for kind in _KINDS}
"""Every kind of document by name, in the order in which they are offered."""
