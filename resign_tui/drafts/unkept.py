"""Opening what is not kept: the example, or a departure of which nothing may stay behind. No folder is touched."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.drafts import example, profile
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import CLEAR, Seal, require
from resign_tui.drafts.store import Opened, opened_nowhere
from resign_tui.folders import Folders

_PLACE = ".unkept"
"""The file in which an unkept draft would lie; it is never made."""


def open_unkept(folders: Folders, path: Path | None = None, seal: Seal = CLEAR, *, is_example: bool = False) -> Opened:
    """Open the example; else the draft at this path, only read; else a new one, with what the profile knows.

    `seal` opens one that is locked. Raises DraftError when the draft is not there or cannot be read.
    """
    notes: tuple[str, ...] = ()
    if is_example:
        draft = example.draft()
    elif path is not None:
        require(seal, path)
        loaded = load(path, seal)
        draft = loaded.draft
        notes = (f"{path.stem} is open for reading: what you change in it is not kept.", *loaded.notes)
    else:
        draft, notes = _new(folders.config)
    return opened_nowhere(draft, folders.drafts / _PLACE, notes, is_example=is_example)


def _new(config: Path) -> tuple[Draft, tuple[str, ...]]:
    try:
        kept = profile.kept(config)
    except DraftError as error:
        return Draft(), (str(error),)
    notes = (f"Filled from your profile: {profile.called(kept.answers)}.",) if kept.answers else ()
    return profile.filled(Draft(), kept), notes
