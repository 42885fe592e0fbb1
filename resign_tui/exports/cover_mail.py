"""The cover note as an e-mail: the letter hangs on it where its list of files says so, and its words say what does."""

from __future__ import annotations

import msgspec

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents.carrier import LETTER_FILE
from resign_tui.core.documents.cover_note import cover_note, enclosures
from resign_tui.core.errors import WriteError
from resign_tui.exports import registry
from resign_tui.exports.attachment import Attachment
from resign_tui.exports.gate import Cleared, Gate


class CoverMail(msgspec.Struct, frozen=True):
    """The .eml file, whether its list of files names the letter, whether that hangs on it, and what the person must
    know of its files, a sentence each.
    """

    data: bytes
    is_letter_listed: bool
    has_letter: bool
    remarks: tuple[str, ...] = ()


def render(departure: Departure, note: Cleared, letter: Document, gate: Gate) -> CoverMail:
    """The e-mail of the cover note; without the letter when that is unfinished or cannot be set as a PDF.

    Raises what `registry.render` raises, and RefusedError when a secret stands in the letter that would hang on it.
    """
    listed = enclosures(departure)
    paper, why = _paper(letter, gate) if listed.letter else (None, "")
    if why:
        note = gate(cover_note(departure, with_letter=False))
    data = registry.render(note, "eml", attachment=paper)
    remarks = [f"The cover note goes without {LETTER_FILE}. {why}"] if why else []
    if listed.others:
        remarks.append(f"Attach to the cover note by hand: {', '.join(listed.others)}.")
    return CoverMail(data, listed.letter, paper is not None, tuple(remarks))


def _paper(letter: Document, gate: Gate) -> tuple[Attachment | None, str]:
    """The letter to hang on, or the sentence on why it cannot be."""
    if letter.missing:
        return None, "The letter is not finished; answer what it still needs and make the e-mail again."
    try:
        return registry.attach(gate(letter)), ""
    except WriteError as error:
        return None, str(error)
