"""What tests of the drafts beside the open one start from: drafts in their folder, and the dialog on one of them."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.store import open_draft
from resign_tui.ui.dialogs.drafts import DraftsScreen
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import Wizard


def put(home: Path, name: str, draft: Draft) -> Path:
    """A draft in the folder of drafts."""
    path = home / "drafts" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()
    return path


async def on_row(one: Wizard, name: str) -> None:
    """The dialog is open, everything is read, and the cursor stands on this draft."""
    await one.press("alt+d")
    dialog = one.app.screen
    assert isinstance(dialog, DraftsScreen)
    await one.until(lambda: len(dialog._summaries) == len(dialog._listed))
    dialog.query_one(RowList).stand_on(str(one.path.with_name(f"{name}.toml")))
    await one.settle()
