"""Walking the named folders: breadth first, so that a bound cuts the deep end and never the last sibling."""

from __future__ import annotations

import os
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from resign_tui.evidence import limits
from resign_tui.evidence.cleaning import place
from resign_tui.evidence.opening import reason

_SKIPPED = frozenset(
    (
        "node_modules",
        ".venv",
        "venv",
        "env",
        "site-packages",
        "__pycache__",
        ".tox",
        ".nox",
        ".mypy_cache",
        ".cache",
        "conda",
        "pkgs",
        ".git",
    )
)
"""Folders that hold nothing of a person's own; a repository's .git is read by git."""


class Folder(msgspec.Struct, frozen=True):
    """One folder as it is listed: the names of its files and of its folders, links left out.

    root: the named folder it lies below. links: names that are links; they are told, never followed.
    """

    path: Path
    root: Path
    files: tuple[str, ...]
    folders: tuple[str, ...]
    links: tuple[str, ...] = ()
    label: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Names from the named folder down, without it."""
        return self.path.relative_to(self.root).parts

    def shown(self, name: str = "") -> str:
        """The place for the person: below the named folder, beginning with that folder's own name or label."""
        return place(Path(self.label or self.root.name, *self.parts, *filter(None, (name,))))


def folders(
    root: Path,
    *,
    enter: Callable[[Folder, str], bool],
    told: Callable[[str], None],
    is_stopped: Callable[[], bool] = lambda: False,
    label: str = "",
    seconds: float = limits.WALK_SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Folder]:
    """Every folder from `root` down that `enter` lets in, on the same device, within the bounds.

    told: hears one sentence for every bound that cut something off and every folder that could not be listed.
    label: what the named folder is called where its own name is not enough. What the caller does with a folder takes
    nothing from the seconds.
    """
    waiting = deque([(root, 0)])
    deadline = clock() + seconds
    entries = 0
    device: int | None = None
    too_deep = 0
    while waiting:
        if is_stopped():
            return
        path, depth = waiting.popleft()
        if clock() > deadline or entries > limits.WALK_ENTRIES:
            bound = f"{limits.WALK_ENTRIES:,} entries" if entries > limits.WALK_ENTRIES else f"{seconds:.0f} seconds"
            told(f"Looking through {place(root)} stopped after {bound}; {len(waiting) + 1} folders were not opened.")
            return
        try:
            folder, own_device = _listed(path, root, label)
        except OSError as error:
            told(f"{place(path)} was not listed: {reason(error)}.")
            continue
        device = own_device if device is None else device
        if own_device != device:
            told(f"{place(path)} lies on another disk and was not opened; name it too if it is yours.")
            continue
        entries += len(folder.files) + len(folder.folders) + len(folder.links)
        handed_over = clock()
        yield folder
        deadline += clock() - handed_over
        below = [name for name in folder.folders if name not in _SKIPPED and enter(folder, name)]
        if depth + 1 > limits.WALK_DEPTH:
            too_deep += len(below)
        else:
            waiting.extend((path / name, depth + 1) for name in below)
    if too_deep:
        told(f"{too_deep} folders deeper than {limits.WALK_DEPTH} levels below {place(root)} were not opened.")


def _listed(path: Path, root: Path, label: str) -> tuple[Folder, int]:
    status = os.lstat(path)
    files, below, links = [], [], []
    if path == root or stat.S_ISDIR(status.st_mode):
        with os.scandir(path) as entries:
            for entry in islice(entries, limits.WALK_ENTRIES + 1):
                if entry.is_symlink():
                    links.append(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    below.append(entry.name)
                elif entry.is_file(follow_symlinks=False):
                    files.append(entry.name)
    device = path.stat().st_dev if path == root else status.st_dev
    return Folder(path, root, tuple(sorted(files)), tuple(sorted(below)), tuple(sorted(links)), label), device
