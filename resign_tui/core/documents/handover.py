"""The handover as it leaves: with its dates for a calendar and its rows for a table."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.documents.calendar import cornerstones, deadlines
from resign_tui.core.documents.handover_pack import document
from resign_tui.core.documents.outgoing import Message, Outgoing, outgoing
from resign_tui.core.documents.sheets import handover_sheet


def handover(departure: Departure) -> Outgoing:
    """The handover pack with its message, events and sheet."""
    return outgoing(
        document.handover(departure),
        departure.today,
        message=Message("Handover"),
        events=(*cornerstones(departure), *deadlines(departure)),
        sheet=handover_sheet(departure),
    )
