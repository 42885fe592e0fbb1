"""Opening what is kept: the draft that was named, the last one, or a new one."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers.leaks import scrub
from resign_tui.drafts.listing import last, make_ready, new_name, remember_last
from resign_tui.drafts.seal import CLEAR, Seal
from resign_tui.drafts.store import Opened, open_draft
from resign_tui.folders import Folders


def open_kept(folders: Folders, path: Path | None, seal: Seal = CLEAR) -> tuple[Opened, bool]:
    """Open this draft, the last one, or a new one, and remember it; and whether it is the very first.

    `seal` opens it where it is locked. Raises DraftError when it cannot be read.
    """
    make_ready(folders)
    known = last(folders.state, folders.drafts)
    opened = open_draft(path or known or folders.drafts / f"{new_name(folders.drafts)}.toml", scrub=scrub, seal=seal)
    try:
        remember_last(folders.state, opened.store.path)
    except BaseException:
        opened.store.close()
        raise
    return opened, known is None and path is None
