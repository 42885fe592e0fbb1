"""Names in one opened folder: no other module replaces, renames or removes anything on the disk.

A folder is opened once, and each name in it is reached through that descriptor and never through a link. Only the very
file that was looked at is replaced or removed: what came into its place meanwhile stays.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from resign_tui.core import late_regex
from resign_tui.disk.seen import Kind, Seen, seen_as

_TEMPORARY = late_regex.compile(r"\.tmp-(\d+)-[0-9a-f]{16}")
_STALE_AFTER = 60.0
"""Seconds; no write of ours takes that long, so an older temporary file was left behind."""

_CHUNK = 1024 * 1024
_NOFOLLOW = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
"""What file systems say that know no hard links."""


class Erasure(msgspec.Struct, frozen=True):
    """overwritten: nothing of the bytes can be read in their old place. left: an emptied file that resists."""

    overwritten: bool
    left: Path | None = None


class OpenFolder:
    """A folder held open, and what is done to names in it; no name is followed where it leads. Raises OSError."""

    def __init__(self, path: Path, *, follow: bool = True) -> None:
        self.path = path
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
        self._descriptor = os.open(path, flags if follow else flags | os.O_NOFOLLOW)

    def __enter__(self) -> Self:
        """The folder."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # nothing was written through it
            os.close(self._descriptor)

    def look(self, name: str) -> Seen | None:
        """What stands under a name; None for nothing."""
        try:
            status = os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None
        return seen_as(self.path / name, status)

    def names(self) -> list[str]:
        """Every name in the folder, in order."""
        return sorted(os.listdir(self._descriptor))  # noqa: PTH208 - Path knows no descriptors

    def read(self, seen: Seen, most: int) -> bytes:
        """What the file that was seen holds, up to so many bytes."""
        descriptor = os.open(seen.path.name, os.O_RDONLY | _NOFOLLOW, dir_fd=self._descriptor)
        try:
            if not seen.is_same(seen_as(seen.path, os.fstat(descriptor))):
                raise OSError(errno.ESTALE, "changed")
            return read_all(descriptor, most)
        finally:
            os.close(descriptor)

    def temporary(self, data: bytes) -> str:
        """A synced file for the owner alone, named after the process; on failure none is left."""
        name = _temporary_name()
        descriptor = os.open(name, _NEW, 0o600, dir_fd=self._descriptor)
        try:
            try:
                _write_all(descriptor, data)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            self.drop(name)
            raise
        return name

    def put(self, temporary: str, name: str) -> None:
        """Give a temporary file a name that is free; FileExistsError when it is not, and nothing is replaced."""
        try:
            self._link(temporary, self, name)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            # Without hard links: take the name with an empty file, then replace that one.
            os.close(os.open(name, _NEW, 0o600, dir_fd=self._descriptor))
            try:
                self._rename(temporary, name)
            except OSError:
                self.drop(name)
                raise
        else:
            self.drop(temporary)

    def replace(self, temporary: str, name: str, seen: Seen | None) -> None:
        """Put a temporary file in the place of what was seen there, and of nothing else."""
        self._require(name, seen)
        self._rename(temporary, name)

    def link(self, seen: Seen, folder: OpenFolder, name: str) -> None:
        """Give the file that was seen here a second name, in a folder; FileExistsError when that is taken."""
        self._link(seen.path.name, folder, name)
        if not seen.is_same(folder.look(name)):
            folder.drop(name)
            raise OSError(errno.ESTALE, "changed")

    def date(self, name: str, changed: int) -> None:
        """Give a file of ours the time at which another one was changed."""
        os.utime(name, ns=(changed, changed), dir_fd=self._descriptor, follow_symlinks=False)

    def close_to_others(self, name: str) -> None:
        """Take a file or folder of our own away from everybody else."""
        descriptor = os.open(name, os.O_RDONLY | _NOFOLLOW, dir_fd=self._descriptor)
        try:
            mode = os.fstat(descriptor).st_mode
            os.fchmod(descriptor, stat.S_IMODE(mode) & 0o700)
        finally:
            os.close(descriptor)

    def erase(self, seen: Seen) -> Erasure:
        """Overwrite and remove the file that was seen; bytes that have other names are left to those.

        On an error it stands as it was. It is moved to a name that nobody knows before it is touched, and looked at
        there: what was put in its place at the last moment goes back.
        """
        name, aside = seen.path.name, _temporary_name()
        self._require(name, seen)
        self._rename(name, aside)
        try:
            self._require(aside, seen)
        except OSError:
            self._put_back(aside, name)
            raise
        overwritten = self._overwrite(aside, seen)
        return Erasure(overwritten, None if self.drop(aside) else self.path / aside)

    def exchange(self, seen: Seen, data: bytes) -> Erasure:
        """Put these bytes in the place of the file that was seen, at its time, and overwrite what stood there.

        Killed in between, either stands whole under the name, and the old one at most as a temporary file of ours.
        """
        temporary, old = self.temporary(data), _temporary_name()
        try:
            self.date(temporary, seen.changed)
            try:
                self.link(seen, self, old)
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
            self.replace(temporary, seen.path.name, seen)
            self.sync()
            kept = self.look(old)
            return Erasure(False) if kept is None else self.erase(kept)
        except BaseException:
            self.drop(temporary)
            self.drop(old)
            raise

    def drop(self, name: str) -> bool:
        """Remove a file that this process has just made; a second try outlasts a passing error."""
        for _ in range(2):
            try:
                os.unlink(name, dir_fd=self._descriptor)
            except FileNotFoundError:
                return True
            except OSError:
                continue
            return True
        return False

    def remove_empty(self, name: str) -> None:
        """Remove a folder of ours that holds nothing."""
        os.rmdir(name, dir_fd=self._descriptor)

    def stale(self) -> Iterator[Seen]:
        """Temporary files of ours whose writer is gone."""
        for name in self.names():
            match = _TEMPORARY.fullmatch(name)
            seen = self.look(name) if match else None
            if match is None or seen is None or seen.kind is not Kind.FILE or seen.owner != os.getuid():
                continue
            if time.time() - seen.changed / 1e9 > _STALE_AFTER or not _lives(int(match[1])):
                yield seen

    def sync(self) -> None:
        """Make the names survive power loss; file systems that cannot do this are taken as they are."""
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                raise

    def _require(self, name: str, seen: Seen | None) -> None:
        there = self.look(name)
        if not (seen is None and there is None) and not (seen is not None and seen.is_same(there)):
            raise OSError(errno.ESTALE, "changed")

    def _rename(self, old: str, new: str) -> None:
        os.rename(old, new, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def _link(self, name: str, folder: OpenFolder, other: str) -> None:
        os.link(
            name, other, src_dir_fd=self._descriptor, dst_dir_fd=folder._descriptor, follow_symlinks=False
        )  # fmt: skip

    def _put_back(self, aside: str, name: str) -> None:
        for free in (name, f"{name}.kept-{os.urandom(4).hex()}"):
            with suppress(OSError):
                if self.look(free) is None:
                    self._rename(aside, free)
                    return

    def _overwrite(self, name: str, seen: Seen) -> bool:
        """Whether nothing of the bytes is left; a file that may not be written can still be deleted."""
        try:
            descriptor = os.open(name, os.O_WRONLY | _NOFOLLOW, dir_fd=self._descriptor)
            try:
                now = seen_as(seen.path, os.fstat(descriptor))
                if now.links > 1 or not seen.is_same(now):
                    return False
                for start in range(0, seen.size, _CHUNK):
                    _write_all(descriptor, os.urandom(min(_CHUNK, seen.size - start)))
                os.fsync(descriptor)
                os.ftruncate(descriptor, 0)
            finally:
                os.close(descriptor)
        except OSError:
            return False
        return True


def read_all(descriptor: int, most: int) -> bytes:
    """What an open file holds from here on, up to so many bytes."""
    data = bytearray()
    while len(data) < most and (part := os.read(descriptor, most - len(data))):
        data += part
    return bytes(data)


def _temporary_name() -> str:
    return f".tmp-{os.getpid()}-{os.urandom(8).hex()}"


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
