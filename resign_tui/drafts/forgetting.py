"""Forgetting a draft: what is provably ours of it is listed, then overwritten and deleted, and the rest is named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import msgspec

from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import Kind, Seen, erase, look, read, remove_empty, stale
from resign_tui.drafts.generations import HISTORY, put_aside_copies, sweep_around, versions
from resign_tui.drafts.listing import last_file, noted_in
from resign_tui.drafts.lock import DraftLock, Hold, is_locked, lock_path, remove_lock
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import has_key, is_sealed, key_path
from resign_tui.drafts.toml_file import LARGEST, is_draft

BEYOND = (
    "Files that you exported or copied stay where they are.",
    "An SSD, a file system that copies on write, snapshots and backups may hold older versions.",
    "Synced folders may have copied the draft to other machines.",
    "A clipboard manager, the scrollback or log of a terminal, and your mail drafts may hold what you copied there.",
)
"""What no program like this one can reach."""


class Item(msgspec.Struct, frozen=True):
    """One file that goes, and what it is."""

    seen: Seen
    what: str


class Plan(msgspec.Struct, frozen=True):
    """What forgetting a draft would do. stays: sentences on what is not deleted, or lives on under another name.

    is_elsewhere: it does not lie in the drafts folder, so that it takes a question of its own.
    """

    path: Path
    goes: tuple[Item, ...]
    stays: tuple[str, ...]
    is_elsewhere: bool
    drafts: Path
    state: Path | None


class Forgotten(msgspec.Struct, frozen=True):
    """removed: what was deleted. failed: sentences on what could not be. stays, beyond: on what was never to be."""

    removed: tuple[Path, ...]
    failed: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    beyond: tuple[str, ...] = BEYOND


def planned(path: Path, drafts: Path, state: Path | None = None) -> Plan:
    """Everything that forgetting this draft would delete; nothing of it is touched.

    With `state` the note that it was open last goes too. Raises DraftError for what is no draft of ours, for a link,
    and for a draft that a window has open.
    """
    try:
        real = Path(os.path.realpath(path.parent)) / path.name
        is_elsewhere = real.parent != Path(os.path.realpath(drafts))
    except ValueError as error:
        raise DraftError(f"{str(path)!r} is not a file name; choose another one.") from error
    _require_draft(path, look(real), is_elsewhere)
    if is_locked(real):
        raise DraftError(f"{real.name} is open in another window; close it there first.")
    return _plan(Plan(real, (), (), is_elsewhere, drafts, state))


def forget(plan: Plan) -> Forgotten:
    """Overwrite and delete what the plan lists, the draft itself last; a file that resists does not keep the others.

    Raises DraftError when a window has the draft open or when anything of it is not as it was; then all of it stands.
    """
    path = plan.path
    lock = DraftLock(path)
    hold = lock.take()
    if hold is Hold.BUSY:
        raise DraftError(f"{path.name} is open in another window; close it there first.")
    if hold is Hold.DENIED:
        raise DraftError(f"{lock_path(path)} cannot be written, so nothing was deleted; look at that folder first.")
    try:
        if _plan(plan).goes != plan.goes:
            raise DraftError(f"{path.name} changed meanwhile, so nothing was deleted; ask for it once more.")
        removed, failed = _erase_all(plan)
    finally:
        lock.release()
    remove_lock(lock_path(path))
    return Forgotten(removed, failed, plan.stays)


def remains(path: Path) -> list[Seen]:
    """Whatever stands under a name that a file of this draft has, its lock aside; the key first, then the draft."""
    standing = [(look(file), *versions(file), *put_aside_copies(file)) for file in (path, hr_path(path))]
    standing.insert(0, (look(key_path(path)),))
    return [seen for seens in standing for seen in seens if seen is not None]


def _require_draft(path: Path, seen: Seen | None, is_elsewhere: bool) -> None:
    """A draft is an ordinary file that reads as one, or lies under a draft's name in our folder."""
    if seen is None:
        if is_elsewhere:
            _refuse_missing(path)
    elif seen.kind is Kind.LINK:
        raise DraftError(f"{path} is a link, and nothing is deleted through a link; name what it leads to.")
    elif seen.kind is not Kind.FILE:
        raise DraftError(f"{path} is {seen.kind.value} and no draft, so nothing was deleted; name a draft.")
    elif (is_elsewhere or path.suffix != ".toml") and not _reads_as_draft(seen, path):
        raise DraftError(f"{path} does not read as a draft of ours, so nothing was deleted; name a draft.")


