"""Made proposals, as stores would give them, and a strategy for any."""

from __future__ import annotations

from hypothesis import strategies as st

from resign_tui.core.answers import catalogue
from resign_tui.core.evidence.proposal import SIGNS, Proposal, Source
from resign_tui.core.handover.rows import row_ids

RECORDS = ("handover.model", "handover.experiment", "handover.access", "handover.work", "handover.tool")

MODEL = Proposal(
    source=Source("mlflow", "work/mlflow/mlflow.db", "shop-ranker version 2"),
    record="handover.model",
    what="shop-ranker, version 2, alias prod",
    why="Alias prod of shop-ranker is version 2.",
    confidence="certain",
    fields={"name": "shop-ranker", "version": "2, alias prod", "metrics": "ndcg_at_10 0.412"},
    origins={"name": "registered model", "version": "alias prod", "metrics": "run d23f0824"},
    same=("run:d23f0824",),
)
SCHEDULE = Proposal(
    source=Source("ci", "work/recs/.github/workflows/nightly.yml", "30 2 * * *"),
    what="nightly.yml runs on a schedule that is yours",
    note="The cron line of nightly.yml was last changed by me.",
    why="Its cron line was last changed by you.",
    confidence="likely",
    answers={"account.schedules": "yes", "account.schedules_which": "nightly.yml in recs"},
    row="IA-08",
    priority="P0",
)
COMMIT = Proposal(
    source=Source("git", "work/recs", "main"),
    what="1 commit of main is on this machine only",
    note="One commit of main is on this machine only.",
    why="No branch of a remote holds it.",
    confidence="certain",
    row="OW-12",
    priority="P0",
    vanishes=True,
)


def proposals() -> st.SearchStrategy[Proposal]:
    """Any proposal that a reader could make."""
    words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)

    def of_record(record: str) -> st.SearchStrategy[Proposal]:
        columns = [column.key for column in catalogue.fields()[record].columns if column.kind != "choice"]
        return st.builds(
            Proposal,
            source=st.builds(Source, kind=st.sampled_from(("git", "mlflow")), path=words, object=words),
            what=words,
            why=words,
            note=words,
            confidence=st.sampled_from(tuple(SIGNS)),
            record=st.just(record),
            fields=st.dictionaries(st.sampled_from(columns), words),
            row=st.sampled_from(("", *sorted(row_ids()))),
            priority=st.sampled_from(("", "P0")),
            answers=st.sampled_from(({}, {"account.jobs": "yes", "account.jobs_which": "nightly"})),
            same=st.lists(words, max_size=2).map(tuple),
        )

    return st.sampled_from((*RECORDS, "handover.system")).flatmap(of_record)
