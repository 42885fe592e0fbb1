"""One sitting with a draft: what a person does to it, each a transition that gives the next session.

Nothing here knows a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Literal

from resign_tui.core import handing_in, mending
from resign_tui.core.answers.draft import Cell, Edit, Record, Value
from resign_tui.core.departure import TEMPLATE, Departure
from resign_tui.core.evidence import accepting
from resign_tui.core.handover.checklist import Item, Verdict, move, with_item
from resign_tui.core.handover.item import PRIORITIES, VERDICTS
from resign_tui.core.handover.records import TAKEN
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import questioned, read_as
from resign_tui.core.plan import today
from resign_tui.core.plan.meetings import with_met
from resign_tui.core.plan.schedule import next_day
from resign_tui.core.secrets import patterns
from resign_tui.ui.held_draft import HeldDraft

if TYPE_CHECKING:
    from collections.abc import Collection

    from resign_tui.core.evidence.proposal import Proposal
    from resign_tui.core.review.finding import Finding

ITEMS = "handover.item"
"""The answer that keeps what was said about the handover's items."""


@dataclass(frozen=True, eq=False)
class Session(HeldDraft):
    """The held draft, and everything that can be done to it."""

    # -- answers and the letter ----------------------------------------------------------------------------------------

    def answer(self, field_id: str, value: Value, *, typing: bool = False) -> Session:
        """Take an answer; typing in one field is one step, anything else is a step of its own."""
        return self.change(self.draft.answer(field_id, value), f"answer {field_id}" if typing else "")

    def choose_letter(self, scenario: str, template: str = "") -> Session:
        """Take one of our letters, or the one of the person's own that begins with it."""
        return self.change(self.draft.answer("scenario.chosen", scenario).answer(TEMPLATE, template))

    def read_as(self, field_id: str, way: int) -> Session:
        """Read a doubtful phrase in the first (0) or second (1) way; never one with a secret, for the note holds it."""
        phrase = questioned(self.departure, field_id)
        if phrase is None or way >= len(phrase.ways) or patterns.find(phrase.typed):
            return self
        return self.change(read_as(self.draft, field_id, phrase.typed, way))

    def word_otherwise(self, wording: str) -> Session:
        """Say a sentence in its next wording."""
        return self.change(compose.next_wording(self.departure, wording))

    def edit(self, paragraph: str) -> Edit | None:
        """What a paragraph of the letter was rewritten to by hand; None when it was not."""
        return self.draft.edits.get(self.departure.edit_key(paragraph))

    def rewrite(self, paragraph: str, text: str | None) -> Session:
        """Put words of the person's in place of a paragraph, or (None, or the composed words) the composed one back.

        What is written in one sitting is one step of the history.
        """
        key, tag = self.departure.edit_key(paragraph), f"rewrite {paragraph}"
        ours = compose.composed_paragraph(self.departure, paragraph)
        before = self.edit(paragraph)
        if text is None or (before is None and text == ours.text):
            return self.change(self.draft.edit(key, None), tag)
        if before is not None and text == before.text:
            return self
        return self.change(self.draft.edit(key, Edit(text, compose.basis(ours))), tag)

    def rewritten_with(self, field_id: str) -> str:
        """The paragraph rewritten by hand that was made of an answer; empty when there is none."""
        prefix = self.departure.edit_key("")
        keys = (key for key, edit in self.draft.edits.items() if key.startswith(prefix) and field_id in edit.basis)
        return next(keys, "").removeprefix(prefix)

    # -- handing in ----------------------------------------------------------------------------------------------------

    def departed(self, departure: Departure, names: Collection[str]) -> Session:
        """These documents have left as they were in this departure; the letter's date stays, and its end is noted."""
        after, as_it_left = self, departure.draft
        if "letter" in names:
            after, as_it_left = self.change(handing_in.copied(departure, self.draft)), handing_in.copied(departure)
        return replace(after, unkept=after.unkept.after(names, as_it_left)) if after.unkept else after

    @property
    def at_stake(self) -> tuple[str, ...]:
        """The documents that are lost when the window closes."""
        return self.unkept.at_stake(self.draft) if self.unkept else ()

    def hand_in(self, day: date) -> Session:
        """The letter reached them on this day."""
        return self.change(handing_in.handed_in(self.departure, day))

    def take_back(self) -> Session:
        """The letter was not handed in after all."""
        return self.change(handing_in.taken_back(self.draft))

    # -- the review ----------------------------------------------------------------------------------------------------

    def waive(self, finding: Finding) -> Session:
        """Set a finding aside, or take it up again."""
        return self.change(self.draft.waive(finding.key, not finding.waived))

    def use_ours(self, finding: Finding) -> Session:
        """Put our words or answer in place of the person's; the same session when their words have changed since."""
        return self.change(mending.with_ours(self.departure, finding))

    def keep_private(self, finding: Finding) -> Session:
        """Move the sentence to private notes instead of deleting it; it never reaches the letter from there."""
        return self.change(mending.kept_private(self.departure, finding))

    # -- the handover --------------------------------------------------------------------------------------------------

    @property
    def item_records(self) -> tuple[Record, ...]:
        """What was said about the items of the handover."""
        return self.draft.records(ITEMS)

    def with_items(self, records: tuple[Record, ...], tag: str = "") -> Session:
        """Take what is said about the items from now on."""
        return self.change(self.draft.answer(ITEMS, records), tag)

    def tick(self, item_id: str) -> Session:
        """An item is done, or no longer done; what was today's work is noted as done today."""
        is_todays = today.is_handed_in(self.departure) and today.is_todays(self.departure, item_id, self.plan)
        done: dict[str, Cell] = {"status": "done", "done_on": self.today.isoformat() if is_todays else ""}
        return self._on_item(item_id, lambda item: {"status": "todo", "done_on": ""} if item.status == "done" else done)

    def put_off(self, item_id: str) -> Session:
        """An item waits for the next working day, and is due then at the earliest; the same session on the last day."""
        day = next_day(self.departure)
        if day is None:
            return self

        def later(item: Item) -> dict[str, Cell]:
            is_moved = item.due_on is not None and item.due_on < day
            return {"not_before": day.isoformat(), "due": day.isoformat() if is_moved else item.due}

        return self._on_item(item_id, later)

    def meet(self, key: str) -> Session:
        """A meeting was held, or was not after all."""
        return self.change(with_met(self.draft, key, self.today))

    def turn_applicable(self, item_id: str) -> Session:
        """An item does not apply, or does after all; one that only perhaps applies is as open as before."""

        def turned(item: Item) -> str:
            return "not_applicable" if item.status != "not_applicable" else "todo" if item.stands else ""

        return self._on_item(item_id, lambda item: {"status": turned(item)})

    def settle_row(self, item_id: str, answer: Literal["applies", "does_not", "open"]) -> Session:
        """A row that perhaps applies stands on the list from now on, or is ruled out, or is as open as before."""
        changes = {"applies": {TAKEN: "true", "status": ""}, "does_not": {TAKEN: "", "status": "not_applicable"}}
        return self._on_item(item_id, lambda _: {**changes.get(answer, {TAKEN: "", "status": ""})})

    def next_priority(self, item_id: str) -> Session:
        """An item's next priority; what its scores forbid goes back to the highest."""

        def following(item: Item) -> str:
            return PRIORITIES[(PRIORITIES.index(item.priority) + 1) % len(PRIORITIES)]

        after = self._on_item(item_id, lambda item: {"priority": following(item)})
        before, now = self.departure.checklist.item(item_id), after.departure.checklist.item(item_id)
        if before is None or now is None or now.priority == following(before):
            return after
        return self._on_item(item_id, lambda _: {"priority": PRIORITIES[0]})

    def next_verdict(self, item_id: str) -> Session:
        """What becomes of an item: the next thing that can be said."""
        return self._on_item(item_id, lambda item: {"verdict": following_verdict(item)})

    def hide(self, item_id: str) -> Session:
        """An item leaves the list, or comes back."""
        return self._on_item(item_id, lambda item: {"hidden": "" if item.hidden else "true"})

    def move_item(self, item_id: str, by: int) -> Session:
        """An item goes up (-1) or down (1) in its category."""
        return self.with_items(move(self.item_records, self.departure.checklist, item_id, by))

    def _on_item(self, item_id: str, changes: Callable[[Item], dict[str, Cell]]) -> Session:
        item = self.departure.checklist.item(item_id)
        return self if item is None else self.with_items(with_item(self.item_records, item_id, **changes(item)))

    # -- what stores say -----------------------------------------------------------------------------------------------

    def accept_evidence(self, proposal: Proposal) -> Session:
        """Take what a store says into the draft."""
        return self.accept_all_evidence((proposal,))

    def accept_all_evidence(self, proposals: Iterable[Proposal]) -> Session:
        """Take several at once; one undo takes all of them back."""
        return self.change(reduce(accepting.accept, accepting.undecided(self.draft, proposals), self.draft))

    def drop_evidence(self, proposal: Proposal) -> Session:
        """Do without what a store says; it does not come back."""
        return self.change(reduce(accepting.drop, accepting.undecided(self.draft, (proposal,)), self.draft))


def following_verdict(item: Item) -> Verdict:
    """What is said next of what becomes of an item."""
    return VERDICTS[(VERDICTS.index(item.verdict) + 1) % len(VERDICTS)]
