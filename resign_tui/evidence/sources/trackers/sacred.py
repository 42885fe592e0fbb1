"""Runs that Sacred kept in folders: state, settings and last figures. Output and tracebacks are not read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, limits
from resign_tui.evidence.formats import json_file
from resign_tui.evidence.listing import listed, newest
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.trackers.outcome import Outcome, experiment
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder

_RUN, _CONFIG, _METRICS = "run.json", "config.json", "metrics.json"
_MOST_RUNS = 200


def is_store(folder: Folder) -> bool:
    """A folder with numbered runs and the sources that Sacred keeps beside them."""
    return "_sources" in folder.folders and any(name.isdecimal() for name in folder.folders)


def proposals(store: Store, survey: Survey) -> Iterator[Proposal]:
    """One record for each experiment that the runs name."""
    names = sorted(
        (name for name in listed(survey, store.path) if name.isdecimal()), key=lambda name: (len(name), name)
    )
    if len(names) > _MOST_RUNS:
        survey.told(f"{store.shown}: the newest {_MOST_RUNS} of {len(names)} runs of Sacred were read.")
    experiments: dict[str, list[Outcome]] = {}
    for name in names[-_MOST_RUNS:]:
        found = _run(name, store, survey)
        if found is not None:
            experiments.setdefault(found[0], []).append(found[1])
    for title, runs in experiments.items():
        yield experiment(title, "Sacred", runs, store, f"{_RUN} and {_METRICS} of each run")


def _run(name: str, store: Store, survey: Survey) -> tuple[str, Outcome] | None:
    folder = store.path / name
    names = listed(survey, folder)
    if _RUN not in names:
        return None
    tables: dict[str, dict[str, Any]] = {}
    for file in (_RUN, _CONFIG, _METRICS):
        try:
            data = survey.read(folder / file, limits.JSON_FILE) if file in names else b"{}"
            tables[file] = json_file.table(json_file.document(data))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{store.below(name, file)} was not read: {error}; that part of the run is missing.")
            tables[file] = {}
    top = tables[_RUN]
    title = cleaning.name(json_file.text(json_file.table(top.get("experiment")).get("name"))) or store.path.name
    moment = _moment(json_file.text(top.get("heartbeat"))) or newest(names)
    status = cleaning.line(json_file.text(top.get("status")), 40)
    failed = f"Sacred calls it {status}" if status in ("FAILED", "INTERRUPTED", "TIMED_OUT") else ""
    settings = {key: node for key, node in tables[_CONFIG].items() if key != "seed"}
    return title, Outcome(f"run {name}", _figures(tables[_METRICS]), settings, failed, moment)


def _figures(metrics: dict[str, Any]) -> dict[str, float]:
    """The last value of each metric."""
    found = {}
    for key, node in metrics.items():
        values = json_file.items(json_file.table(node).get("values"))
        figure = json_file.figure(values[-1]) if values else None
        if figure is not None:
            found[key] = figure
    return found


def _moment(text: str) -> datetime | None:
    """The last sign of life; Sacred writes it in UTC without saying so."""
    try:
        return datetime.fromisoformat(f"{text[:26]}+00:00").astimezone()
    except (ValueError, OverflowError):
        return None
