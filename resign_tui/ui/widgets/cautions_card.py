"""What to know before a document is written: how long it should be, and its cautions."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs, signs_of
from resign_tui.ui.widgets.notes import Note, Notes


def cautions(departure: Departure, document: str, signs: Signs) -> Iterator[Note]:
    """The length and each caution as a remark."""
    kind = document_kinds()[document]
    length = kind.length[0].upper() + kind.length[1:]
    yield Note(in_signs(f"{length}.", signs), sign=signs.info, tone="faint", ink="ink")
    for caution, is_private in kind.told_cautions(departure):
        yield Note(in_signs(caution, signs), sign=signs.info, tone="faint", is_private=is_private)


class CautionsCard(Notes):
    """Stands above the questions of a companion document: short until it has the focus, then as long as it must be."""

    def __init__(self, document: str, departure: Departure) -> None:
        super().__init__(id=f"cautions-{document}", heading="$accent bold", key="shift+tab")
        self._document, self._departure = document, departure

    def on_mount(self) -> None:
        """Say what is known; nothing of it changes with the answers of this form."""
        self.show("Before you write it", cautions(self._departure, self._document, signs_of(self)))

    def watch_has_focus(self, has_focus: bool) -> None:
        """What is private takes its rows with the focus alone."""
        super().watch_has_focus(has_focus)
        self.call_after_refresh(self.on_resize)

    def on_resize(self) -> None:
        """Be as high as the words ask for at this width; the style sheet says how much of that there is."""
        rows = self.wanted(self.size.width)
        height = self.styles.height
        if height is None or height.value != rows:
            self.styles.height = rows
        super().on_resize()
        if self.has_focus:  # it has grown
            self.call_after_refresh(self.scroll_visible, animate=False)
