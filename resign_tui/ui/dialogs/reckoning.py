"""How the dates were counted, line by line, with the rule of the place and where it is written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from textual.binding import Binding
from textual.widget import Widget

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.widgets.row_list import Row, RowList

_CELLS = 60
"""Cells of a sentence of ours in the list."""


class ReckoningScreen(Dialog[None]):
    """A list that scrolls: what was counted on the left, the day it comes to on the right."""

    BINDINGS = [
        Binding("escape,q,enter", "close", "close", show=False),
        Binding("alt+c", "close", "close", show=False, id="reckoning"),
    ]

    def __init__(self, departure: Departure) -> None:
        super().__init__("reckoning", "How the dates were counted", "esc closes   up and down to read on")
        self._departure = departure

    def body(self) -> Widget:
        """A list that scrolls."""
        self._rows = RowList(id="reckoning-rows")
        return self._rows

    def on_mount(self) -> None:
        """Fill the list."""
        self._rows.show(tuple(reckoning_rows(self._departure)))
        self.set_focus(self._rows)

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()


def reckoning_rows(departure: Departure) -> Iterator[Row]:
    """Every line of the reckoning; what the rule is taken from stands last."""
    for count in departure.timeline.reckoning:
        if not count.steps:
            yield Row("Still open", tone="heading")
            yield from (Row(line, line, indent=2) for line in textwrap.wrap(count.title, _CELLS))
        else:
            yield Row(count.title, tone="heading")
        for step in count.steps:
            yield Row(step.text, f"{count.title} {step.text}", words.short_date(step.day), indent=2)
        yield Row("")
    place = departure.place
    if place.sources:
        yield Row(f"{place.name}: rules as read on {words.short_date(place.read_on)}", tone="heading")
        for source in (f"{place.source[:1].upper()}{place.source[1:]}.", *_addresses(place.sources)):
            for at, line in enumerate(textwrap.wrap(source, _CELLS)):
                yield Row(line, f"{source} {at}", indent=4 if at else 2)


def _addresses(sources: Sequence[str]) -> Iterator[str]:
    """The pages that were read; of a site whose page has no lasting address only the name is told."""
    parts = {source: urlsplit(source) for source in sources}
    sites = [part.netloc for part in parts.values() if not part.path.strip("/")]
    yield from (source for source, part in parts.items() if part.path.strip("/"))
    if sites:
        yield f"Pages of {words.listed(sites)}."
