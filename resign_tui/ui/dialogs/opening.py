"""What opens a locked draft, typed: a passphrase unseen, or where the identity file lies."""

from __future__ import annotations

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from resign_tui.core.errors import ResignError
from resign_tui.drafts.opening import Question, answered
from resign_tui.drafts.scrypt import Unwanted
from resign_tui.drafts.seal import Seal
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize

_FILE = "It is locked for a key of yours: an identity file of age, or a private SSH key. Where is that file?"


class OpeningScreen(Dialog[Seal | None]):
    """One line for the answer; gives what opens the draft.

    While a passphrase is tried the line stays: what is typed then is the next answer, and never goes anywhere else.
    """

    CLASSES = "small"
    BINDINGS = [Binding("escape", "leave", "leave", show=False)]

    def __init__(self, question: Question) -> None:
        super().__init__("opening", question.words, "enter opens it   esc leaves it locked")
        self._question = question
        self._answers: list[str] = []
        self._is_working = False
        self._line = Input(password=question.is_secret, id="opening-line")
        self._told = Static("" if question.is_secret else _FILE, classes="dialog-text", id="opening-told")

    def body(self) -> Widget:
        """The line, and what came of it."""
        return Texts(self._line, self._told)

    def on_mount(self) -> None:
        """It is typed at once."""
        super().on_mount()
        self.set_focus(self._line)

    @on(Input.Submitted)
    def _take(self) -> None:
        if self._line.value:
            self._answers.append(self._line.value)
            self._line.value = ""
            self._go_on()

    def _go_on(self) -> None:
        if self._answers and not self._is_working:
            self._is_working = True
            self._told.update(self._question.working)
            self._try(self._question, self._answers.pop(0))

    @work(thread=True, group="opening")
    def _try(self, question: Question, answer: str) -> None:
        """The work of seconds, away from the screen; it ends when the dialog is left."""
        worker = get_current_worker()
        try:
            outcome: Seal | Question | ResignError = answered(question, answer, lambda: not worker.is_cancelled)
        except Unwanted:
            return
        except ResignError as error:
            outcome = error
        self.app.call_later(self._tell, outcome, answer)

    def _tell(self, outcome: Seal | Question | ResignError, answer: str) -> None:
        if not self.is_attached:
            return
        self._is_working = False
        if isinstance(outcome, Seal):
            self.dismiss(outcome)
        elif isinstance(outcome, Question):
            self._ask(outcome)
        elif self._question.is_secret:
            self.app.notify(str(outcome), severity="error", markup=False)
            self.dismiss(None)
        else:
            self._told.update(Content(sanitize(str(outcome))))
            if not self._line.value:
                self._line.value = answer  # a path is mended more easily than typed anew
                self._line.cursor_position = len(answer)
            self._go_on()

    def _ask(self, question: Question) -> None:
        """The next question, or the same once more."""
        self._question = question
        self._line.password = question.is_secret
        self.entitle(question.words)
        self._told.update(Content(sanitize(question.told)))
        self._go_on()

    def action_leave(self) -> None:
        """Leave it locked."""
        self.dismiss(None)
