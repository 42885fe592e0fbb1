"""The review in the wizard: jumping, setting aside, taking our words, and moving what hurts to private notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.ui import review_rows
from resign_tui.ui.review_rows import NEXT_CHECK
from resign_tui.ui.screens.wizard_steps import StepRoutes
from resign_tui.ui.widgets.field_row import signs_of

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding
    from resign_tui.ui.widgets.row_list import RowList

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)\s*")


class ReviewRoutes(StepRoutes):
    """Keys of the review step."""

    def show_review(self) -> None:
        """Bring the rows up to date."""
        from resign_tui.ui.widgets.step_views import ReviewStep

        for view in self.query(ReviewStep):
            errors = sum(one.severity in ("block", "error") for one in self.findings if not one.waived)
            blocked = bool(self.progress.open) or any(one.severity == "block" for one in self.findings)
            said = "Something still stops the letter." if blocked else "Nothing stops the letter."
            aside = f"{errors} to mend" if errors else "nothing blocks the letter" if not blocked else ""
            view.title.say("Review", aside, said)
            width = view.rows.size.width or 52
            view.rows.show(review_rows.rows(self.departure, self.progress.open, self.findings, signs_of(self), width))

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """From a row to its question."""
        event.stop()
        kind, _, name = event.row_id.rpartition(" ")
        if kind == "finding":
            await self._go_to_finding(self._finding(event.row_id))
        elif kind == "check":
            self._turn_check(name)
        else:
            await self.go_to(name)

    async def _go_to_finding(self, finding: Finding | None) -> None:
        if finding is None:
            return
        if finding.question:
            await self.go_to(finding.question)
        elif finding.paragraph:
            self.reword(finding.paragraph)

    def _finding(self, row_id: str) -> Finding | None:
        key = row_id.removeprefix("finding ")
        return next((one for one in self.findings if one.key == key), None)

    @property
    def _under_cursor(self) -> str:
        from resign_tui.ui.widgets.row_list import RowList

        rows = self.query_one("#review-rows", RowList)
        return rows.current

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_turn_check(self) -> None:
        """Settled, still to check, does not apply."""
        kind, _, name = self._under_cursor.rpartition(" ")
        if kind == "check":
            self._turn_check(name)

    def _turn_check(self, field_id: str) -> None:
        self.change(self.draft.answer(field_id, NEXT_CHECK.get(self.draft.text(field_id), "done")))

    def action_waive(self) -> None:
        """Set a finding aside; an edit of its words brings it back."""
        finding = self._finding(self._under_cursor)
        if finding is None:
            return
        if not finding.waivable:
            self.notify("This one cannot be set aside.", markup=False)
            return
        self.change(self.draft.waive(finding.key, not finding.waived))

    def action_use_ours(self) -> None:
        """Put the suggested words in place of the person's."""
        finding = self._finding(self._under_cursor)
        if finding is None:
            return
        if not finding.replacement:
            self.notify("There are no words of ours for this one. Enter goes to the question.", markup=False)
            return
        self._replace(finding, finding.excerpt, finding.replacement)

    def action_keep_private(self) -> None:
        """Move the sentence to private notes instead of deleting it; it never reaches the letter from there."""
        finding = self._finding(self._under_cursor)
        if finding is None or not finding.excerpt:
            return
        text = self._text_of(finding)
        sentence = next((one for one in _SENTENCE.findall(text) if finding.excerpt in one), "") or finding.excerpt
        draft = self._with_note(self._replaced(finding, sentence, ""), sentence.strip(), finding.spec.private_to)
        if draft is not self.draft:
            self.change(draft)
            self.put_draft()
            where = "the HR memo" if finding.spec.private_to == "hr-memo" else "your exit-interview notes"
            self.notify(f"Moved to {where}, which are yours alone.", markup=False)

    def _replace(self, finding: Finding, old: str, new: str) -> None:
        draft = self._replaced(finding, old, new)
        if draft is self.draft:
            self.notify("The words have changed since. Enter goes to the question.", markup=False)
            return
        self.change(draft)
        self.put_draft()

    def _text_of(self, finding: Finding) -> str:
        if finding.question:
            return self.draft.text(finding.question)
        edit = self.draft.edits.get(f"{self.departure.scenario}.{finding.paragraph}")
        return edit.text if edit else ""

    def _replaced(self, finding: Finding, old: str, new: str) -> Draft:
        text = self._text_of(finding)
        if old not in text:
            return self.draft
        changed = text.replace(old, new, 1).strip()
        if finding.question:
            return self.draft.answer(finding.question, changed)
        key = f"{self.departure.scenario}.{finding.paragraph}"
        return self.draft.edit(key, Edit(changed, self.draft.edits[key].basis))

    def _with_note(self, draft: Draft, sentence: str, private_to: str) -> Draft:
        if draft is self.draft:
            return draft
        field, key = (
            ("hr.incident", "what") if private_to == "hr-memo" else ("exit_interview.improvements", "observation")
        )
        return draft.answer(field, (*draft.records(field), {key: sentence}))
