"""Small databases of MLflow, and what is looked at once they were read."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.host import Read
from tests.evidence.mlflow.stores import Run, Sqlite


def made(path: Path, runs: int = 1) -> Path:
    store = Sqlite(path)
    store.experiment("1", "kept")
    for number in range(1, runs + 1):
        store.run(Run(number, "early"))
    return store.done()


def number_of_runs(got: Read) -> str:
    (experiment,) = [one for one in got.proposals if one.record == "handover.experiment"]
    return experiment.what


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
