"""trainer_state.json of the Hugging Face Trainer: how far it came, what it logged, and whether it ended."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from resign_tui.evidence.formats import json_file
from resign_tui.evidence.metrics import Points, by_step, curve_name
from resign_tui.evidence.opening import Unreadable

_MOST_METRICS = 4
_CLOCKS = ("_runtime", "_per_second", "_flos", "grad_norm", "learning_rate")


class TrainerState(msgspec.Struct, frozen=True):
    """What one state says.

    steps, epochs: as planned, 0 where that is not said. metrics: of the last evaluation. has_ended: the training came
    back from its loop, or an early stop ended it. was_told_to_stop: something told it to end before its last step.
    marked: the checkpoint that the Trainer itself names, with its metric. seconds: how long it took, once ended.
    """

    step: int
    steps: int
    epoch: float
    epochs: int
    loss_name: str
    points: Points
    metrics: tuple[tuple[str, float], ...]
    has_ended: bool
    was_told_to_stop: bool
    marked: str = ""
    marked_metric: float | None = None
    seconds: float = 0.0


def parse(data: bytes) -> TrainerState:
    """The state in a file; Unreadable where it is none."""
    top = json_file.document(data)
    if not isinstance(top, dict) or json_file.figure(top.get("global_step")) is None:
        raise Unreadable("it is no state of a training")
    history = [entry for entry in json_file.items(top.get("log_history")) if isinstance(entry, dict)]
    step, steps = json_file.whole(top.get("global_step")), json_file.whole(top.get("max_steps"))
    loss_name, points = _curve(history)
    epoch = json_file.figure(top.get("epoch"))
    seconds = next((figure for entry in reversed(history) if (figure := _number(entry, "train_runtime"))), 0.0)
    return TrainerState(
        step=step,
        steps=steps,
        epoch=epoch if epoch is not None and math.isfinite(epoch) else 0.0,
        epochs=json_file.whole(top.get("num_train_epochs")),
        loss_name=loss_name,
        points=points,
        metrics=_metrics(history),
        has_ended=bool(seconds) or (steps > 0 and step >= steps) or _stopped_early(top),
        was_told_to_stop=_control(top).get("should_training_stop") is True,
        marked=json_file.text(top.get("best_model_checkpoint")).replace("\\", "/").rstrip("/").rpartition("/")[2],
        marked_metric=json_file.figure(top.get("best_metric")),
        seconds=seconds,
    )


def _number(entry: dict[str, Any], key: str) -> float | None:
    number = json_file.figure(entry.get(key))
    return number if number is not None and math.isfinite(number) else None


def _curve(history: list[dict[str, Any]]) -> tuple[str, Points]:
    """The loss on held-out data once it was evaluated twice, else the one in training."""
    series: dict[str, list[tuple[float, float]]] = {}
    for entry in history:
        step = _number(entry, "step")
        for key, node in entry.items():
            figure = json_file.figure(node)
            if step is not None and figure is not None and (key == "loss" or key.endswith("_loss")):
                series.setdefault(key, []).append((step, figure))
    curves = {key: by_step(points) for key, points in series.items()}
    long = {key: points for key, points in curves.items() if len(points) > 1} or curves
    chosen = curve_name(long)
    return chosen, long.get(chosen, ())


def _metrics(history: list[dict[str, Any]]) -> tuple[tuple[str, float], ...]:
    """What the last evaluation measured, without its clock."""
    for entry in reversed(history):
        measured = [
            (key, figure)
            for key in entry
            if key.startswith("eval_") and not key.endswith(_CLOCKS) and (figure := _number(entry, key)) is not None
        ]
        if measured:
            return tuple(measured[:_MOST_METRICS])
    return ()


def _control(top: dict[str, Any]) -> dict[str, Any]:
    callbacks = json_file.table(top.get("stateful_callbacks"))
    return json_file.table(json_file.table(callbacks.get("TrainerControl")).get("args"))


def _stopped_early(top: dict[str, Any]) -> bool:
    callback = json_file.table(json_file.table(top.get("stateful_callbacks")).get("EarlyStoppingCallback"))
    patience = json_file.whole(json_file.table(callback.get("args")).get("early_stopping_patience"))
    waited = json_file.whole(json_file.table(callback.get("attributes")).get("early_stopping_patience_counter"))
    return 0 < patience <= waited
