"""What stood at a path when it was looked at, by which the very same file is known again."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path

import msgspec


class Kind(Enum):
    """What stands under a name, as people call it."""

    FILE = "an ordinary file"
    FOLDER = "a folder"
    LINK = "a link"
    PIPE = "a pipe"
    SOCKET = "a socket"
    DEVICE = "a device"


_KINDS = {
    stat.S_IFREG: Kind.FILE,
    stat.S_IFDIR: Kind.FOLDER,
    stat.S_IFLNK: Kind.LINK,
    stat.S_IFIFO: Kind.PIPE,
    stat.S_IFSOCK: Kind.SOCKET,
}


class Seen(msgspec.Struct, frozen=True):
    """What stood at a path when it was looked at. links: how many names its bytes have on their disk."""

    path: Path
    kind: Kind
    identity: tuple[int, int]
    size: int
    changed: int
    links: int
    owner: int
    mode: int

    def is_same(self, other: Seen | None) -> bool:
        """Whether the other is this very file with the same bytes, wherever it stands."""
        return other is not None and all(
            getattr(self, name) == getattr(other, name) for name in ("kind", "identity", "size", "changed")
        )


def seen_as(path: Path, status: os.stat_result) -> Seen:
    """What a status says of a path."""
    return Seen(
        path=path,
        kind=_KINDS.get(stat.S_IFMT(status.st_mode), Kind.DEVICE),
        identity=(status.st_dev, status.st_ino),
        size=status.st_size,
        changed=status.st_mtime_ns,
        links=status.st_nlink,
        owner=status.st_uid,
        mode=stat.S_IMODE(status.st_mode),
    )
