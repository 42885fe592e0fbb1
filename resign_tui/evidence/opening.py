"""Opening what was found: regular files only, never through a link, never waiting, never more than was asked for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from resign_tui.core.errors import ResignError

_NEVER = frozenset(
    (
        "pkl",
        "pickle",
        "pt",
        "pth",
        "bin",
        "ckpt",
        "joblib",
        "npy",
        "npz",
        "h5",
        "onnx",
        "parquet",
        "arrow",
        "zip",
        "tar",
        "tgz",
        "gz",
        "bz2",
        "xz",
        "tfstate",
        "kdbx",
        "gpg",
        "pem",
    )
)
"""Endings of files that may run code, are archives, or hold what is locked; only their names are told."""

_NEVER_NAMES = frozenset(("credentials.db",))

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_WHY = {
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
    errno.ENOENT: "it is gone",
    errno.ELOOP: "it is a link, and links are not followed",
    errno.EIO: "the disk reported an error",
}


class Unreadable(ResignError):
    """Something that was found could not be read; the sentence says why, and never what stands in it."""


def reason(error: OSError) -> str:
    """Why it could not be read, as the second half of a sentence."""
    words = os.strerror(error.errno) if error.errno else "the system refused"
    return _WHY.get(error.errno or 0, f"{words[:1].lower()}{words[1:]}")


def _may_open(path: Path) -> bool:
    """Whether a file of this name is ever opened."""
    name = path.name.lower()
    return name not in _NEVER_NAMES and not _NEVER.intersection(name.split(".")[1:])


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """A regular file for reading, with its status; Unreadable for anything else."""
    if not _may_open(path):
        raise Unreadable("files of this kind are never opened")
    try:
        descriptor = os.open(path, _FLAGS)
    except ValueError:
        raise Unreadable("no file can have this name") from None
    except OSError as error:
        raise Unreadable(reason(error)) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Unreadable("it is no ordinary file")
    with os.fdopen(descriptor, "rb") as file:
        yield file, status


def read(path: Path, cap: int) -> bytes:
    """A whole file; Unreadable when it holds more than `cap` bytes."""
    with opened(path) as (file, status):
        if status.st_size > cap:
            raise Unreadable(f"it is too large to read ({size(status.st_size)})")
        data = _bytes(file, cap + 1)
    if len(data) > cap:
        raise Unreadable("it grew too large while it was read")
    return data


def read_start(path: Path, count: int) -> bytes:
    """The first bytes of a file."""
    with opened(path) as (file, _):
        return _bytes(file, count)


def read_ends(path: Path, whole: int, ends: int) -> tuple[bytes, bytes]:
    """A file of at most `whole` bytes and nothing, or the first and the last `ends` bytes of a larger one."""
    with opened(path) as (file, status):
        if status.st_size <= whole:
            return _bytes(file, whole), b""
        first = _bytes(file, ends)
        try:
            file.seek(max(ends, status.st_size - ends))
        except OSError as error:
            raise Unreadable(reason(error)) from None
        return first, _bytes(file, ends)


def size(count: int) -> str:
    """A number of bytes in words."""
    for unit, factor in (("GB", 1024**3), ("MB", 1024**2), ("kB", 1024)):
        if count >= factor:
            return f"{count / factor:.3g} {unit}" if count < 1000 * factor else f"{count // factor} {unit}"
    return f"{count} bytes"


def _bytes(file: BinaryIO, count: int) -> bytes:
    try:
        return file.read(count)
    except OSError as error:
        raise Unreadable(reason(error)) from None