def _refuse_missing(path: Path) -> NoReturn:
    """There is none by this name; what is left of it where forgetting was killed at the draft itself goes now."""
    sweep_around(path)
    raise DraftError(f"There is no draft at {path}; check the name with resign-tui drafts.")


def _reads_as_draft(seen: Seen, path: Path) -> bool:
    """Whether a file is a draft, or of one: of a locked draft whatever is encrypted."""
    if seen.kind is not Kind.FILE:
        return False
    data = read(seen, LARGEST + 1)
    return is_draft(data) or (is_sealed(data) and has_key(path))


def _plan(about: Plan) -> Plan:
    path = about.path
    goes, stays = [], []
    for item in (*_of_draft(path), *_around(about)):
        seen = item.seen
        if seen.kind is not Kind.FILE:
            stays.append(f"{seen.path} is {seen.kind.value} and stays.")
        elif about.is_elsewhere and item.what in _BESIDE and not _reads_as_draft(seen, path):
            stays.append(f"{seen.path} does not read as a draft and stays; delete it by hand if it is yours.")
        else:
            goes.append(item)
    if not any(item.what in _BESIDE or item.seen.path == path for item in goes):
        _refuse_missing(path)
    names = Counter(item.seen.identity for item in goes)
    stays += [
        f"{item.seen.path} has another name on this disk, under which its text stays; look for it with find -samefile."
        for item in goes
        if item.seen.links > names[item.seen.identity]
    ]
    return msgspec.structs.replace(about, goes=tuple(goes), stays=tuple(stays))


_DRAFT, _PRIVATE, _VERSION, _ASIDE = "the draft", "its private answers", "an earlier version", "a version put aside"
_KEY = "the key that opens it"
_BESIDE = frozenset({_DRAFT, _PRIVATE, _VERSION, _ASIDE, _KEY})
"""What lies beside a draft under names that somebody else may have chosen too."""


def _of_draft(path: Path) -> Iterator[Item]:
    names = {path: _DRAFT, hr_path(path): _PRIVATE, key_path(path): _KEY}
    for seen in remains(path):
        is_version = seen.path.parent != path.parent
        yield Item(seen, _VERSION if is_version else names.get(seen.path, _ASIDE))


def _around(about: Plan) -> Iterator[Item]:
    """What of a draft, or of our writing, bears no name of its own."""
    history = look(about.path.parent / HISTORY)
    if history is not None and history.kind is Kind.LINK:
        yield Item(history, "the folder of earlier versions")
    folders = [about.path.parent, *([history.path] if history is not None and history.kind is Kind.FOLDER else [])]
    yield from (Item(seen, "left by a write that broke off") for folder in folders for seen in stale(folder))
    last = look(last_file(about.state)) if about.state is not None else None
    if last is not None and last.kind is Kind.FILE:
        noted = noted_in(read(last, LARGEST))
        if noted is not None and Path(os.path.realpath(noted)) == about.path:
            yield Item(last, "the note that it was open last")


def _erase_all(plan: Plan) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    removed: list[Path] = []
    failed: list[str] = []
    whole: set[tuple[int, int]] = set()
    for item in reversed(plan.goes):
        try:
            erasure = erase(item.seen)
        except WriteError as error:
            failed.append(str(error))
            continue
        removed.append(item.seen.path)
        if erasure.overwritten:
            whole.add(item.seen.identity)
        if erasure.left is not None:
            failed.append(f"{erasure.left} is what is left of {item.seen.path.name}; delete it by hand.")
    failed += [
        f"{item.seen.path} was deleted, but could not be overwritten before."
        for item in plan.goes
        if item.seen.path in removed and item.seen.identity not in whole and item.seen.links == 1
    ]
    history = plan.path.parent / HISTORY
    if any(path.parent == history for path in removed):
        remove_empty(history)  # it stays when other drafts have versions in it
    return tuple(reversed(removed)), tuple(failed)
