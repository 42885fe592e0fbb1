"""What an undo took back, or did again: in one line with its step, and where it is to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from resign_tui.core import flow, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.comparison import ITEMS, differing, is_private
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item, Status
from resign_tui.ui import views

UNDONE, DONE_AGAIN = "Undone", "Done again"

_HANDED_IN = "sent.on"
"""The mark that the letter is handed in; it brings days of other steps along, and stands for them."""

_BECAME: Mapping[Status, str] = {
    "todo": "is to do", "doing": "is begun", "done": "is done", "not_applicable": "does not apply",
}  # fmt: skip


_BESIDE: Mapping[str, str] = {
    "waived": "in step 6, Review: a finding set aside", "wording": "in the letter: how a sentence is read or worded",
    "evidence": "in the evidence: what was taken or dropped",
}  # fmt: skip
"""What a draft holds beside answers and paragraphs, and what it is called."""


def told(verb: str, before: Departure, after: Departure) -> tuple[str, str]:
    """The line, and the question that changed; it is empty where none that a step asks did."""
    changed = differing(before.draft.answers, after.draft.answers)
    field = _HANDED_IN if _HANDED_IN in changed else next(iter(changed), "")
    item = item_told(before, after, is_again=verb == UNDONE)
    line = f"{verb}: {item}." if item else f"{verb} {_what(field, before, after)}."
    end = after.timeline.end
    if end is not None and end != before.timeline.end:
        line += f" Employment ends on {words.short_date(end)} now."
    return line, field if _step_of(field) else ""


def item_told(before: Departure, after: Departure, *, is_again: bool) -> str:
    """The one item of the checklist that changed, and what became of it; empty where not one alone did.

    is_again: it was so once, as after an undo.
    """
    if differing(before.draft.answers, after.draft.answers) != [ITEMS]:
        return ""
    old, new = _items(before), _items(after)
    changed = [item_id for item_id in {**old, **new} if old.get(item_id) != new.get(item_id)]
    if len(changed) != 1:
        return ""
    was, item = old.get(changed[0]), new.get(changed[0])
    name = " ".join((item or old[changed[0]]).text.split()).rstrip(".")
    return f"{name} {_became(was, item, ' again' if is_again else '')}"


def _items(departure: Departure) -> dict[str, Item]:
    groups = ((*each.items, *each.hidden, *each.perhaps) for each in departure.checklist.categories)
    return {item.id: item for group in groups for item in group}


def _became(was: Item | None, item: Item | None, again: str) -> str:
    if item is None:
        return "is off the list"
    if was is None or was.hidden > item.hidden:
        return f"is on the list{again}"
    if item.hidden > was.hidden:
        return f"is hidden{again}"
    if not item.stands and item.status == "todo":
        return f"perhaps applies{again}"
    if was.status != item.status:
        return f"{_BECAME[item.status]}{again}"
    if item.stands > was.stands:
        return f"is on the list{again}"
    if was.not_before != item.not_before:
        return f"waits until {words.short_day(item.not_before)}{again}" if item.not_before else "waits no longer"
    if was.priority != item.priority:
        return f"is {item.priority}{again}"
    return "is as before" if again else "is changed"


def _what(field: str, before: Departure, after: Departure) -> str:
    step = _step_of(field)
    where = f"in step {STEPS.index(step) + 1}, {flow.TITLES[step]}: " if step else ""
    spec = catalogue.fields().get(field)
    if field == ITEMS:
        return f"{where}the checklist"
    if field == _HANDED_IN:
        return f"{where}the mark that the letter is handed in"
    if spec is not None:
        return f"{where}{'a private answer' if is_private(field) else spec.label.rstrip('?')}"
    if differing(before.draft.edits, after.draft.edits):
        return "in the letter: a paragraph by hand"
    return next((words for beside, words in _BESIDE.items() if _differs(beside, before, after)), "a choice")


def _differs(beside: str, before: Departure, after: Departure) -> bool:
    return bool(getattr(before.draft, beside) != getattr(after.draft, beside))


def _step_of(field: str) -> str:
    """The step that asks a question; empty where none does."""
    spec = catalogue.fields().get(field)
    if spec is None or not (spec.step or any(field.startswith(ids) for ids in views.document_fields().values())):
        return ""
    return views.step_of(views.view_of(spec))
