"""What git would read of a repository, before it is asked: ordinary files of a sane size, inside the named folders."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from resign_tui.evidence import cleaning, git
from resign_tui.evidence.limits import KB, MB, SETTINGS_FILE
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.survey import Store, Survey

_SMALL_FILES = (
    "config",
    "config.worktree",
    "HEAD",
    "commondir",
    "shallow",
    "info/exclude",
    "info/attributes",
    "info/grafts",
    "objects/info/alternates",
)
_LARGE_FILES = ("packed-refs", "index", "FETCH_HEAD")
_TREE_FILES = (".mailmap", ".gitignore", ".gitattributes", ".gitmodules")
_FOLDERS = {
    "refs": 4 * KB,
    "logs": 64 * MB,
    "info": SETTINGS_FILE,
    "worktrees": 256 * MB,
    "objects/info": 256 * MB,
    "objects/pack": None,
}
"""Folders of which git reads any file, with the size above which one is none; a link among them may lead anywhere."""

_MOST_ENTRIES = 50_000
_GITDIR = re.compile(r"gitdir: (.+)")
_LEADING = re.compile(r"include(?:if\..*)?\.path|core\.excludesfile|mailmap\.file", re.DOTALL)
"""Settings that make git read another file; of the person's own settings they are welcome, of a repository's not."""

_FROM_INPUT = ("--file", "-", "--list", "-z")
_MOST_BORROWED = 8


def check_place(store: Store, survey: Survey) -> None:
    """Unreadable, with the reason, unless the .git of a folder may be read."""
    entry = store.path / ".git"
    if entry.is_symlink():
        raise Unreadable("its .git is a link, and links are not followed; name the folder with its history instead")
    folder = entry
    if not os.path.lexists(entry):
        raise Unreadable("it is a repository without files; name a copy that was checked out from it")
    if not entry.is_dir():
        match = _GITDIR.match(survey.read(entry, 4 * KB).decode("utf-8", "surrogateescape").strip())
        if match is None:
            raise Unreadable("its .git is no repository")
        folder = Path(os.path.normpath(store.path / match[1]))
        if not folder.is_dir():
            raise Unreadable(f"its history is said to lie in {cleaning.place(folder)}, which is not there")
    for name in _TREE_FILES:
        _check_file(store.path / name, SETTINGS_FILE)
    check_folder(folder, store, survey)
    pointer = folder / "commondir"
    if pointer.is_file():
        said = survey.read(pointer.resolve(), 4 * KB).decode("utf-8", "surrogateescape").strip()
        check_folder(Path(os.path.normpath(folder / said)), store, survey)


def check_folder(folder: Path, store: Store, survey: Survey) -> None:
    """Unreadable unless a folder with a history, and all that it makes git read, lies inside the named folders."""
    _check_inside(folder, store, survey)
    for name in (*_SMALL_FILES, *_LARGE_FILES):
        _check_file(folder / name, SETTINGS_FILE if name in _SMALL_FILES else 256 * MB)
    for place in (folder, *map(folder.joinpath, ("config", "HEAD", "index", "objects", *_FOLDERS))):
        if place.is_symlink():
            _check_inside(place, store, survey)
    for name, most in _FOLDERS.items():
        for path in _below(folder / name, survey):
            if path.is_symlink():
                _check_inside(path, store, survey)
            _check_file(path, most)
    _check_settings([folder / name for name in ("config", "config.worktree")], store, survey)
    _check_alternates(folder / "objects", store, survey)


def _check_file(path: Path, most: int | None) -> None:
    """Nothing, a folder, or an ordinary file; a pipe would keep git waiting, and an endless one would fill it."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return
    if stat.S_ISDIR(status.st_mode):
        return
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(f"its {cleaning.name(path.name)} is no ordinary file")
    if most is not None and status.st_size > most:
        raise Unreadable(f"its {cleaning.name(path.name)} is larger than such a file can be")


def _check_inside(
    folder: Path, store: Store, survey: Survey, why: str = "its history lies in {}; name that folder too"
) -> None:
    root = Path(os.path.realpath(store.folder.root))
    real = Path(os.path.realpath(folder))
    if real.is_relative_to(root) or survey.repositories.holding(real) is not None:
        return
    raise Unreadable(why.format(cleaning.place(real if folder.is_symlink() else folder)))


def _below(folder: Path, survey: Survey) -> Iterator[Path]:
    """Everything below a folder, without going through a link."""
    waiting, count = [folder], 0
    while waiting and count < _MOST_ENTRIES:
        survey.check()
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    count += 1
                    yield Path(entry.path)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
        except OSError:
            continue


def _check_settings(files: list[Path], store: Store, survey: Survey) -> None:
    """The files that settings of a repository make git read, and that those include."""
    seen: set[Path] = set()
    while files:
        path = files.pop()
        seen.add(path)
        if len(seen) > _MOST_BORROWED:
            raise Unreadable("its settings lie in too many files")
        for place in _leads_to(path, survey) if path.is_file() else ():
            _check_inside(place, store, survey, "its settings lead to {}, outside the named folders")
            _check_file(place, SETTINGS_FILE)
            if place not in seen:
                files.append(place)


def _leads_to(path: Path, survey: Survey) -> Iterator[Path]:
    data = survey.read(path.resolve(), SETTINGS_FILE)
    if not any(word in data.lower() for word in (b"include", b"excludesfile", b"mailmap")):
        return
    try:
        listed = git.ask(path.parent, f"--git-dir={os.devnull}", "config", "--no-includes", *_FROM_INPUT, feed=data)
    except ProgramFailed as error:
        raise Unreadable(git.why_not(error)) from None
    for field in listed.split(b"\0"):
        key, _, place = os.fsdecode(field).partition("\n")
        if place and _LEADING.fullmatch(key):
            yield Path(os.path.normpath(path.parent / _expanded(place)))


def _expanded(place: str) -> Path:
    """A path with the home folder, or git's own, at its front."""
    try:
        return Path(place.replace("%(prefix)/", "/", 1)).expanduser()
    except RuntimeError:
        return Path(place)  # the home of nobody: git refuses it too


def _check_alternates(objects: Path, store: Store, survey: Survey) -> None:
    """Other folders of objects that git takes in, and those that they take in."""
    waiting, seen = [objects], set[Path]()
    while waiting:
        folder = waiting.pop()
        seen.add(folder)
        if len(seen) > _MOST_BORROWED:
            raise Unreadable("its history lies in too many folders")
        path = folder / "info" / "alternates"
        if not path.is_file():
            continue
        for line in survey.read(path.resolve(), SETTINGS_FILE).split(b"\n"):
            if line and not line.startswith(b"#"):
                other = Path(os.path.normpath(folder / os.fsdecode(line.strip(b'"'))))
                _check_inside(other, store, survey)
                if other not in seen:
                    waiting.append(other)
