"""The name of a draft, typed: what it may not be is said at every key."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.errors import UsageError
from resign_tui.drafts.renaming import is_free, named
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.text_field import TextField

_QUESTION = Field(id="draft-name", label="Its name", kind="text", sensitivity="personal")


class DraftNameScreen(Dialog[Path | None]):
    """One line for the name; enter gives the file that it makes in the folder of drafts."""

    BINDINGS = [Binding("escape", "leave", "leave", show=False)]

    def __init__(self, title: str, folder: Path, name: str) -> None:
        super().__init__("draft-name", title, "enter takes this name   esc leaves it")
        self._folder = folder
        self._before = name
        self._field = TextField(_QUESTION, name)

    def body(self) -> Widget:
        """The line."""
        return Texts(self._field)

    def on_mount(self) -> None:
        """What is there may be typed over."""
        super().on_mount()
        self.set_focus(self._field)
        self._field.cursor_position = len(self._before)
        self._tell()

    @on(Input.Changed)
    def _tell(self) -> None:
        problem = "" if self._field.value == self._before else self._read()[1]
        self._field.show_state(FieldState("problem", problem) if problem else FieldState())

    @on(Input.Submitted)
    def _accept(self) -> None:
        path, problem = self._read()
        if not problem:
            self.dismiss(path)

    def _read(self) -> tuple[Path | None, str]:
        """The file, or what is wrong with the name."""
        try:
            path = named(self._field.value, self._folder)
        except UsageError as error:
            return None, str(error)
        return (path, "") if is_free(path) else (None, f"There is a draft named {path.stem}; choose another name.")

    def action_leave(self) -> None:
        """Back without another name."""
        self.dismiss(None)
