"""One paragraph of the letter, to be rewritten by hand."""

from __future__ import annotations

import msgspec
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.long_field import Prose


class Reworded(msgspec.Struct, frozen=True):
    """What came of it: the text as it stands now, or the wish to have the composed paragraph back."""

    text: str
    compose: bool = False


class ParagraphEditor(Dialog[Reworded]):
    """Esc keeps what was typed and closes; ctrl+r brings the composed words back."""

    BINDINGS = [
        Binding("escape,ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("ctrl+r", "compose_again", "our words", show=False, priority=True),
    ]

    latest: reactive[Reworded | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What came of it so far; who opened the dialog watches it, so that nothing is lost however it ends."""

    def __init__(self, text: str, composed: str, stale: tuple[str, ...]) -> None:
        keys = "esc or ctrl+s keep and close   ctrl+r back to our words   empty leaves it out"
        super().__init__("paragraph", "This paragraph, in your words", keys)
        self._editor = Prose(text, id="paragraph-text")
        self._composed = composed
        self._stale = stale

    def body(self) -> Widget:
        """The text, and what our words would be."""
        texts: list[Widget] = [self._editor]
        if self._stale:
            changed = f"Since you wrote it, these answers changed: {', '.join(self._stale)}."
            texts.append(Static(Content(changed), classes="dialog-warning"))
        composed = sanitize(self._composed) or "(nothing: the letter would leave it out)"
        texts.append(Static(Content("Our words would be"), classes="dialog-faint"))
        texts.append(Static(Content(composed), classes="dialog-text"))
        return Texts(*texts)

    def on_mount(self) -> None:
        """The cursor at the end of the text."""
        self._editor.move_cursor(self._editor.document.end)
        self.set_focus(self._editor)
        self.watch(self._editor, "value", self._report, init=False)

    def _report(self, text: str) -> None:
        self.latest = Reworded(text)

    def action_keep(self) -> None:
        """Close with the text as it stands."""
        self.dismiss(Reworded(self._editor.text))

    def action_compose_again(self) -> None:
        """Close without a hand edit."""
        self.dismiss(Reworded("", compose=True))
