"""Reading a file that somebody named: an ordinary one, of bounded size, without ever waiting for it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from resign_tui.disk.writing import reason

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


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
