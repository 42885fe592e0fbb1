"""The letter as it leaves: with the message in which it can travel."""

from __future__ import annotations

from ..departure import Departure
from ..letter import compose
from .cover_note import carrier
from .outgoing import Outgoing, outgoing


def letter(departure: Departure) -> Outgoing:
    """The resignation letter, and whom its e-mail goes to."""
    to_hr = departure.facts.choice("letter.addressee") == "hr"
    return outgoing(compose.letter(departure), departure.today, message=carrier(departure, to_hr=to_hr))
