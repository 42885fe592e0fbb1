"""The first step: what happened, and which of the four letters follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from resign_tui.core.departure import TEMPLATE
from resign_tui.ui.messages import Change
from resign_tui.ui.steps.questions import QuestionStep
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.scenario_card import Choice
from resign_tui.ui.widgets.scenario_picker import ScenarioPicker

CHOSEN = "scenario.chosen"
"""The question that the picker asks."""


class SituationStep(QuestionStep):
    """Questions, and the picker below them."""

    def below(self) -> Iterable[Widget]:
        """The four letters."""
        return (ScenarioPicker(),)

    def show(self, state: ViewState) -> None:
        """The questions, and what is recommended."""
        super().show(state)
        departure = state.departure
        chosen = departure.facts.is_given(CHOSEN)
        own = tuple(departure.wording.templates.values()) if departure.wording else ()
        choice = Choice(
            departure.advice, departure.scenario, chosen, own, departure.template, departure.problem(TEMPLATE)
        )
        self.query_one(ScenarioPicker).show(choice)

    def enter(self, field: str = "") -> None:
        """To a question; the picker where it is asked for, or where no question is."""
        if field in (CHOSEN, TEMPLATE) or not self.form.focus_field(field):
            self.screen.set_focus(self.query_one(ScenarioPicker))

    @on(ScenarioPicker.Chosen)
    def _choose(self, event: ScenarioPicker.Chosen) -> None:
        event.stop()
        self.post_message(Change(lambda session: session.choose_letter(event.scenario, event.template)))
