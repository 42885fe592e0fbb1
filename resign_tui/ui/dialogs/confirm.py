"""One question before something that cannot be taken back."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize


class Confirm(Dialog[bool]):
    """A sentence; y does it, every other way out does not."""

    CLASSES = "small"
    BINDINGS = [
        Binding("y", "answer(True)", "yes", show=False),
        Binding("n,escape,enter", "answer(False)", "no", show=False),
    ]

    def __init__(self, sentence: str, word: str, *, is_last: bool = False) -> None:
        """`word` says what y does; `is_last`: it closes the program."""
        super().__init__("confirm", "", f"y {word}   n leave it")
        self._sentence = sentence
        self.is_last = is_last

    def body(self) -> Widget:
        """The sentence."""
        return Texts(Static(Content(sanitize(self._sentence)), classes="dialog-text"))

    def action_answer(self, sure: bool) -> None:
        """Close with the answer."""
        self.dismiss(sure)
