"""What was changed and not committed, found by comparing sizes, times and contents ourselves; no filter is run."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from resign_tui.evidence.limits import MB
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.repository import parsing
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.sources.repository.parsing import Entry
from resign_tui.evidence.survey import Spent, Stopped

_HASHED = 1 * MB
_HASHING_SECONDS = 3.0
_INDEX = 64 * MB
_MOST_UNTRACKED = 20_000
_LINK, _SUBMODULE = "120000", "160000"
_TEXT_ATTRIBUTES = ("text", "eol")
_OPAQUE_ATTRIBUTES = ("filter", "ident", "working-tree-encoding")
_ATTRIBUTES = (*_OPAQUE_ATTRIBUTES, *_TEXT_ATTRIBUTES)


class Changes(msgspec.Struct, frozen=True):
    """Paths that differ from the last commit, as they are on the disk.

    touched: written anew, and whether they differ only a filter could say. unseen: files that were not compared,
    because reading them all would take too long.
    """

    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    unseen: int = 0

    def __bool__(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.changed or self.touched or self.new)


def changes(opened: Opened, index: Sequence[Entry]) -> Changes:
    """What differs between the last commit, the index and the files."""
    differing, deleted, unseen = _differing(opened, index)
    changed, touched = _sorted_out(opened, differing)
    new = list(_untracked(opened))
    if opened.has_commit:
        answer = opened.ask("diff-index", "--cached", "--raw", "-z", "--ignore-submodules=all", "HEAD")
        staged = list(parsing.staged(answer))
    else:
        staged = [("A", entry.path) for entry in index]
    new += [path for letter, path in staged if letter == "A"]
    changed += [path for letter, path in staged if letter in "MT"]
    deleted += [path for letter, path in staged if letter == "D"]
    return Changes(_names(changed), _names(deleted), _names(touched), _names(new), unseen)


def _differing(opened: Opened, index: Sequence[Entry]) -> tuple[list[Entry], list[bytes], int]:
    """Entries whose file holds something else, paths that are gone, and how many files were left uncompared."""
    differing, deleted, unseen = [], [], 0
    written = _changed_ns(opened.git_folder / "index")
    deadline = time.monotonic() + _HASHING_SECONDS
    folders: dict[Path, bool] = {opened.path: True}
    for number, entry in enumerate(index):
        if number % 500 == 0:
            opened.survey.check()
        if entry.mode == _SUBMODULE or not entry.is_checked or not _is_plain(entry.path):
            continue
        path = _on_disk(opened, entry)
        if not _is_inside(path.parent, folders):
            deleted.append(entry.path)
            continue
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            deleted.append(entry.path)
            continue
        except (OSError, ValueError):
            unseen += 1
            continue
        if _is_other(entry, status):
            differing.append(entry)
        elif status.st_mtime_ns != entry.changed_ns or status.st_mtime_ns >= written or not entry.size:
            if time.monotonic() > deadline or status.st_size > _HASHED:
                unseen += 1
            elif not _is_same(opened, entry, path):
                differing.append(entry)
    return differing, deleted, unseen


def _is_other(entry: Entry, status: os.stat_result) -> bool:
    """Whether the file is another one without a look into it: a conflict, another kind, another size."""
    kind = stat.S_IFLNK if entry.mode == _LINK else stat.S_IFREG
    is_resized = entry.size > 0 and status.st_size % 2**32 != entry.size
    return entry.stage > 0 or stat.S_IFMT(status.st_mode) != kind or is_resized


def _is_plain(path: bytes) -> bool:
    """Whether an index that was written by hand leads nowhere else."""
    parts = path.split(b"/")
    return not {b"", b".", b"..", b".git"}.intersection(parts)


def _is_inside(folder: Path, known: dict[Path, bool]) -> bool:
    """Whether a folder below the work tree is one, reached through no link."""
    if folder not in known:
        try:
            known[folder] = _is_inside(folder.parent, known) and stat.S_ISDIR(os.lstat(folder).st_mode)
        except (OSError, ValueError):
            known[folder] = False
    return known[folder]


def _is_same(opened: Opened, entry: Entry, path: Path) -> bool:
    try:
        if entry.mode == _LINK:
            return _sha(os.fsencode(path.readlink()), entry.sha) == entry.sha
        return _sha(opened.survey.read(path, _HASHED), entry.sha) == entry.sha
    except (Spent, Stopped):
        raise
    except (Unreadable, OSError):
        return True


def _sha(data: bytes, like: str) -> str:
    made = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()


def _sorted_out(opened: Opened, entries: Sequence[Entry]) -> tuple[list[bytes], list[bytes]]:
    """Which of these were changed, and which were only touched as far as can be said without running a filter."""
    attributes = _attributes(opened, [entry.path for entry in entries])
    is_auto = (opened.settings.get("core.autocrlf") or ["false"])[-1].lower() in ("true", "input")
    changed, touched = [], []
    for entry in entries:
        theirs = attributes.get(entry.path, frozenset())
        if theirs & set(_OPAQUE_ATTRIBUTES):
            touched.append(entry.path)
        elif not ((theirs or is_auto) and _is_same_text(opened, entry)):
            changed.append(entry.path)
    return changed, touched


def _is_same_text(opened: Opened, entry: Entry) -> bool:
    """Whether only the ends of lines differ."""
    try:
        data = opened.survey.read(_on_disk(opened, entry), _HASHED)
    except (Spent, Stopped):
        raise
    except Unreadable:
        return False
    return _sha(data.replace(b"\r\n", b"\n"), entry.sha) == entry.sha


def _attributes(opened: Opened, paths: Sequence[bytes]) -> dict[bytes, frozenset[str]]:
    found: dict[bytes, set[str]] = {}
    if paths:
        answer = opened.ask("check-attr", "-z", "--stdin", *_ATTRIBUTES, feed=b"".join(path + b"\0" for path in paths))
        parts = answer.split(b"\0")
        for path, attribute, value in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            if value not in (b"unspecified", b"unset"):
                found.setdefault(path, set()).add(parsing.text(attribute))
    return {path: frozenset(names) for path, names in found.items()}


def _untracked(opened: Opened) -> Iterator[bytes]:
    paths = opened.ask("ls-files", "-o", "--exclude-standard", "-z").split(b"\0")
    if len(paths) > _MOST_UNTRACKED:
        number = f"{len(paths) - 1:,} files are not under version control"
        opened.survey.told(f"{opened.store.shown}: {number}; the first {_MOST_UNTRACKED:,} were looked at.")
    yield from (path for path in paths[:_MOST_UNTRACKED] if path)


def _on_disk(opened: Opened, entry: Entry) -> Path:
    return opened.path / os.fsdecode(entry.path)


def _changed_ns(path: Path) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0


def _names(paths: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(os.fsdecode(path) for path in dict.fromkeys(paths))


def is_whole(opened: Opened) -> bool:
    """Whether the index still has the checksum that git wrote behind it; git itself does not look."""
    path = opened.git_folder / "index"
    if not path.exists():
        return True
    try:
        data = opened.survey.read(path, _INDEX)
    except (Spent, Stopped):
        raise
    except Unreadable:
        return True
    length = 32 if (opened.settings.get("extensions.objectformat") or [""])[-1] == "sha256" else 20
    made = hashlib.sha256() if length == 32 else hashlib.sha1(usedforsecurity=False)
    made.update(data[:-length])
    return data[-length:] in (made.digest(), bytes(length))
