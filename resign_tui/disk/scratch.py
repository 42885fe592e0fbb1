"""Places of our own for a moment: a folder that goes with all that is made in it, and a file without a name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO, BinaryIO

_MEMORY = Path("/dev/shm")


def memory_folder() -> Path | None:
    """A folder whose files lie in memory; None where the system has none."""
    return _MEMORY if os.access(_MEMORY, os.W_OK) else None


class Scratch:
    """A fresh folder for the owner alone; `cleanup` takes it away."""

    def __init__(self, parent: Path | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="resign-tui-", dir=parent, ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)

    def open(self, name: str) -> BinaryIO:
        """A file of this name for writing, empty and for the owner alone."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.fdopen(os.open(self.path / name, flags, 0o600), "wb")

    def cleanup(self) -> None:
        """Take the folder away, as often as it is asked."""
        self._folder.cleanup()


def unnamed_file() -> IO[bytes]:
    """A file that has no name in any folder, in memory where the system has such files."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("resign-tui"), "w+b")
    return tempfile.TemporaryFile()
