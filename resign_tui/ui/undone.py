"""What an undo took back, or did again: in one line with its step, and where it is to be seen."""

from __future__ import annotations

from resign_tui.core import flow, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.comparison import ITEMS, differing, is_private
from resign_tui.core.departure import Departure
from resign_tui.ui import views


def told(verb: str, before: Departure, after: Departure) -> tuple[str, str]:
    """The line, and the question that changed; it is empty where none that a step asks did."""
    field = next(iter(differing(before.draft.answers, after.draft.answers)), "")
    line = f"{verb} {_what(field, before, after)}."
    end = after.timeline.end
    if end is not None and end != before.timeline.end:
        line += f" Employment ends on {words.short_date(end)} now."
    return line, field if _step_of(field) else ""


def _what(field: str, before: Departure, after: Departure) -> str:
    step = _step_of(field)
    where = f"in step {STEPS.index(step) + 1}, {flow.TITLES[step]}: " if step else ""
    spec = catalogue.fields().get(field)
    if field == ITEMS:
        return f"{where}the checklist"
    if spec is not None:
        return f"{where}{'a private answer' if is_private(field) else spec.label.rstrip('?')}"
    if differing(before.draft.edits, after.draft.edits):
        return "in the letter: a paragraph by hand"
    return "a choice beside the answers"


def _step_of(field: str) -> str:
    """The step that asks a question; empty where none does."""
    spec = catalogue.fields().get(field)
    if spec is None or not (spec.step or any(field.startswith(ids) for ids in views.document_fields().values())):
        return ""
    return views.step_of(views.view_of(spec))
