"""Two rows of the letter around the focused answer, for screens that have no room for the letter itself."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.document import Document, plain
from resign_tui.exports.text import lines
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of
from resign_tui.ui.widgets.help_pane import wrapped


class LetterStrip(Widget):
    """What the focused answer does to the letter, on paper."""

    def __init__(self) -> None:
        super().__init__(id="letter-strip")
        self._document: Document | None = None
        self._field = ""

    def show_document(self, document: Document, field: str) -> None:
        """Follow this answer in this document."""
        if (document, field) != (self._document, self._field):
            self._document, self._field = document, field
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, signs = self.size.width, signs_of(self)
        if y == 0:
            title = " In the letter "
            rule = signs.rule
            return (
                Strip(
                    [
                        Segment(" " * LABEL_LEFT + rule * 2, style_of(self, "faint")),
                        Segment(title, style_of(self, "faint")),
                        Segment(rule * max(width - LABEL_LEFT - len(title) - 3, 0), style_of(self, "faint")),
                    ]
                )
                .adjust_cell_length(width)
                .apply_style(self.rich_style)
            )
        row = self._excerpt(width - LABEL_LEFT - 4)
        text = row[y - 1] if y - 1 < len(row) else ""
        mark = signs.focus if text else " "
        return (
            Strip(
                [
                    Segment(" " * LABEL_LEFT),
                    Segment(f" {mark} ", style_of(self, "paper-accent")),
                    Segment(fit(text, width - LABEL_LEFT - 3, signs), style_of(self, "paper")),
                ]
            )
            .adjust_cell_length(width)
            .apply_style(self.rich_style)
        )

    def _shown(self, text: str) -> str:
        """Words of the letter; the marks of what is missing are ours."""
        signs = signs_of(self)
        return show(text).replace("‹", signs.open_mark).replace("›", signs.close_mark)

    def _excerpt(self, width: int) -> list[str]:
        if self._document is None:
            return []
        for line in lines(self._document):
            if any(span.field == self._field and self._field for span in line):
                before = ""
                for span in line:
                    if span.field == self._field:
                        break
                    before += span.text
                rows = wrapped(self._shown(plain(line)), width)
                at, seen = 0, 0
                for index, row in enumerate(rows):
                    if seen <= len(before):
                        at = index
                    seen += len(row) + 1
                return rows[max(0, min(at, len(rows) - 2)) :][:2]
        return ["This answer does not stand in the letter."] if self._field else []
