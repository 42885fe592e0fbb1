"""The table of sources, in the order of reading; a new source is one module with its `KIND`, and one row here."""

from __future__ import annotations

from resign_tui.evidence import (
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
from resign_tui.evidence.kind import SourceKind

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
