"""The letter beside the steps: it shows the document in hand, and its keys change the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import reactive

from resign_tui.core.answers import catalogue
from resign_tui.core.document import Paragraph
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import wording_of
from resign_tui.ui import dialogs, present
from resign_tui.ui.messages import Change, GoTo
from resign_tui.ui.session import Session
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.letter_pane import LetterPane

if TYPE_CHECKING:
    from resign_tui.ui.dialogs.paragraph_editor import Reworded

Bound = ViewState | None

_ONLY_LETTER = "Only the letter is rewritten by hand. This document follows your answers; e on Send asks for them."


class LiveLetter(LetterPane):
    """The document in hand, in the same paint as the key that changed it; the review's marks follow."""

    state: reactive[Bound] = reactive(None, repaint=False, init=False)
    settled: reactive[Bound] = reactive(None, repaint=False, init=False)
    latest: reactive[Change | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What a paragraph was rewritten to last; whoever holds the session watches it."""

    def __init__(self, *, signs: Signs = UNICODE) -> None:
        super().__init__(signs=signs, id="letter")
        self._marks: tuple[dict[str, str], dict[str, str]] = ({}, {})

    def watch_state(self, state: Bound) -> None:
        """Show the document."""
        if state is None or not state.step:
            return
        label, document = state.shown
        marks, excerpts = self._marks
        self.show_document(
            document,
            focused_field=state.field,
            caption=present.caption(state.departure, document, state.is_narrow),
            title=label,
            marks=marks,
            excerpts=excerpts,
            offered=compose.offered(state.departure) if state.place == "letter" else None,
        )

    def watch_settled(self, settled: Bound) -> None:
        """Show the marks of what was found."""
        if settled is None or not settled.step:
            return
        marks = present.finding_marks(settled.findings or (), self.signs, settled.shown[1].name)
        if marks != self._marks:
            self._marks = marks
            self.watch_state(self.state)

    # -- what its keys change ------------------------------------------------------------------------------------------

    @on(LetterPane.Jump)
    def _jump(self, event: LetterPane.Jump) -> None:
        event.stop()
        self.post_message(GoTo(event.field))

    @on(LetterPane.Reword)
    def _reword_under_cursor(self, event: LetterPane.Reword) -> None:
        event.stop()
        self.reword()

    @on(LetterPane.Printed)
    def show_pages(self) -> None:
        """The letter as it will print."""
        if self.state is not None:
            self.app.push_screen(dialogs.PageScreen(self.state.session.letter, self.state.departure))

    @on(LetterPane.Another)
    def _word_under_cursor(self, event: LetterPane.Another) -> None:
        event.stop()
        self._take_next(event.wording)

    def reword(self) -> None:
        """Rewrite the paragraph under the cursor, or the one of the question with the focus; of the letter alone."""
        if self.has_focus and self.state is not None and self.state.document != "letter":
            self.notify(_ONLY_LETTER, markup=False)
            return
        if self.has_focus or self.state is None:
            paragraph = self.paragraph_at_cursor
        else:
            session, field = self.state.session, self.state.field
            paragraph = session.letter.paragraph_of(field) or session.rewritten_with(field)
        if paragraph:
            self.open_editor(paragraph)
        else:
            self.notify("This answer stands in no paragraph. Open the letter and press e on one.", markup=False)

    def word_otherwise(self) -> None:
        """Say the sentence under the cursor, or the one of the question with the focus, in another way."""
        if self.has_focus:
            self.action_another_wording()
        elif self.state is not None:
            offered = compose.offered(self.state.departure)
            self._take_next(wording_of(self.state.session.letter, self.state.field, offered))

    def _take_next(self, wording: str) -> None:
        if wording:
            self.post_message(Change(lambda session: session.word_otherwise(wording)))
        else:
            self.notify("This sentence has no other wording.", markup=False)

    def open_editor(self, paragraph: str) -> None:
        """Open a paragraph of the letter in an editor."""
        assert self.state is not None  # nothing can be pressed before something is shown
        session = self.state.session
        edit, composed = session.edit(paragraph), compose.composed_paragraph(session.departure, paragraph).text
        now = next((each for each in session.letter.paragraphs if each.id == paragraph), Paragraph(paragraph, ()))
        text = composed if edit is None else now.text if now.holds_answers else edit.text
        labels = tuple(catalogue.field(field).label for field in now.stale if field in catalogue.fields())

        def take(result: Reworded | None) -> None:
            if result is not None:
                text = None if result.compose else result.text
                self.latest = Change(lambda now: now.rewrite(paragraph, text))

        def close(result: Reworded | None) -> None:
            take(result)
            self.post_message(Change(Session.pause))

        self.post_message(Change(Session.pause))
        editor = dialogs.ParagraphEditor(text, composed, labels)
        self.watch(editor, "latest", take, init=False)
        self.app.push_screen(editor, close)
