"""One writer for each draft: a lock that the kernel frees when its holder is killed."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from enum import Enum
from pathlib import Path

from resign_tui.core.errors import WriteError
from resign_tui.disk import Kind, erase, look

_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.EISDIR)


class Hold(Enum):
    """What came of asking for the lock."""

    HELD = "held"
    BUSY = "busy"  # another window holds it
    DENIED = "denied"  # nothing may be written in this folder
    UNSUPPORTED = "unsupported"  # no locks here, as on some network disks


class DraftLock:
    """The lock of a draft file; NAME.toml.lock beside it, gone after an orderly end."""

    def __init__(self, draft: Path) -> None:
        from filelock import FileLock  # most commands take no lock

        self._path = lock_path(draft)
        self._lock = FileLock(self._path, mode=0o600, thread_local=False, fallback_to_soft=False)

    def take(self) -> Hold:
        """Ask for the lock, without waiting; a second time if the disk failed, for that may pass."""
        first = self._ask()
        return self._ask() if first is Hold.UNSUPPORTED else first

    def _ask(self) -> Hold:
        from filelock import Timeout

        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return Hold.BUSY
        except OSError as error:
            return Hold.DENIED if error.errno in _DENIED else Hold.UNSUPPORTED
        return Hold.HELD

    def release(self) -> None:
        """Give the lock back and take its file away; harmless when it is not held."""
        if not self._lock.is_locked:
            return
        remove_lock(self._path)
        for _ in range(2):  # an error may pass, and an unreleased lock would shut the draft for this whole process
            with suppress(OSError):
                self._lock.release()
                break


def lock_path(draft: Path) -> Path:
    """Where the lock of a draft file lies."""
    return draft.with_name(f"{draft.name}.lock")


def remove_lock(path: Path) -> None:
    """Take the file of a lock away if it is one of ours: empty, closed to others, and with no other name."""
    for _ in range(2):  # an error may pass
        with suppress(WriteError):
            seen = look(path)
            if seen is not None and (seen.kind, seen.size, seen.mode, seen.links) == (Kind.FILE, 0, 0o600, 1):
                erase(seen)
            return


def sweep_locks(folder: Path) -> None:
    """Take away what killed windows left of locks whose drafts are gone."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.toml.lock")):
            draft = path.with_name(path.name.removesuffix(".lock"))
            if not os.path.lexists(draft) and path.is_file():
                is_locked(draft)


def is_locked(draft: Path) -> bool:
    """Whether a window has the draft open; where locks do not work, no."""
    with suppress(WriteError):  # a disk that does not say is asked for the lock itself
        if look(lock_path(draft)) is None:
            return False
    lock = DraftLock(draft)
    hold = lock.take()
    lock.release()
    return hold is Hold.BUSY
