"""The four letters side by side: what we suggest and why, and what each choice would change."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from resign_tui.core import library
from resign_tui.core.guidance import entries
from resign_tui.core.letter.own import OwnTemplate
from resign_tui.core.situation import PAUSE, PAUSE_NAME, TELLING_LETTERS, Advice, letter_name
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Run, Runs, fit, in_signs, rule, signs_of
from resign_tui.ui.widgets.wrapping import wrap

_NAME = 9
_NOTE = 11
_COLUMN = {"mistreated": 11}
"""Cells of the names of properties and of notes, and of the columns that need more than ten."""

FOLDED = "This rests on private answers, so it shows when you are here."

_WE_SUGGEST = "We suggest"


class Choice(msgspec.Struct, frozen=True):
    """What the picker shows: our advice, the scenario in force, and whether the person chose it.

    own: the letters of the person's own; template: the one of them that is written; problem: why none is.
    """

    advice: Advice
    scenario: str
    chosen: bool
    own: tuple[OwnTemplate, ...] = ()
    template: OwnTemplate | None = None
    problem: str = ""

    @property
    def is_private(self) -> bool:
        """The letter, or what goes with it, tells what happened."""
        return self.advice.is_private or self.scenario in TELLING_LETTERS


class ScenarioPicker(Vertical, can_focus=True):
    """Compare with the arrow keys, choose with enter; the letter beside it follows the choice."""

    BINDINGS = [
        Binding("left", "compare(-1)", "compare", show=False),
        Binding("right", "compare(1)", "compare", show=False),
        Binding("enter,space", "choose", "choose", show=False, id="picker-choose"),
        Binding("p", "pause", "pause", show=False, id="picker-pause"),
    ]

    class Chosen(Message):
        """The person picked this letter, or (template) the one of their own that begins with it."""

        def __init__(self, scenario: str, template: str = "") -> None:
            super().__init__()
            self.scenario = scenario
            self.template = template

    def __init__(self) -> None:
        super().__init__(id="picker")
        self._choice: Choice | None = None
        self._pause = False
        self._card = Static(id="suggestion")
        self._beside = _Beside(id="beside")
        self._comparison = _Comparison(id="comparison")

    def compose(self) -> ComposeResult:
        """The card with our suggestion, what goes with every letter, and the comparison."""
        yield self._card
        yield self._beside
        yield self._comparison

    def show(self, choice: Choice) -> None:
        """Show this advice; the compared column follows the scenario in force."""
        if choice == self._choice:
            return
        before = self._choice
        self._comparison.own = choice.own
        if before is None or (before.scenario, before.template) != (choice.scenario, choice.template):
            self._comparison.compare(choice.template or choice.scenario)
        elif before.own != choice.own:
            self._comparison.redraw()
        self._pause = choice.advice.recommend == "pause" and not choice.chosen
        self._choice = choice
        self._tell()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say which keys work; the messages of the focus come before the widget knows of it."""
        super().watch_has_focus(has_focus)
        self._tell()

    def _tell(self) -> None:
        if self._choice is None:
            return
        signs = signs_of(self)
        title, rows = pause_card(self._choice.advice) if self._pause else suggestion(self._choice)
        is_folded = self._choice.is_private and not self.has_focus
        if is_folded:
            rows = [((FOLDED, "$soft"),)]
        self._beside.show(self._choice.advice.overlays if not is_folded else ())
        self._comparison.fold(is_folded)
        keys = f"enter choose {signs.dot} {signs.left_right} compare"
        self._card.border_title = Content(title)
        self._card.border_subtitle = Content(keys if self.has_focus else "tab here to choose")
        self._card.update(Content("\n").join(Content.assemble(*row) for row in rows))

    # -- keys and pointer ----------------------------------------------------------------------------------------------

    def action_compare(self, by: int) -> None:
        """Look at the next letter."""
        letters: tuple[str | OwnTemplate, ...] = (*library.SCENARIOS, *self._comparison.own)
        self._comparison.compare(letters[(letters.index(self._comparison.looked_at) + by) % len(letters)])

    def action_choose(self) -> None:
        """Pick the letter in view."""
        self._pause = False
        looked_at = self._comparison.looked_at
        self.post_message(self.Chosen(self._comparison.compared, "" if isinstance(looked_at, str) else looked_at.name))

    def action_pause(self) -> None:
        """Show or hide the card about talking first."""
        self._pause = not self._pause
        self._tell()

    def on_click(self, event: events.Click) -> None:
        """Compare the column under the pointer."""
        if scenario := event.style.meta.get("column"):
            self._comparison.compare(scenario)
        elif (at := event.style.meta.get("own")) is not None:
            self._comparison.compare(self._comparison.own[at])


# -- the card ----------------------------------------------------------------------------------------------------------


def pause_card(advice: Advice) -> tuple[str, list[Runs]]:
    """The title and the rows of the card about talking first."""
    reason = f"{advice.reason} " if advice.recommend == "pause" else ""
    return _WE_SUGGEST, [((PAUSE_NAME, "$accent bold"),), ((reason + PAUSE, "$soft"),)]


def suggestion(choice: Choice) -> tuple[str, list[Runs]]:
    """The title and the rows of the card: what we suggest and why, or what the person chose beside it."""
    advice = choice.advice
    if choice.problem or choice.template:
        return "You chose", _own_card(choice)
    if choice.chosen and choice.scenario != advice.recommend:
        chosen = library.scenario(choice.scenario)
        ours_ = f"We would suggest: {letter_name(advice.recommend)}. {advice.reason}"
        return "You chose", [_named(chosen), ((chosen.summary, "$soft"),), (), ((ours_, "$soft"),)]
    rows: list[Runs] = [_named(library.scenario(advice.letter)), ((advice.reason, "$soft"),)]
    if advice.runner_up:
        other = library.scenario(advice.runner_up)
        rows += [(), (("or  ", "$faint"), (other.name, "$ink bold"), (f"   {other.tone}", "$soft"))]
    return _WE_SUGGEST, rows


def _own_card(choice: Choice) -> list[Runs]:
    """The letter of the person's own, or why one of ours stands in its place."""
    scenario = library.scenario(choice.scenario)
    if choice.template is None:
        return [_named(scenario), ((choice.problem, "$brass"),)]
    after = f"yours, after {scenario.name.lower()}: {scenario.tone}"
    title = choice.template.title
    return [
        ((choice.template.name, "$accent bold"), (f"   {after}", "$soft")),
        *([((title, "$soft"),)] if title else []),
    ]


def _named(scenario: library.Scenario) -> Runs:
    return (scenario.name, "$accent bold"), (f"   {scenario.tone}", "$soft")


# -- below the card ----------------------------------------------------------------------------------------------------


class _Beside(Rows):
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


class _Comparison(Rows):
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
