"""The help of the focused question: it keeps the last rows of the form, so that nothing jumps."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ..visible import show
from .drawing import ours
from .field_row import fit, signs_of, style_of


class Help(msgspec.Struct, frozen=True):
    """What the help says: a title, sentences, examples to try, and a note such as "15 of 80 characters"."""

    title: str = ""
    text: str = ""
    example: str = ""
    note: str = ""
    problem: str = ""


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
        last = self._last(width, height)
        text, style = (said.problem, "wax") if said.problem else (said.text, "soft")
        room = max(height - 1 - len(last), 1)
        lines = wrapped(show(text), width - 3)
        if len(lines) > room:
            lines = [*lines[: room - 1], fit(f"{lines[room - 1]}{signs.ellipsis}", width - 3, signs)]
        rows += [[Segment("  " + line, style_of(self, style))] for line in lines]
        return rows + last

    def _last(self, width: int, height: int) -> list[list[Segment]]:
        """Examples and the note: on rows of their own, or together where rows are few."""
        said, signs = self._help, signs_of(self)
        note = [Segment(fit(said.note, width - 3, signs), style_of(self, "faint"))] if said.note else []
        if not said.example:
            return [[Segment("  "), *note]] if note else []
        few = height < 6
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
