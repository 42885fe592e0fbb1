"""Removing what is ours: the very file that was looked at, overwritten first, and nothing through a link."""

from __future__ import annotations

import errno
import re
from contextlib import suppress
from pathlib import Path

from resign_tui.core.errors import WriteError
from resign_tui.disk.folder import Erasure, OpenFolder
from resign_tui.disk.seen import Kind, Seen, seen_as
from resign_tui.ordinary_files import reason


def look(path: Path) -> Seen | None:
    """What stands at a path, the last link not followed; None for nothing. Raises WriteError."""
    try:
        return seen_as(path, path.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WriteError(f"Could not look at {path}: {reason(error)}.") from error
    except ValueError as error:
        raise WriteError(f"{str(path)!r} is not a file name; choose another one.") from error


def erase(seen: Seen) -> Erasure:
    """Overwrite and delete the ordinary file that was seen; what came into its place since then stays.

    Raises WriteError, and the file is as it was.
    """
    if seen.kind is not Kind.FILE:
        raise WriteError(f"{seen.path} is {seen.kind.value} and was left alone; delete it yourself if it is yours.")
    try:
        with OpenFolder(seen.path.parent) as folder:
            erasure = folder.erase(seen)
            with suppress(OSError):  # the name is gone; at a power loss it may come back, with nothing in it
                folder.sync()
    except OSError as error:
        raise WriteError(f"Could not delete {seen.path}: {reason(error)}.") from error
    return erasure


def exchange(seen: Seen, data: bytes) -> Erasure:
    """Put these bytes in the place of the ordinary file that was seen and overwrite what stood there.

    Raises WriteError; then the old bytes or the new ones stand under its name, whole.
    """
    try:
        with OpenFolder(seen.path.parent) as folder:
            return folder.exchange(seen, data)
    except OSError as error:
        raise WriteError(f"Could not write {seen.path}: {reason(error)}.") from error


def read(seen: Seen, most: int) -> bytes:
    """What the ordinary file that was seen holds, up to so many bytes. Raises WriteError when it changed since."""
    try:
        with OpenFolder(seen.path.parent) as folder:
            return folder.read(seen, most)
    except OSError as error:
        raise WriteError(f"Could not read {seen.path}: {reason(error)}.") from error


def matching(folder: Path, pattern: str, *, follow: bool) -> tuple[Seen, ...]:
    """What stands in a folder under names of this pattern; a link to a folder holds nothing unless it is followed.

    Raises WriteError when the folder cannot be read, so that nothing is overlooked because a disk is in trouble.
    """
    try:
        with OpenFolder(folder, follow=follow) as opened:
            standing = [opened.look(name) for name in opened.names() if re.fullmatch(pattern, name)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        if error.errno == errno.ELOOP and not follow:
            return ()
        raise WriteError(f"Could not look into {folder}: {reason(error)}.") from error
    return tuple(seen for seen in standing if seen is not None)


def stale(folder: Path) -> tuple[Seen, ...]:
    """Temporary files of ours whose writer is gone. Raises WriteError when the folder cannot be read."""
    try:
        with OpenFolder(folder) as opened:
            return tuple(opened.stale())
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise WriteError(f"Could not look into {folder}: {reason(error)}.") from error


def sweep(folder: Path) -> int:
    """Delete the temporary files that a killed writer left, as far as the disk lets us; say how many."""
    swept = 0
    with suppress(WriteError):
        for seen in stale(folder):
            erase(seen)
            swept += 1
    return swept


def remove_empty(folder: Path) -> None:
    """Remove a folder of ours that is closed to others and holds nothing; any other stays."""
    with suppress(OSError), OpenFolder(folder.parent) as parent:
        seen = parent.look(folder.name)
        if seen is not None and seen.kind is Kind.FOLDER and not seen.mode & 0o077:
            parent.remove_empty(folder.name)
