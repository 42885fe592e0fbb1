"""The panes around the steps, each bound to what the wizard shows."""

from __future__ import annotations

from textual import on
from textual.reactive import reactive

from resign_tui.core.answers import catalogue
from resign_tui.core.letter.prompt import prompt
from resign_tui.core.plan.over import after_last_day
from resign_tui.core.plan.schedule import time_left
from resign_tui.core.plan.today import has_today
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import bars, present
from resign_tui.ui.commands import commands_of
from resign_tui.ui.messages import OpenView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import TODAY
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.keybar import KeyBar
from resign_tui.ui.widgets.letter_strip import LetterStrip
from resign_tui.ui.widgets.masthead import Masthead

Bound = ViewState | None


class LiveStrip(LetterStrip):
    """The sentence of the focused question, where there is no room for the letter."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)

    def watch_state(self, state: Bound) -> None:
        """Show it while there is a strip."""
        if state is not None and state.is_narrow:
            self.show_document(state.session.letter, state.field)
            self.set_class(not self.has_words, "-silent")


class Overview(HandoverPane):
    """The handover beside every step."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)

    def watch_state(self, state: Bound) -> None:
        """Show how far it is."""
        if state is not None:
            departure = state.departure
            self.show(departure.checklist, time_left(departure), state.session.order, after_last_day(departure))

    @on(HandoverPane.Opened)
    def _open_list(self, event: HandoverPane.Opened) -> None:
        event.stop()
        self.post_message(OpenView("handover"))


class QuestionHelp(HelpPane):
    """The help of the question with the focus."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)

    def watch_state(self, state: Bound) -> None:
        """Show it where a form is in view."""
        if state is None or not self.display:
            return
        session, field = state.session, state.field
        spec = catalogue.fields().get(field)
        self.show(
            present.help_for(
                None if spec is not None and spec.is_folded and state.place != "form" else spec,
                state.field_states.get(field),
                len(session.draft.text(field)),
                prompt(session.departure, field, session.letter),
                bool(session.letter.paragraph_of(field)),
                signs_of(self),
            )
        )


class Header(Masthead):
    """Which draft, whether it is saved, what is open, and where we are."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)
    save: reactive[SaveState | None] = reactive(None, repaint=False, init=False)

    def watch_state(self, state: Bound) -> None:
        """Show it."""
        if state is not None:
            self.show(bars.masthead(state, self.save))

    def watch_save(self) -> None:
        """Show whether it is saved."""
        self.watch_state(self.state)

    @on(Masthead.Chosen)
    def _open_step(self, event: Masthead.Chosen) -> None:
        event.stop()
        is_begun = event.step == "handover" and self.state is not None and has_today(self.state.departure)
        self.post_message(OpenView(TODAY if is_begun else event.step))


class Keys(KeyBar):
    """What works here, and what works everywhere."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)

    def watch_state(self, state: Bound) -> None:
        """Show the keys of the place with the focus."""
        if state is not None:
            self.show(*bars.keys(state.place, commands_of(self), bars.idle(state)))
