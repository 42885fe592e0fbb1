"""What the runs of a W&B project came to."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.wandb import maker
from tests.evidence.wandb.made import diverged, fine, from_store, of_record, texts_of


def test_a_project_tells_what_was_highest_and_what_failed_line_by_line(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("t-0.7", 0.412, run_id="aaaa1111", notes="Promising.\nKeep."))
    maker.folder(store, "bbbb2222", fine("t-0.9", 0.398, run_id="bbbb2222"))
    maker.folder(store, "cccc3333", diverged(run_id="cccc3333", notes="Diverges after 120 steps."))
    proposal = of_record(from_store(store), "handover.experiment")
    assert proposal.confidence == "likely"
    assert proposal.fields["tracker"] == "wandb"
    highest, second = texts_of(proposal.fields, "promising")
    assert highest == (
        "t-0.7: “Promising. Keep.” val/ndcg@10 0.412, highest of 2 finished runs; "
        "lr 0.001, seed 17, optimizer.name adamw, dataset clicks@2026-01-31; 3 h 12 min on 4 × NVIDIA A100"
    )
    assert second.startswith("t-0.9: val/ndcg@10 0.398; lr 0.001")
    assert texts_of(proposal.fields, "dead_end") == ("lr-1e-2 failed",)
    assert texts_of(proposal.fields, "why") == ("exit code 1; loss NaN after step 120; “Diverges after 120 steps.”",)
    assert (
        proposal.note
        == "The W&B project recs-ablations has 3 runs in work/wandb: 2 finished, 1 failed. Read on 27 Nov 2026."
    )


def test_one_finished_run_is_not_compared_and_its_words_are_certain(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(notes="Promising."))
    proposal = of_record(from_store(store), "handover.experiment")
    assert proposal.confidence == "certain"
    assert "highest" not in str(proposal.fields)
    assert "“Promising.”" in str(proposal.fields["promising"])


def test_a_metric_whose_name_has_no_order_ranks_nothing(store: Path) -> None:
    for run_id, figure in (("aaaa1111", 3.0), ("bbbb2222", 4.0)):
        maker.folder(store, run_id, [maker.run(run_id), maker.summary({"temperature": figure}), maker.ended()])
    assert "promising" not in of_record(from_store(store), "handover.experiment").fields


def test_losses_are_ranked_from_below_and_a_tie_is_called_one(store: Path) -> None:
    for run_id, figure in (("aaaa1111", 0.3), ("bbbb2222", 0.3), ("cccc3333", 0.4)):
        maker.folder(
            store, run_id, [maker.run(run_id, name=run_id), maker.summary({"eval/loss": figure}), maker.ended()]
        )
    lines = texts_of(of_record(from_store(store), "handover.experiment").fields, "promising")
    assert sorted(lines)[:2] == [
        "aaaa1111: eval/loss 0.3, among the lowest of 3 finished runs",
        "bbbb2222: eval/loss 0.3, among the lowest of 3 finished runs",
    ]


def test_a_run_that_the_person_wrote_off_is_a_dead_end_in_their_words(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("longer-history", notes="No gain, twice the cost."))
    fields = of_record(from_store(store), "handover.experiment").fields
    assert fields["dead_end"] == "longer-history: “No gain, twice the cost.”"
    assert len(texts_of(fields, "dead_end")) == len(texts_of(fields, "why"))


def test_a_secret_in_the_notes_of_one_run_costs_only_these_notes(store: Path) -> None:
    secret = "Promising, password: Zzcanaryzz-8127-Horse"
    maker.folder(store, "aaaa1111", fine("t-0.7", 0.412, run_id="aaaa1111", notes=secret))
    maker.folder(store, "bbbb2222", fine("t-0.9", 0.398, run_id="bbbb2222", notes="Promising."))
    promising = of_record(from_store(store), "handover.experiment").fields["promising"]
    assert "t-0.7: val/ndcg@10 0.412" in str(promising)
    assert "t-0.9: “Promising.”" in str(promising)
