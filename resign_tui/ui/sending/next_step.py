"""What the last step asks for next, in one sentence with its key; and what holds once the letter is handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from resign_tui.core import handing_in
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.ui import present
from resign_tui.ui.sending.chosen import PAPER_FORMATS, Choice
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.notes import Note

Key = Callable[[str], str]
"""From the name of a command to the key that the person has for it."""


def sentence(departure: Departure, letter: Document, refusal: str, chosen: Iterable[Choice], key: Key) -> str:
    """What to do now. refusal: why the letter may not leave yet."""
    stage = handing_in.stage(departure)
    if stage == "over":
        return f"It is behind you. {key('drafts')} forgets this draft once you need it no more."
    if present.end_moved(departure):
        return "Your dates have moved: the amending letter asks for the new day."
    if stage == "handed-in":
        return f"{key('today')} shows what today asks for."
    if letter.missing:
        names = ", ".join(each.label.lower() for each in letter.missing)
        return f"{key('go-to')} leads to what the letter still needs: {names}."
    return refusal or _way_out(departure, frozenset(chosen), key)


def _way_out(departure: Departure, chosen: frozenset[Choice], key: Key) -> str:
    """How the finished letter leaves, by the way it travels."""
    if _has_left(departure):
        return f"{key('send-handed-in')} marks it as handed in, once it has reached them."
    if handing_in.needs_paper(departure):
        if any(name == "letter" and form in PAPER_FORMATS for name, form in chosen):
            return f"{key('send-write-files')} writes the letter; then print it and sign it by hand."
        return f"{key('send-toggle')} chooses the letter as pdf or docx, to be signed by hand."
    if "online" in (handing_in.form(departure), departure.place.required_form):
        return f"{key('send-write-files')} writes the letter for your file; the state's form counts."
    way = departure.facts.choice("delivery.mode")
    if way == "email":
        return f"{key('send-copy-body')} copies the body for the e-mail, {key('send-copy-subject')} its subject."
    if way == "hr_portal":
        return f"{key('send-copy-body')} copies the body for the portal."
    return f"{key('send-write-files')} writes what is chosen. Nothing is overwritten."


def _has_left(departure: Departure) -> bool:
    """A copy of the letter left, and names the end that holds."""
    end = departure.timeline.letter_end
    return end is not None and departure.facts.day("copied.employment_end") == end


def notes_once_handed_in(departure: Departure, signs: Signs) -> Iterator[Note]:
    """What the letter means that was handed in; nothing before."""
    if handing_in.stage(departure) == "before":
        return
    yield Note(handing_in.dates_in_force(departure), signs.done, "sage", "ink")
    if moved := present.end_moved(departure):
        yield Note(f"{moved} The amending letter in this table asks for the new day.", signs.warning, "brass", "ink")
