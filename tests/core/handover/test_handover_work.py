"""Runs, incidents, models and experiments in the handover."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Curve, Heading, Paragraph, plain
from tests.core.example_departure import EXAMPLE_ANSWERS
from tests.core.pages import OWNER, below, document, points, rows, titles


def test_a_run_says_how_to_take_it_up_and_draws_its_loss() -> None:
    made = document(EXAMPLE_ANSWERS)
    assert points(made, "Recs-v5 pretraining", 3) == [
        "Where it stands: epoch 7 of 12, step 120k",
        "Next step: evaluate at epoch 8; stop if NDCG is below 0.40",
        "Resume with: make resume CKPT=last, in train/",
        "Deadline: 12 December",
        "Has it next: Femke Overby",
        "Curves: wandb, recs-v5, run 31",
    ]
    (drawn,) = (one for one in made.blocks if isinstance(one, Curve))
    assert drawn.points == (2.31, 1.84, 1.52, 1.40, 1.38, 1.41, 1.33)
    assert plain(drawn.caption) == "Loss of Recs-v5 pretraining: 2.31 to 1.33 over 7 points"


@pytest.mark.parametrize(
    ("loss", "drawn", "told"),
    [
        ("2.3 1.9", True, False),
        ("2.3, 1.9; nan", True, True),
        ("2.3e0 1.9E-1", True, False),
        ("2.3", False, True),
        ("falling", False, True),
        ("2.3 1.9, then a bad node", True, True),
        ("2,31 1,84 1,52", True, False),
        ("epoch 10: 2.31, epoch 20: 1.84", False, True),
        ("2.31-1.84", False, True),
        ("2,31, 1,84", False, True),
    ],
)
def test_a_loss_is_drawn_told_or_both(loss: str, drawn: bool, told: bool) -> None:
    made = document({**OWNER, "handover.work": ({"kind": "training", "loss": loss},)})
    assert any(isinstance(one, Curve) for one in made.blocks) is drawn
    assert (f"Loss so far: {loss}" in points(made, "Runs in flight")) is told


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ({"kind": "training"}, "Runs in flight"),
        ({"kind": "research", "epoch": "3"}, "Other work"),
        ({"step": "4k"}, "Runs in flight"),
        ({"kind": "incident", "step": "4k"}, "Open incidents"),
        ({"kind": "research"}, "Other work"),
        ({"kind": "paper", "step": "proofs"}, "Other work"),
        ({"name": "x"}, "Other work"),
    ],
)
def test_work_stands_where_it_belongs(record: Record, title: str) -> None:
    shown = {"Runs in flight", "Open incidents", "Other work"} & set(
        titles(document({**OWNER, "handover.work": (record,)}), 2)
    )
    assert shown == {title}


def test_an_incident_says_what_it_is_not() -> None:
    assert points(document(EXAMPLE_ANSWERS), "Open incidents") == [
        "Suspected: the weekly backfill races the cache",
        "Ruled out: drift of the features",
        "Ruled out: label delay",
        "Next step: hold the backfill for one Monday",
        "Has it next: Bram Achterberg",
    ]


def test_other_work_takes_a_line() -> None:
    assert points(document(EXAMPLE_ANSWERS), "Other work") == [
        "Paper: Workshop paper on hard negatives · Deadline: 5 January · Has it next: Femke"
    ]


def test_a_count_that_names_itself_is_not_named_twice() -> None:
    made = document({**OWNER, "handover.work": ({"kind": "training", "epoch": "Epoch 7"},)})
    assert points(made, "Runs in flight")[0] == "Where it stands: Epoch 7"


def test_a_model_has_its_facts_in_one_place() -> None:
    made = document(EXAMPLE_ANSWERS)
    assert [plain(one.text) for one in below(made, "Models in use") if isinstance(one, Heading)] == [
        "Recs-v4",
        "Spam-v2",
    ]
    assert len(points(made, "Recs-v4", 3)) == 11
    assert points(made, "Spam-v2", 3) == ["Version or alias: v2.0", "Endpoint: spam.internal/check"]


def test_a_model_with_nothing_but_a_name_says_so() -> None:
    (told,) = below(document({**OWNER, "handover.model": ({"name": "m"},)}), "m", 3)
    assert isinstance(told, Paragraph)


def test_dead_ends_are_told_one_by_one_with_their_reason() -> None:
    made = document(EXAMPLE_ANSWERS)
    assert rows(made, "Dead ends") == [
        ["recs-ablations", "listwise loss", "twice the memory for the same NDCG"],
        ["recs-ablations", "fp8 training", "NaN after 4k steps; worth another try on newer kernels"],
        ["spam-graph", "graph features", "labels leak"],
    ]
    assert points(made, "Worth continuing") == [
        "recs-ablations: hard negatives from yesterday's clicks",
        "recs-ablations: two-tower warm start",
    ]
    assert rows(made, "Where the runs are") == [
        ["recs-ablations", "Weights & Biases", "wiki/recs/ablations.csv"],
        ["spam-graph", "MLflow", ""],
    ]


def test_reasons_that_do_not_pair_with_the_dead_ends_stay_together() -> None:
    made = document({**OWNER, "handover.experiment": ({"dead_end": "a\nb", "why": "too slow"},)})
    assert rows(made, "Dead ends") == [["a; b", "too slow"]]


def test_the_reason_for_a_promise_stands_with_it() -> None:
    made = document({**OWNER, "handover.experiment": ({"project": "p", "promising": "a\nb", "why": "cheap"},)})
    assert points(made, "Worth continuing") == ["p: a", "p: b (cheap)"]
