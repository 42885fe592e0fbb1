"""Metrics of a training: which is its curve, whether high or low is wanted, and from where on there is no number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Literal

Order = Literal["highest", "lowest", ""]
Points = Sequence[tuple[float, float]]
"""(step, value), in order."""

_WORDS = re.compile(r"[a-z]+\d?")
_LOW = re.compile(r"loss|err|error|mae|mse|rmse|mape|perplexity|ppl|nll|wer|cer|fid|latency")
_HIGH = re.compile(
    r"acc|accuracy|auc|auroc|f1|ndcg|map|mrr|bleu|rouge|recall|precision|r2|iou|dice|hit|hits|hitrate|score|reward"
)
_VALIDATION = ("val", "valid", "validation", "eval", "test", "dev")
_CURVES = (
    re.compile(r"val(?:id|idation)?\d*[\W_].*loss.*", re.IGNORECASE),
    re.compile(r"eval[a-z]*\d*[\W_].*loss.*", re.IGNORECASE),
    re.compile(r"loss/(?:val|eval|test).*", re.IGNORECASE),
    re.compile(r"loss", re.IGNORECASE),
    re.compile(r"train[a-z]*\d*[\W_].*loss.*|loss/train.*", re.IGNORECASE),
    re.compile(r"(?:.*[\W_])?loss(?:[\W_].*)?", re.IGNORECASE),
)


def order(metric: str) -> Order:
    """Which of several runs a metric puts first, by its name; nothing where the name does not say."""
    words = _WORDS.findall(metric.lower())
    words += [word.rstrip("0123456789") for word in words]
    low, high = any(map(_LOW.fullmatch, words)), any(map(_HIGH.fullmatch, words))
    return "" if low == high else "lowest" if low else "highest"


def is_validation(metric: str) -> bool:
    """Whether a metric's name says that it was measured on data kept aside."""
    return any(word.startswith(_VALIDATION) for word in _WORDS.findall(metric.lower()))


def curve_name(names: Iterable[str]) -> str:
    """The first name that holds the loss: on data kept aside before the one in training; empty where there is none."""
    ordered = list(names)
    return next((name for form in _CURVES for name in ordered if form.fullmatch(name)), "")


def is_loss(name: str) -> bool:
    """Whether a name is that of a loss."""
    return any(form.fullmatch(name) for form in _CURVES)


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
