"""What an Optuna study says, the same for both forms; names are raw here and are cleaned where they are proposed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

COMPLETE = "COMPLETE"


class Trial(msgspec.Struct, frozen=True):
    """One trial; values for each goal, None where it has none. started, changed: local times."""

    state: str
    values: tuple[float | None, ...] = ()
    started: datetime | None = None
    changed: datetime | None = None


class Setting(msgspec.Struct, frozen=True):
    """A setting that was searched: choices, or from low to high."""

    low: float = math.nan
    high: float = math.nan
    choices: tuple[object, ...] = ()

    def of(self, internal: float) -> object:
        """A value as the person knows it; Optuna keeps a choice as its place."""
        if not self.choices:
            return internal
        place = int(internal) if math.isfinite(internal) else -1
        return self.choices[place] if 0 <= place < len(self.choices) else ""

    def wider(self, other: Setting) -> Setting:
        """What both searched; a space may change between trials."""
        if self.choices or other.choices:
            return self if self.choices else other
        return Setting(min(self.low, other.low), max(self.high, other.high))


class Study(msgspec.Struct, frozen=True):
    """A study with its trials. directions: MAXIMIZE or MINIMIZE for each goal. settings: what was searched.

    first: the complete trial with the highest or lowest value, and its settings as stored; None with several goals.
    """

    name: str
    directions: tuple[str, ...]
    trials: Sequence[Trial]
    settings: Mapping[str, Setting]
    first: tuple[float, Mapping[str, float]] | None


def setting(raw: str) -> Setting | None:
    """A distribution of any version of Optuna out of its JSON; None for what is none."""
    try:
        parts = json.loads(raw)
        attributes = parts["attributes"]
        if "choices" in attributes:
            return Setting(choices=tuple(attributes["choices"]))
        return Setting(float(attributes["low"]), float(attributes["high"]))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def first_of(directions: Sequence[str], trials: Mapping[int, Trial]) -> tuple[float, int] | None:
    """The value and the key of the trial that came out first; None with several goals, or when none is complete."""
    if len(directions) != 1 or directions[0] not in ("MAXIMIZE", "MINIMIZE"):
        return None
    known = [
        (value, key)
        for key, trial in trials.items()
        if trial.state == COMPLETE and trial.values and (value := trial.values[0]) is not None and math.isfinite(value)
    ]
    if not known:
        return None
    return min(known, key=lambda pair: (pair[0] if directions[0] == "MINIMIZE" else -pair[0], pair[1]))


def moment(raw: str) -> datetime | None:
    """A time as Optuna writes it; without a zone it is the local time of the machine that searched."""
    try:
        return datetime.fromisoformat(raw).astimezone() if raw else None
    except (ValueError, OverflowError, OSError):
        return None
