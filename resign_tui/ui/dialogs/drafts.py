"""The drafts on this machine: open one, start another, or forget one for good."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding
from textual.widget import Widget

from resign_tui.core.errors import ResignError
from resign_tui.drafts.forgetting import forget
from resign_tui.drafts.listing import drafts_in, new_name
from resign_tui.folders import Folders
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.widgets.row_list import Row, RowList

_NEW = "new"


class DraftsScreen(Dialog[Path | None]):
    """Enter opens, n starts a new one, delete forgets; names say nothing of the employer."""

    BINDINGS = [
        Binding("escape", "close", "close", show=False),
        Binding("n", "new", "new", show=False),
        Binding("delete,backspace,d", "forget", "forget", show=False),
    ]

    def __init__(self, folders: Folders, current: Path) -> None:
        super().__init__("drafts", "Drafts", "enter open   n new   d forget   esc close")
        self._folders = folders
        self._current = current
        self._list = RowList(id="draft-rows")

    def body(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.set_focus(self._list)

    def _fill(self) -> None:
        try:
            listed = drafts_in(self._folders.drafts)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            listed = ()
        rows = []
        for draft in listed:
            here = "   open here" if draft.path == self._current else ""
            rows.append(Row(draft.name + here, str(draft.path), f"{draft.modified:%a %d %b %Y, %H:%M}"))
        self._list.show((*rows, Row("+ a new departure", _NEW)))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open what was chosen."""
        if event.row_id == _NEW:
            self.action_new()
        else:
            self.dismiss(Path(event.row_id))

    def action_new(self) -> None:
        """Start a new departure."""
        self.dismiss(self._folders.drafts / f"{new_name(self._folders.drafts)}.toml")

    def action_close(self) -> None:
        """Stay with the present draft."""
        self.dismiss(None)

    def action_forget(self) -> None:
        """Forget the draft under the cursor, after a question."""
        row = self._list.current
        if row in ("", _NEW):
            return
        path = Path(row)
        if path == self._current:
            self.notify("This draft is open here. Open another one first, then forget it.", markup=False)
            return

        def go(sure: bool | None) -> None:
            if sure:
                self._forget(path)

        self.app.push_screen(
            Confirm(f"Forget {path.stem} with everything kept beside it? It cannot come back.", "forget"), go
        )

    def _forget(self, path: Path) -> None:
        try:
            forgotten = forget(path, self._folders.state)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._fill()
        for sentence in forgotten.beyond:
            self.notify(sentence, markup=False)
