"""The letter as it will print: pages with their edges and margins, the address window, the room to sign."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Rows, Runs, fit, in_signs, marked, signs_of
from resign_tui.ui.widgets.page_layout import PageRow, Pages, lay_out

_EDGES = 2
_PAPER = "$paper-ink on $paper"
_NOTE = "$paper-faint on $paper"


class PagesFace(Rows):
    """Every page below the one before."""

    def __init__(self, letter: Document, departure: Departure) -> None:
        super().__init__(id="page-face")
        self._letter = letter
        self._paper, self._layout = departure.place.paper, departure.facts.text("locale.letter_style")

    def rows(self, width: int) -> Iterable[Runs]:
        """The pages with their edges."""
        laid, signs = lay_out(self._letter, self._paper, self._layout, width - _EDGES), signs_of(self)
        across = laid.line + 2 * laid.side
        corner, stroke, right, wall, low, low_right = tuple(signs.frame)
        pad = " " * max((width - across - _EDGES) // 2, 0)
        for number, page in enumerate(laid.pages, 1):
            count = len(laid.pages)
            name = " about one page " if count == 1 else f" page {number} of about {count} "
            yield (pad, "$ink"), (corner + stroke + name + stroke * (across - len(name) - 1) + right, _NOTE)
            for row in page:
                yield (pad, "$ink"), (wall, _NOTE), *_drawn(row, laid, signs), (wall, _NOTE)
            yield (pad, "$ink"), (low + stroke * across + low_right, _NOTE)
            yield ()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self.redraw()


def _drawn(row: PageRow, laid: Pages, signs: Signs) -> Runs:
    side = " " * laid.side
    if row.note:
        return ((side + fit(in_signs(row.text, signs), laid.line, signs) + side, _NOTE),)
    return ((side + fit(marked(row.text, signs), laid.line, signs) + side, _PAPER),)


class PageScreen(Dialog[None]):
    """Pages that scroll; every key that opened them closes them."""

    CLASSES = "pages"
    BINDINGS = [
        Binding("escape,v,q,enter", "close", "close", show=False),
    ]

    def __init__(self, letter: Document, departure: Departure) -> None:
        super().__init__("pages", "", "about as it will print   up and down to read on   esc closes")
        self._face = PagesFace(letter, departure)

    def body(self) -> Widget:
        """The pages."""
        return VerticalScroll(self._face)

    def on_mount(self) -> None:
        """The arrows scroll."""
        super().on_mount()
        self.set_focus(self._body)

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()
