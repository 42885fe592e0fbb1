"""The drafts folder: which drafts are there, and which one was open last."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import ChangedMeanwhile, Kind, look, private_folder, sweep, write_private
from resign_tui.drafts.load import read_bytes
from resign_tui.drafts.lock import is_locked
from resign_tui.drafts.resolving import OURS, holds
from resign_tui.drafts.seal import has_key
from resign_tui.folders import Folders

_LAST = "last"


class DraftInfo(msgspec.Struct, frozen=True):
    """A draft in the folder. modified: in local time. size: in bytes. locked: a window has it open.

    encrypted: it opens with its key alone.
    """

    name: str
    path: Path
    modified: datetime
    size: int
    locked: bool
    encrypted: bool


def drafts_in(folder: Path) -> tuple[DraftInfo, ...]:
    """The drafts in a folder, the one changed last first; a folder that is not there holds none."""
    drafts = []
    try:
        for path in folder.iterdir():
            name = path.name.removesuffix(".toml")
            if not path.name.endswith(".toml") or name.startswith(".") or OURS.fullmatch(name) or not path.is_file():
                continue
            now = path.stat()
            modified = datetime.fromtimestamp(now.st_mtime).astimezone()
            drafts.append(DraftInfo(name, path, modified, now.st_size, is_locked(path), has_key(path)))
    except FileNotFoundError:
        return tuple(drafts)
    except OSError as error:
        raise DraftError(f"Could not read the folder {folder}; check that it is a folder of yours.") from error
    return tuple(sorted(drafts, key=lambda draft: (-draft.modified.timestamp(), draft.name)))


def new_name(folder: Path) -> str:
    """A free name that says nothing of the employer: departure-1, departure-2, and so on."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        names = []
    used = [int(match[1]) for name in names if (match := re.match(r"departure-(\d{1,6})\.", name))]
    return f"departure-{max(used, default=0) + 1}"


def make_ready(folders: Folders) -> None:
    """Our folders for a sitting: closed to others, and without what a killed writer left. Raises WriteError."""
    for folder in (folders.state, folders.drafts):
        private_folder(folder)
    for folder in (folders.state, folders.config):  # that of the drafts when one is opened
        sweep(folder)


def remember_last(state: Path, path: Path) -> None:
    """Note which draft was open last. Raises WriteError when that cannot be written."""
    private_folder(state)
    seen = look(last_file(state))
    if seen is not None and seen.kind is not Kind.FILE:
        raise WriteError(f"{seen.path} is {seen.kind.value} and was not overwritten; move it away.")
    with suppress(ChangedMeanwhile):  # another window has just noted its own draft, which was open last as well
        write_private(state / _LAST, os.fsencode(path.absolute()), replace=True)


def follow_last(state: Path, path: Path, target: Path) -> None:
    """A draft has another name now: where the note on the last draft names the old one, it names the new one."""
    noted = last_noted(state)
    if noted is not None and os.path.realpath(noted) == os.path.realpath(path):
        remember_last(state, target)


def last(state: Path, drafts: Path) -> Path | None:
    """The draft that was open last, else the one in the folder that was changed last; None when there is none."""
    path = last_noted(state)
    if path is not None and path.is_absolute() and holds(path.is_file):
        return path
    newest_first = drafts_in(drafts)
    return newest_first[0].path if newest_first else None


def last_noted(state: Path) -> Path | None:
    """What the note on the last draft says; None when there is none that can be read."""
    try:
        return noted_in(read_bytes(last_file(state)))
    except DraftError:
        return None


def noted_in(noted: bytes | None) -> Path | None:
    """Which draft such a note names; None where it names none."""
    return Path(os.fsdecode(noted)) if noted and b"\0" not in noted and len(noted) < 4096 else None


def last_file(state: Path) -> Path:
    """The file that notes which draft was open last."""
    return state / _LAST
