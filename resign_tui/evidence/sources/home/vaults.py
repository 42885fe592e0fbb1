"""Password stores by their names alone: entries of pass, files of KeePass, the programs of Bitwarden."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning
from resign_tui.evidence.sources.home import places
from resign_tui.evidence.sources.home.entries import Entry
from resign_tui.evidence.sources.home.proposing import KeyPlace, without_private
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import day, listed

_PASS = ".password-store"
_LOCKED = ".gpg"
_KEEPASS = ".kdbx"
_KEEPASS_FOLDERS = ("", "Documents", "Desktop")
_BITWARDEN = (".config/Bitwarden CLI", ".config/Bitwarden")
_DEPTH = 6
_MOST_FOLDERS = 500
_MOST_ENTRIES = 2_000
_EACH = 6
_NAMES = 12


def proposals(home: Path, survey: Survey) -> Iterator[Proposal]:
    """Every store that lies in the home folder."""
    yield from _password_store(home, survey)
    yield from _keepass(home, survey)
    for folder in _BITWARDEN:
        if places.is_there(home, folder, survey):
            yield _bitwarden(folder, survey).proposal(survey)


def _password_store(home: Path, survey: Survey) -> Iterator[Proposal]:
    if not places.is_there(home, _PASS, survey):
        return
    paths = islice(_entry_paths(home / _PASS, survey), _MOST_ENTRIES)
    entries = without_private([Entry(path) for path in paths], f"~/{_PASS}", survey)
    names = [cleaning.name(entry.name) for entry in entries]
    if len(names) <= _EACH:
        for name in names:
            yield _pass_entries(name, [name], survey).proposal(survey)
        return
    for top, below in groupby(sorted(names), key=lambda name: name.partition("/")[0]):
        yield _pass_entries(top, list(below), survey).proposal(survey)


def _entry_paths(store: Path, survey: Survey) -> Iterator[str]:
    """The paths of the entries, breadth first."""
    waiting = deque([(store, "", 0)])
    folders = 0
    while waiting and folders < _MOST_FOLDERS:
        folder, before, depth = waiting.popleft()
        folders += 1
        for entry in survey.entries(folder):
            if entry.is_dir(follow_symlinks=False):
                if depth < _DEPTH and not entry.name.startswith("."):
                    waiting.append((Path(entry.path), f"{before}{entry.name}/", depth + 1))
            elif entry.name.endswith(_LOCKED) and not entry.name.startswith("."):
                yield before + entry.name.removesuffix(_LOCKED)


def _pass_entries(name: str, entries: list[str], survey: Survey) -> KeyPlace:
    several = len(entries) > 1
    names = listed(entries, _NAMES)
    return KeyPlace(
        source=Source("home", f"~/{_PASS}", name),
        system=name if not several else f"{name}, {len(entries)} entries of pass",
        kind="api_key",
        location=f"pass, {names}",
        what=f"pass: {names}",
        note=f"{names} {'lie' if several else 'lies'} in the password store of pass on my machine, as of "
        f"{day(survey.now)}; {'they open' if several else 'it opens'} only with the GPG keys that the store was "
        "made for.",
        why="the names of its files; none was opened",
        vanishes=True,
    )


def _keepass(home: Path, survey: Survey) -> Iterator[Proposal]:
    for folder in _KEEPASS_FOLDERS:
        if folder and not places.is_there(home, folder, survey):
            continue
        for entry in survey.entries(home / folder):
            if entry.name.lower().endswith(_KEEPASS) and entry.is_file(follow_symlinks=False):
                shown = "/".join(part for part in ("~", folder, cleaning.name(entry.name)) if part)
                for public in without_private([Entry(Path(entry.name).stem)], shown, survey):
                    yield _keepass_file(shown, public.name, survey).proposal(survey)


def _keepass_file(shown: str, name: str, survey: Survey) -> KeyPlace:
    return KeyPlace(
        source=Source("home", shown),
        system=f"KeePass, {cleaning.name(name)}",
        kind="saas",
        location=shown,
        what=f"KeePass file {shown}",
        note=f"A password file of KeePass lies in {shown}, as of {day(survey.now)}; it opens only with its own "
        "password or key file. Which entries it holds cannot be seen from outside.",
        why="by the name of the file; it was not opened",
        lasts=False,
        vanishes=True,
    )


def _bitwarden(folder: str, survey: Survey) -> KeyPlace:
    return KeyPlace(
        source=Source("home", f"~/{folder}"),
        system="Bitwarden",
        kind="saas",
        location=f"~/{folder}",
        what=f"Bitwarden is set up in ~/{folder}",
        note=f"Bitwarden is set up on my machine (~/{folder}), as of {day(survey.now)}; which vaults and entries it "
        "holds cannot be seen from outside.",
        why="the folder is there; it was not opened",
        lasts=False,
    )
