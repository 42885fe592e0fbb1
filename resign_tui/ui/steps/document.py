"""A form that the last step opens: what a companion document asks, below what to know before it is written."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from resign_tui.ui import present, views
from resign_tui.ui.steps.questions import QuestionStep
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.cautions_card import CautionsCard


class DocumentStep(QuestionStep):
    """The questions of one document, which stands in the letter's pane meanwhile."""

    def __init__(self, view: str, state: ViewState) -> None:
        self.document = view.removeprefix(views.DOCUMENT_STEP)
        self._departure = state.departure
        super().__init__(view, state)

    def above(self) -> Iterable[Widget]:
        """Its cautions."""
        return (CautionsCard(self.document, self._departure),)

    def title(self, state: ViewState) -> tuple[str, str, str]:
        """The document's name, and what it is for."""
        return present.document_title(self.document)
