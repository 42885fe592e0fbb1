"""The steps of the wizard, each a widget that owns its keys, its state and the messages of its children.

A step is built when it is first opened, and what only it needs is loaded then.
"""

from __future__ import annotations

from resign_tui.ui import views
from resign_tui.ui.steps.step import StepView
from resign_tui.ui.view_state import ViewState


def build(view: str, state: ViewState) -> StepView:
    """A new step that shows this view."""
    if view == "handover":
        from resign_tui.ui.steps.handover import HandoverStep

        return HandoverStep()
    if view == views.SCHEDULE:
        from resign_tui.ui.steps.schedule import ScheduleStep

        return ScheduleStep()
    if view == views.TODAY:
        from resign_tui.ui.steps.schedule_today import TodayStep

        return TodayStep()
    if view == views.EVIDENCE:
        from resign_tui.ui.steps.evidence import EvidenceStep

        return EvidenceStep()
    if view == "review":
        from resign_tui.ui.steps.review import ReviewStep

        return ReviewStep()
    if view == "send":
        from resign_tui.ui.steps.send import SendStep

        return SendStep(state.session.draft)
    return _form(view, state)


def _form(view: str, state: ViewState) -> StepView:
    if view == "situation":
        from resign_tui.ui.steps.situation import SituationStep

        return SituationStep(view, state)
    if view == "dates":
        from resign_tui.ui.steps.dates import DatesStep

        return DatesStep(view, state)
    if view.startswith(views.DOCUMENT_STEP):
        from resign_tui.ui.steps.document import DocumentStep

        return DocumentStep(view, state)
    if view in (views.ACCOUNT, views.OWNED):
        from resign_tui.ui.steps.handover_forms import HandoverForm

        return HandoverForm(view, state)
    from resign_tui.ui.steps.questions import QuestionStep

    return QuestionStep(view, state)
