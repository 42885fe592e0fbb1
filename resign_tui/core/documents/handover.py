"""The handover as it leaves: with its dates for a calendar and its rows for a table."""

from __future__ import annotations

from msgspec.structs import replace

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Message
from resign_tui.core.documents.calendar import cornerstones, deadlines
from resign_tui.core.documents.csv_rows import handover_rows
from resign_tui.core.documents.handover_pack import document


def handover(departure: Departure) -> Document:
    """The handover pack with its message, events and rows."""
    return replace(
        document.handover(departure),
        message=Message("Handover"),
        events=(*cornerstones(departure), *deadlines(departure)),
        csv_rows=handover_rows(departure),
    )
