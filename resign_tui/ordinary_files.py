"""Reading a file that somebody named: an ordinary one, of bounded size, without ever waiting for it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)

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
    errno.ESTALE: "it changed meanwhile and was left alone; try again",
}


class NotOrdinary(OSError):
    """What stands there is a pipe, a device or the like, which may never end."""


def read_ordinary(path: Path, most: int) -> bytes:
    """What an ordinary file holds, at most so many bytes. Raises OSError, and ValueError for what is no file name."""
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise NotOrdinary(errno.EINVAL, "is not an ordinary file")
        return file.read(most)


def unread(path: Path, error: OSError) -> str:
    """Why a file could not be read, and what helps, as one sentence."""
    if isinstance(error, NotOrdinary | IsADirectoryError):
        return f"{path} is not an ordinary file; choose another one."
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}; check the name."
    why = "you may not read it" if isinstance(error, PermissionError) else reason(error)
    return f"Could not read {path}: {why}."


def reason(error: OSError) -> str:
    """Why the disk refused and what helps, as the second half of a sentence."""
    words = os.strerror(error.errno) if error.errno else "the disk refused"
    return _WHY.get(error.errno or 0, f"{words[:1].lower()}{words[1:]}; choose another folder")
