"""Experiments of Ray Tune: the last result of each trial, and whether it ended in an error. Pickles are not opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, limits, wording
from resign_tui.evidence.formats import json_file
from resign_tui.evidence.listing import Entry, listed, newest
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.trackers.outcome import Outcome, experiment
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder

_RESULT, _PARAMS, _ERROR = "result.json", "params.json", "error.txt"
_MOST_TRIALS = 200
_LAST = 64 * limits.KB
_CLOCKS = ("time", "pid", "iterations", "training_iteration", "node", "done", "warmup")


def is_store(folder: Folder) -> bool:
    """An experiment, by the files that keep its state."""
    return "tuner.pkl" in folder.files or any(
        name.startswith("experiment_state") and name.endswith(".json") for name in folder.files
    )


def last_result(data: bytes) -> dict[str, Any]:
    """The last whole line of a trial's results."""
    return next((row for row in reversed(list(json_file.lines(data[: data.rfind(b"\n") + 1]))) if row), {})


def proposals(store: Store, survey: Survey) -> Iterator[Proposal]:
    """One record of the experiment with its trials."""
    entries = [entry for entry in listed(survey, store.path).values() if entry.is_folder]
    runs = [run for entry in entries[:_MOST_TRIALS] if (run := _trial(entry, store, survey)) is not None]
    if len(entries) > _MOST_TRIALS:
        survey.told(f"{store.shown}: the first {_MOST_TRIALS} of {len(entries)} folders of Ray Tune were read.")
    if runs:
        yield experiment(
            store.path.name, "Ray Tune", runs, store, f"last line of {_RESULT} in each trial; a failed one has {_ERROR}"
        )


def _trial(entry: Entry, store: Store, survey: Survey) -> Outcome | None:
    names = listed(survey, entry.path)
    if _RESULT not in names and _PARAMS not in names:
        return None
    row: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    try:
        if _RESULT in names:
            first, last = survey.read_ends(entry.path / _RESULT, _LAST, _LAST)
            row = last_result(last or first)
        if _PARAMS in names:
            settings = json_file.table(json_file.document(survey.read(entry.path / _PARAMS, limits.SETTINGS_FILE)))
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{store.below(cleaning.name(entry.name))} was not read whole: {error}.")
    figures = {
        key: figure
        for key, node in row.items()
        if not key.startswith(_CLOCKS) and (figure := json_file.figure(node)) is not None
    }
    iterations = json_file.whole(row.get("training_iteration"))
    after = f" after {wording.count(iterations, 'iteration')}" if iterations else ""
    name = json_file.text(row.get("trial_id")) or entry.name
    failed = f"it ended in an error{after}" if _ERROR in names else ""
    return Outcome(f"trial {cleaning.line(name, 40)}", figures, settings, failed, newest(names))
