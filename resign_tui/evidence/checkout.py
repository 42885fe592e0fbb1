"""The checkout in which a file lies: its top folder, and the name by which people call it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from resign_tui.evidence.cleaning import name
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.survey import Spent, Stopped, Survey
from resign_tui.evidence.walk import Folder

_WORKTREE = re.compile(rb"gitdir:[^\n]*?([^/\n]+?)(?:/\.git|\.git)/worktrees/[^/\n]+\s*")
_POINTER = 4096


class Checkout(msgspec.Struct, frozen=True):
    """Where a file was found. name: the repository's, also in a second work tree of it. repository: as git knows it."""

    top: Path
    name: str
    repository: Repository | None = None

    def inside(self, path: Path) -> str:
        """A path below the top, with /."""
        return path.relative_to(self.top).as_posix()


def checkout(folder: Folder, survey: Survey, default: Path | None = None) -> Checkout:
    """The checkout that holds a folder; without a repository `default` or the folder itself is its top."""
    repository = survey.repositories.holding(folder.path)
    top = repository.path if repository is not None else _top(folder) or default or folder.path
    return Checkout(top, name(_name(top, survey)), repository)


def _top(folder: Folder) -> Path | None:
    for path in (folder.path, *folder.path.parents):
        if os.path.lexists(path / ".git"):
            return path
        if path == folder.root:
            return None
    return None


def _name(top: Path, survey: Survey) -> str:
    """The folder's name; of a second work tree that of the repository it belongs to, by git's own pointer."""
    pointer = top / ".git"
    if pointer.is_file() and not pointer.is_symlink():
        try:
            match = _WORKTREE.fullmatch(survey.read_start(pointer, _POINTER))
        except (Spent, Stopped):
            raise
        except Unreadable:
            match = None
        if match:
            return match[1].decode("utf-8", "replace")
    return top.name
