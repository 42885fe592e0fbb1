"""The help of the focused question: it keeps the last rows of the form, so that nothing jumps."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.document import Source, Span
from resign_tui.core.letter.prompt import Prompt
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import fit, signs_of, style_of
from resign_tui.ui.widgets.letter_layout import wrap

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


class HelpPane(Widget):
    """Title on a rule, wrapped sentences, examples and a note; repaints only when it says something else."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._help = Help()
        self._rows: list[list[Segment]] = []
        self._for: tuple[Help, int, int] | None = None

    def show(self, help_: Help) -> None:
        """Say this."""
        if help_ == self._help:
            return
        before, self._help = self._rows, help_
        width, height = self.size
        self._rows = self._layout(width, height)
        self._for = (help_, width, height)
        for y in range(height):
            if before[y : y + 1] != self._rows[y : y + 1]:
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, height = self.size
        key = (self._help, width, height)
        if key != self._for:
            self._for = key
            self._rows = self._layout(width, height)
        row = self._rows[y] if y < len(self._rows) else []
        return Strip(row).adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def _layout(self, width: int, height: int) -> list[list[Segment]]:
        signs, said = signs_of(self), self._help
        if not said.title:
            return []
        rule = signs.rule
        rest = max(width - 4 - cell_len(said.title) - 1 - 3, 0)
        rows = [[
            Segment("  " + rule * 2 + " ", style_of(self, "edge")),
            Segment(fit(said.title, min(cell_len(said.title), width - 8), signs), style_of(self, "accent-bold")),
            Segment(" " + rule * rest, style_of(self, "edge")),
        ]]  # fmt: skip
        urgent = said.problem or said.doubt
        last = self._last(width, height)
        room = max(height - 1 - (0 if urgent and height < _ROOMY else len(last)), 1)
        rows += self._sentence(width - 3, room - bool(urgent))
        room -= len(rows) - 1
        lines = wrapped(show(urgent or said.text), width - 3)
        if len(lines) > room > 0:
            lines = [*lines[: room - 1], fit(f"{lines[room - 1]}{signs.ellipsis}", width - 3, signs)]
        ink = style_of(self, "wax" if said.problem else "soft")
        rows += [[Segment("  " + line, ink)] for line in lines[:room]]
        return [*rows, *last[: max(height - len(rows), 0)]]

    def _sentence(self, width: int, most: int) -> list[list[Segment]]:
        """The sentence of the letter that the answer stands in, with the gap, or the answer as read, underlined."""
        said, signs = self._help.prompt, signs_of(self)
        if said is None or self._help.problem or most < 1:
            return []
        gap = Span(show(said.gap) or signs.gap, Source.ANSWER)
        line = (Span(self._marked(said.before)), gap, Span(self._marked(said.after)))
        cut = signs.ellipsis
        rows = wrap(line, width)
        if len(rows) > most:
            rows = wrap(line, max(width - 2 * cell_len(cut) - 2, 2))
        at = [at for at, row in enumerate(rows) if gap.source in {span.source for span in row.spans}]
        first = 0 if at[-1] < most else min(at[0], at[-1] - most + 2, len(rows) - most)
        inks = {Source.TEMPLATE: style_of(self, "ink"), Source.ANSWER: style_of(self, "gap")}
        shown = [[Segment(span.text, inks[span.source]) for span in row.spans] for row in rows[first : first + most]]
        if first:
            shown[0].insert(0, Segment(f"{cut} ", inks[Source.TEMPLATE]))
        if first + most < len(rows):
            shown[-1].append(Segment(f" {cut}", inks[Source.TEMPLATE]))
        return [[Segment("  "), *row] for row in shown]

    def _marked(self, text: str) -> str:
        """Words around the gap; the marks of what is missing are ours."""
        signs = signs_of(self)
        return show(text).replace("‹", signs.open_mark).replace("›", signs.close_mark)

    def _last(self, width: int, height: int) -> list[list[Segment]]:
        """Examples and the note: on rows of their own, or together where rows are few."""
        said, signs = self._help, signs_of(self)
        note = [Segment(fit(said.note, width - 3, signs), style_of(self, "faint"))] if said.note else []
        if not said.example:
            return [[Segment("  "), *note]] if note else []
        few = height < _ROOMY
        room = width - 9 - (cell_len(said.note) + 3 if few and note else 0)
        example = fit(show(ours(said.example, signs)), max(min(cell_len(said.example), room), 8), signs)
        row = [Segment("  try  ", style_of(self, "faint")), Segment(example, style_of(self, "italic"))]
        if few and note:
            return [[*row, Segment(f"   {said.note}", style_of(self, "faint"))]]
        return [row, [Segment("  "), *note]] if note else [row]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells; words that are longer are cut into pieces."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            while cell_len(word) > width > 0:
                if line:
                    lines.append(line)
                    line = ""
                lines.append(word[:width])
                word = word[width:]
            if line and cell_len(line) + 1 + cell_len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines
