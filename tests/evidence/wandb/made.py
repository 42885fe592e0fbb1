"""Runs of W&B as the tests need them, and what comes out of a store of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from resign_tui.core.answers.draft import Cell
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources import wandb
from tests.evidence.host import Read, read
from tests.evidence.wandb import maker

SETTINGS = {
    "lr": 0.001,
    "optimizer": {"name": "adamw", "betas": [0.9, 0.98]},
    "seed": 17,
    "api_key": "zzcanaryzzConfig",
    "db": "postgres://maya:zzcanaryzz@db.northpier.example/f",
    "data_dir": "/home/someone/data",
    "username": "someone",
    "dataset": "clicks@2026-01-31",
}


def fine(name: str = "lr-1e-3", ndcg: float = 0.405, **more: object) -> list[bytes]:
    """The records of a run that finished."""
    points = [
        maker.point(step, {"train/loss": 2 / (step + 1), "val/loss": 2.2 / (step + 1)}) for step in range(0, 40, 2)
    ]
    return [
        maker.run(name=name, **more),  # type: ignore[arg-type]
        maker.config(SETTINGS),
        maker.environment(),
        maker.output(),
        *points,
        maker.summary({"val/ndcg@10": ndcg, "_runtime": 11520.0}),
        maker.ended(),
    ]


def diverged(name: str = "lr-1e-2", **more: object) -> list[bytes]:
    """The records of a run that met NaN and failed."""
    points = [maker.point(step, {"loss": math.nan if step > 120 else 2 / (step + 1)}) for step in range(0, 300, 30)]
    return [maker.run(name=name, **more), *points, maker.summary({"loss": math.nan}), maker.ended(1)]  # type: ignore[arg-type]


def still_open(name: str = "distil-long", **more: object) -> list[bytes]:
    """The records of a run without an end."""
    points = [maker.point(step, {"val/loss": 2 / (step + 1), "epoch": step / 10}) for step in range(0, 160, 10)]
    settings = maker.config({"epochs": 40})
    return [maker.run(name=name, **more), settings, *points, maker.summary({"epoch": 15.0})]  # type: ignore[arg-type]


def from_store(store: Path, **more: object) -> Read:
    return read(store.parent, [wandb.KIND], **more)  # type: ignore[arg-type]


def texts_of(fields: Mapping[str, Cell], column: str) -> tuple[str, ...]:
    return tuple(str(fields[column]).split("\n"))


def of_row(got: Read, row: str) -> Proposal:
    (proposal,) = (proposal for proposal in got.proposals if proposal.row == row)
    return proposal


def of_record(got: Read, record: str) -> Proposal:
    (proposal,) = (proposal for proposal in got.proposals if proposal.record == record)
    return proposal
