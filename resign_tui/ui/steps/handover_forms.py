"""The forms of the handover step: what the person owns, and what vanishes with their account."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from resign_tui.core.departure import Departure
from resign_tui.ui import views
from resign_tui.ui.commands import commands_of
from resign_tui.ui.messages import OpenView
from resign_tui.ui.steps import handover_views
from resign_tui.ui.steps.questions import QuestionStep
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.notice_offer import NoticeOffer
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.view_tabs import ViewTabs


class HandoverForm(QuestionStep):
    """Questions under the way back to the list; letters are answers here, so that none opens another view."""

    def __init__(self, view: str, state: ViewState) -> None:
        self.tabs = ViewTabs(view)
        self.offer = NoticeOffer()
        super().__init__(view, state)

    def behind(self) -> Mapping[str, Widget]:
        """A longer notice, where an answer speaks for one."""
        return {handover_views.WHAT_YOU_OWN: self.offer} if self.view == views.OWNED else {}

    def compose(self) -> ComposeResult:
        """The way back over the form."""
        yield self.tabs
        yield self.form

    def enter(self, field: str = "") -> None:
        """To this question; without one, to where the person was."""
        if field or self._last is None:
            super().enter(field)
        else:
            self.resume()

    def show(self, state: ViewState) -> None:
        """The views, the questions, and what is advised by what was answered."""
        super().show(state)
        self.tabs.show(handover_views.form_tabs(state.departure, self.view, commands_of(self)))
        self.offer.show(state.departure.timeline.offer)

    def title(self, state: ViewState) -> tuple[str, str, str]:
        """What it asks, how far it is, and what for."""
        about = handover_views.account_title if self.view == views.ACCOUNT else handover_views.owned_title
        return about(state.departure)

    def tell_of(self, field: RecordsField, before: Departure, after: Departure) -> None:
        """What it brought: to the letter, and to the list."""
        told = handover_views.brought(field.spec.id, before, after)
        if told:
            self.notify(told, markup=False)

    @on(ViewTabs.Chosen)
    def _open(self, event: ViewTabs.Chosen) -> None:
        event.stop()
        self.post_message(OpenView(event.name))
