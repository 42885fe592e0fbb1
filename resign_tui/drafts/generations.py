"""Earlier versions of a draft file, and what was put aside; the names count up, no clock is trusted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import (
    AlreadyExists,
    Kind,
    Seen,
    erase,
    look,
    make_private,
    matching,
    private_folder,
    second_name,
    sync_folder,
    write_private,
)
from resign_tui.drafts.seal import Seal

KEPT_GENERATIONS = 5
HISTORY = "history"
"""The folder of earlier versions, beside the drafts."""


def generations(path: Path) -> list[Path]:
    """The earlier versions of a draft file, newest first; a folder that is a link holds none of ours."""
    return [seen.path for seen in versions(path)]


def versions(path: Path) -> list[Seen]:
    """Whatever stands under the name of an earlier version, newest first. Raises WriteError."""
    numbered = _numbered(path.parent / HISTORY, rf"{re.escape(_stem(path))}\.(\d+)\.toml", follow=False)
    return [seen for _, seen in sorted(numbered, key=lambda entry: (entry[0], entry[1].path), reverse=True)]


def add_generation(path: Path, data: bytes, seal: Seal) -> None:
    """Keep these bytes, sealed, as the newest version, unless that is the same; drop the oldest beyond the few kept."""
    history = look(path.parent / HISTORY)
    if history is not None and history.kind is Kind.LINK:
        raise WriteError(f"{history.path} is a link, and nothing is kept or deleted through it; remove it.")
    kept = versions(path)
    old = [seen.path for seen in kept]
    if old and _holds(old[0], data, seal):
        return
    folder = private_folder(path.parent / HISTORY)
    newest = int(old[0].name.removesuffix(".toml").rpartition(".")[2]) if old else 0
    write_private(folder / f"{_stem(path)}.{newest + 1}.toml", seal.sealed(data), replace=False)
    for dropped in kept[KEPT_GENERATIONS - 1 :]:
        if dropped.kind is Kind.FILE:
            erase(dropped)


def put_aside(seen: Seen, why: str) -> Path:
    """Give a file the next free name NAME.toml.WHY-N beside it, its bytes untouched, and say which.

    The old name stays until the caller replaces or deletes it: a kill in between loses nothing.
    """
    path = seen.path
    for aside in _free_names(path, why):
        try:
            second_name(seen, aside)
            sync_folder(path.parent)
        except AlreadyExists:
            continue
        make_private(aside)
        return aside
    raise DraftError(f"There are too many files named {path.name}.{why}-N; move some of them away.")


def copy_aside(path: Path, why: str, data: bytes) -> Path:
    """Write bytes to the next free NAME.toml.WHY-N beside a file, and say where they are."""
    for aside in _free_names(path, why):
        try:
            write_private(aside, data, replace=False)
        except AlreadyExists:
            continue
        return aside
    raise DraftError(f"There are too many files named {path.name}.{why}-N; move some of them away.")


def put_aside_copies(path: Path) -> list[Seen]:
    """What was put aside from a draft file: damaged, foreign and older versions."""
    name = re.escape(path.name)
    stem = re.escape(_stem(path))
    return [
        seen for _, seen in _numbered(path.parent, rf"(?:{name}\.(?:corrupt|other)-|{stem}\.schema-)(\d+)(?:\.toml)?")
    ]


def _free_names(path: Path, why: str) -> Iterator[Path]:
    names = (path.with_name(f"{path.name}.{why}-{number}") for number in range(1, 10_000))
    return (name for name in names if not os.path.lexists(name))


def _stem(path: Path) -> str:
    return path.name.removesuffix(".toml")


def _numbered(folder: Path, pattern: str, *, follow: bool = True) -> Iterator[tuple[int, Seen]]:
    for seen in matching(folder, pattern, follow=follow):
        match = re.fullmatch(pattern, seen.path.name)
        if match and len(match[1]) < 10:
            yield int(match[1]), seen


def _holds(path: Path, data: bytes, seal: Seal) -> bool:
    try:
        return seal.opened(path.read_bytes(), path.name) == data
    except (OSError, DraftError):
        return False
