"""What the names of metrics say, and where they say nothing."""

from __future__ import annotations

import pytest

from resign_tui.evidence import metrics


@pytest.mark.parametrize(
    "metric",
    ["val/loss", "val_loss", "rmse", "eval/rmse", "test.mae", "WER", "perplexity", "p99_latency_ms"],
)
def test_low_is_wanted(metric: str) -> None:
    assert metrics.order(metric) == "lowest"


@pytest.mark.parametrize(
    "metric",
    ["ndcg_at_10", "val/ndcg@10", "val_acc", "f1", "R2", "hit@5", "eval/rouge1", "iou", "valid.f1-macro", "auc"],
)
def test_high_is_wanted(metric: str) -> None:
    assert metrics.order(metric) == "highest"


@pytest.mark.parametrize(
    "metric", ["temperature", "lr", "epoch", "closs", "mapper", "glossary", "mapping", "loss_acc", ""]
)
def test_a_name_that_does_not_say_has_no_order(metric: str) -> None:
    assert metrics.order(metric) == ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["loss", "train/loss", "val/loss"], "val/loss"),
        (["loss", "eval_loss"], "eval_loss"),
        (["loss/train", "loss/val"], "loss/val"),
        (["train/loss", "loss"], "loss"),
        (["train_loss_step", "grad_norm"], "train_loss_step"),
        (["value_loss", "train/loss"], "train/loss"),
        (["reward", "lr"], ""),
        ([], ""),
    ],
)
def test_the_curve_is_the_loss_on_validation_before_any_other(keys: list[str], expected: str) -> None:
    assert metrics.curve_name(keys) == expected


def test_what_was_measured_on_data_kept_aside() -> None:
    assert metrics.is_validation("val/ndcg")
    assert metrics.is_validation("eval_loss")
    assert not metrics.is_validation("train/loss")
