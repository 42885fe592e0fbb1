"""Another name for a draft, or a copy of it: everything kept beside it follows, and nothing is ever replaced."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from resign_tui.core.errors import DraftError, UsageError, WriteError
from resign_tui.disk import AlreadyExists, Kind, Seen, erase, look, second_name, sync_folder, write_private
from resign_tui.drafts.forgetting import remains
from resign_tui.drafts.load import read_bytes
from resign_tui.drafts.lock import DraftLock, Hold
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.resolving import resolve
from resign_tui.drafts.seal import is_sealed, key_of, key_path
from resign_tui.ordinary_files import reason

_WHY = {
    Hold.BUSY: "{name} is open in another window; close it there first.",
    Hold.DENIED: "Nothing can be written in {folder}, so every name stays as it is.",
    Hold.UNSUPPORTED: "Locks do not work in {folder}, so every name stays as it is.",
}


def named(text: str, folder: Path) -> Path:
    """The file of a draft with this name in a folder. Raises UsageError for what is no name."""
    name = text.strip().removesuffix(".toml")
    path = resolve(name, folder)
    if name.startswith("-"):
        raise UsageError("A name does not begin with a dash, which commands take for an option; give another one.")
    if path.parent != folder or path.name != f"{name}.toml":
        raise UsageError("A name has no slash in it; give another one.")
    return path


def is_free(path: Path) -> bool:
    """Nothing of a draft with this name is there, neither the draft nor an earlier version of it."""
    return not remains(path)


def free(name: str, folder: Path) -> Path:
    """The file for a draft with this name, or the first of NAME-2, NAME-3 ... that is free."""
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    return next(path for path in (folder / f"{each}.toml" for each in names) if is_free(path))


def rename(path: Path, target: Path) -> None:
    """Give a draft that is open nowhere another name in its folder.

    Raises DraftError when it is open or not there, and WriteError when the name is taken or the disk refuses; then
    everything has the name it had.
    """
    _require(path)
    lock = _locked(path)
    try:
        lock = move(path, target, lock)
    finally:
        lock.release()


def move(path: Path, target: Path, lock: DraftLock) -> DraftLock:
    """Give a draft whose lock is held another name, with all that is kept beside it; the lock of the new name is held
    then, and the old one free. Killed in between, it stands under both names. Raises as `rename` does.
    """
    seen = look(path)
    if seen is not None and seen.kind is Kind.LINK:
        raise DraftError(f"{path.name} is a link to another place; rename the file that it leads to.")
    if path.suffix != ".toml":
        raise DraftError(
            f"{path.name} does not end in .toml, so what is kept beside it would be lost; rename it by hand."
        )
    fresh = _locked(target)
    try:
        _require_free(target)
        old = remains(path)
        _require_files(old)
        _give_all([(seen, _beside(seen.path, path, target)) for seen in old])
        for seen in reversed(old):
            erase(seen)
    except BaseException:
        fresh.release()
        raise
    lock.release()
    return fresh


def copy(path: Path, target: Path) -> None:
    """Write a draft, its private file and its key under another name; earlier versions stay with the first. Raises as
    `rename` does, but for a draft that is open, which may be copied.
    """
    _require(path)
    lock = _locked(target)
    given: list[Seen] = []
    try:
        _require_free(target)
        key, hr, draft = key_of(path), read_bytes(hr_path(path)), read_bytes(path)
        if key is not None and not all(data is None or is_sealed(data) for data in (hr, draft)):
            raise DraftError(f"Locking {path.name} broke off; `resign-tui drafts lock {path.stem}` finishes it.")
        for name, data in ((key_path(target), key), (hr_path(target), hr), (target, draft)):
            if data is not None:
                write_private(name, data, replace=False)
                given += _stood(name)
    except BaseException:
        _take_back(given)
        raise
    finally:
        lock.release()


def _give_all(names: list[tuple[Seen, Path]]) -> None:
    """Every file its second name, or none of them."""
    given: list[Seen] = []
    try:
        for seen, name in names:
            second_name(seen, name)
            given += _stood(name)
        for folder in {seen.path.parent for seen in given}:
            sync_folder(folder)
    except BaseException:
        _take_back(given)
        raise


def _stood(name: Path) -> tuple[Seen, ...]:
    seen = look(name)
    return () if seen is None else (seen,)


def _take_back(given: list[Seen]) -> None:
    for seen in given:
        with suppress(WriteError):  # the others still go; what stays is a second name that says so itself
            erase(seen)


def _require_files(old: list[Seen]) -> None:
    odd = next((seen for seen in old if seen.kind is not Kind.FILE), None)
    if odd is not None:
        raise DraftError(f"{odd.path.name} is {odd.kind.value}, so every name stays as it is; move it away first.")


def _beside(file: Path, path: Path, target: Path) -> Path:
    """What a file of the draft is called when the draft has its new name."""
    return file.with_name(target.name.removesuffix(".toml") + file.name[len(path.name.removesuffix(".toml")) :])


def _locked(path: Path) -> DraftLock:
    lock = DraftLock(path)
    hold = lock.take()
    if hold is not Hold.HELD:
        raise DraftError(_WHY[hold].format(name=path.name, folder=path.parent))
    return lock


def _require(path: Path) -> None:
    try:
        is_there = path.is_file()
    except OSError as error:
        raise DraftError(f"Could not look at {path}: {reason(error)}.") from error
    if not is_there:
        raise DraftError(f"There is no draft at {path}; check the name with resign-tui drafts.")


def _require_free(target: Path) -> None:
    if not is_free(target):
        raise AlreadyExists(f"{target.name} or something kept of it is there already; choose another name.")
