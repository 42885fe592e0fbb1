"""Event files of TensorBoard: curves of trainings that may still be going on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import metrics, wording
from resign_tui.evidence.cleaning import line, name
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.limits import EVENT_FILE, KB
from resign_tui.evidence.ongoing_training import curve_key
from resign_tui.evidence.opening import Unreadable, size
from resign_tui.evidence.sources.tensorboard.events import Curve, Events
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder

_NAME = "tensorboard"
_MARK = "tfevents"
_RAY = frozenset(("params.json", "result.json"))
"""Files of a trial of Ray Tune, which says more of it than its events."""

_NEW = timedelta(days=30)
_WRITTEN = timedelta(hours=1)
_RECENT = timedelta(hours=72)
_MOST_OF_A_PLACE = 3
"""Runs of one folder without an event in the last days that are proposed; a sweep has hundreds."""

_MOST_CURVES = 3
_SHOWN = 40
"""Characters of a name in the list."""

_MOST_FILES = 200
_GROWN = 64 * KB
"""By how much a file may have grown since its folder was listed."""

_TIME = re.compile(rf"{_MARK}\.(\d{{1,12}})\.")
_SPLIT = frozenset(("train", "training", "val", "valid", "validation", "eval", "test"))
_PLAIN = re.compile(r"version_\d+|\d+|tb|tensorboard|logs?|runs?|events?", re.IGNORECASE)
_DATED = re.compile(r"[A-Z][a-z]{2}\d{2}_\d{2}-\d{2}-\d{2}_.+")
"""How PyTorch and Transformers name the folder of a run: its time and the machine's name."""

_RUN_ID = re.compile(r"[0-9a-f]{32}|(?:offline-)?run-\d{8}_\d{6}-(?P<id>\w{1,64})")


class _File(msgspec.Struct, frozen=True):
    path: Path
    size: int
    touched: float


def _stores(folder: Folder) -> Iterable[str]:
    is_told_by_ray = {*folder.files} >= _RAY
    return ("",) if any(_MARK in file for file in folder.files) and not is_told_by_ray else ()


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    files = _files(store.path, survey)
    touched = survey.local(max((file.touched for file in files), default=0.0))
    if touched is None or survey.now - touched > _NEW:
        return
    events = _events(store, files, survey)
    heard = survey.local(events.heard) or touched
    heard = touched if heard > survey.now else heard
    is_written = survey.now - heard < _WRITTEN
    tags = _curve_tags(events.tags)
    curves = [events.curve(tag) for tag in tags]
    if events.damaged or (events.unfinished and not is_written):
        survey.told(f"Part of the event files in {store.shown} could not be read; points of its curves may be missing.")
    has_figure = any(math.isfinite(figure) for curve in curves for _, figure in curve.points)
    if (not has_figure and not is_written) or (survey.now - heard > _RECENT and not _has_room(store, survey)):
        return
    yield _proposal(store, curves, heard, is_written, len(files), survey)


def _files(folder: Path, survey: Survey) -> list[_File]:
    """The event files of a run in the order in which they were begun."""
    found = []
    for entry in survey.entries(folder):
        if _MARK not in entry.name:
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        found.append(_File(folder / entry.name, status.st_size, status.st_mtime))
    return sorted(found, key=lambda file: (_begun(file.path), file.path.name))


def _begun(path: Path) -> int:
    match = _TIME.search(path.name)
    return int(match[1]) if match else 0


def _events(store: Store, files: Sequence[_File], survey: Survey) -> Events:
    """The events of a run; where it holds more than is read, the beginning of its newest files."""
    kept: list[_File] = []
    left = EVENT_FILE
    for file in reversed(files[-_MOST_FILES:]):
        if left > 0:
            kept.insert(0, file)
        left -= file.size
    if left < 0 or len(kept) < len(files):
        survey.told(f"The event files in {store.shown} are large; only {size(EVENT_FILE)} of the newest were read.")
    events = Events()
    for file in kept:
        try:
            events.add(survey.read_start(file.path, min(EVENT_FILE, file.size + _GROWN)), survey.check)
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"An event file in {store.shown} was not read: {error}; points of its curves are missing.")
    return events


