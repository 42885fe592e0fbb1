"""Two rows of the letter around the focused answer, for screens that have no room for the letter itself."""

from __future__ import annotations

from collections.abc import Iterable

from resign_tui.core.document import Document, plain
from resign_tui.exports.text import lines
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, fit, marked, rule, signs_of
from resign_tui.ui.widgets.wrapping import word_rows

_ROWS = 2
_MARK = 3
"""Cells of the focus mark and the blanks around it."""


class LetterStrip(Rows):
    """What the focused answer does to the letter, on paper."""

    def __init__(self) -> None:
        super().__init__(id="letter-strip")
        self._document: Document | None = None
        self._field = ""

    def show_document(self, document: Document, field: str) -> None:
        """Follow this answer in this document."""
        if (document, field) != (self._document, self._field):
            self._document, self._field = document, field
            self.redraw()

    @property
    def has_words(self) -> bool:
        """The focused answer stands in the letter, so that there is something to show."""
        document = self._document
        return document is not None and any(span.field == self._field for line in lines(document) for span in line)

    def rows(self, width: int) -> Iterable[Runs]:
        """A heading and the words; nothing where the answer stands in no words of its own."""
        signs, room = signs_of(self), width - LABEL_LEFT
        margin = (" " * LABEL_LEFT, "$ink")
        excerpt = self._excerpt(room - _MARK - 1)
        if not excerpt:
            return
        yield (margin, *rule("In the letter", room, signs, "$faint"))
        for text in (*excerpt, *[""] * (_ROWS - len(excerpt))):
            sign = (f" {signs.focus if text else ' '} ", "$paper-accent on $paper")
            yield margin, sign, (fit(text, room - _MARK, signs), "$paper-ink on $paper")

    def _excerpt(self, width: int) -> list[str]:
        if self._document is None or not self._field:
            return []
        for line in lines(self._document):
            at = next((at for at, span in enumerate(line) if span.field == self._field), None)
            if at is not None:
                text = marked(sanitize(plain(line)), signs_of(self))
                begins = len(marked(sanitize(plain(line[:at])), signs_of(self)))
                placed = word_rows(text, max(width, 2))
                here = max((index for index, (start, _) in enumerate(placed) if start <= begins), default=0)
                first = max(0, min(here, len(placed) - _ROWS))
                return [text[start : words[-1][1]] for start, words in placed[first : first + _ROWS]]
        return []
