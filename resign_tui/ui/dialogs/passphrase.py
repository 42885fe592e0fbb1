"""The passphrase of a locked draft, typed unseen; three wrong ones leave it locked."""

from __future__ import annotations

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from resign_tui.core.errors import DraftError
from resign_tui.drafts import seal
from resign_tui.drafts.seal import Seal, WrongPassphrase
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize

_TRIES = 3
_OPENING = "Opening it; this takes a moment."
_DRAWN = 0.1
"""Seconds after which that stands on the screen; the library holds up everything else while it works."""


class PassphraseScreen(Dialog[Seal | None]):
    """One line for the passphrase; gives what opens the draft."""

    CLASSES = "small"
    BINDINGS = [Binding("escape", "leave", "leave", show=False)]

    def __init__(self, name: str, key: bytes) -> None:
        """`name` of the draft, and its key as it lies on the disk."""
        super().__init__("passphrase", f"Passphrase of {name}", "enter opens it   esc leaves it locked")
        self._draft = name
        self._key = key
        self._tries = 0
        self._line = Input(password=True, id="passphrase-line")
        self._told = Static("", classes="dialog-text", id="passphrase-told")

    def body(self) -> Widget:
        """The line, and what came of it."""
        return Texts(self._line, self._told)

    def on_mount(self) -> None:
        """It is typed at once."""
        super().on_mount()
        self.set_focus(self._line)

    @on(Input.Submitted)
    def _try(self) -> None:
        self._line.disabled = True
        self._told.update(_OPENING)
        passphrase = self._line.value
        self.set_timer(_DRAWN, lambda: self._open(passphrase))

    @work(thread=True, exclusive=True, group="passphrase")
    def _open(self, passphrase: str) -> None:
        """The work of seconds, away from the screen as far as the library lets go of it."""
        try:
            opened: Seal | DraftError = seal.seal_of(
                seal.by_passphrase(self._key, passphrase, f"{self._draft}.key.age")
            )
        except DraftError as error:
            opened = error
        self.app.call_later(self._opened, opened)

    def _opened(self, opened: Seal | DraftError) -> None:
        if not self.is_attached:
            return
        self._tries += 1
        if isinstance(opened, Seal):
            self.dismiss(opened)
        elif not isinstance(opened, WrongPassphrase):
            self._leave_with(str(opened))
        elif self._tries == _TRIES:
            self._leave_with(f"{_TRIES} passphrases did not open {self._draft}, so it stays locked.")
        else:
            self._told.update(Content(sanitize(str(opened))))
            self._line.disabled = False
            self._line.value = ""
            self.set_focus(self._line)

    def _leave_with(self, sentence: str) -> None:
        self.app.notify(sentence, severity="error", markup=False)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Leave it locked."""
        self.dismiss(None)
