"""Optuna: studies in a sqlite file or in a journal file, with what was searched and what came out."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.formats import sqlite
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.optuna import journal, proposing, tables
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder


def _stores(folder: Folder) -> Iterator[str]:
    """Files that may be a database or a journal; what they are shows in their first bytes."""
    for name in folder.files:
        if sqlite.is_named_so(name, "optuna") or journal.is_named_so(name):
            yield name


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    if journal.is_journal(survey.read_start(store.path, journal.START)):
        yield from proposing.proposals(journal.studies(store, survey), store, survey)
        return
    with sqlite.database(store, survey, tables.NEEDED) as database:
        if database is not None:
            yield from proposing.proposals(tables.studies(database), store, survey)


KIND = SourceKind("optuna", "Optuna", _stores, _read)
