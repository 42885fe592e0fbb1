"""Figures that a training logs: which is the curve, which way is up, and from where on there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

_CURVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"val[a-z]*[\W_].*loss.*", r"eval[a-z]*[\W_].*loss.*", r"loss", r"train[a-z]*[\W_].*loss.*")
)
_LOW = ("loss", "err", "error", "mae", "mse", "rmse", "perplexity", "ppl", "nll", "wer", "cer", "latency")
_HIGH = (
    "acc",
    "accuracy",
    "auc",
    "auroc",
    "f1",
    "ndcg",
    "map",
    "mrr",
    "bleu",
    "rouge",
    "recall",
    "precision",
    "r2",
    "iou",
    "hit",
)
_WORDS = re.compile(r"[a-z]+\d?")

Points = Sequence[tuple[float, float]]
"""(step, value), in order."""


def curve_name(names: Iterable[str]) -> str:
    """The name that holds the loss: on held-out data before the one in training; empty where there is none."""
    ordered = list(names)
    return next((name for form in _CURVES for name in ordered if form.fullmatch(name)), "")


def is_loss(name: str) -> bool:
    """Whether a name is that of a loss."""
    return any(form.fullmatch(name) for form in _CURVES)


def falls(name: str) -> bool | None:
    """Whether lower is better by a metric's name; None where the name does not tell."""
    words: list[str] = _WORDS.findall(name.lower())
    plain = words + [word.rstrip("0123456789") for word in words]
    if any(word in _LOW for word in plain):
        return True
    return False if any(word in _HIGH for word in plain) else None


def lost_from(points: Points) -> float | None:
    """The step from which on every value is NaN or infinite; None where the last one is a number."""
    start = None
    for step, figure in reversed(points):
        if math.isfinite(figure):
            break
        start = step
    return start


def by_step(points: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Points in the order of their steps; what was logged later for the same step counts, as after a restart."""
    return tuple(sorted(dict(points).items()))


def thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """About half of the points: of each two the lower one; the first and the last stay."""
    if len(points) < 4:
        return points
    body = points[1:-1]
    pairs = zip(body[::2], body[1::2], strict=False)
    kept = [one if math.isfinite(other[1]) and one[1] < other[1] else other for one, other in pairs]
    return [points[0], *kept, *(body[-1:] if len(body) % 2 else ()), points[-1]]
