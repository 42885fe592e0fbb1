"""Private, atomic writing that drafts and exports share: a file is there whole or not at all, for its owner alone."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from resign_tui.core.errors import WriteError
from resign_tui.disk.folder import NO_LINKS, OpenFolder
from resign_tui.disk.seen import Kind, Seen
from resign_tui.ordinary_files import reason


class AlreadyExists(WriteError):
    """Something stands there already, and nobody asked to replace it."""


class ChangedMeanwhile(WriteError):
    """Somebody else replaced the file in the same moment; theirs stands."""


def write_private(path: Path, data: bytes, *, replace: bool, follow: bool = True) -> None:
    """Write a file of mode 0600 so that the path holds the old bytes or the new ones, never a part, even at power loss.

    With `replace` a link is followed, so that the file it leads to gets the new bytes, or replaced where `follow` is
    not set; without, whatever stands at the path is left alone and AlreadyExists is raised. ChangedMeanwhile tells that
    another writer was faster. Any other failure is a WriteError, and the old file still stands.
    """
    # boltons' atomic_save does not sync the folder, keeps the temporary file when the sync itself fails, and needs
    # hard links for its careful mode; so the few calls are made here.
    try:
        target = Path(os.path.realpath(path)) if replace and follow else path
        with OpenFolder(target.parent) as folder:
            seen = folder.look(target.name)
            if replace:
                _refuse_odd(target, seen, follow)
            elif seen is not None:
                raise FileExistsError(errno.EEXIST, "exists")
            temporary = folder.temporary(data)
            try:
                if replace:
                    folder.replace(temporary, target.name, seen)
                else:
                    folder.put(temporary, target.name)
            except BaseException:
                folder.drop(temporary)
                raise
            folder.sync()
    except FileExistsError as error:
        raise AlreadyExists(f"{path} already exists and was not touched; choose another name.") from error
    except OSError as error:
        refused = ChangedMeanwhile if error.errno == errno.ESTALE else WriteError
        raise refused(f"Could not write {path}: {reason(error)}.") from error
    except ValueError as error:
        raise WriteError(f"Could not write {str(path)!r}: that is not a file name; choose another one.") from error


def second_name(seen: Seen, name: Path) -> None:
    """Give a file another name, never one that is taken; where links do not work, a copy has it."""
    path = seen.path
    try:
        with OpenFolder(path.parent) as here, OpenFolder(name.parent) as there:
            try:
                here.link(seen, there, name.name)
            except FileExistsError:
                raise
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
                write_private(name, here.read(seen, seen.size), replace=False)
                there.date(name.name, seen.changed)
    except FileExistsError as error:
        raise AlreadyExists(f"{name} already exists and was not touched; choose another name.") from error
    except OSError as error:
        raise WriteError(f"Could not write {name}: {reason(error)}.") from error


def private_folder(path: Path) -> Path:
    """Make a folder, and those above it that are missing, for the owner alone; close an own one that stands open.

    Raises WriteError when it cannot be made, or when it would lie in a folder where anybody may swap it.
    """
    try:
        missing = []
        place = path
        while not place.exists():
            missing.append(place)
            place = place.parent
        status = place.stat()
        if status.st_mode & stat.S_IWOTH and not status.st_mode & stat.S_ISVTX and missing:
            raise WriteError(f"Anybody may write in {place}, so nothing private is put there; choose another folder.")
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
        now = path.stat()
        if not stat.S_ISDIR(now.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        if now.st_uid == os.getuid() and stat.S_IMODE(now.st_mode) & 0o077:
            with OpenFolder(path) as opened:
                opened.close_to_others(".")
    except OSError as error:
        raise WriteError(f"Could not make the folder {path}: {reason(error)}.") from error
    except ValueError as error:
        raise WriteError(f"Could not make the folder {str(path)!r}: that is not a name; choose another one.") from error
    return path


def make_private(path: Path) -> None:
    """Take a file of ours away from everybody else, as far as the disk lets us; a link stays as it is."""
    with suppress(OSError), OpenFolder(path.parent) as folder:
        folder.close_to_others(path.name)


def sync_folder(path: Path) -> None:
    """Make the names in a folder survive power loss. Raises WriteError."""
    try:
        with OpenFolder(path) as folder:
            folder.sync()
    except OSError as error:
        raise WriteError(f"Could not write in {path}: {reason(error)}.") from error


def _refuse_odd(target: Path, seen: Seen | None, follow: bool) -> None:
    """A device or a pipe must never be replaced by a file, and a link only where that was meant."""
    if seen is None or seen.kind is Kind.FILE or (seen.kind is Kind.LINK and not follow):
        return
    if seen.kind is Kind.FOLDER:
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    raise WriteError(f"{target} is {seen.kind.value}, so it was not replaced; choose another name.")
