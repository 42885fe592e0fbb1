"""The step of the dates: the two days above the questions, calendar and reasons below them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from resign_tui.core.notice.calendar_strip import strip
from resign_tui.core.suggestions import suggestions
from resign_tui.ui.steps.questions import QuestionStep
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.dates_card import CalendarCard, DateCards, Dates, NoticeCard
from resign_tui.ui.widgets.notice_offer import NoticeOffer


class DatesStep(QuestionStep):
    """Questions between the cards that show what follows from them."""

    def above(self) -> Iterable[Widget]:
        """When it ends, and the last day in; a longer notice where we advise one."""
        return (DateCards(), NoticeOffer())

    def below(self) -> Iterable[Widget]:
        """The days between, and why."""
        return (CalendarCard(), NoticeCard())

    def show(self, state: ViewState) -> None:
        """The questions, and what the dates are."""
        super().show(state)
        timeline = state.departure.timeline
        dates = Dates(timeline, strip(timeline, state.session.today), suggestions(state.departure))
        self.query_one(DateCards).show(dates)
        self.query_one(NoticeOffer).show(timeline.offer)
        self.query_one(CalendarCard).show(dates)
        self.query_one(NoticeCard).show(dates)
