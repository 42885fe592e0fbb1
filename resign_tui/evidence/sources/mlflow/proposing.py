"""The proposals of one MLflow store, what nobody else could bring back first."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources.mlflow import experiments, models, work
from resign_tui.evidence.sources.mlflow.facts import Reader
from resign_tui.evidence.sources.mlflow.reading import Reading
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.wording import count


def proposals(reader: Reader, store: Store, survey: Survey) -> Iterator[Proposal]:
    """Models, open runs, then experiments; runs of other people are counted and left out."""
    reading = Reading(reader, store, survey)
    if reading.left_out:
        people = count(reading.users.number, "other person", "other people")
        survey.told(f"{store.shown} also holds {count(reading.left_out, 'run')} of {people}; they were left out.")
    if reading.users.is_unknown:
        survey.told(
            f"{store.shown} holds runs of {reading.users.number} people, and none of them is known to be you; all were "
            "read. Name your login there with --me, and theirs are left out."
        )
    yield from models.proposals(reading)
    yield from work.proposals(reading)
    yield from experiments.proposals(reading)
