"""An open draft on disk: one window writes it, every save is whole, and earlier versions are kept."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import Kind, erase, look, read, write_private
from resign_tui.drafts.encrypting import seal_all
from resign_tui.drafts.generations import add_generation, copy_aside, sweep_around
from resign_tui.drafts.load import joined, read_clear, read_file
from resign_tui.drafts.lock import DraftLock, Hold, sweep_locks
from resign_tui.drafts.private import hr_path, split
from resign_tui.drafts.renaming import move
from resign_tui.drafts.restoring import read_or_restore
from resign_tui.drafts.seal import CLEAR, LARGEST_SEALED, Seal, require
from resign_tui.drafts.toml_file import dumps
from resign_tui.ordinary_files import reason

GENERATION_EVERY = 180.0
"""Seconds between two kept versions: a first letter is often done within ten minutes."""

PATIENCE = 2.0
"""Seconds to wait for a save that is under way in another thread."""

_NOTE = {
    Hold.BUSY: "{name} is open in another window, so it is open for reading only here.",
    Hold.DENIED: "Nothing can be written in {folder}, so {name} is open for reading only.",
    Hold.UNSUPPORTED: "Locks do not work in {folder}; keep {name} open in one window only.",
}


def unchanged(draft: Draft) -> Draft:
    """The draft as it is; stands in where nothing is to be masked."""
    return draft


class Opened(msgspec.Struct, frozen=True):
    """A draft that was opened. notes: sentences for the person. read_only: this window may not save it.

    is_new: there was no file of it. is_unkept: it lies nowhere, and what is changed in it is gone at the end; so it is
    with the example.
    """

    store: Store
    draft: Draft
    notes: tuple[str, ...]
    read_only: bool
    is_new: bool = False
    is_unkept: bool = False
    is_example: bool = False


def open_draft(
    path: Path,
    *,
    scrub: Callable[[Draft], Draft] = unchanged,
    clock: Callable[[], float] = time.monotonic,
    seal: Seal = CLEAR,
) -> Opened:
    """Open a draft for writing; one that does not exist yet is empty and gets its file at the first save.

    `scrub` masks what may not be stored, before each write; `seal` opens a draft that is locked, and locks every write.
    Raises DraftError when the draft cannot be read.
    """
    try:
        real = Path(os.path.realpath(path))
        there = real.parent.is_dir()
    except OSError as error:
        raise DraftError(f"Could not look at {path.parent}: {reason(error)}.") from error
    except ValueError as error:
        raise DraftError(f"{str(path)!r} is not a file name; choose another one.") from error
    if not there:
        raise DraftError(f"There is no folder {real.parent}; create it or choose another one.")
    require(seal, real)
    lock = DraftLock(real)
    hold = lock.take()
    try:
        return _open(real, lock, hold, scrub, clock, seal)
    except BaseException:
        lock.release()
        raise


def opened_nowhere(draft: Draft, place: Path, notes: tuple[str, ...] = (), *, is_example: bool = False) -> Opened:
    """A draft that lies nowhere, opened; `place` is where nothing of it is written."""
    main, hr = (_OpenFile(path, None, False, CLEAR) for path in (place, hr_path(place)))
    store = Store(main, hr, DraftLock(place), unchanged, True, time.monotonic)
    return Opened(store, draft, notes, read_only=True, is_unkept=True, is_example=is_example)


class Store:
    """Saves one open draft; every method may be called from any thread."""

    def __init__(
        self,
        main: _OpenFile,
        hr: _OpenFile,
        lock: DraftLock,
        scrub: Callable[[Draft], Draft],
        read_only: bool,
        clock: Callable[[], float],
    ) -> None:
        self._main = main
        self._hr = hr
        self._lock = lock
        self._scrub = scrub
        self._read_only = read_only
        self._clock = clock
        self._due = clock()
        self._notes: list[str] = []
        # Reentrant: a signal handler may save while the main thread is in the middle of a save.
        self._saving = threading.RLock()

    @property
    def path(self) -> Path:
        """The draft file."""
        return self._main.path

    @property
    def seal(self) -> Seal:
        """What opens everything of it, and locks what is written."""
        return self._main.seal

    @property
    def is_locked(self) -> bool:
        """Whether all of it is encrypted on the disk."""
        return self.seal.identity is not None

    def save(self, draft: Draft) -> None:
        """Write the draft if it differs from what stands on disk; the private answers go first, into their own file.

        Raises WriteError or DraftError; then the old files still stand.
        """
        if self._read_only:
            raise DraftError(f"{self.path.name} is open for reading only; save it under another name.")
        if not self._saving.acquire(timeout=PATIENCE):
            raise WriteError(f"Could not write {self.path}: the disk does not answer; save a copy on another disk.")
        try:
            main, hr = self._written(draft)
            if hr is not None:
                self._hr.write(hr)
            self._main.write(main)
            if hr is None:
                self._hr.remove()
            self.keep_if_due(main, hr)
        finally:
            self._saving.release()

    def keep(self, draft: Draft) -> None:
        """Keep this draft as an earlier version at once. Raises DraftError or WriteError when it cannot be kept."""
        if self._read_only:
            raise DraftError(f"{self.path.name} is open for reading only, so no version of it is kept.")
        if not self._saving.acquire(timeout=PATIENCE):
            raise WriteError(f"{self.path.name} is being saved; try again in a moment.")
        try:
            add_generation(self.path, *self._written(draft), seal=self.seal)
        finally:
            self._saving.release()

    def keep_if_due(self, main: bytes, hr: bytes | None) -> None:
        """Keep these bytes as an earlier version if the last one is old enough; a failure is a note, no more."""
        if self._clock() < self._due:
            return
        self._due = self._clock() + GENERATION_EVERY
        try:
            add_generation(self.path, main, hr, seal=self.seal)
        except WriteError as error:
            self._notes.append(f"{self.path.name} is saved, but no earlier version of it is kept. {error}")

    def _written(self, draft: Draft) -> tuple[bytes, bytes | None]:
        """Both files of a draft; None where it needs no private one."""
        main, hr = split(self._scrub(draft))
        return dumps(main), None if hr is None else dumps(hr)

    def rename(self, target: Path) -> None:
        """Give the open draft another name, between two saves and never one that is taken.

        Raises DraftError or WriteError; then it has the name it had.
        """
        if self._read_only:
            raise DraftError(f"{self.path.name} is open for reading only, so it keeps its name.")
        if not self._saving.acquire(timeout=PATIENCE):
            raise WriteError(f"{self.path.name} is being saved and keeps its name; try again in a moment.")
        try:
            self._lock = move(self.path, target, self._lock)
            self._main.path, self._hr.path = target, hr_path(target)
        finally:
            self._saving.release()

    def take_notes(self) -> tuple[str, ...]:
        """What the person should hear about the saves since the last call; each is told once."""
        notes, self._notes = self._notes, []
        return (*self._main.take_notes(), *self._hr.take_notes(), *notes)

    def close(self) -> None:
        """Let another window write the draft."""
        self._lock.release()


class _OpenFile:
    """One file of an open draft, and what we know to stand in it."""

    def __init__(self, path: Path, loaded: bytes | None, locked: bool, seal: Seal) -> None:
        self.path = path
        self.seal = seal
        self._known = {loaded}
        self._locked = locked
        self._notes: list[str] = []

    def write(self, data: bytes) -> None:
        """Write the bytes unless they stand there; what another program wrote meanwhile is kept in a file beside."""
        now = read_clear(self.path, self.seal)
        if now != data:
            if now is not None and now not in self._known:
                self._keep_other(now)
            self._known.add(data)  # a write that fails at its last step may have reached the disk
            write_private(self.path, self.seal.sealed(data), replace=True)
        self._known = {data}

    def remove(self) -> None:
        """Delete a file that holds nothing any more; one that we never read or wrote is left alone."""
        seen = look(self.path)
        if seen is None or seen.kind is not Kind.FILE:
            return
        if self.seal.opened(read(seen, LARGEST_SEALED), self.path.name) in self._known:
            erase(seen)
            self._known = {None}

    def take_notes(self) -> list[str]:
        """The notes since the last call."""
        notes, self._notes = self._notes, []
        return notes

    def _keep_other(self, now: bytes) -> None:
        name = self.path.name
        if not self._locked:
            raise DraftError(f"{name} was changed by another window, so it was not saved; save it under another name.")
        aside = copy_aside(self.path, "other", self.seal.sealed(now))
        self._notes.append(f"Another program changed {name}; its version is kept as {aside.name}, and yours is saved.")


def _open(
    real: Path,
    lock: DraftLock,
    hold: Hold,
    scrub: Callable[[Draft], Draft],
    clock: Callable[[], float],
    seal: Seal,
) -> Opened:
    writable = hold in (Hold.HELD, Hold.UNSUPPORTED)
    if writable:
        sweep_around(real)
        sweep_locks(real.parent)
        left = seal_all(real, seal).failed
        main = read_or_restore(real, seal, optional=False)
        hr = read_or_restore(hr_path(real), seal, optional=True)
    else:
        left = ()
        main, hr = read_file(real, seal), read_file(hr_path(real), seal)
    both = joined(main.loaded, hr)
    read_only = both.read_only or not writable
    notes = (*left, *both.notes)
    if hold in _NOTE:
        notes = (_NOTE[hold].format(name=real.name, folder=real.parent), *notes)
    if read_only:
        lock.release()
    known = ((real, main), (hr_path(real), hr))
    files = [_OpenFile(path, read.data, hold is Hold.HELD, seal) for path, read in known]
    store = Store(files[0], files[1], lock, scrub, read_only, clock)
    if not read_only and main.data is not None and main.data.strip() and split(main.loaded.draft)[1] is None:
        store.keep_if_due(main.data, hr.data)  # a file that still holds private answers is not kept: they move out
    is_new = main.data is None and not read_only
    return Opened(store, both.draft, notes, read_only, is_new)
