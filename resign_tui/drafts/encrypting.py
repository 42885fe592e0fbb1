"""Locking a draft and unlocking it: every file of it is exchanged for its other form, one after the other.

The key comes first and goes last, so that a draft with a key is a locked one, whatever was broken off in between.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import Erasure, Kind, Seen, erase, exchange, look, read, write_private
from resign_tui.drafts import forgetting
from resign_tui.drafts.generations import sweep_around
from resign_tui.drafts.lock import DraftLock, Hold
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import LARGEST_SEALED, Locked, Seal, has_key, is_sealed, key_path, keyless


class Plan(msgspec.Struct, frozen=True):
    """What would be exchanged of a draft. stays: sentences on what is beyond reach."""

    path: Path
    goes: tuple[Path, ...]
    stays: tuple[str, ...]


class Exchanged(msgspec.Struct, frozen=True):
    """done: the files that have their other form now. failed: sentences on what was in the way."""

    done: tuple[Path, ...] = ()
    failed: tuple[str, ...] = ()


def to_lock(path: Path, drafts: Path) -> Plan:
    """What locking this draft would encrypt; it is not touched. Raises DraftError when it is locked, open or none.

    What killed writers left goes at once, for it may be in clear even beside a draft that is locked already.
    """
    plan = _planned(path, drafts, in_clear=True)
    sweep_around(plan.path)
    if has_key(plan.path) and not plan.goes:
        raise DraftError(f"{plan.path.name} is locked already.")
    standing = [] if has_key(plan.path) else [look(path) for path in (plan.path, hr_path(plan.path))]
    for seen in standing:
        if seen is not None and seen.kind is Kind.FILE and _is_sealed(seen):
            raise Locked(keyless(seen.path.name))  # another key would not open it, and would take the name of its own
    return plan


def to_unlock(path: Path, drafts: Path) -> Plan:
    """What unlocking this draft would write in clear; nothing is touched. Raises DraftError when it is not locked."""
    plan = _planned(path, drafts, in_clear=False)
    if not has_key(plan.path):
        raise DraftError(f"{plan.path.name} is not locked.")
    return plan


def lock(plan: Plan, seal: Seal, key: bytes | None) -> Exchanged:
    """Put the key beside the draft, unless it lies there, and encrypt everything of it.

    Raises DraftError when a window has it open, and WriteError when the key cannot be written; then it is in clear.
    """
    with _held(plan.path):
        if key is not None:
            write_private(key_path(plan.path), key, replace=False)
        return seal_all(plan.path, seal)


def seal_all(path: Path, seal: Seal) -> Exchanged:
    """Encrypt whatever of a locked draft is in clear, as after a locking that broke off; of another one nothing."""
    if seal.identity is None:
        return Exchanged()
    return _exchange_all(path, lambda data, _: None if is_sealed(data) else seal.sealed(data))


def unlock(plan: Plan, seal: Seal) -> Exchanged:
    """Write everything of a draft in clear and delete its key; with a failure of the disk the key stays.

    Raises DraftError when the draft does not open, or a window has it open; then it is locked as it was.
    """
    with _held(plan.path):
        key = look(key_path(plan.path))
        draft = look(plan.path)
        if draft is not None:
            seal.opened(read(draft, LARGEST_SEALED), plan.path.name)
        exchanged = _exchange_all(plan.path, lambda data, name: seal.opened(data, name) if is_sealed(data) else None)
        if key is not None and not _sealed_and_opened(plan.path, seal):
            erase(key)
        return exchanged


def _planned(path: Path, drafts: Path, *, in_clear: bool) -> Plan:
    real = forgetting.planned(path, drafts).path
    if real.suffix != ".toml":
        raise DraftError(f"{real.name} does not end in .toml, so it can be neither locked nor unlocked; rename it.")
    files = list(_files(real))
    large = next((seen for seen in files if seen.size > LARGEST_SEALED), None)
    if large is not None:
        raise DraftError(f"{large.path} is too large for a draft, so nothing was changed; move it away.")
    goes = tuple(seen.path for seen in files if _is_sealed(seen) is not in_clear)
    stays = [f"{seen.path} is {seen.kind.value} and stays." for seen in _standing(real) if seen.kind is not Kind.FILE]
    stays += [
        f"{seen.path} has another name on this disk, under which its text stays; look for it with find -samefile."
        for seen in files
        if seen.links > 1 and in_clear
    ]
    return Plan(real, goes, tuple(stays))


def is_half_locked(path: Path) -> bool:
    """Whether a draft has a key and something of it is in clear, for locking or unlocking it broke off. Raises
    WriteError when that cannot be read.
    """
    return has_key(path) and not all(map(_is_sealed, _files(Path(os.path.realpath(path)))))


def _is_sealed(seen: Seen) -> bool:
    return is_sealed(read(seen, 64))


def _standing(path: Path) -> Iterator[Seen]:
    """What stands under the names of a draft, but for its key."""
    return (seen for seen in forgetting.remains(path) if seen.path != key_path(path))


def _files(path: Path) -> Iterator[Seen]:
    return (seen for seen in _standing(path) if seen.kind is Kind.FILE)


def _exchange_all(path: Path, other: Callable[[bytes, str], bytes | None]) -> Exchanged:
    """Give every file its other form, where it has one, and sweep up; what resists does not keep the others."""
    done: list[Path] = []
    failed: list[str] = []
    for seen in _files(path):
        try:
            data = read(seen, LARGEST_SEALED)
            if len(data) < seen.size:
                raise DraftError(f"{seen.path} is too large for a draft and stays as it is.")
            wanted = other(data, seen.path.name)
            if wanted is None:
                continue
            erasure = exchange(seen, wanted)
        except (DraftError, WriteError) as error:
            failed.append(str(error))
            continue
        done.append(seen.path)
        failed += _not_erased(seen, erasure, data)
    sweep_around(path)
    return Exchanged(tuple(done), tuple(failed))


def _not_erased(seen: Seen, erasure: Erasure, data: bytes) -> Iterator[str]:
    """What is to be said of the clear bytes that stood in a file."""
    if is_sealed(data):
        return
    if erasure.left is not None:
        yield f"{erasure.left} is what is left of {seen.path.name}; delete it by hand."
    elif not erasure.overwritten and seen.links == 1:
        yield f"{seen.path} is encrypted, but what stood there could only be deleted, not overwritten."


def _sealed_and_opened(path: Path, seal: Seal) -> bool:
    """Whether a file is still encrypted that the key opens."""
    for seen in _files(path):
        data = read(seen, LARGEST_SEALED)
        try:
            if is_sealed(data) and seal.opened(data, seen.path.name) is not None:
                return True
        except DraftError:
            continue
    return False


@contextmanager
def _held(path: Path) -> Iterator[None]:
    window = DraftLock(path)
    hold = window.take()
    try:
        if hold is Hold.BUSY:
            raise DraftError(f"{path.name} is open in another window; close it there first.")
        if hold is not Hold.HELD:
            why = "Nothing can be written" if hold is Hold.DENIED else "Locks do not work"
            raise DraftError(f"{why} in {path.parent}, so nothing was changed; look at that folder first.")
        yield
    finally:
        window.release()
