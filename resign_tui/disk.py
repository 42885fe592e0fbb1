"""Private, atomic writing that drafts and exports share: a file is there whole or not at all, for its owner alone."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from resign_tui.core.errors import WriteError

_TEMPORARY = re.compile(r"\.tmp-(\d+)-[0-9a-f]{16}")
_STALE_AFTER = 60.0
"""Seconds; no write of ours takes that long, so an older temporary file was left behind."""

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
"""What file systems say that know no hard links."""

_WHY = {
    errno.ENOSPC: "the disk is full; free some room and save again",
    errno.EDQUOT: "your share of the disk is used up; free some room and save again",
    errno.EFBIG: "files may not grow that large here; raise the limit or choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.ENOENT: "that folder does not exist; create it or choose another one",
    errno.ENOTDIR: "part of that path is not a folder; choose another one",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EISDIR: "a folder of that name stands there; choose another name",
    errno.EIO: "the disk reported an error; save a copy on another disk",
    errno.ELOOP: "its links lead in a circle; choose another path",
}


class AlreadyExists(WriteError):
    """Something stands there already, and nobody asked to replace it."""


def reason(error: OSError) -> str:
    """Why the disk refused and what helps, as the second half of a sentence."""
    words = os.strerror(error.errno) if error.errno else "the disk refused"
    return _WHY.get(error.errno or 0, f"{words[:1].lower()}{words[1:]}; choose another folder")


def write_private(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file of mode 0600 so that the path holds the old bytes or the new ones, never a part, even at power loss.

    With `replace` a link is followed, so that the file it leads to gets the new bytes; without, whatever stands at the
    path is left alone and AlreadyExists is raised. Any other failure is a WriteError, and the old file still stands.
    """
    # boltons' atomic_save does not sync the folder, keeps the temporary file when the sync itself fails, and needs
    # hard links for its careful mode; so the few calls are made here.
    try:
        target = Path(os.path.realpath(path)) if replace else path
        if replace:
            _refuse_odd(target)
        elif os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "exists")
        temporary = _write_temporary(target.parent, data)
        try:
            _put(temporary, target, replace)
        except BaseException:
            _unlink(temporary)
            raise
        sync_folder(target.parent)
    except FileExistsError as error:
        raise AlreadyExists(f"{path} already exists and was not touched; choose another name.") from error
    except OSError as error:
        raise WriteError(f"Could not write {path}: {reason(error)}.") from error
    except ValueError as error:
        raise WriteError(f"Could not write {str(path)!r}: that is not a file name; choose another one.") from error


def second_name(path: Path, name: Path) -> None:
    """Give a file another name beside its own, never one that is taken; where links do not work, a copy has it."""
    try:
        os.link(path, name, follow_symlinks=False)
    except FileExistsError as error:
        raise AlreadyExists(f"{name} already exists and was not touched; choose another name.") from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise WriteError(f"Could not write {name}: {reason(error)}.") from error
        _copy(path, name)


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
            path.chmod(0o700)
    except OSError as error:
        raise WriteError(f"Could not make the folder {path}: {reason(error)}.") from error
    except ValueError as error:
        raise WriteError(f"Could not make the folder {str(path)!r}: that is not a name; choose another one.") from error
    return path


def sweep(folder: Path) -> int:
    """Delete temporary files of ours whose writer is gone; say how many. A folder that cannot be read holds none."""
    swept = 0
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if _is_stale(entry) and _unlink(Path(entry.path)):
                swept += 1
    return swept


def erase(path: Path) -> bool:
    """Overwrite a file and delete it; False when there was none. A link is deleted, what it leads to is not."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise WriteError(f"Could not delete {path}: {reason(error)}.") from error
    if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
        with suppress(OSError):  # a file that may not be written can still be deleted
            descriptor = os.open(path, os.O_WRONLY | _NOFOLLOW | _CLOEXEC)
            try:
                _write_all(descriptor, os.urandom(status.st_size))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    try:
        path.unlink()
    except OSError as error:
        raise WriteError(f"Could not delete {path}: {reason(error)}.") from error
    return True


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive power loss; file systems that cannot do this are taken as they are."""
    descriptor = os.open(folder, os.O_RDONLY | _CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _write_temporary(folder: Path, data: bytes) -> Path:
    """A synced file beside the target, named after the process alone; on failure none is left."""
    path = folder / f".tmp-{os.getpid()}-{os.urandom(8).hex()}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC, 0o600)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _unlink(path)
        raise
    return path


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _put(temporary: Path, target: Path, replace: bool) -> None:
    """Give the temporary file its name; a careful write uses a hard link, which never replaces anything."""
    if replace:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim_and_put(temporary, target)
    else:
        _unlink(temporary)


def _copy(path: Path, name: Path) -> None:
    try:
        data, status = path.read_bytes(), path.stat()
        write_private(name, data, replace=False)
        os.utime(name, ns=(status.st_atime_ns, status.st_mtime_ns))
    except OSError as error:
        raise WriteError(f"Could not write {name}: {reason(error)}.") from error


def _claim_and_put(temporary: Path, target: Path) -> None:
    """The way for file systems without hard links: take the name with an empty file, then replace that one."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC, 0o600))
    try:
        temporary.replace(target)
    except OSError:
        _unlink(target)
        raise


def _refuse_odd(target: Path) -> None:
    """A device or a pipe must never be replaced by a file."""
    with suppress(FileNotFoundError):
        mode = target.lstat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if not stat.S_ISREG(mode):
            raise WriteError(f"{target} is not an ordinary file, so it was not replaced; choose another name.")


def _unlink(path: Path) -> bool:
    """Delete a file of ours; a second try outlasts a passing error, and what stays is swept at the next start."""
    for _ in range(2):
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError:
            continue
        return True
    return False


def _is_stale(entry: os.DirEntry[str]) -> bool:
    match = _TEMPORARY.fullmatch(entry.name)
    if match is None or not entry.is_file(follow_symlinks=False):
        return False
    status = entry.stat(follow_symlinks=False)
    if status.st_uid != os.getuid():
        return False
    return time.time() - status.st_mtime > _STALE_AFTER or not _lives(int(match[1]))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
