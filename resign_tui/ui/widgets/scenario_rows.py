"""Below the card: what goes with whichever letter, and the letters side by side."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import library
from resign_tui.core.guidance import entries
from resign_tui.core.letter.own import OwnTemplate
from resign_tui.core.situation import PAUSE_NAME
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Run, Runs, fit, in_signs, rule, signs_of
from resign_tui.ui.widgets.wrapping import wrap

_NAME = 9
_NOTE = 11
_COLUMN = {"mistreated": 11}
"""Cells of the names of properties and of notes, and of the columns that need more than ten."""


class Beside(Rows):
    """What the answers bring along whichever letter it is: what comes first, and what goes with it."""

    _overlays: tuple[str, ...] = ()

    def show(self, overlays: tuple[str, ...]) -> None:
        """Show what these bring along."""
        if overlays != self._overlays:
            self._overlays = overlays
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """A blank, and what there is to say with a blank below it."""
        yield ()
        first, also = entries.beside(self._overlays)
        signs = signs_of(self)
        for text in first:
            for index, line in enumerate(wrap(text, width - LABEL_LEFT - 3)):
                sign = "" if index else signs.warning
                yield ((" " * LABEL_LEFT + sign.ljust(2), "$brass bold"), (line, "$ink bold"))
        if also:
            yield from _note("also", f" {signs.dot} ".join(also), width)
        if first or also:
            yield ()


class Comparison(Rows):
    """The letters side by side, and more about the one that is looked at."""

    looked_at: str | OwnTemplate = library.SCENARIOS[0]
    own: tuple[OwnTemplate, ...] = ()
    _is_folded = False

    def fold(self, is_folded: bool) -> None:
        """Mark no letter and say nothing of one, or do so again."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.redraw()

    @property
    def compared(self) -> str:
        """The letter of ours that is looked at, or that the person's own begins with."""
        return self.looked_at if isinstance(self.looked_at, str) else self.looked_at.extends

    def compare(self, letter: str | OwnTemplate) -> None:
        """Look at this letter."""
        self.looked_at = letter
        self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """The table, and the notes on the letter."""
        yield from self._table(width)
        yield ()
        if not self._is_folded:
            compared = library.scenario(self.compared)
            yield from _note("handover", compared.handover, width)
            yield from _note("reputation", compared.reputation, width)
            yield from _note("mind", compared.limits, width) if compared.limits else ()
        yield (
            (" " * LABEL_LEFT + "p", "$accent bold"), (f" {PAUSE_NAME}", "$ink bold"),
            (" if an offer could keep you.", "$soft"),
        )  # fmt: skip

    def _table(self, width: int) -> Iterator[Runs]:
        signs = signs_of(self)
        margin = (" " * LABEL_LEFT, "$ink")
        scenarios = [library.scenario(name) for name in self._columns(width)]
        spare = width - LABEL_LEFT - _NAME - sum(_COLUMN.get(scenario.id, 10) for scenario in scenarios)
        cells = {one.id: _COLUMN.get(one.id, 10) + max(spare, 0) // len(scenarios) for one in scenarios}
        yield (margin, *rule("What each choice changes", width - LABEL_LEFT, signs, "$soft"))
        yield (margin, (" " * _NAME, "$ink"), *(self._head(scenario, cells[scenario.id]) for scenario in scenarios))
        yield from self._own_letters(width)
        for key in scenarios[0].changes:
            row: list[Run] = [margin, (fit(key, _NAME, signs), "$faint")]
            for scenario in scenarios:
                style = "$ink on $well-lit" if self._is_lit(scenario) else "$soft"
                text = " " + in_signs(scenario.changes.get(key, signs.dash), signs)
                row.append((fit(text, cells[scenario.id], signs), f"{style} column={scenario.id}"))
            yield tuple(row)

    def _own_letters(self, width: int) -> Iterator[Runs]:
        """Letters of the person's own, each with the one of ours that it begins with."""
        signs = signs_of(self)
        for at, template in enumerate(self.own):
            is_lit = template == self.looked_at and not self._is_folded
            mark = signs.chosen if is_lit else " "
            text = f"{mark}{template.name}, after {library.scenario(template.extends).name.lower()}"
            style = "$ink bold underline on $well-lit" if is_lit else "$ink"
            label = "" if at else "yours"
            room = width - LABEL_LEFT - _NAME
            yield ((" " * LABEL_LEFT + label.ljust(_NAME), "$faint"), (fit(text, room, signs), f"{style} own={at}"))

    def _is_lit(self, scenario: library.Scenario) -> bool:
        return scenario.id == self.compared and not self._is_folded

    def _columns(self, width: int) -> tuple[str, ...]:
        if width >= LABEL_LEFT + _NAME + 41:
            return library.SCENARIOS
        at = 0 if self._is_folded else library.SCENARIOS.index(self.compared)
        start = min(at, len(library.SCENARIOS) - 2)
        return library.SCENARIOS[start : start + 2]

    def _head(self, scenario: library.Scenario, cells: int) -> Run:
        is_lit = self._is_lit(scenario)
        mark = signs_of(self).chosen if is_lit and self.looked_at == scenario.id else " "
        style = "$ink bold underline on $well-lit" if is_lit else "$ink bold"
        return fit(mark + scenario.short, cells), f"{style} column={scenario.id}"


def _note(name: str, text: str, width: int) -> Iterator[Runs]:
    for index, line in enumerate(wrap(text, width - LABEL_LEFT - 1 - _NOTE)):
        yield ((" " * LABEL_LEFT + ("" if index else name).ljust(_NOTE), "$faint"), (line, "$soft"))
