"""The store of an invented team: a ranker as it grew, with everything that a reader may meet."""

from __future__ import annotations

import math
from pathlib import Path

from tests.evidence.mlflow.stores import COMMIT, HOUR, START, Curve, Run, Version, Writer, run_id


def shop_ranker(store: Writer) -> Path:
    """A ranker with a sweep, a failure, a run left open, notes, planted secrets and a registry."""
    note = "mlflow.note.content"
    store.experiment("1", "shop-ranker", note="Number to beat: ndcg_at_10 0.412.")
    store.experiment("2", "scratch [do not use]")
    store.experiment("3", "old-ranker", stage="deleted")
    usual = {"lr": "0.001", "batch_size": "2048", "loss": "pointwise"}
    at = {"mlflow.source.git.commit": COMMIT}

    def curve(start: float, ndcg: float | None) -> dict[str, Curve]:
        losses = [(step, round(start * 0.9**step, 4)) for step in range(12)]
        figures: dict[str, Curve] = {"val_loss": losses, "train/loss": losses, "epoch": [(11, 11.0)]}
        return figures | ({} if ndcg is None else {"ndcg_at_10": [(12, ndcg)]})

    listwise = {**usual, "loss": "listwise"}
    store.run(Run(1, "baseline", params=usual, metrics=curve(2.0, 0.398), tags=at))
    store.run(
        Run(
            2,
            "listwise-t0.7",
            start=START + 30 * HOUR,
            params={**listwise, "temperature": "0.7"},
            metrics=curve(1.6, 0.412),
            tags={**at, note: "Promising: wins on every slice but cold start."},
            dataset=("clicks", "e1fcff78", "s3://maya:zzcanaryzz@northpier-clicks/2026-01-31/?sig=zzcanaryzz"),
        )
    )
    store.run(
        Run(
            3,
            "longer-history-90",
            start=START + 60 * HOUR,
            params={**usual, "history_days": "90"},
            metrics=curve(2.2, 0.391),
            tags={**at, note: "Dead end: brings old taste back.", "verdict": "dead_end"},
        )
    )
    nan = [(step, 2.0 if step < 4 else math.nan) for step in range(7)]
    store.run(Run(4, "bf16", status="FAILED", start=START + 80 * HOUR, minutes=21, metrics={"val_loss": nan}, tags=at))
    store.run(Run(5, "listwise-t0.3", status="KILLED", start=START + 90 * HOUR, minutes=44, tags=at))
    store.run(Run(6, "sweep-temperature", start=START + 100 * HOUR, minutes=600, tags=at))
    for number, (temperature, ndcg) in enumerate((("0.5", 0.405), ("0.8", 0.410), ("0.9", 0.404))):
        child = {**at, "mlflow.parentRunId": run_id(6)}
        swept = {**listwise, "temperature": temperature}
        begun = START + (101 + number) * HOUR
        store.run(Run(7 + number, f"sweep-{number}", start=begun, params=swept, metrics=curve(1.7, ndcg), tags=child))
    losses = [(step, round(1.5 * 0.9**step, 4)) for step in range(17)]
    store.run(
        Run(
            10,
            "distil",
            status="RUNNING",
            start=START + 130 * HOUR,
            minutes=None,
            params={**listwise, "epochs": "40", "db_url": "postgres://maya:zzcanaryzz@db.northpier.example/features"},
            metrics={"val_loss": losses, "epoch": [(16, 16.0)]},
            tags=at,
        )
    )
    store.run(Run(11, "deleted-try", status="RUNNING", minutes=None, stage="deleted", metrics=curve(1.0, 0.999)))
    store.run(Run(12, "tmp", "2", params={"x": "1"}))
    store.run(Run(13, "of-old", "3", status="RUNNING", minutes=None))
    store.version(Version("shop-ranker", 1, 1, aliases=["rollback"]))
    deployed = {"deployed_at": "2026-02-20", "endpoint": "shop-ranker-prod", "api_token": "zzcanaryzzToken"}
    store.version(Version("shop-ranker", 2, 2, aliases=["prod"], tags=deployed))
    store.version(Version("shop-ranker", 3, 3))
    store.version(Version("shop-ranker", 4, 3, stage="Deleted_Internal", aliases=[]))
    store.version(Version("query-rewriter", 1, None, stage="Staging", source="/home/mhale/models/qr"))
    return store.done()
