"""The letter as it leaves: with the message in which it can travel."""

from __future__ import annotations

from msgspec.structs import replace

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents.carrier import carrier
from resign_tui.core.letter import compose


def letter(departure: Departure) -> Document:
    """The resignation letter, and whom its e-mail goes to."""
    to_hr = departure.facts.choice("letter.addressee") == "hr"
    return replace(compose.letter(departure), message=carrier(departure, to_hr=to_hr))
