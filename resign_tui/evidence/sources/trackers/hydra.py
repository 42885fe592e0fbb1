"""Outputs of Hydra: settings of each run, and what a sweep varied. Results stand in logs, which are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, limits, wording
from resign_tui.evidence.formats import yaml_file
from resign_tui.evidence.listing import listed
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.evidence.wording import headline

_HYDRA, _OVERRIDES = ".hydra", "overrides.yaml"
_OUTPUTS, _MULTIRUN = "outputs", "multirun"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d-\d\d-\d\d")
_OVERRIDE = re.compile(r"[+~]{0,2}([\w./@-]{1,120})=(.{0,200})", re.DOTALL)
_MOST_DAYS, _MOST_RUNS, _MOST_SWEEPS, _MOST_VALUES = 400, 500, 10, 4


class Run(msgspec.Struct, frozen=True):
    """One run. place: below the folder of outputs. overrides: what was set for it on the command line."""

    place: str
    overrides: Mapping[str, str]
    moment: datetime | None


def is_store(folder: Folder) -> bool:
    """A folder of outputs by day, as Hydra names it, or a single run somewhere else."""
    if folder.path.name in (_OUTPUTS, _MULTIRUN):
        return any(_DAY.fullmatch(name) for name in folder.folders)
    is_within = {_OUTPUTS, _MULTIRUN}.intersection(folder.parts[:-1]) or any(map(_DAY.fullmatch, folder.parts))
    return _HYDRA in folder.folders and not is_within


def overrides(data: bytes) -> dict[str, str]:
    """What was set for a run: key to value, where both may be shown."""
    found = {}
    for entry in yaml_file.items(yaml_file.first(data)):
        match = _OVERRIDE.fullmatch(entry) if isinstance(entry, str) else None
        text = cleaning.value(match[1], match[2]) if match else ""
        if match and text:
            found[cleaning.name(match[1])] = text
    return found


def proposals(store: Store, survey: Survey) -> Iterator[Proposal]:
    """Where the settings of the runs are, and one line for each sweep."""
    if _HYDRA in store.folder.folders:
        run = _run(store.path, "", store, survey)
        if run is not None:
            yield _settings([run], store)
        return
    plain, sweeps = _found(store, survey)
    if plain:
        yield _settings(plain, store)
    for place, runs in list(sweeps.items())[:_MOST_SWEEPS]:
        yield _sweep(place, runs, store)
    if len(sweeps) > _MOST_SWEEPS:
        survey.told(f"{store.shown}: the newest {_MOST_SWEEPS} of {len(sweeps)} sweeps of Hydra were told.")


def _found(store: Store, survey: Survey) -> tuple[list[Run], dict[str, list[Run]]]:
    """Plain runs and runs by sweep, the newest first."""
    plain: list[Run] = []
    sweeps: dict[str, list[Run]] = {}
    number = 0
    for day, time in _times(store, survey):
        place = f"{day}/{time}"
        folder = store.path / day / time
        names = listed(survey, folder)
        if _HYDRA in names:
            plain += [run for run in [_run(folder, place, store, survey)] if run is not None]
            number += 1
        for name in names:
            if name != _HYDRA and names[name].is_folder and _HYDRA in listed(survey, folder / name):
                run = _run(folder / name, cleaning.place(f"{place}/{name}"), store, survey)
                sweeps.setdefault(place, []).extend([run] if run is not None else [])
                number += 1
            if number >= _MOST_RUNS:
                survey.told(f"{store.shown}: the newest {_MOST_RUNS} runs of Hydra were read.")
                return plain, {place: runs for place, runs in sweeps.items() if runs}
    return plain, {place: runs for place, runs in sweeps.items() if runs}


def _times(store: Store, survey: Survey) -> Iterator[tuple[str, str]]:
    days = sorted((name for name in listed(survey, store.path) if _DAY.fullmatch(name)), reverse=True)
    for day in days[:_MOST_DAYS]:
        for time in sorted(listed(survey, store.path / day), reverse=True):
            if _TIME.fullmatch(time):
                yield day, time


def _run(folder: Path, place: str, store: Store, survey: Survey) -> Run | None:
    names = listed(survey, folder / _HYDRA)
    if _OVERRIDES not in names and "config.yaml" not in names:
        return None
    settings: dict[str, str] = {}
    if _OVERRIDES in names:
        try:
            settings = overrides(survey.read(folder / _HYDRA / _OVERRIDES, limits.SETTINGS_FILE))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            shown = store.below(*filter(None, (place, _HYDRA, _OVERRIDES)))
            survey.told(f"{shown} was not read: {error}; what was set for that run is not told.")
    return Run(place, settings, max((entry.changed for entry in names.values() if entry.changed), default=None))


def _settings(runs: list[Run], store: Store) -> Proposal:
    newest = runs[0]
    place = store.below(*filter(None, (newest.place, _HYDRA)))
    chosen = wording.settings(newest.overrides)
    number = wording.count(len(runs), "run")
    return Proposal(
        source=Source("trackers", store.shown, "settings of Hydra"),
        what=headline(store.shown, f"settings of {number} of Hydra"),
        note=f"The settings of {number} of Hydra are in {store.shown}; those of the newest are {place}/config.yaml"
        f"{f', with {chosen} set for it' if chosen else ''}. Results are in the logs of the runs alone.",
        why="Hydra keeps the settings of each run in its folder .hydra",
        confidence="certain",
        row="MV-04",
        as_of=newest.moment,
    )


def _sweep(place: str, runs: list[Run], store: Store) -> Proposal:
    values: dict[str, list[str]] = {}
    for run in sorted(runs, key=lambda run: run.place):
        for key, text in run.overrides.items():
            if text not in values.setdefault(key, []):
                values[key].append(text)
    varied = [f"{key} {_among(tried)}" for key, tried in values.items() if len(tried) > 1]
    number = wording.count(len(runs), "run")
    return Proposal(
        source=Source("trackers", store.shown, place),
        what=headline(f"Sweep of Hydra {place}", number),
        note=f"The sweep {store.below(place)} has {number}"
        f"{f' over {wording.listed(varied)}' if varied else ''}. Which of them did well is in their logs alone.",
        why=f"overrides of each run in {store.below(place)}",
        confidence="certain",
        row="ET-08",
        as_of=max((run.moment for run in runs if run.moment), default=None),
    )


def _among(tried: list[str]) -> str:
    """The values of a setting: each of a few, else from the lowest to the highest where they are numbers."""
    if len(tried) <= _MOST_VALUES:
        return f"{', '.join(tried[:-1])} and {tried[-1]}"
    try:
        ordered = sorted(tried, key=float)
    except ValueError:
        return f"{tried[0]}, {tried[1]} and {len(tried) - 2} other values"
    return f"{ordered[0]} to {ordered[-1]} ({len(tried)} values)"
