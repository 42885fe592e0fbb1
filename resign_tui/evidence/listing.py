"""What a folder holds, with sizes and times, and whether a place is somebody's own."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import local

_HOME = re.compile(r"(?:file://)?(?:~|/home/|/Users/|/root(?:/|$)|[A-Za-z]:[\\/]Users[\\/])", re.IGNORECASE)


class Entry(msgspec.Struct, frozen=True):
    """A file or a folder as its folder lists it."""

    name: str
    path: Path
    is_folder: bool
    size: int
    changed: datetime | None


def listed(survey: Survey, folder: Path) -> Mapping[str, Entry]:
    """The files and folders in a folder by name; links and everything that is neither are left out."""
    found = {}
    for entry in survey.entries(folder):
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            continue  # it went away meanwhile
        is_folder = stat.S_ISDIR(status.st_mode)
        if is_folder or stat.S_ISREG(status.st_mode):
            found[entry.name] = Entry(
                entry.name, folder / entry.name, is_folder, status.st_size, local(status.st_mtime)
            )
    return found


def newest(entries: Mapping[str, Entry]) -> datetime | None:
    """When the newest file among them changed."""
    return max((entry.changed for entry in entries.values() if entry.changed and not entry.is_folder), default=None)


def is_in_a_home(place: str | Path) -> bool:
    """Whether a path leads into somebody's home folder, on this machine or another."""
    home = str(Path.home())
    return bool(_HOME.match(str(place))) or (home != "/" and f"{place}/".startswith(f"{home.rstrip('/')}/"))
