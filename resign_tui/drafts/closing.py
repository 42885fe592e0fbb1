"""What happens to the name of a draft when it is closed."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from resign_tui.core.errors import ResignError
from resign_tui.drafts import naming
from resign_tui.drafts.listing import follow_last
from resign_tui.drafts.load import load
from resign_tui.drafts.renaming import free
from resign_tui.drafts.store import Store


def name_by_content(store: Store, drafts: Path, state: Path, today: date) -> None:
    """Give a draft in our folder that has only a number the name by company and letter, if both are known by now.

    It keeps its number where the disk refuses; the next end is another occasion.
    """
    path = store.path
    if path.parent != Path(os.path.realpath(drafts)) or not naming.is_numbered(path.stem):
        return
    if store.is_locked:  # the name of a file is never encrypted
        return
    with suppress(ResignError):
        name = naming.suggested(load(path).draft, today)
        if name:
            store.rename(free(name, path.parent))
            follow_last(state, path, store.path)
