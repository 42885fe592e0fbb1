"""One paragraph of the letter, to be rewritten by hand."""

from __future__ import annotations

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resign_tui.ui.visible import show
from resign_tui.ui.widgets.long_field import Prose


class Reworded(msgspec.Struct, frozen=True):
    """What came of it: the text as it stands now, or the wish to have the composed paragraph back."""

    text: str
    compose: bool = False


class ParagraphEditor(ModalScreen[Reworded]):
    """Esc keeps what was typed and closes; ctrl+r brings the composed words back."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    BINDINGS = [
        Binding("escape", "keep", "keep", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("ctrl+r", "compose_again", "our words", show=False, priority=True),
    ]

    def __init__(self, text: str, composed: str, stale: tuple[str, ...]) -> None:
        super().__init__()
        self._text = text
        self._composed = composed
        self._stale = stale

    def compose(self) -> ComposeResult:
        """The text, what our words would be, and the keys."""
        with Vertical(id="paragraph-box", classes="dialog"):
            yield Static(Content("This paragraph, in your words"), classes="dialog-title")
            yield Prose(self._text, id="paragraph-text")
            if self._stale:
                changed = ", ".join(self._stale)
                yield Static(
                    Content(f"Since you wrote it, these answers changed: {changed}."), classes="dialog-warning"
                )
            yield Static(Content("Our words would be"), classes="dialog-faint")
            yield Static(
                Content(show(self._composed) or "(nothing: the letter would leave it out)"), classes="dialog-text"
            )
            yield Static(
                Content("esc keeps it   ctrl+r back to our words   empty leaves it out"), classes="dialog-keys"
            )

    def on_mount(self) -> None:
        """The cursor at the end of the text."""
        editor = self.query_one(Prose)
        editor.move_cursor(editor.document.end)
        editor.focus()

    def action_keep(self) -> None:
        """Close with the text as it stands."""
        self.dismiss(Reworded(self.query_one(Prose).text))

    def action_compose_again(self) -> None:
        """Close without a hand edit."""
        self.dismiss(Reworded("", compose=True))
