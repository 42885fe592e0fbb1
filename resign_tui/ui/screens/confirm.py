"""One question before something that cannot be taken back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resign_tui.ui.visible import show


class Confirm(ModalScreen[bool]):
    """A sentence; y does it, every other way out does not."""

    BINDINGS = [
        Binding("y", "answer(True)", "yes", show=False),
        Binding("n,escape,enter", "answer(False)", "no", show=False),
    ]

    def __init__(self, sentence: str, word: str) -> None:
        super().__init__()
        self._sentence = sentence
        self._word = word

    def compose(self) -> ComposeResult:
        """The sentence and the keys."""
        with Vertical(classes="dialog small"):
            yield Static(Content(show(self._sentence)), classes="dialog-text")
            yield Static(Content(f"y {self._word}   n leave it"), classes="dialog-keys")

    def action_answer(self, sure: bool) -> None:
        """Close with the answer."""
        self.dismiss(sure)
