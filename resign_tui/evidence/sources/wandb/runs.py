"""The run folders of one W&B store: their marks, and what their files say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from resign_tui.evidence import wording
from resign_tui.evidence.cleaning import name
from resign_tui.evidence.formats import json_file, yaml_file
from resign_tui.evidence.limits import KB, MB, SETTINGS_FILE, WANDB_ENDS, WANDB_FILE
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.wandb import files, log, records
from resign_tui.evidence.sources.wandb.records import RunRecords
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey

FOLDER = re.compile(r"(offline-)?run-(\d{8}_\d{6})-([A-Za-z0-9_.-]{1,64})")
"""How W&B names the folder of a run; the time is that of the machine."""

_FINISHING = rb"finishing run ([^/\s]{1,128})/([^/\n]{1,128})/%s\s*$"
_LOG_BYTES = 64 * KB
_SHORT_ENDS = 128 * KB
_WHOLE_BYTES = 48 * MB
"""Bytes of one store that are read in whole files, newest runs first; of further large files only their ends."""

_MOST_RUNS = 400
_LEAST_WHOLE = 256 * KB

State = Literal["finished", "failed", "open", "empty", "unknown"]


class Run(msgspec.Struct, frozen=True):
    """One run. shown: its folder for the person. offline: not sent while it ran. marked: W&B marked it as synced.

    begun, heard: local times of its start and of its last point or its last write. entity, project: also from the log.
    """

    folder: str
    shown: str
    id: str
    offline: bool
    marked: bool
    state: State
    records: RunRecords
    begun: datetime | None
    heard: datetime | None
    entity: str
    project: str

    @property
    def title(self) -> str:
        """Its name, or its id where the file does not tell the name."""
        return self.records.name or self.id

    @property
    def never_synced(self) -> bool:
        """Whether it was offline and bears no mark of syncing."""
        return self.offline and not self.marked

    @property
    def ends_as_nan(self) -> bool:
        """Whether its curve ended as something that is no number."""
        return self.records.curve.ends_as_nan


def read(store: Store, survey: Survey) -> list[Run]:
    """The runs of a store, newest first; of a run that was resumed the newest folder."""
    if FOLDER.fullmatch(store.path.name) or not any(map(_is_run, _names(store.path, survey))):
        folders = [store.path]
    else:
        folders = [store.path / entry for entry in _names(store.path, survey) if _is_run(entry)]
    folders.sort(key=_time_of, reverse=True)
    if len(folders) > _MOST_RUNS:
        survey.told(f"{store.shown} holds {len(folders):,} runs of W&B; only the newest {_MOST_RUNS} were read.")
    runs: dict[tuple[str, bool], Run] = {}
    budget = _WHOLE_BYTES
    for folder in folders[:_MOST_RUNS]:
        shown = store.shown if folder == store.path else store.below(folder.name)
        run, size = _run(folder, shown, survey, budget)
        budget -= size
        if run is not None:
            runs.setdefault((run.id, run.never_synced), run)
    return list(runs.values())


def _names(folder: Path, survey: Survey) -> list[str]:
    return [entry.name for entry in survey.entries(folder, 50_000)]


def _is_run(entry: str) -> bool:
    return bool(FOLDER.fullmatch(entry))


def _time_of(folder: Path) -> tuple[str, str]:
    match = FOLDER.fullmatch(folder.name)
    return (match[2] if match else "", folder.name)


def _run(folder: Path, shown: str, survey: Survey, budget: int) -> tuple[Run | None, int]:
    """One run and the bytes of its file."""
    entries = {entry.name: entry for entry in survey.entries(folder)}
    ours = [entry for entry in entries if entry.endswith(".wandb")]
    match = FOLDER.fullmatch(folder.name)
    if not ours and match is None:
        return None, 0
    file = ours[0] if ours else ""
    run_id = match[3] if match else file.removeprefix("run-").removesuffix(".wandb")
    size, touched = _status(entries.get(file))
    state, said = _records(folder / file, shown, size, survey, budget) if file else ("unknown", RunRecords())
    said = _without_secrets(_with_files(folder, shown, said, survey), survey)
    entity, project = _named_at_the_end(folder, run_id, survey)
    begun = survey.local(said.begun) or _begun(match, survey)
    return Run(
        folder=name(folder.name),
        shown=shown,
        id=name(said.id or run_id),
        offline=match is not None and bool(match[1]),
        marked=f"{file}.synced" in entries,
        state=state,
        records=said,
        begun=begun,
        heard=survey.local(said.heard) or (begun if state == "empty" else survey.local(touched)),
        entity=said.entity or entity,
        project=said.project or project,
    ), size


def _status(entry: os.DirEntry[str] | None) -> tuple[int, float]:
    try:
        status = entry.stat(follow_symlinks=False) if entry is not None else None
    except OSError:
        return 0, 0.0
    return (status.st_size, status.st_mtime) if status is not None else (0, 0.0)


def _records(path: Path, shown: str, size: int, survey: Survey, budget: int) -> tuple[State, RunRecords]:
    """What the binary file says; trouble is told, and an empty one is no trouble: nothing was written to it yet."""
    whole, ends = (WANDB_FILE, WANDB_ENDS) if budget > 0 else (_LEAST_WHOLE, _SHORT_ENDS)
    try:
        first, last = survey.read_ends(path, whole, ends)
        if first and log.HEADER.startswith(first):
            return "empty", RunRecords()
        found = log.read(first, last, size)
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{shown}/{name(path.name)} was not read: {error}; what the run says stays unknown.")
        return "unknown", RunRecords()
    said = records.read(found, survey.check)
    if found.damaged:
        places = wording.count(found.damaged, "damaged place")
        survey.told(
            f"Part of {shown}/{name(path.name)} could not be read ({places}); points of its curve may be missing."
        )
    if last:
        survey.told(f"Of {shown}/{name(path.name)} only the beginning and the end were read; it is large.")
    if said.exit is None:
        return ("open" if found.records else "unknown"), said
    return ("failed" if said.exit else "finished"), said


def _with_files(folder: Path, shown: str, said: RunRecords, survey: Survey) -> RunRecords:
    """What only the files beside the records say; online runs have them, offline ones of today do not."""
    if said.commit and said.config and said.metrics:
        return said
    config, summary, metadata = (
        _table(folder / "files" / file, f"{shown}/files/{file}", survey)
        for file in ("config.yaml", "wandb-summary.json", "wandb-metadata.json")
    )
    beside = files.said_by(config, summary, metadata)
    empty = RunRecords()
    missing = {
        field: getattr(beside, field)
        for field in beside.__struct_fields__
        if getattr(said, field) == getattr(empty, field)
    }
    return replace(said, **missing)


def _without_secrets(said: RunRecords, survey: Survey) -> RunRecords:
    """Name, notes and tags only where no secret is in them, so that one run's slip does not cost the whole project."""
    return replace(
        said,
        name="" if survey.find(said.name) else said.name,
        notes="" if survey.find(said.notes) or survey.find(f"“{said.notes}”") else said.notes,
        tags=tuple(tag for tag in said.tags if not survey.find(tag)),
    )


