"""The way through the wizard: which questions a step asks now, what is still open, and how far along each step is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from resign_tui.core.answers import catalogue, facts
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft
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
    needed: those of them that the letter cannot do without.
    """

    states: dict[str, State]
    open: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def to_mend(self) -> int:
        """How many are open and keep no letter back: what was typed cannot be read."""
        return len(self.open) - len(self.needed)


def questions(departure: Departure, step: str) -> tuple[Field, ...]:
    """The questions this step asks, given the answers so far."""
    return tuple(question for question in all_questions(step) if departure.facts.is_asked(question.id))


@cache
def asked_of_everybody(field_id: str) -> bool:
    """The question is asked before anything is answered, so that being asked tells nothing."""
    return facts.read(Draft(), date.min).is_asked(field_id)


def progress(departure: Departure, letter: Document) -> Progress:
    """How far along we are; `letter` is the composed letter of the same departure."""
    needed = frozenset(answer.field for answer in letter.missing)
    unread = frozenset(problem.field for problem in departure.problems)
    order = {field_id: position for position, field_id in enumerate(catalogue.fields())}
    still_open = tuple(sorted(needed | unread, key=lambda field_id: order.get(field_id, len(order))))
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
    return Progress(states, still_open, tuple(field_id for field_id in still_open if field_id in needed))


def stands(needed: int, to_mend: int = 0) -> str:
    """How many answers the letter still needs, else how many cannot be read; the same wherever it is said."""
    if not needed and to_mend:
        return f"{to_mend} to mend"
    return f"{needed} needed" if needed else "nothing needed"


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
    return f"Nothing needed here; {elsewhere} in {where}: ctrl+g shows {'it' if elsewhere == 1 else 'them'}."


def all_questions(step: str) -> tuple[Field, ...]:
    """Every question this step may ever ask."""
    return tuple(question for question in catalogue.fields().values() if step == question.step or step in question.also)
