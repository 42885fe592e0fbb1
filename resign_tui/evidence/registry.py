"""The table of sources, in the order of reading: one row for each module or package in `sources`."""

from __future__ import annotations

from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources import (
    ci,
    deployments,
    dotenv,
    dvc,
    home,
    lightning,
    mlflow,
    notebooks,
    optuna,
    repository,
    tensorboard,
    trackers,
    transformers,
    wandb,
)

SOURCES: tuple[SourceKind, ...] = (
    repository.KIND,
    ci.KIND,
    deployments.KIND,
    home.KIND,
    dotenv.KIND,
    mlflow.KIND,
    wandb.KIND,
    transformers.KIND,
    lightning.KIND,
    tensorboard.KIND,
    dvc.KIND,
    optuna.KIND,
    trackers.KIND,
    notebooks.KIND,
)
