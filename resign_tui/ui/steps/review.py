"""The review: what is open, what was found, and every answer, each with a jump; findings are settled here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from resign_tui.core import flow, handing_in
from resign_tui.core.answers import catalogue
from resign_tui.ui.messages import Change, GoTo, Reword
from resign_tui.ui.session import Session
from resign_tui.ui.steps import review_rows
from resign_tui.ui.steps.review_rows import NEXT_CHECK
from resign_tui.ui.steps.step import StepView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.help_pane import Help, HelpPane
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.step_form import Title

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding

_LATER = {
    "handed-in": "Handed in. What stands here can still be done.",
    "over": "It is behind you. What stands here can still be done.",
}
"""What the review says once the letter is handed in."""

_CHANGED_SINCE = "The words have changed since. Enter goes to the question."


class ReviewStep(StepView):
    """One list of rows; a row's id says its kind and what it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn_check", "settle", show=False, id="review-turn-check"),
        Binding("w", "waive", "set aside", show=False, id="review-waive"),
        Binding("u", "use_ours", "use ours", show=False, id="review-use-ours"),
        Binding("v", "keep_private", "keep private", show=False, id="review-keep-private"),
    ]

    def __init__(self) -> None:
        super().__init__("review")
        self.title = Title("Review")
        self.rows = RowList(id="review-rows")
        self.why = HelpPane(id="review-why")
        self._with_private = False

    def compose(self) -> ComposeResult:
        """The title, the rows, and why the point under the cursor stands there."""
        yield self.title
        yield self.rows
        yield self.why

    def on_mount(self) -> None:
        """The why follows the cursor."""
        self.watch(self.rows, "highlighted", self._explain, init=False)
        self.watch(self.rows, "has_focus", self._fold_private, init=False)

    def _fold_private(self) -> None:
        """What follows from private answers is read only while the cursor is on it."""
        is_on_it = self.screen.focused is self.rows and self.rows.current in self._private_rows
        if self._with_private and self.rows.current and not is_on_it:
            self._with_private = False
            self._show_rows()

    def _explain(self) -> None:
        self._fold_private()
        spec = catalogue.fields().get(self.rows.current.removeprefix("check ").removeprefix("open "))
        self.why.show(Help(spec.label, text=spec.help) if spec is not None else Help())

    def show(self, state: ViewState) -> None:
        """Bring title and rows up to date."""
        self._show_rows()

    def _show_rows(self) -> None:
        state = self.state
        if state is not None:
            findings, signs, with_private = state.session.findings, signs_of(self), self._with_private
            self.title.say("Review", *self._stands(state))
            self.rows.show(
                lambda width: review_rows.rows(state.departure, state.open, findings, signs, width, with_private)
            )

    def _stands(self, state: ViewState) -> tuple[str, str]:
        """How much of what is listed is to be mended, and whether anything stops the letter."""
        active = [finding for finding in state.session.findings if not finding.waived]
        private = () if self._with_private else self._private_rows
        listed = [finding for finding in active if f"finding {finding.key}" not in private]
        errors = sum(finding.severity in ("block", "error") for finding in listed)
        is_blocked = any(finding.severity == "block" for finding in active)
        stands = "Something still stops the letter." if is_blocked else "Nothing stops the letter."
        progress = state.session.progress
        if progress.needed:
            stands = f"The letter cannot leave yet: {flow.stands(len(progress.needed))}."
        elif (errors or progress.to_mend) and not is_blocked:
            stands = "Nothing stops the letter, but mend what you can."
        aside = f"{errors} of {len(listed)} to mend" if errors else ""
        return aside, _LATER.get(handing_in.stage(state.departure), stands)

    def _open_private(self) -> None:
        """Show what follows from private answers, with the cursor on the first of it."""
        self._with_private = True
        self._show_rows()
        self.rows.stand_on(self._private_rows[0])

    @property
    def _private_rows(self) -> tuple[str, ...]:
        return review_rows.private_rows(self.state.departure, self.state.session.findings) if self.state else ()

    def enter(self, field: str = "") -> None:
        """To the rows, and there to this finding, this point or this answer."""
        wanted = (field, f"check {field}", f"open {field}")
        if any(row_id in self._private_rows for row_id in wanted):
            self.screen.set_focus(self.rows)
            self.rows.stand_on(review_rows.PRIVATE)
            self._open_private()
        for row_id in wanted:
            self.rows.stand_on(row_id)
        self.screen.set_focus(self.rows)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        """From a row to its question or its paragraph; a check turns."""
        event.stop()
        kind, _, name = event.row_id.rpartition(" ")
        if event.row_id == review_rows.PRIVATE:
            self._open_private()
        elif kind == "check":
            self._turn_check(name)
        elif kind == "finding":
            finding = self._finding
            if finding is not None and finding.question:
                self.post_message(GoTo(finding.question))
            elif finding is not None and finding.paragraph and finding.document == "letter":
                self.post_message(Reword(finding.paragraph))
        else:
            self.post_message(GoTo(name))

    @property
    def _finding(self) -> Finding | None:
        """The finding under the cursor."""
        key = self.rows.current.removeprefix("finding ")
        findings = self.state.session.findings if self.state is not None else ()
        return next((finding for finding in findings if finding.key == key), None)

    def action_turn_check(self) -> None:
        """Settled, still to check, does not apply."""
        kind, _, name = self.rows.current.rpartition(" ")
        if kind == "check":
            self._turn_check(name)

    def _turn_check(self, field_id: str) -> None:
        self.post_message(
            Change(lambda session: session.answer(field_id, NEXT_CHECK.get(session.draft.text(field_id), "done")))
        )

    def action_waive(self) -> None:
        """Set a finding aside; an edit of its words brings it back."""
        finding = self._finding
        if finding is None:
            return
        if not finding.waivable:
            self.notify("This one cannot be set aside.", markup=False)
            return
        self.post_message(Change(lambda session: session.waive(finding)))

    def action_use_ours(self) -> None:
        """Put the suggested words, or the suggested answer, in place of the person's."""
        finding = self._finding
        if finding is None:
            return
        if not finding.has_ours:
            self.notify("There are no words of ours for this one. Enter goes to the question.", markup=False)
            return
        self.post_message(Change(lambda session: session.use_ours(finding), otherwise=_CHANGED_SINCE))

    def action_keep_private(self) -> None:
        """Move the sentence to private notes instead of deleting it."""
        finding = self._finding
        if finding is None or not finding.excerpt:
            return
        if self.state is not None and self._is_needed_without(finding, self.state.session):
            self.notify("The letter cannot do without this answer. Enter goes to the question.", markup=False)
            return
        where = "the HR memo" if finding.spec.private_to == "hr-memo" else "your exit-interview notes"
        done = f"Moved to {where}, which are yours alone."
        self.post_message(Change(lambda session: session.keep_private(finding), done, _CHANGED_SINCE))

    @staticmethod
    def _is_needed_without(finding: Finding, session: Session) -> bool:
        """Moving the words away would leave an answer open."""
        return finding.question in session.keep_private(finding).progress.open
