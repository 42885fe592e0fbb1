"""A draft as it is held while somebody works on it: what was typed, what follows from it, and the way back.

Nothing here knows a screen. What follows from the draft is worked out once, when it is first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Self

from resign_tui.core import flow
from resign_tui.core.answers.draft import Draft, WizardPlace
from resign_tui.core.answers.leaks import Find, leaks
from resign_tui.core.answers.settled_days import settled
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.handover.checklist import Item
from resign_tui.core.letter import compose
from resign_tui.core.letter.own import OwnWording
from resign_tui.core.notice import public_holidays
from resign_tui.core.plan.order import order
from resign_tui.core.plan.schedule import Plan, plan
from resign_tui.core.secrets import patterns
from resign_tui.drafts.history import brought_back
from resign_tui.ui.history import History

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding
    from resign_tui.ui.unkept import Unkept


@dataclass(frozen=True, eq=False)
class HeldDraft:
    """The draft on a day with everything that follows from it, and the drafts before and after it.

    holidays: where public holidays are looked up. find: what looks for secrets in a text.
    wording: letters and words of the person's own. unkept: what is known of a sitting of which nothing is kept.
    """

    draft: Draft
    today: date
    holidays: public_holidays.HolidaySource = public_holidays.none
    find: Find = patterns.find
    wording: OwnWording | None = None
    read_only: bool = False
    unkept: Unkept | None = None
    history: History = field(default_factory=History)

    # -- what follows from the draft -----------------------------------------------------------------------------------

    @cached_property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return Departure(self.draft, self.today, self.holidays, self.wording)

    @cached_property
    def letter(self) -> Document:
        """The letter as it stands."""
        return compose.letter(self.departure)

    @cached_property
    def progress(self) -> flow.Progress:
        """How far along the departure is."""
        return flow.progress(self.departure, self.letter)

    @cached_property
    def order(self) -> tuple[Item, ...]:
        """Everything open in the handover in the order in which to do it."""
        return order(self.departure, self.plan)

    @cached_property
    def secrets(self) -> tuple[Finding, ...]:
        """What looks like a secret in any answer."""
        from resign_tui.core.review import secret_finding  # the review follows the first frame

        return tuple(secret_finding(*leak) for leak in leaks(self.draft, self.find))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the review noticed, those set aside included.

        An open answer that is needed is counted once, by the progress; one that is not waits until none of them is.
        """
        from resign_tui.core.review import review_all  # the review follows the first frame

        findings = review_all(self.departure, self.letter, secrets=self.secrets, with_waived=True)
        progress = self.progress

        def is_told(finding: Finding) -> bool:
            waits = progress.needed if finding.severity == "info" else finding.question in progress.open
            return not (finding.spec.open_answer and waits)

        return tuple(filter(is_told, findings))

    @cached_property
    def plan(self) -> Plan:
        """The handover over the days that are left; whoever shows a part of it is given this one."""
        return plan(self.departure)

    @property
    def stored(self) -> Draft:
        """The draft as it is saved: every day with its year, so that it means the same when it is opened again."""
        return settled(self.draft, self.today)

    # -- the draft and the way back ------------------------------------------------------------------------------------

    def change(self, draft: Draft, tag: str = "") -> Self:
        """Take the next draft; changes of one tag in a row undo together, those without a tag never do."""
        if draft is self.draft:
            return self
        return replace(self, draft=draft, history=self.history.record(self.draft, tag))

    def pause(self) -> Self:
        """The next change begins a step of its own, as after a rest or a move of the focus."""
        history = self.history.settle()
        return self if history is self.history else self._keeping(replace(self, history=history))

    def undo(self) -> Self:
        """Before the last change; the same session when there is none."""
        return self._gone(*self.history.back(self.draft))

    def redo(self) -> Self:
        """What was undone last, again; the same session when there is nothing."""
        return self._gone(*self.history.forth(self.draft))

    def bring_back(self, version: Draft) -> Self:
        """Go on with what an earlier version of the draft says; one step of the history."""
        return self.change(brought_back(version, self.draft))

    def at(self, step: str, field_id: str) -> Self:
        """The person stands elsewhere in the wizard; that is remembered and is no step of the history."""
        draft = self.draft.at(WizardPlace(step, field_id))
        return self if draft is self.draft else self._keeping(replace(self, draft=draft))

    def on(self, day: date) -> Self:
        """Go on with another day: what is open follows it, what was typed stays, also where an undo leads back to."""
        history = self.history.map(lambda draft: settled(draft, self.today))
        return replace(self, draft=self.stored, today=day, history=history)

    def looking(self, find: Find) -> Self:
        """Look for secrets with something else."""
        return self if find == self.find else replace(self, find=find)

    def _gone(self, history: History, draft: Draft) -> Self:
        if draft is self.draft:
            return self
        return replace(self, draft=draft.at(self.draft.place), history=history)

    def _keeping(self, after: Self) -> Self:
        """The same answers with another history, or another place in the wizard: what was worked out holds."""
        held = {name: value for name, value in vars(self).items() if name not in self.__dataclass_fields__}
        if "departure" in held:
            held["departure"] = self.departure.at_the_place_of(after.draft)
        vars(after).update(held)
        return after
