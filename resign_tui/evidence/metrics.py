"""What a metric's name says: whether high or low is wanted, and which curve tells how a training goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Order = Literal["highest", "lowest", ""]

_PARTS = re.compile(r"[^a-z0-9]+|(?<=[a-z])(?=\d)")
_LOW = frozenset(("loss", "err", "error", "mae", "mse", "rmse", "perplexity", "ppl", "wer", "cer", "latency"))
_HIGH = frozenset(
    (
        "acc",
        "accuracy",
        "auc",
        "auroc",
        "f",
        "ndcg",
        "map",
        "mrr",
        "bleu",
        "rouge",
        "recall",
        "precision",
        "r",
        "iou",
        "hit",
    )
)
"""Words of names; a number behind one stands apart, so that f1 is f and 1."""
_VALIDATION = ("val", "valid", "validation", "eval", "test", "dev")
_CURVES = (
    re.compile(r"(?:val|valid|validation)[^/]*/.*loss|val(?:id|idation)?_loss", re.IGNORECASE),
    re.compile(r"eval[^/]*/.*loss|eval_loss", re.IGNORECASE),
    re.compile(r"loss/(?:val|valid|validation|eval|test).*", re.IGNORECASE),
    re.compile(r"loss", re.IGNORECASE),
    re.compile(r"train[^/]*/.*loss|train_loss|loss/train.*", re.IGNORECASE),
    re.compile(r"(?:.*[/_.-])?loss(?:[/_.-].*)?", re.IGNORECASE),
)


def order(metric: str) -> Order:
    """Which of several runs a metric puts first, by its name; nothing where the name does not say."""
    parts = [part for part in _PARTS.split(metric.lower()) if part]
    low, high = _LOW.intersection(parts), _HIGH.intersection(parts)
    if low and not high:
        return "lowest"
    return "highest" if high and not low else ""


def is_validation(metric: str) -> bool:
    """Whether a metric's name says that it was measured on data kept aside."""
    parts = _PARTS.split(metric.lower())
    return any(part.startswith(word) for part in parts for word in _VALIDATION if part)


def curve_key(keys: Iterable[str]) -> str:
    """The metric whose curve tells how a training goes: the loss on validation, else any loss; empty where none is."""
    known = sorted(keys)
    for shape in _CURVES:
        for key in known:
            if shape.fullmatch(key):
                return key
    return ""
