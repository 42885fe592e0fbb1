"""One departure on one day: the draft with everything that follows from it, worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import Generic, TypeVar

import msgspec

from resign_tui.core import library, parsing, situation
from resign_tui.core.answers import by_name, catalogue
from resign_tui.core.answers import facts as facts_module
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.handover import checklist
from resign_tui.core.letter import greeted
from resign_tui.core.letter.own import OwnTemplate, OwnWording, Phrases
from resign_tui.core.notice import public_holidays
from resign_tui.core.notice.timeline import Timeline, timeline_of

T = TypeVar("T")

_HANDOVER = ("ownership.", "account.", "handover.")
"""Answers that the checklist is made of."""

TEMPLATE = "scenario.template"
"""The question which letter of the person's own it is."""

_DAYS_TO_MEND = 2
"""Working days between the last move of what hangs on the account and the end: one to see it run, one to mend it."""


_Basis = tuple[dict[str, Value], date, date | None]
"""What a checklist depends on: those answers by field id, today, and the day by which the account must be empty."""


class _Last(Generic[T]):
    """What was made last, for as long as the same answers and days stand: most keys change none of them."""

    def __init__(self) -> None:
        self._last: tuple[_Basis, T] | None = None

    def of(self, basis: _Basis, make: Callable[[], T]) -> T:
        """What this basis gives. Both change in one assignment, as another thread may ask as well."""
        last = self._last
        if last is None or last[0] != basis:
            last = self._last = (basis, make())
        return last[1]


_LAST_CHECKLIST: _Last[checklist.Checklist] = _Last()
_LAST_OPEN: _Last[frozenset[str]] = _Last()


