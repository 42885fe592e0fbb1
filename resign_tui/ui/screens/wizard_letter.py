"""The letter in the wizard: reading it, walking from a word to its question, rewriting a paragraph by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Edit
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import wording_of
from resign_tui.ui import present
from resign_tui.ui.screens.wizard_steps import StepRoutes
from resign_tui.ui.widgets.letter_pane import LetterPane

if TYPE_CHECKING:
    from resign_tui.ui.screens.paragraph_editor import Reworded


class LetterRoutes(StepRoutes):
    """Keys and messages of the letter pane, and which pane has the room where there is no room for both."""

    @on(LetterPane.Jump)
    async def _jump(self, event: LetterPane.Jump) -> None:
        self.set_pane("")
        await self.go_to(event.field)

    @on(LetterPane.Reword)
    def _reword_under_cursor(self, event: LetterPane.Reword) -> None:
        self.reword(event.paragraph)

    @on(LetterPane.Another)
    def _word_otherwise(self, event: LetterPane.Another) -> None:
        if event.wording:
            self.change(compose.next_wording(self.departure, event.wording))
        else:
            self.notify("This sentence has no other wording.", markup=False)

    @on(LetterPane.Left)
    def _leave_letter(self) -> None:
        self.leave_pane()

    def set_pane(self, pane: str) -> None:
        """Which pane has the room of the form where there is no room for both; empty for the form."""
        for name in ("letter", "handover"):
            self.set_class(pane == name, f"-show-{name}")

    def leave_pane(self) -> None:
        """Back to the question the person came from."""
        self.set_pane("")
        if self.in_form(self._came_from) and self._came_from is not None:
            self._came_from.focus()
        elif self.form is not None:
            self.form.focus_field("")
        else:
            self.focus_next("#steps *")

    def reword(self, paragraph: str) -> None:
        """Open a paragraph of the letter in an editor."""
        from resign_tui.ui.screens.paragraph_editor import ParagraphEditor

        key = f"{self.departure.scenario}.{paragraph}"
        edit = self.draft.edits.get(key)
        ours = compose.composed_paragraph(self.departure, paragraph)
        composed = present.paragraph_text(ours)
        stale = next((one.stale for one in present.paragraphs(self.letter_document) if one.id == paragraph), ())
        labels = tuple(catalogue.field(one).label for one in stale if one in catalogue.fields())

        def take(result: Reworded | None) -> None:
            if result is None:
                return
            if result.compose or (edit is None and result.text == composed):
                self.change(self.draft.edit(key, None))
            elif edit is None or result.text != edit.text:
                self.change(self.draft.edit(key, Edit(result.text, compose.basis(ours))))

        self.app.push_screen(ParagraphEditor(edit.text if edit else composed, composed, labels), take)

    def action_letter(self) -> None:
        """Read the letter; again, back to the form."""
        if self.letter_pane.has_focus:
            self.leave_pane()
            return
        self.set_pane("letter")
        self.letter_pane.focus()

    def action_reword(self) -> None:
        """Rewrite the paragraph of the focused question, or the one under the letter's cursor."""
        letter = self.letter_pane
        paragraph = letter.paragraph_at_cursor if letter.has_focus else self._paragraph_behind(self.focused_field)
        if paragraph:
            self.reword(paragraph)
        else:
            self.notify("This answer stands in no paragraph. Open the letter and press e on one.", markup=False)

    def action_another_wording(self) -> None:
        """Say the sentence of the focused question, or the one under the letter's cursor, in another way."""
        if self.letter_pane.has_focus:
            self.letter_pane.action_another_wording()
        else:
            offered = compose.offered(self.departure)
            self.post_message(LetterPane.Another(wording_of(self.letter_document, self.focused_field, offered)))

    def _paragraph_behind(self, field: str) -> str:
        """The paragraph that holds an answer, or that held it before it was rewritten or emptied by hand."""
        prefix = f"{self.departure.scenario}."
        by_hand = (key.removeprefix(prefix) for key, edit in self.draft.edits.items()
                   if key.startswith(prefix) and field in edit.basis)  # fmt: skip
        return self.letter_pane.paragraph_of(field) or next(by_hand, "")