def _table(path: Path, shown: str, survey: Survey) -> dict[str, Any]:
    """A YAML or JSON file as a table; an empty one where it is missing or cannot be read."""
    if not any(entry.name == path.name for entry in _listed(path.parent, survey)):
        return {}
    data = survey.tried(path, shown, SETTINGS_FILE, "settings and metrics may be missing") or b"{}"
    try:
        return yaml_file.table(yaml_file.first(data) if path.suffix == ".yaml" else json_file.document(data))
    except Unreadable as error:
        survey.told(f"{shown} was not read: {error}.")
    return {}


def _listed(folder: Path, survey: Survey) -> Iterator[os.DirEntry[str]]:
    """What a folder holds, or nothing where there is no such folder."""
    if any(entry.name == folder.name and entry.is_dir() for entry in survey.entries(folder.parent)):
        yield from survey.entries(folder)


def _named_at_the_end(folder: Path, run_id: str, survey: Survey) -> tuple[str, str]:
    """Entity and project from the line with which the client ends a run; nothing else of its log is kept."""
    if not any(entry.name == "debug.log" for entry in _listed(folder / "logs", survey)):
        return "", ""
    try:
        first, last = survey.read_ends(folder / "logs" / "debug.log", _LOG_BYTES, _LOG_BYTES)
    except (Spent, Stopped):
        raise
    except Unreadable:
        return "", ""
    ends = re.findall(_FINISHING % re.escape(run_id).encode(), last or first, re.MULTILINE)
    entity, project = ends[-1] if ends else (b"", b"")
    return name(entity.decode("utf-8", "replace")), name(project.decode("utf-8", "replace"))


def _begun(match: re.Match[str] | None, survey: Survey) -> datetime | None:
    try:
        moment = datetime.strptime(match[2], "%Y%m%d_%H%M%S") if match else None
    except ValueError:
        return None
    return moment.replace(tzinfo=survey.now.tzinfo) if moment else None
