"""The message that carries the letter to the manager, or to HR where the letter goes there."""

from __future__ import annotations

import msgspec

from resign_tui.core import handing_in
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Source
from resign_tui.core.documents.carrier import LETTER_FILE, carrier
from resign_tui.core.documents.page import Page, paragraphs
from resign_tui.core.documents.sentences import says_something
from resign_tui.core.parsing import one_line
from resign_tui.core.situation import is_managers_doing

FIRST_PLAN = 2
"""Working days until the first plan of the handover that the note promises."""

_FILES = "cover_note.attachments"
_THE_LETTER = frozenset(
    {LETTER_FILE, "letter", "my letter", "the letter", "resignation letter", "letter of resignation"}
)
"""What people write for the letter when they list files; any other name with an ending is another file."""


class Enclosures(msgspec.Struct, frozen=True):
    """What hangs on the cover note: whether the letter does, and the names of files that only the person has."""

    letter: bool
    others: tuple[str, ...] = ()


def enclosures(departure: Departure) -> Enclosures:
    """The list of attached files; a note without a list carries the letter, as its words say."""
    listed = departure.facts.many(_FILES) or (LETTER_FILE,)
    others = tuple(name for name in listed if not _is_letter(name))
    return Enclosures(len(others) < len(listed), others)


def _is_letter(name: str) -> bool:
    return " ".join(name.split()).casefold() in _THE_LETTER


def cover_note(departure: Departure, *, with_letter: bool = True) -> Document:
    """A note of 50 to 90 words: the letter, the last day, the handover, who hears of it, a receipt.

    Where the manager is the problem it goes to HR, also when the letter itself is addressed to the manager.
    with_letter: the letter hangs on it if it is listed; otherwise the list of files does not name it.
    """
    page = Page(departure)
    facts = departure.facts
    to_hr = _to_hr(departure)
    files = [
        page.slot(one_line(name), Source.ANSWER, _FILES)
        for name in facts.many(_FILES)
        if says_something(name) and (with_letter or not _is_letter(name))
    ]
    parts = page.parts(
        "cover_note",
        {
            "formal": to_hr or departure.scenario == "mistreated",
            "attachments": files,
            "is_attached": with_letter,
            "plan_by": page.day("dates.given", page.plan_by(FIRST_PLAN)),
            "original": handing_in.form(departure) if departure.place.required_form else "",
        },
    )
    greeting = page.greeting_to_hr() if to_hr and facts.choice("letter.addressee") == "manager" else page.greeting()
    blocks: list[Block] = [greeting, *paragraphs(parts), *page.close()]
    return page.document("cover-note", "Cover note", blocks, message=carrier(departure, to_hr=to_hr))


def _to_hr(departure: Departure) -> bool:
    facts = departure.facts
    addressee = facts.choice("letter.addressee")
    return addressee == "hr" or (addressee == "manager" and is_managers_doing(facts))
