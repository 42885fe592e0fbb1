"""Optuna's database of any version from 2.x to 5.x, read by the columns that it has."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from resign_tui.evidence.formats.sqlite import Database, number, text, whole
from resign_tui.evidence.sources.optuna.facts import COMPLETE, Setting, Study, Trial, first_of, moment, setting

NEEDED = frozenset(("studies", "trials", "version_info"))

_MOST_SPACES = 100
"""Trials of a study of which the searched space is read."""

_LARGEST = 1.797e308
"""Infinity as older versions write it."""


def studies(database: Database) -> Iterator[Study]:
    """The studies in the order in which they were made."""
    database.need("studies", "study_id", "study_name")
    database.need("trials", "trial_id", "study_id", "state")
    directions: dict[int, dict[int, str]] = defaultdict(dict)
    for study, objective, direction in database.rows("study_directions", ("study_id", "objective", "direction")):
        directions[whole(study)][whole(objective)] = text(direction)
    trials = _trials(database)
    for key, name in database.rows("studies", ("study_id", "study_name")):
        goals = directions[whole(key)]
        yield _study(database, text(name), tuple(goals[at] for at in sorted(goals)), trials.get(whole(key), {}))


def _study(database: Database, name: str, goals: tuple[str, ...], trials: Mapping[int, Trial]) -> Study:
    first = first_of(goals, trials)
    finished = [key for key, trial in trials.items() if trial.state == COMPLETE]
    some = dict.fromkeys(([first[1]] if first else []) + finished[:: max(1, len(finished) // _MOST_SPACES)])
    settings, params = _searched(database, list(some)[:_MOST_SPACES])
    return Study(name, goals, tuple(trials.values()), settings, (first[0], params[first[1]]) if first else None)


def _trials(database: Database) -> Mapping[int, dict[int, Trial]]:
    """The trials of each study by their id, with their values."""
    values: dict[int, dict[int, float | None]] = defaultdict(dict)
    for trial, objective, value, kind in database.rows(
        "trial_values", ("trial_id", "objective", "value", "value_type")
    ):
        values[whole(trial)][whole(objective)] = _value(value, text(kind))
    trials: dict[int, dict[int, Trial]] = defaultdict(dict)
    columns = ("trial_id", "study_id", "state", "datetime_start", "datetime_complete")
    for key, study, state, started, ended in database.rows("trials", columns):
        known = values[whole(key)]
        begun = moment(text(started))
        trial = Trial(text(state), tuple(known[at] for at in sorted(known)), begun, moment(text(ended)) or begun)
        trials[whole(study)][whole(key)] = trial
    return trials


def _searched(
    database: Database, trials: Collection[int]
) -> tuple[Mapping[str, Setting], Mapping[int, Mapping[str, float]]]:
    """What some trials searched, and their settings."""
    settings: dict[str, Setting] = {}
    params: dict[int, dict[str, float]] = defaultdict(dict)
    where = f"where trial_id in ({', '.join('?' * len(trials))})"
    columns = ("trial_id", "param_name", "param_value", "distribution_json")
    for trial, raw_name, value, raw in database.rows("trial_params", columns, where, trials):
        name, space, figure = text(raw_name), setting(text(raw)), number(value)
        if space is not None:
            settings[name] = settings[name].wider(space) if name in settings else space
        if figure is not None:
            params[whole(trial)][name] = figure
    return settings, params


def _value(cell: object, kind: str) -> float | None:
    if kind in ("INF_POS", "INF_NEG"):
        return math.inf if kind == "INF_POS" else -math.inf
    figure = number(cell)
    if figure is None:
        return None
    return math.copysign(math.inf, figure) if abs(figure) >= _LARGEST else float(figure)
