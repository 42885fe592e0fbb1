"""The first run: what this is for, where drafts lie, and who else may see them."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.ui import unkept
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import FIRST_SIGNS, Signs
from resign_tui.ui.widgets.field_row import signs_of

_TEXT = (
    "You leave behind trained models, pipelines, and infrastructure that perhaps nobody else understands. In other "
    "jobs a folder of notes is enough; here your exit touches research timelines, production and compute that can "
    "run to millions.",
    "The letter is the easy part. The decision is whether the door stays open, and it changes three things: the tone, "
    "what is expected of the handover, and how you are remembered in a small field. Seven steps help with all of it.",
)
_PRIVACY = (
    "Everything you type stays on this machine, in files that only you can read, saved as you type:",
    "On an employer's computer, assume that screen, files and clipboard can be read. If you can, use your own.",
)


def first_signs(signs: Signs) -> str:
    """The signs that are met first, each with its word."""
    words = ("done", "begun", "needed")
    pairs = zip(FIRST_SIGNS, words, strict=True)
    said = ", ".join(f"{getattr(signs, name)} {word}" for name, word in pairs)
    return f"Signs: {said}; ours: our suggestion (f1 has all)."


class WelcomeScreen(Dialog[None]):
    """A few lines, once; any key goes on."""

    BINDINGS = [Binding("enter,escape,space", "go_on", "begin", show=False)]

    def __init__(self, drafts: Path | None) -> None:
        """`drafts`: where they lie; None where nothing is kept."""
        super().__init__("welcome", "Before you begin" if drafts else unkept.TITLE, "enter begins")
        self._drafts = drafts

    def body(self) -> Widget:
        """What, how, where, and the warning."""
        said: tuple[str, ...] = unkept.limits()
        place: tuple[Content, ...] = ()
        if self._drafts is not None:
            said, place = (*_TEXT, _PRIVACY[0]), (Content(sanitize(str(self._drafts), marks=True)),)
        return Texts(
            *(Static(Content(paragraph), classes="dialog-text") for paragraph in said),
            *(Static(path, classes="dialog-path") for path in place),
            Static(Content(_PRIVACY[1]), classes="dialog-warning"),
            Static(Content(first_signs(signs_of(self))), classes="dialog-faint"),
            Static(Content("This is guidance, not legal advice."), classes="dialog-faint"),
        )

    def action_go_on(self) -> None:
        """To the wizard."""
        self.dismiss()
