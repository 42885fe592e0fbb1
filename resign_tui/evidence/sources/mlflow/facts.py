"""What MLflow stores say, the same for both forms; text is raw here and is cleaned where it is proposed."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

import msgspec

NAME, NOTE, PARENT, USER, COMMIT = (
    "mlflow.runName",
    "mlflow.note.content",
    "mlflow.parentRunId",
    "mlflow.user",
    "mlflow.source.git.commit",
)
PRIMARY, HIGHER = "mlflow.experiment.primaryMetric.name", "mlflow.experiment.primaryMetric.greaterIsBetter"

_VERDICT = re.compile(r"(?:^|[._\- ])(?:verdict|status|outcome|conclusion)(?:$|[._\- ])", re.IGNORECASE)
_SHA = re.compile(r"[0-9a-f]{7,64}", re.IGNORECASE)

MOST_DETAILS = 60
"""Runs of one store of which settings and figures are read."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


class Metric(msgspec.Struct, frozen=True):
    """The last figure of a metric, its step, and when it was logged, in Unix seconds."""

    value: float
    step: int
    at: float


class Dataset(msgspec.Struct, frozen=True):
    """What a run was given: name, MLflow's own digest, where it came from, and for what it was used."""

    name: str
    digest: str
    source: str
    context: str = ""


class Experiment(msgspec.Struct, frozen=True):
    """An experiment that was not deleted. tags: its note and its primary metric, where they were written."""

    id: str
    name: str
    tags: Mapping[str, str] = msgspec.field(default_factory=_nothing)


class Run(msgspec.Struct, frozen=True):
    """A run that was not deleted; times in Unix seconds. tags: only those that `is_wanted`."""

    id: str
    experiment: str
    name: str
    status: str
    started: float | None
    ended: float | None
    user: str
    tags: Mapping[str, str] = msgspec.field(default_factory=_nothing)

    @property
    def commit(self) -> str:
        """The commit of its program; empty where none was written or it is no commit's name."""
        sha = self.tags.get(COMMIT, "").strip()
        return sha.lower() if _SHA.fullmatch(sha) else ""

    @property
    def verdict(self) -> str:
        """What somebody's own tag calls it."""
        return next((text for key, text in self.tags.items() if is_verdict(key) and text.strip()), "")

    @property
    def seconds(self) -> float | None:
        """How long it took."""
        if self.started is None or self.ended is None or self.ended < self.started:
            return None
        return self.ended - self.started

    @property
    def last(self) -> float:
        """The last time that is known of it."""
        return self.ended or self.started or 0.0


class Details(msgspec.Struct, frozen=True):
    """Settings, last figures and data of a run."""

    params: Mapping[str, str]
    metrics: Mapping[str, Metric]
    datasets: tuple[Dataset, ...] = ()


class Version(msgspec.Struct, frozen=True):
    """One version of a registered model. tags: its own and, behind them, the model's. changed: Unix seconds."""

    model: str
    number: int
    stage: str
    run: str
    source: str
    changed: float
    aliases: tuple[str, ...] = ()
    tags: Mapping[str, str] = msgspec.field(default_factory=_nothing)
    workspace: str = ""


class Reader(Protocol):
    """One store; its form does not matter."""

    def experiments(self) -> Sequence[Experiment]:
        """Experiments that were not deleted."""

    def runs(self) -> Sequence[Run]:
        """Runs that were not deleted, of those experiments."""

    def versions(self) -> Sequence[Version]:
        """Versions of registered models that were not deleted."""

    def metric_names(self, runs: Collection[str]) -> Counter[str]:
        """How many of these runs have each metric."""

    def values(self, metric: str, runs: Collection[str]) -> Mapping[str, float]:
        """The last figure of one metric in these runs."""

    def details(self, runs: Collection[str]) -> Mapping[str, Details]:
        """Settings, figures and data of at most `MOST_DETAILS` runs."""

    def history(self, run: str, metric: str) -> Sequence[tuple[float, float]]:
        """(step, value) of one metric in one run, by step."""


def is_verdict(key: str) -> bool:
    """Whether a tag of this name says what somebody thinks of a run."""
    return not key.startswith("mlflow.") and bool(_VERDICT.search(key))


def is_wanted(key: str) -> bool:
    """Whether a run's tag is kept."""
    return key in (NAME, NOTE, PARENT, USER, COMMIT) or is_verdict(key)


def seconds(milliseconds: object) -> float | None:
    """A time as MLflow keeps it, as a Unix time; None for what is no time."""
    try:
        figure = float(milliseconds) / 1000 if isinstance(milliseconds, str | int | float) else 0.0
    except (ValueError, OverflowError):
        return None
    return figure if math.isfinite(figure) and figure > 0 else None


def source_place(raw: str) -> str:
    """Where a dataset came from, out of MLflow's own JSON; empty where it names no place."""
    try:
        parts = json.loads(raw)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(parts, dict):
        return ""
    places = (parts.get(key) for key in ("uri", "url", "path"))
    return next((place for place in places if isinstance(place, str) and place), "")
