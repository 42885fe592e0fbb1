"""One thing read from two stores is one proposal, and the surer store leads."""

from __future__ import annotations

from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.evidence.joining import joined
from resign_tui.core.evidence.proposal import Proposal, Source
from tests.core.evidence.made import MODEL, SCHEDULE, proposals

IN_FILES = replace(
    MODEL,
    source=Source("mlflow", "work/mlruns", "shop-ranker version 2"),
    confidence="likely",
    fields={"name": "shop-ranker", "metrics": "ndcg_at_10 0.4", "duration": "3 h 12 min"},
    origins={"duration": "start to end"},
)


def test_the_surer_leads_and_the_other_fills_what_is_empty() -> None:
    for order in ([MODEL, IN_FILES], [IN_FILES, MODEL]):
        (one,) = joined(order)
        assert one.source == MODEL.source
        assert one.fields == {**MODEL.fields, "duration": "3 h 12 min"}
        assert one.origins["duration"] == f"start to end, {IN_FILES.source.shown}"
        assert one.origins["metrics"] == "run d23f0824"
        assert one.duplicates == (IN_FILES.source,)
        assert one.confidence == "likely"  # a duration that is only likely makes the whole so


def test_a_less_sure_store_that_adds_nothing_leaves_it_certain() -> None:
    same = replace(IN_FILES, fields={"name": "shop-ranker"}, origins={})
    (one,) = joined([same, MODEL])
    assert (one.confidence, one.duplicates) == ("certain", (same.source,))


def test_another_record_or_another_key_is_another_thing() -> None:
    other = replace(IN_FILES, same=("run:other",))
    work = replace(IN_FILES, record="handover.work", fields={"name": "x"})
    assert joined([MODEL, other, work, SCHEDULE]) == (MODEL, other, work, SCHEDULE)


def test_three_that_share_keys_in_a_chain_are_one() -> None:
    bridge = replace(IN_FILES, source=Source("wandb", "w"), same=("run:d23f0824", "named:4e97a82:x"))
    far = replace(IN_FILES, source=Source("tensorboard", "tb"), same=("named:4e97a82:x",))
    (one,) = joined([MODEL, bridge, far])
    assert {source.kind for source in one.duplicates} == {"wandb", "tensorboard"}


def test_what_ties_two_things_together_makes_them_one_whenever_it_is_read() -> None:
    far = replace(IN_FILES, source=Source("tensorboard", "tb"), same=("named:4e97a82:x",))
    bridge = replace(IN_FILES, source=Source("wandb", "w"), same=("named:4e97a82:x", "run:d23f0824"))
    for order in permutations((MODEL, far, bridge)):
        (one,) = joined(order)
        assert {one.source, *one.duplicates} == {MODEL.source, far.source, bridge.source}


def test_the_same_read_again_with_a_key_ties_too() -> None:
    (one,) = joined([replace(MODEL, same=()), IN_FILES, MODEL])
    assert (one.source, one.duplicates) == (MODEL.source, (IN_FILES.source,))


def test_the_same_read_twice_counts_once() -> None:
    assert joined([SCHEDULE, MODEL, SCHEDULE]) == (SCHEDULE, MODEL)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(proposals(), max_size=8))
def test_joining_loses_no_place_and_joining_again_changes_nothing(made: list[Proposal]) -> None:
    once = joined(made)
    assert joined(once) == once
    sources = {proposal.source for proposal in once}.union(*(proposal.duplicates for proposal in once))
    assert sources == {proposal.source for proposal in made}
