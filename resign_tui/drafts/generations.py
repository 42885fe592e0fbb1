"""Earlier versions of a draft, and what was put aside; the names count up, and no clock tells which is newer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

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
    sweep,
    sync_folder,
    write_private,
)
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import Seal

LATEST = 30
"""So many of the newest versions are kept, however old they are: of steady work the last hour and a half."""

EACH_HOUR, EACH_DAY = timedelta(days=1), timedelta(days=30)
"""How far back one version of every hour is kept, and one of every day."""

_LAST_MOMENT = 4102444800
"""Seconds: a file that claims to be of a later day has the day 1 Jan 2100."""

HISTORY = "history"
"""The folder of earlier versions, beside the drafts."""


def sweep_around(path: Path) -> None:
    """Delete the temporary files that a killed writer left beside a draft and beside its earlier versions."""
    for folder in (path.parent, path.parent / HISTORY):
        sweep(folder)


def generations(path: Path) -> list[Path]:
    """The earlier versions of a draft file, newest first; a folder that is a link holds none of ours."""
    return [seen.path for seen in versions(path)]


def versions(path: Path) -> list[Seen]:
    """Whatever stands under the name of an earlier version, newest first. Raises WriteError."""
    numbered = _numbered(path.parent / HISTORY, rf"{re.escape(_stem(path))}\.(\d+)\.toml", follow=False)
    return [seen for _, seen in sorted(numbered, key=lambda entry: (entry[0], entry[1].path), reverse=True)]


class Version(msgspec.Struct, frozen=True):
    """One earlier version of a draft: its file, and its private one; None for a file that is not there."""

    number: int
    main: Seen | None
    private: Seen | None

    @property
    def files(self) -> tuple[Seen, ...]:
        """What stands of it."""
        return tuple(seen for seen in (self.main, self.private) if seen is not None)

    @property
    def when(self) -> datetime:
        """When it was kept, in local time, as the disk has it."""
        seconds = max(seen.changed for seen in self.files) / 1e9
        return datetime.fromtimestamp(min(max(seconds, 0), _LAST_MOMENT)).astimezone()


def draft_versions(path: Path) -> tuple[Version, ...]:
    """The earlier versions of a draft with its private file, newest first. Raises WriteError."""
    main, private = ({_number(seen): seen for seen in versions(file)} for file in (path, hr_path(path)))
    numbers = sorted(main.keys() | private.keys(), reverse=True)
    return tuple(Version(number, main.get(number), private.get(number)) for number in numbers)


def worth_keeping(times: Sequence[datetime]) -> frozenset[int]:
    """Which versions stay, by their places: the newest few, one of every hour of a day, one of every day of a month.

    `times` are those of the versions, newest version first; of an hour or a day the newest stays. The newest version
    says what time it is. A version that claims to be newer than it counts for its day.
    """
    kept = set(range(min(LATEST, len(times))))
    slots: set[tuple[date, int | None]] = set()
    for place, time in enumerate(times):
        age = times[0] - time
        is_recent = timedelta(0) <= age < EACH_HOUR
        slot = (time.date(), time.hour if is_recent else None)
        if age < EACH_DAY and slot not in slots:
            slots.add(slot)
            kept.add(place)
    return frozenset(kept)


def add_generation(path: Path, data: bytes, private: bytes | None = None, *, seal: Seal) -> None:
    """Keep these bytes of a draft and its private file, sealed, as the newest version, unless that is the same.

    Those that are not worth keeping any more go.
    """
    history = look(path.parent / HISTORY)
    if history is not None and history.kind is Kind.LINK:
        raise WriteError(f"{history.path} is a link, and nothing is kept or deleted through it; remove it.")
    kept = draft_versions(path)
    if kept and _holds(kept[0].main, data, seal) and _holds(kept[0].private, private, seal):
        return
    folder = private_folder(path.parent / HISTORY)
    number = kept[0].number + 1 if kept else 1
    if private is not None:  # first, so that no version seems to have had no private answers
        write_private(folder / f"{_stem(hr_path(path))}.{number}.toml", seal.sealed(private), replace=False)
    write_private(folder / f"{_stem(path)}.{number}.toml", seal.sealed(data), replace=False)
    _thin(path)


def _thin(path: Path) -> None:
    kept = draft_versions(path)
    stays = worth_keeping([version.when for version in kept])
    for place, version in enumerate(kept):
        for seen in version.files if place not in stays else ():
            if seen.kind is Kind.FILE:
                erase(seen)


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


def _number(seen: Seen) -> int:
    return int(seen.path.name.removesuffix(".toml").rpartition(".")[2])


def _holds(seen: Seen | None, data: bytes | None, seal: Seal) -> bool:
    """Whether a file says this; none says nothing."""
    if seen is None or data is None:
        return seen is None and data is None
    try:
        return seen.kind is Kind.FILE and seal.opened(seen.path.read_bytes(), seen.path.name) == data
    except (OSError, DraftError):
        return False
