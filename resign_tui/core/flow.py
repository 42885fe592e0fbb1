"""The way through the wizard: which questions a step asks now, what is still open, and how far along each step is."""

from __future__ import annotations

from typing import Literal

import msgspec

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document

State = Literal["untouched", "begun", "complete"]

TITLES = {
    "situation": "Situation",
    "people": "People",
    "dates": "Dates",
    "words": "Words",
    "handover": "Handover",
    "review": "Review",
    "send": "Send",
}


class Progress(msgspec.Struct, frozen=True):
    """Where a departure stands: the state of each step by name, and what is open in all.

    open: ids of questions that the letter still needs or that hold something unreadable, in the wizard's order.
    """

    states: dict[str, State]
    open: tuple[str, ...]


def questions(departure: Departure, step: str) -> tuple[Field, ...]:
    """The questions this step asks, given the answers so far."""
    facts = departure.facts
    return tuple(question for question in all_questions(step) if facts.is_asked(question.id))


def progress(departure: Departure, letter: Document) -> Progress:
    """How far along we are; `letter` is the composed letter of the same departure."""
    needed = dict.fromkeys(
        (*(answer.field for answer in letter.missing), *(problem.field for problem in departure.problems))
    )
    order = {field_id: position for position, field_id in enumerate(catalogue.fields())}
    still_open = tuple(sorted(needed, key=lambda field_id: order.get(field_id, len(order))))
    steps_open = {catalogue.field(field_id).step for field_id in still_open}
    touched = {
        spec.step for field_id in departure.draft.answers if (spec := catalogue.fields().get(field_id)) is not None
    }
    states: dict[str, State] = {}
    for step in catalogue.STEPS:
        begun = step in touched
        states[step] = "untouched" if not begun else "begun" if step in steps_open else "complete"
    checklist = departure.checklist
    if checklist.done and checklist.done == checklist.total:
        states["handover"] = "complete"
    elif states["handover"] == "complete":
        states["handover"] = "begun"
    states["send"] = "complete" if departure.facts.is_given("sent.on") else states["send"]
    return Progress(states, still_open)


def all_questions(step: str) -> tuple[Field, ...]:
    """Every question this step may ever ask."""
    return tuple(question for question in catalogue.fields().values() if step == question.step or step in question.also)
