"""The masthead: which draft, whether it is saved, what is open, and the rail of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from rich.cells import cell_len
from textual import events
from textual.message import Message

from resign_tui.core import flow
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Rows, Run, Runs, clip, in_signs, merged, signs_of, spread, user_text, width_of

_LEFT = 3
_GAP = "   "
_RAILS = ((False, True, 3), (False, False, 1), (True, True, 3), (True, False, 3))
"""Ways to draw the rail: numbers alone but for the current step, states in words, and the least blanks between."""

_LEAST_COMPANY = 12


class SaveLine(msgspec.Struct, frozen=True):
    """How saving stands, and the words for it."""

    kind: Literal["saved", "saving", "failed", "read_only"] = "saved"
    text: str = ""


class StepMark(msgspec.Struct, frozen=True):
    """One step on the rail."""

    number: int
    name: str
    state: Literal["untouched", "begun", "complete"] = "untouched"


class MastheadState(msgspec.Struct, frozen=True):
    """Everything the masthead says.

    open: answers that are needed. to_mend: answers that cannot be read. findings: how many, None while the review has
    not begun. worst: severity of the worst one (block, error, warning, info). current: index into `steps`.
    """

    company: str = ""
    scenario: str = ""
    save: SaveLine = SaveLine()
    open: int = 0
    to_mend: int = 0
    findings: int | None = 0
    worst: str = ""
    date: str = ""
    steps: tuple[StepMark, ...] = ()
    current: int = 0


class Masthead(Rows):
    """Two rows and a rule; a click on a step asks for it."""

    class Chosen(Message):
        """The person wants this step (its id)."""

        def __init__(self, step: str) -> None:
            self.step = step
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = MastheadState()
        self._rail: tuple[tuple[int, int], ...] = ()

    def show(self, state: MastheadState) -> None:
        """Say this; an equal state costs nothing."""
        if state != self._state:
            self._state = state
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """The line, the rail, and the rule with its heavy stretch."""
        signs = signs_of(self)
        rail, self._rail = draw_rail(self._state, width, signs)
        yield draw_line(self._state, width, signs)
        yield rail
        yield draw_rule(self._state, self._rail, width, signs)

    def on_click(self, event: events.Click) -> None:
        """A click on a step, or on the rule under it, asks for that step; on what is open or found, for the review."""
        if event.y == 0 and self._tells_of_review(event.x):
            event.stop()
            self.post_message(self.Chosen("review"))
        for index, (start, end) in enumerate(self._rail):
            if event.y >= 1 and start - 1 <= event.x <= end:
                number = self._state.steps[index].number
                if 1 <= number <= len(STEPS):
                    event.stop()
                    self.post_message(self.Chosen(STEPS[number - 1]))

    def _tells_of_review(self, x: int) -> bool:
        """Whether the words in this column say what is open, or what was found."""
        signs = signs_of(self)
        line = "".join(text for text, _ in draw_line(self._state, self.size.width, signs))
        for part in (_answers(self._state, signs), _findings(self._state, signs)):
            said = "".join(text for text, _ in part)
            begin = cell_len(line[: line.rfind(said)])
            if said and said in line and begin <= x < begin + cell_len(said):
                return True
        return False


def draw_line(state: MastheadState, width: int, signs: Signs) -> Runs:
    """The first row: the first way to say it that fits."""
    for left, right in _ways(state, width, signs):
        if width_of(left) + width_of(right) + 1 + len(_GAP) <= width:
            return spread(left, right, width, "$ink")
    save = _save(state.save, width - 2, signs)
    return spread(((" ", "$ink"),), save, width, "$ink")


def _ways(state: MastheadState, width: int, signs: Signs) -> Iterator[tuple[Runs, Runs]]:
    """Ways to say it, the longest first: the date goes, then our name, then the scenario; last the company is cut."""
    save = _save(state.save, width, signs)
    answers, findings = _answers(state, signs), _findings(state, signs)
    said = (save, answers, findings)
    day: Runs = ((state.date, "$faint"),) if state.date else ()
    yield _names(state, width, signs, word=True), _joined((*said, day))
    yield _names(state, width, signs, word=True), _joined(said)
    yield _names(state, width, signs), _joined(said)
    for right in (_joined(said), _joined((save, answers)), save):
        room = width - width_of(right) - 1 - len(_GAP)
        yield _names(state, room, signs, scenario=False), right
        if room >= _LEAST_COMPANY:
            yield _names(state, room, signs, scenario=False, cut=True), right


def _names(
    state: MastheadState, room: int, signs: Signs, *, word: bool = False, scenario: bool = True, cut: bool = False
) -> Runs:
    runs: list[Run] = [(" ", "$ink")]
    if signs.masthead:
        runs.append((signs.masthead + " ", "$brass"))
    if word:
        runs.append(("resign" + _GAP, "$ink bold"))
    company = user_text(state.company, room)
    if cut:
        company = clip(company, room - width_of(runs), signs)
    runs.append((company, "$ink"))
    if scenario and state.scenario:
        runs.append((f" {signs.dot} " if company else "", "$soft"))
        runs.append((in_signs(state.scenario, signs), "$soft"))
    return merged(runs)


def _save(save: SaveLine, room: int, signs: Signs) -> Runs:
    sign, tone, words = {
        "saving": (signs.doing, "$accent", "$soft"),
        "failed": (signs.error, "$wax", "$wax"),
        "read_only": (signs.warning, "$brass", "$soft"),
    }.get(save.kind, (signs.done, "$sage", "$soft"))
    text = clip(user_text(save.text, room), room - cell_len(sign) - 1, signs)
    return merged(((sign + " ", tone), (text, words))) if text else ()


def _answers(state: MastheadState, signs: Signs) -> Runs:
    if state.open or state.to_mend:
        sign = signs.missing if state.open else signs.error
        return (sign + " ", "$brass"), (flow.stands(state.open, state.to_mend), "$ink")
    return (signs.done + " ", "$sage"), (flow.stands(0), "$soft")


def _findings(state: MastheadState, signs: Signs) -> Runs:
    if state.findings is None:
        return ()
    if not state.findings:
        return (signs.done + " ", "$sage"), ("no findings", "$soft")
    sign, tone = {
        "block": (signs.block, "$wax"),
        "error": (signs.error, "$wax"),
        "info": (signs.info, "$accent"),
    }.get(state.worst, (signs.warning, "$brass"))
    return (sign + " ", tone), (f"{state.findings} finding{'' if state.findings == 1 else 's'}", "$ink")


def _joined(parts: tuple[Runs, ...]) -> Runs:
    found: list[Run] = []
    for part in parts:
        if part and found:
            found.append((_GAP, "$ink"))
        found.extend(part)
    return tuple(found)


def draw_rail(state: MastheadState, width: int, signs: Signs) -> tuple[Runs, tuple[tuple[int, int], ...]]:
    """The second row, and where each step begins and ends on it."""
    for brief, in_words, least in _RAILS:
        cells = [_step(one, index == state.current, brief, in_words, signs) for index, one in enumerate(state.steps)]
        gap = (width - _LEFT - 1 - sum(map(width_of, cells))) // max(1, len(cells) - 1)
        if gap >= least:
            break
    gap = max(1, gap)
    runs: list[Run] = [(" " * _LEFT, "$ink")]
    places: list[tuple[int, int]] = []
    for cell in cells:
        start = width_of(runs)
        places.append((start, start + width_of(cell)))
        runs.extend((*cell, (" " * gap, "$ink")))
    return spread(merged(runs)[:-1] if width_of(runs) > width else runs, (), width, "$ink", margin=0), tuple(places)


def _step(step: StepMark, is_current: bool, brief: bool, in_words: bool, signs: Signs) -> Runs:
    """A step's number and name, and how far it is: nothing while it is untouched."""
    if is_current:
        return ((f"{step.number} {step.name}", "$accent bold"),)
    name = str(step.number) if brief else f"{step.number} {step.name}"
    if step.state == "untouched":
        return ((name, "$faint"),)
    sign, tone = (signs.done, "$sage") if step.state == "complete" else (signs.doing, "$accent")
    return (name + " ", "$soft"), ("begun" if in_words and step.state == "begun" else sign, tone)


def draw_rule(state: MastheadState, rail: tuple[tuple[int, int], ...], width: int, signs: Signs) -> Runs:
    """The rule under the rail, heavy under the current step."""
    if not 0 <= state.current < len(rail):
        return ((signs.rule * width, "$line"),)
    start, end = rail[state.current]
    start, end = max(0, start - 1), min(width, end + 1)
    return merged(
        (
            (signs.rule * start, "$line"),
            (signs.rule_heavy * (end - start), "$accent"),
            (signs.rule * (width - end), "$line"),
        )
    )
