"""The way through the wizard: which questions a step asks now, what is still open, and how far along each step is."""

from __future__ import annotations

from collections.abc import Sequence
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


def stands(open_answers: int) -> str:
    """How many answers the letter still needs, in a word or two; the same wherever it is said."""
    return f"{open_answers} needed" if open_answers else "nothing needed"


def stands_here(needed: Sequence[str], asked: Sequence[Field]) -> str:
    """One sentence on what is needed: among these questions, or else on which step."""
    ids = {spec.id for spec in asked}
    here = sum(field_id in ids for field_id in needed)
    elsewhere = len(needed) - here
    if here:
        return f"{here} needed here, {elsewhere} elsewhere." if elsewhere else f"{here} needed here."
    if not needed:
        return "Nothing needed; the rest is optional."
    steps = {catalogue.field(field_id).step for field_id in needed}
    at = [number for number, step in enumerate(catalogue.STEPS, 1) if step in steps]
    where = f"step {at[0]}" if len(at) == len(steps) == 1 else "other steps"
    return f"Nothing needed here; {elsewhere} in {where}: ctrl+g lists {'it' if elsewhere == 1 else 'them'}."


def all_questions(step: str) -> tuple[Field, ...]:
    """Every question this step may ever ask."""
    return tuple(question for question in catalogue.fields().values() if step == question.step or step in question.also)
