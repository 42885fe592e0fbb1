"""What a step can show: its own view, and the forms and lists that it opens; which questions stand where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS, Field
from resign_tui.core.documents import document_kinds

OWNED = "owned"
"""The form of the handover step that asks what the person looks after."""

ACCOUNT = "account"
"""The form of the handover step that asks what vanishes with the person's account."""

SCHEDULE = "schedule"
"""The view of the handover step that shows the transition plan."""

TODAY = "today"
"""The view of the handover step that shows what this day asks for."""

EVIDENCE = "evidence"
"""The view of the handover step that shows what was read from stores."""

HANDOVER_VIEWS = (TODAY, "handover", SCHEDULE, ACCOUNT, OWNED, EVIDENCE)
"""The views of the handover step."""

DOCUMENT_STEP = "document-"
"""Beginning of the names of forms that ask what one companion document needs."""

FOLDER = "send.folder"
"""The one question that stands in the last step itself."""

_ELSEWHERE = ("scenario.chosen", "scenario.template", "handover.item")
"""Questions with a widget of their own: the picker, and the checklist."""

ACCOUNT_FIELDS = f"{ACCOUNT}."


@cache
def document_fields() -> Mapping[str, tuple[str, ...]]:
    """Beginnings of the ids of a document's own questions; one that asks nothing of its own is not there."""
    return {kind.name: kind.questions for kind in document_kinds().values() if kind.questions}


def step_of(view: str) -> str:
    """The step of the wizard that a view belongs to."""
    if view in HANDOVER_VIEWS:
        return "handover"
    return "send" if view.startswith(DOCUMENT_STEP) else view


def way_on(view: str) -> tuple[str, str]:
    """Where the end of a form leads, and the words for it."""
    step = step_of(view)
    if step != view:
        return step, f"esc back to step {STEPS.index(step) + 1}: {flow.TITLES[step]}"
    following = STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]
    return following, f"ctrl+n next step: {flow.TITLES[following]}"


def view_of(spec: Field) -> str:
    """The view on which a question is asked."""
    if spec.id == "handover.item":
        return "handover"
    if spec.step == "handover":
        return ACCOUNT if spec.id.startswith(ACCOUNT_FIELDS) else OWNED
    if spec.step:
        return spec.step
    document = next((name for name, ids in document_fields().items() if spec.id.startswith(ids)), "")
    return DOCUMENT_STEP + document if document else STEPS[0]


def questions(view: str) -> tuple[Field, ...]:
    """Every question that a form may ever ask."""
    if view.startswith(DOCUMENT_STEP):
        beginnings = document_fields()[view.removeprefix(DOCUMENT_STEP)]
        return tuple(one for one in catalogue.fields().values() if one.id.startswith(beginnings))
    step = step_of(view)
    asked = (one for one in flow.all_questions(step) if one.id not in _ELSEWHERE)
    return tuple(one for one in asked if step != "handover" or one.id.startswith(ACCOUNT_FIELDS) == (view == ACCOUNT))
