"""Optuna's journal: one JSON object a line, each an operation on a study or on a trial."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from resign_tui.evidence import limits, opening
from resign_tui.evidence.sources.optuna.facts import Setting, Study, Trial, first_of, moment, setting
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.wording import count

START = 256
_ENDINGS = (".log", ".journal", ".jsonl")
_CREATE_STUDY, _DELETE_STUDY, _CREATE_TRIAL, _PARAM, _STATE = 0, 1, 4, 5, 6
_STATES = ("RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING")
_DIRECTIONS = ("NOT_SET", "MINIMIZE", "MAXIMIZE")
_OPEN = ("RUNNING", "WAITING")
_BETWEEN_CHECKS = 2_000


def is_named_so(name: str) -> bool:
    """Whether a file of this name may be a journal."""
    lower = name.lower()
    return lower.endswith(_ENDINGS) or ("." not in lower and ("journal" in lower or "optuna" in lower))


def is_journal(start: bytes) -> bool:
    """Whether a file begins with an operation of a journal."""
    return start.lstrip().startswith(b'{"op_code"') and b"worker_id" in start


def studies(store: Store, survey: Survey) -> Iterator[Study]:
    """The studies that were not deleted, in the order in which they were made."""
    data = survey.read_start(store.path, limits.LINES_FILE)
    if len(data) == limits.LINES_FILE:
        survey.told(
            f"Of {store.shown} the first {opening.size(limits.LINES_FILE)} were read; later trials are missing."
        )
    journal = _Journal()
    damaged = 0
    lines = data.split(b"\n")[:-1]  # a half last line is being written
    for number, line in enumerate(lines):
        if number % _BETWEEN_CHECKS == 0:
            survey.check()
        damaged += not journal.takes(line)
    if damaged:
        survey.told(f"{count(damaged, 'line')} of {store.shown} could not be read; what they say is missing.")
    yield from journal.studies()


class _Journal:
    """The studies and trials as the lines so far leave them; both are numbered in the order of their making."""

    def __init__(self) -> None:
        self._studies: list[tuple[str, tuple[str, ...]] | None] = []
        self._trials: list[tuple[int, Trial]] = []
        self._params: dict[int, dict[str, float]] = {}
        self._settings: dict[int, dict[str, Setting]] = {}
        self._spaces: dict[str, Setting | None] = {}

    def takes(self, line: bytes) -> bool:
        """Carry out one line; False when it is no operation."""
        if not line.strip():
            return True
        try:
            entry = json.loads(line)
            self._carry_out(entry["op_code"], entry)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError, OverflowError):
            return False
        return True

    def studies(self) -> Iterator[Study]:
        """What the lines left."""
        for key, study in enumerate(self._studies):
            if study is None:
                continue
            name, directions = study
            trials = {at: trial for at, (of, trial) in enumerate(self._trials) if of == key}
            first = first_of(directions, trials)
            yield Study(
                name=name,
                directions=directions,
                trials=tuple(trials.values()),
                settings=self._settings.get(key, {}),
                first=(first[0], self._params.get(first[1], {})) if first else None,
            )

    def _carry_out(self, code: int, entry: Mapping[str, Any]) -> None:
        if code == _CREATE_STUDY:
            self._studies.append((str(entry["study_name"]), tuple(_DIRECTIONS[at] for at in entry["directions"])))
        elif code == _DELETE_STUDY:
            self._studies[_place(entry["study_id"])] = None
        elif code == _CREATE_TRIAL:
            begun = moment(str(entry.get("datetime_start") or ""))
            state = _STATES[_place(entry.get("state", 0))]
            ended = moment(str(entry.get("datetime_complete") or ""))
            self._trials.append((_place(entry["study_id"]), Trial(state, _values(entry), begun, ended or begun)))
        elif code in (_PARAM, _STATE):
            key = _place(entry["trial_id"])
            study, trial = self._trials[key]
            if trial.state in _OPEN:
                self._change(code, entry, key, study)

    def _change(self, code: int, entry: Mapping[str, Any], key: int, study: int) -> None:
        if code == _PARAM:
            name, raw = str(entry["param_name"]), str(entry["distribution"])
            if raw not in self._spaces:
                self._spaces[raw] = setting(raw)
            space, known = self._spaces[raw], self._settings.setdefault(study, {})
            if space is not None:
                known[name] = known[name].wider(space) if name in known else space
            self._params.setdefault(key, {})[name] = float(entry["param_value_internal"])
        else:
            trial = self._trials[key][1]
            ended = moment(str(entry.get("datetime_complete") or ""))
            state = _STATES[_place(entry["state"])]
            changed = replace(trial, state=state, values=_values(entry), changed=ended or trial.changed)
            self._trials[key] = (study, changed)


def _values(entry: Mapping[str, Any]) -> tuple[float | None, ...]:
    values = entry.get("values")
    if values is None:
        values = [entry["value"]] if entry.get("value") is not None else []
    return tuple(None if value is None else float(value) for value in values)


def _place(raw: object) -> int:
    """A number in a list; what is none, or counts from the end, is damage."""
    if not isinstance(raw, int) or raw < 0:
        raise ValueError
    return raw
