"""Forgetting a draft: everything of it that we ever wrote is overwritten and deleted, and the rest is named."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from resign_tui.core.errors import DraftError
from resign_tui.disk import erase, sweep
from resign_tui.drafts.generations import HISTORY, generations, put_aside_copies
from resign_tui.drafts.listing import last_file, last_noted
from resign_tui.drafts.lock import DraftLock, Hold, lock_path
from resign_tui.drafts.private import hr_path

BEYOND = (
    "Files that you exported or copied stay where they are.",
    "An SSD, a file system that copies on write, snapshots and backups may hold older versions.",
    "Synced folders may have copied the draft to other machines.",
    "A clipboard manager, a terminal log and your mail drafts may hold what you copied there.",
)
"""What no program like this one can reach."""


class Forgotten(msgspec.Struct, frozen=True):
    """removed: what was deleted. beyond: sentences on what cannot be reached."""

    removed: tuple[Path, ...]
    beyond: tuple[str, ...] = BEYOND


def forget(path: Path, state: Path | None = None) -> Forgotten:
    """Overwrite and delete a draft with its private file, its earlier and damaged versions, and its temporary files.

    With `state` the note that it was open last goes too. Raises DraftError when a window has it open or when there is
    nothing of it, and WriteError when a file resists.
    """
    real = Path(os.path.realpath(path))
    files = remains(real)
    if not files:
        raise DraftError(f"There is no draft at {path}; check the name with resign-tui drafts.")
    lock = DraftLock(real)
    if lock.take() is Hold.BUSY:
        raise DraftError(f"{real.name} is open in another window; close it there first.")
    try:
        if path.is_symlink():
            files = [*files, path]
        if state is not None and last_noted(state) in (real, path.absolute()):
            files = [*files, last_file(state)]
        removed = tuple(file for file in files if erase(file))
        sweep(real.parent)
        sweep(real.parent / HISTORY)
        with suppress(OSError):  # it stays when other drafts have versions in it
            (real.parent / HISTORY).rmdir()
    finally:
        lock.release()
    with suppress(OSError):
        if lock_path(real).stat().st_size == 0:
            lock_path(real).unlink()
    return Forgotten(removed)


def remains(path: Path) -> list[Path]:
    """Every file of a draft that is on disk, its lock aside."""
    files = []
    for file in (path, hr_path(path)):
        files += [file] if file.exists() else []
        files += [*generations(file), *put_aside_copies(file)]
    return files
