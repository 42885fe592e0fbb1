"""The card above the letters: what we suggest and why, or what the person chose beside it."""

from __future__ import annotations

import msgspec

from resign_tui.core import library
from resign_tui.core.letter.own import OwnTemplate
from resign_tui.core.situation import PAUSE, PAUSE_NAME, TELLING_LETTERS, Advice, letter_name
from resign_tui.ui.widgets.drawing import Runs

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
    title = "You chose, as we suggest" if choice.chosen else _WE_SUGGEST
    rows: list[Runs] = [_named(library.scenario(advice.letter)), ((advice.reason, "$soft"),)]
    if advice.runner_up:
        other = library.scenario(advice.runner_up)
        rows += [(), (("or  ", "$faint"), (other.name, "$ink bold"), (f"   {other.tone}", "$soft"))]
    return title, rows


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