class Departure(msgspec.Struct, frozen=True, dict=True):
    """What the person typed, read for today. Nothing here is stored; it is computed from (draft, today).

    holidays: where public holidays are looked up; by default there are none, so that nothing heavy is loaded unasked.
    wording: letters and words of the person's own; None where nobody looked for them.
    """

    draft: Draft
    today: date
    holidays: public_holidays.HolidaySource = public_holidays.none
    wording: OwnWording | None = None

    def at_the_place_of(self, draft: Draft) -> Departure:
        """The same answers, and the person elsewhere in the wizard: what was worked out holds."""
        if draft is self.draft:
            return self
        after = msgspec.structs.replace(self, draft=draft)
        vars(after).update(vars(self))
        return after

    @cached_property
    def _typed_facts(self) -> Facts:
        return facts_module.read(self.draft, self.today)

    @cached_property
    def advice(self) -> situation.Advice:
        """The recommended scenario with its reason."""
        return situation.advise(self._typed_facts)

    def edit_key(self, paragraph: str) -> str:
        """Under what the draft keeps a paragraph of this letter that was rewritten by hand."""
        return f"{self.scenario}.{paragraph}"

    @cached_property
    def scenario(self) -> str:
        """The scenario whose letter is written: the chosen one, else that of the own letter, else the recommended."""
        named = self._named_template
        return self._typed_facts.text("scenario.chosen") or (named.extends if named else self.advice.letter)

    @cached_property
    def template(self) -> OwnTemplate | None:
        """The letter of the person's own that is written; None where it is one of ours."""
        named = self._named_template
        return named if named and named.extends == self.scenario else None

    @property
    def phrases(self) -> Phrases:
        """The words of the house."""
        return self.wording.phrases if self.wording else Phrases()

    @property
    def _named_template(self) -> OwnTemplate | None:
        return self.wording.templates.get(self._typed_facts.text(TEMPLATE)) if self.wording else None

    @cached_property
    def _template_problem(self) -> tuple[Problem, ...]:
        """Why one of our letters stands although one of the person's own was chosen."""
        name = self._typed_facts.text(TEMPLATE)
        if not name or self.wording is None or self.template is not None:
            return ()
        shown, ours = parsing.quoted(name), library.scenario(self.scenario).name.lower()
        named = self._named_template
        if named is not None:
            why = f"Your letter {shown} goes with {library.scenario(named.extends).name.lower()}"
        elif fault := self.wording.faults.get(name):
            why = f"Your letter {shown} cannot be used ({fault.rstrip('.')})"
        else:
            why = f"Your letter {shown} is no longer in the templates folder"
        return (Problem(TEMPLATE, f"{why}, so our {ours} letter stands. Choose a letter in step 1."),)

    @cached_property
    def place(self) -> library.Place:
        """Customs of the place where the contract is governed."""
        return self._typed_facts.place

    @property
    def notice_title(self) -> str:
        """What the letter is called in a subject line."""
        return "End of agreement" if self._typed_facts.text("contract.kind") == "contractor" else "Resignation"

    @cached_property
    def facts(self) -> Facts:
        """The answers with every default that the scenario and the place bring."""
        return self._typed_facts.within(self.scenario, _fallbacks(self._typed_facts, self.scenario, self.place))

    @cached_property
    def timeline(self) -> Timeline:
        """Notice, end of employment and last working day."""
        public = self.holidays(self.place.holidays, self.place.region_code(self._typed_facts.text("locale.region")))
        return timeline_of(self.facts, self.place, public)

    @cached_property
    def checklist(self) -> checklist.Checklist:
        """The handover."""
        until = self.account_until
        return _LAST_CHECKLIST.of(self._basis, lambda: checklist.checklist(self.facts, self._due, until))

    @cached_property
    def open_categories(self) -> frozenset[str]:
        """The categories of the handover in which something is left to do; the letter asks for no more of it."""
        return _LAST_OPEN.of(self._basis, lambda: checklist.open_categories(self.facts))

    @cached_property
    def _basis(self) -> _Basis:
        answers = {key: value for key, value in self.draft.answers.items() if key.startswith(_HANDOVER)}
        return answers, self.today, self.account_until

    @cached_property
    def account_until(self) -> date | None:
        """The day by which all that hangs on the person's account must have moved, never before today.

        None while the last day in is not known, and once it is behind.
        """
        last = self.timeline.last_day
        if last is None or last < self.today:
            return None
        until = last
        for _ in range(_DAYS_TO_MEND):
            until = self.timeline.workdays.before(until - timedelta(days=1))
        return max(until, self.today)

    def _due(self, typed: str) -> date | None:
        try:
            return parsing.day(typed, self.today)
        except parsing.Unreadable:
            return None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Answers that cannot be read or cannot be true, one sentence each."""
        unread = {problem.field for problem in self.facts.problems}
        later = (problem for problem in self.timeline.problems if problem.field not in unread)
        return (*self.facts.problems, *later, *self._template_problem)

    def problem_of(self, field_id: str) -> Problem | None:
        """What is wrong with the answer to one question; None when all is well."""
        return next((problem for problem in self.problems if problem.field == field_id), None)

    def problem(self, field_id: str) -> str:
        """The sentence for one field; empty when all is well."""
        problem = self.problem_of(field_id)
        return problem.text if problem else ""


def _fallbacks(facts: Facts, scenario: str, place: library.Place) -> dict[str, str]:
    result = dict.fromkeys(by_name.answering(facts.records), "true")
    result |= {
        "locale.letter_style": place.layout,
        "locale.date_style": place.dates,
        "delivery.mode": place.delivery,
        "next.disclosure": situation.what_comes_next(facts, scenario),
    }
    result["letter.salutation"] = greeted.usual(facts.within(scenario, {}))
    result |= _of_the_memo(facts)
    if place.acknowledge or scenario in ("closed_door", "mistreated"):
        result["content.acknowledge_request"] = "yes"
    if place.reference:
        result["content.papers_request"] = "true"
    return result


def _of_the_memo(facts: Facts) -> dict[str, str]:
    """What other answers suggest for the memo: HR as the letter has it, and what was ticked at the start."""
    addressed = facts.text("recipient.name") if facts.choice("letter.addressee") == "hr" else ""
    known = {choice.value for choice in catalogue.field("hr.category").choices}
    concerns = [kind for kind in facts.many("triage.misconduct") if kind in known]
    return {"hr.recipient": facts.text("hr.name") or addressed, "hr.category": ",".join(concerns)}
