"""The help of the focused question: it keeps the last rows of the form, so that nothing jumps."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.cells import cell_len

from resign_tui.core.document import Source, Span
from resign_tui.core.letter.prompt import Prompt
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, at_most, clip, in_signs, marked, rule, signs_of
from resign_tui.ui.widgets.letter_layout import wrap as wrap_spans
from resign_tui.ui.widgets.wrapping import wrap

_ROOMY = 6
"""From so many rows on, examples and note stand on rows of their own."""


class Help(msgspec.Struct, frozen=True):
    """What the help says: a title, the sentence of the letter, what to know, examples, and a note on what was typed.

    problem: why the answer cannot be read; doubt: what is doubtful in it. Either stands in the place of the text.
    """

    title: str = ""
    prompt: Prompt | None = None
    text: str = ""
    example: str = ""
    note: str = ""
    problem: str = ""
    doubt: str = ""


class HelpPane(Rows):
    """Title on a rule, wrapped sentences, examples and a note."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._help = Help()

    def show(self, help_: Help) -> None:
        """Say this; what was said already costs nothing."""
        if help_ != self._help:
            self._help = help_
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """As much as there is room for; the examples and the note keep the last rows."""
        if self._help.title:
            for row in layout(self._help, width - LABEL_LEFT, self.size.height, signs_of(self)):
                yield ((" " * LABEL_LEFT, "$ink"), *row)


def layout(help_: Help, width: int, height: int, signs: Signs) -> list[Runs]:
    """The help in so many rows."""
    urgent = help_.problem or help_.doubt
    last = _last(help_, width - 1, height, signs)
    room = max(height - 1 - (0 if urgent and height < _ROOMY else len(last)), 1)
    sentence = _sentence(help_, width - 1, room - bool(urgent), signs)
    room -= len(sentence)
    style = "$wax" if help_.problem else "$soft"
    lines = wrap(sanitize(urgent or help_.text), width - 1)
    text: list[Runs] = [((line, style),) for line in at_most(room, lines, width - 1, signs)] if room > 0 else []
    rows = [rule(help_.title, width - 2, signs, "$accent bold"), *sentence, *text]
    return [*rows, *last[: max(height - len(rows), 0)]]


def _sentence(help_: Help, width: int, most: int, signs: Signs) -> list[Runs]:
    """The sentence of the letter that the answer stands in, with the gap, or the answer as read, underlined."""
    prompt = help_.prompt
    if prompt is None or help_.problem or most < 1:
        return []
    gap = Span(sanitize(prompt.gap) or signs.gap, Source.ANSWER)
    line = (Span(marked(sanitize(prompt.before), signs)), gap, Span(marked(sanitize(prompt.after), signs)))
    cut = signs.ellipsis
    rows = wrap_spans(line, width)
    if len(rows) > most:
        rows = wrap_spans(line, max(width - 2 * cell_len(cut) - 2, 2))
    at = [at for at, row in enumerate(rows) if gap.source in {span.source for span in row.spans}]
    first = 0 if at[-1] < most else min(at[0], at[-1] - most + 2, len(rows) - most)
    styles = {Source.TEMPLATE: "$ink", Source.ANSWER: "$accent bold underline"}
    shown: list[Runs] = [
        tuple((span.text, styles[span.source]) for span in row.spans) for row in rows[first : first + most]
    ]
    if first:
        shown[0] = ((f"{cut} ", "$ink"), *shown[0])
    if first + most < len(rows):
        shown[-1] = (*shown[-1], (f" {cut}", "$ink"))
    return shown


def _last(help_: Help, width: int, height: int, signs: Signs) -> list[Runs]:
    """Examples and the note: on rows of their own, or together where rows are few."""
    note: Runs = ((_whole_parts(help_.note, width, signs), "$faint"),) if help_.note else ()
    if not help_.example:
        return [note] if note else []
    together = bool(note) and height < _ROOMY
    room = width - cell_len("try  ") - (cell_len(help_.note) + 3 if together else 0)
    example = _whole_parts(sanitize(in_signs(help_.example, signs)), max(room, 8), signs)
    row: Runs = (("try  ", "$faint"), (example, "$ink italic"))
    if together:
        return [(*row, (f"   {help_.note}", "$faint"))]
    return [row, note] if note else [row]


def _whole_parts(text: str, room: int, signs: Signs) -> str:
    """As many of the parts of a row as there is room for; the first one is cut if it must be."""
    dot = f" {signs.dot} "
    while cell_len(text) > room and dot in text:
        text = text.rpartition(dot)[0]
    return clip(text, room, signs)
