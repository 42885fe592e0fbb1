"""The handover as it leaves: with its dates for a calendar and its rows for a table."""

from __future__ import annotations

from .. import handover_document
from ..departure import Departure
from .calendar import cornerstones, deadlines
from .outgoing import Message, Outgoing, outgoing
from .sheets import handover_sheet


def handover(departure: Departure) -> Outgoing:
    """The handover pack with its message, events and sheet."""
    return outgoing(
        handover_document.handover(departure),
        departure.today,
        message=Message("Handover"),
        events=(*cornerstones(departure), *deadlines(departure)),
        sheet=handover_sheet(departure),
    )
