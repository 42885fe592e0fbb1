"""The home folder: where keys lie and what runs under the person's user; names and places only, on request only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.formats import assignments
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.home import machine, places, processes, ssh, vaults
from resign_tui.evidence.sources.home.hosts import WANDB_HOST
from resign_tui.evidence.sources.home.machine import HERE, Machine
from resign_tui.evidence.sources.home.proposing import of_file, variables
from resign_tui.evidence.sources.home.table import KEY_FILES, SHELL_FILES, KeyFile
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey


def kind(here: Machine = HERE) -> SourceKind:
    """The source that reads the home folder of a machine."""

    def read(store: Store, survey: Survey) -> Iterator[Proposal]:
        return _read(store.path, survey, here)

    return SourceKind(name="home", title="home folder", stores=lambda _: (), read=read, home=True)


def _read(home: Path, survey: Survey, here: Machine) -> Iterator[Proposal]:
    yield from machine.proposals(home, survey, here)
    yield from ssh.proposals(home, survey)
    for key_file in KEY_FILES:
        yield from _key_file(home, key_file, survey)
    yield from _shell_files(home, survey)
    yield from vaults.proposals(home, survey)
    yield from processes.proposals(here.processes, survey)


def _key_file(home: Path, key_file: KeyFile, survey: Survey) -> Iterator[Proposal]:
    for shown, path in places.files(home, key_file.path, survey):
        data = places.content(shown, path, survey)
        if data is None:
            continue
        try:
            entries = list(key_file.parse(data))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{shown} was not read: {error}; the keys it may name are not listed.")
            continue
        names = {entry.name for entry in entries}
        if WANDB_HOST in names:
            survey.facts.add(f"wandb key in {shown}")
        if key_file.path.endswith("wandb/settings"):
            survey.facts.update(f"{name} in wandb settings" for name in names if name)
        yield from of_file(key_file, shown, entries, survey)


def _shell_files(home: Path, survey: Survey) -> Iterator[Proposal]:
    for pattern in SHELL_FILES:
        for shown, path in places.files(home, pattern, survey):
            data = places.content(shown, path, survey)
            if data is not None:
                names = [name for name in assignments.shell(data) if assignments.is_secret(name)]
                yield from variables("home", shown, f"Keys in {shown}", names, survey)


KIND = kind()