def _curve_tags(tags: Sequence[str]) -> list[str]:
    """Tags of losses, first the one that tells how the training goes."""
    left = set(tags) - {"epoch", "hp_metric"}
    chosen: list[str] = []
    while len(chosen) < _MOST_CURVES and (tag := metrics.curve_name(sorted(left))):
        chosen.append(tag)
        left.discard(tag)
    return chosen


def _has_room(store: Store, survey: Survey) -> bool:
    """Whether an older run of this place is still listed; each one listed leaves a remark."""
    place = f"older event files in {store.path.parent}: "
    if sum(fact.startswith(place) for fact in survey.facts) < _MOST_OF_A_PLACE:
        survey.facts.add(f"{place}{store.path.name}")
        return True
    survey.told(
        f"{_above(store)} holds many runs of TensorBoard; of those without an event in the last 3 days only "
        f"{_MOST_OF_A_PLACE} are listed."
    )
    return False


def _above(store: Store) -> str:
    return store.shown.rpartition("/")[0] or store.shown


def _proposal(
    store: Store, curves: Sequence[Curve], heard: datetime, is_written: bool, files: int, survey: Survey
) -> Proposal:
    lead = curves[0] if curves else None
    steps = [curve.points[-1][0] for curve in curves if curve.points]
    fields = {
        "kind": "training",
        "name": _title(store),
        "step": str(max(steps)) if steps else "",
        "curve": f"TensorBoard, {store.shown}",
        "loss": wording.curve(lead.points) if lead else "",
    }
    origins = {
        "kind": "event files",
        "name": "the folder's name",
        "step": "the last event",
        "curve": "event files",
        "loss": f"{lead.tag} in the event files" if lead else "",
    }
    told = [part for curve in curves for part in _told(curve)]
    writing = (
        f"was still being written at {heard:%H:%M}"
        if is_written
        else f"has its last event of {wording.minute(heard, survey.now)}"
    )
    rest = "" if is_written else " Whether the training has ended does not stand there."
    return Proposal(
        source=Source(_NAME, store.shown),
        what=f"Event files of {line(_title(store), _SHOWN)}, last {wording.day(heard, survey.now)}",
        note=f"TensorBoard's curve in {store.shown} {writing}{': ' if told else ''}{'; '.join(told)}.{rest}",
        why=f"read from {wording.count(files, 'event file')}",
        confidence="likely" if is_written else "guess",
        record="handover.work",
        fields={key: cell for key, cell in fields.items() if cell},
        origins={key: origin for key, origin in origins.items() if fields[key]},
        row="OW-02",
        as_of=heard,
        same=(*_keys(store), *curve_key(store.path.name, fields["loss"])),
    )


def _told(curve: Curve) -> Iterator[str]:
    """Where a curve stands, where it was resumed, and from where it is no number."""
    if curve.resumed:
        yield f"{curve.tag} resumed at step {', '.join(map(str, curve.resumed[-3:]))}"
    if curve.nan_from is not None:
        yield f"{curve.tag} NaN from step {curve.nan_from} on"
    elif curve.points and math.isfinite(curve.points[-1][1]):
        yield f"{curve.tag} {wording.number(curve.points[-1][1])} at step {curve.points[-1][0]}"


def _title(store: Store) -> str:
    """The folder's name; with what stands above it where the name alone says nothing, never with a machine's name."""
    parts = [part for part in store.shown.split("/") if part]
    if len(parts) > 1 and _DATED.fullmatch(parts[-1]):
        parts = parts[:-1]
    if len(parts) > 2 and parts[-1] == "runs":
        parts = parts[:-1]
    says_nothing = len(parts) > 1 and (parts[-1].lower() in _SPLIT or bool(_PLAIN.fullmatch(parts[-1])))
    return name("/".join(parts[-2:]) if says_nothing else parts[-1])


def _keys(store: Store) -> tuple[str, ...]:
    """The ids of runs in the path, and the run of which this folder is one half."""
    matches = [match for part in store.folder.parts if (match := _RUN_ID.fullmatch(part))]
    ids = [f"run:{match['id'] or match[0]}" for match in matches]
    whole = _above(store) if store.path.name.lower() in _SPLIT else store.shown
    return (*ids, f"events:{whole}")


KIND = SourceKind(_NAME, "TensorBoard event files", _stores, _read)
