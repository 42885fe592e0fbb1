"""The four letters side by side: what we suggest and why, and what each choice would change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core import library
from resign_tui.core.guidance import entries
from resign_tui.core.situation import Advice
from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of
from resign_tui.ui.widgets.help_pane import wrapped

_INK = {
    "strong": "accent-bold",
    "title": "ink-bold",
    "text": "soft",
    "faint": "faint",
    "lit": "lit",
    "key": "accent-bold",
    "mark": "brass-bold",
}
_NAME = 9
_COLUMN = {"mistreated": 11}
"""Cells of the names of properties, and of the columns that need more than ten."""

PAUSE_NAME = "Pause, talk first"
_PAUSE = (
    "If an offer could keep you, ask for it in a conversation, before there is a letter. Write down what would have "
    "to change and which of it an offer can really change, by whom and by when. If the answer is no, come back: "
    "everything you typed is here. You can also go on now with any letter below."
)


class Choice(msgspec.Struct, frozen=True):
    """What the picker shows: our advice, the scenario in force, and whether the person chose it."""

    advice: Advice
    scenario: str
    chosen: bool


class ScenarioPicker(Widget, can_focus=True):
    """Compare with the arrow keys, choose with enter; the letter beside it follows the choice."""

    BINDINGS = [
        Binding("left", "compare(-1)", "compare", show=False),
        Binding("right", "compare(1)", "compare", show=False),
        Binding("enter,space", "choose", "choose", show=False),
        Binding("p", "pause", "pause", show=False),
    ]

    class Chosen(Message):
        """The person picked this letter."""

        def __init__(self, scenario: str) -> None:
            super().__init__()
            self.scenario = scenario

    def __init__(self) -> None:
        super().__init__(id="picker")
        self._choice: Choice | None = None
        self._compared = library.SCENARIOS[0]
        self._pause = False
        self._rows: list[list[Segment]] = []

    def show(self, choice: Choice) -> None:
        """Show this advice; the compared column follows the scenario in force."""
        if choice == self._choice:
            return
        if self._choice is None or self._choice.scenario != choice.scenario:
            self._compared = choice.scenario
        self._pause = choice.advice.recommend == "pause" and not choice.chosen
        self._choice = choice
        self._lay_out()

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._lay_out()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Light the frame; the messages of the focus come before the widget knows of it."""
        super().watch_has_focus(has_focus)
        self._lay_out()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows of the arrangement."""
        return max(len(self._rows), 1)

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = self._rows[y] if y < len(self._rows) else []
        return Strip(row).adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def _lay_out(self) -> None:
        if self._choice is None or not self.size.width:
            return
        beside = [*self._beside(self._choice.advice)]
        rows = [*self._card(self._choice), [], *beside, *self._table(), [], *self._notes()]
        changed = len(rows) != len(self._rows)
        self._rows = rows
        if changed:
            self.styles.height = len(rows)
        self.refresh()

    # -- the card ----------------------------------------------------------------------------------------------------

    def _card(self, choice: Choice) -> Iterator[list[Segment]]:
        advice = choice.advice
        width = self.size.width - LABEL_LEFT
        inner = width - 4
        title = "We suggest"
        lines: list[list[Segment]] = []
        if self._pause:
            lines.append([self._s(PAUSE_NAME, "strong")])
            lines += self._text((advice.reason + " " if advice.recommend == "pause" else "") + _PAUSE, inner)
        else:
            best = library.scenario(advice.letter)
            if choice.chosen and choice.scenario != advice.recommend:
                title = "You chose"
                chosen = library.scenario(choice.scenario)
                lines.append([self._s(chosen.name, "strong"), self._s(f"   {chosen.tone}", "text")])
                lines += self._text(chosen.summary, inner)
                lines += [[], *self._text(f"We would suggest: {_name(advice.recommend)}. {advice.reason}", inner)]
            else:
                lines.append([self._s(best.name, "strong"), self._s(f"   {best.tone}", "text")])
                lines += self._text(advice.reason, inner)
                if advice.runner_up:
                    other = library.scenario(advice.runner_up)
                    lines += [
                        [],
                        [
                            self._s("or  ", "faint"),
                            self._s(other.name, "title"),
                            self._s(fit(f"   {other.tone}", inner - 4 - cell_len(other.name)), "text"),
                        ],
                    ]
        yield from self._framed(title, lines, f"enter choose {signs_of(self).dot} {signs_of(self).left_right} compare")

    def _framed(self, title: str, lines: list[list[Segment]], foot: str) -> Iterator[list[Segment]]:
        signs = signs_of(self)
        left_top, edge, right_top, side, left_low, right_low = tuple(signs.frame)
        width = self.size.width - LABEL_LEFT
        frame = style_of(self, "accent" if self.has_focus else "edge")
        pad = Segment(" " * LABEL_LEFT)
        yield [
            pad, Segment(f"{left_top}{edge} ", frame), self._s(title, "strong"),
            Segment(f" {edge * max(width - cell_len(title) - 5, 0)}{right_top}", frame),
        ]  # fmt: skip
        for line in lines:
            used = sum(cell_len(one.text) for one in line)
            yield [
                pad, Segment(f"{side} ", frame), *line, Segment(" " * max(width - 3 - used, 0)), Segment(side, frame)
            ]  # fmt: skip
        foot = foot if self.has_focus else "tab here to choose"
        yield [
            pad, Segment(left_low + edge * max(width - cell_len(foot) - 5, 0) + " ", frame), self._s(foot, "faint"),
            Segment(f" {edge}{right_low}", frame),
        ]  # fmt: skip

    def _beside(self, advice: Advice) -> Iterator[list[Segment]]:
        """What the answers bring along whichever letter it is: what comes first, and what goes with it."""
        first, also = entries.beside(advice.overlays)
        signs = signs_of(self)
        width = self.size.width - LABEL_LEFT - 1
        for text in first:
            for index, line in enumerate(wrapped(text, width - 2)):
                yield [
                    Segment(" " * LABEL_LEFT),
                    self._s("  " if index else f"{signs.warning} ", "mark"),
                    self._s(line, "title"),
                ]
        if also:
            yield from self._note("also", f" {signs.dot} ".join(also), width)
        if first or also:
            yield []

    # -- the comparison ------------------------------------------------------------------------------------------------

    def _table(self) -> Iterator[list[Segment]]:
        signs = signs_of(self)
        width = self.size.width
        names = self._columns()
        column = self._column_width(names)
        rule = style_of(self, "line")
        heading = "What each choice changes"
        yield [
            Segment(" " * LABEL_LEFT + signs.rule * 2 + " ", rule), self._s(heading, "text"),
            Segment(" " + signs.rule * max(width - LABEL_LEFT - cell_len(heading) - 4, 0), rule),
        ]  # fmt: skip
        scenarios = [library.scenario(name) for name in names]
        yield [self._s(" " * (LABEL_LEFT + _NAME), "faint"), *(self._head(one, column(one.id)) for one in scenarios)]
        for key in scenarios[0].changes:
            cells = [Segment(" " * LABEL_LEFT), self._s(fit(key, _NAME), "faint")]
            for one in scenarios:
                style = "lit" if one.id == self._compared else "text"
                cells.append(self._s(fit(" " + ours(one.changes.get(key, signs.dash), signs), column(one.id)), style))
            yield cells

    def _column_width(self, names: tuple[str, ...]) -> Callable[[str], int]:
        spare = max(self.size.width - LABEL_LEFT - _NAME - sum(_COLUMN.get(name, 10) for name in names), 0)
        return lambda name: _COLUMN.get(name, 10) + spare // len(names)

    def _columns(self) -> tuple[str, ...]:
        if self.size.width >= LABEL_LEFT + _NAME + 41:
            return library.SCENARIOS
        at = library.SCENARIOS.index(self._compared)
        start = min(at, len(library.SCENARIOS) - 2)
        return library.SCENARIOS[start : start + 2]

    def _head(self, scenario: library.Scenario, column: int) -> Segment:
        lit = scenario.id == self._compared
        mark = signs_of(self).chosen if lit else " "
        style = style_of(self, "lit" if lit else "ink") + Style(bold=True, underline=lit)
        return Segment(fit(mark + scenario.short, column), style)

    def _notes(self) -> Iterator[list[Segment]]:
        compared = library.scenario(self._compared)
        width = self.size.width - LABEL_LEFT - 1
        for name, text in (
            ("handover", compared.handover),
            ("reputation", compared.reputation),
            ("mind", compared.limits),
        ):
            if text:
                yield from self._note(name, text, width)
        yield [
            Segment(" " * LABEL_LEFT), self._s("p", "key"), self._s(f" {PAUSE_NAME}", "title"),
            self._s(" if an offer could keep you.", "text"),
        ]  # fmt: skip

    def _note(self, name: str, text: str, width: int) -> Iterator[list[Segment]]:
        for index, line in enumerate(wrapped(text, width - 11)):
            yield [
                Segment(" " * LABEL_LEFT),
                self._s(fit(name if not index else "", 11), "faint"),
                self._s(line, "text"),
            ]

    def _text(self, text: str, width: int) -> list[list[Segment]]:
        return [[self._s(line, "text")] for line in wrapped(text, width)]

    def _s(self, text: str, name: str) -> Segment:
        return Segment(text, style_of(self, _INK[name]))

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_compare(self, by: int) -> None:
        """Look at the next letter."""
        at = library.SCENARIOS.index(self._compared) + by
        self._compared = library.SCENARIOS[at % len(library.SCENARIOS)]
        self._lay_out()

    def action_choose(self) -> None:
        """Pick the letter in view."""
        self._pause = False
        self.post_message(self.Chosen(self._compared))

    def action_pause(self) -> None:
        """Show or hide the card about talking first."""
        self._pause = not self._pause
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Compare the column under the pointer."""
        names = self._columns()
        column = self._column_width(names)
        left = LABEL_LEFT + _NAME
        for name in names:
            if left <= event.x < left + column(name):
                self._compared = name
                self._lay_out()
            left += column(name)


def _name(scenario: str) -> str:
    return PAUSE_NAME if scenario == "pause" else library.scenario(scenario).name
