"""Finding a place below the home folder without following a link, and reading it."""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from resign_tui.evidence import limits
from resign_tui.evidence.survey import Survey

_COST = "the keys it may name are not listed"
_MOST_FILES = 40


def files(home: Path, pattern: str, survey: Survey) -> Iterator[tuple[str, Path]]:
    """The files of a place, with how they are shown; the last part of the pattern may hold a star."""
    folder, _, name = pattern.rpartition("/")
    if "*" not in name:
        if is_there(home, pattern, survey):
            yield f"~/{pattern}", home / pattern
    elif is_there(home, folder, survey):
        named = (entry.name for entry in survey.entries(home / folder) if fnmatch.fnmatchcase(entry.name, name))
        for file_name, _ in zip(named, range(_MOST_FILES), strict=False):
            shown = "/".join(part for part in (folder, file_name) if part)
            yield f"~/{shown}", home / folder / file_name


def is_there(home: Path, below: str, survey: Survey) -> bool:
    """Whether something lies at a place below the home folder; a link on the way is told and not followed."""
    path = home
    for part in Path(below).parts:
        path = path / part
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            return False
        if stat.S_ISLNK(status.st_mode):
            shown = f"~/{path.relative_to(home)}"
            survey.told(f"{shown} was not read: it is a link, and links are not followed; {_COST}.")
            return False
    return True


def content(shown: str, path: Path, survey: Survey) -> bytes | None:
    """What stands in a small file of settings; None once it was told why it could not be read."""
    return survey.tried(path, shown, limits.SETTINGS_FILE, _COST)
