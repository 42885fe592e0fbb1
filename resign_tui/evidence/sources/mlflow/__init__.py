"""MLflow: runs, experiments and the model registry, from a sqlite file or from a folder of small files."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.formats import sqlite
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.mlflow import files, proposing, tables
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder

_FOLDER = "mlruns"


def _stores(folder: Folder) -> Iterator[str]:
    """Files that may be a database, and folders that are named or built as MLflow does it."""
    yield from (name for name in folder.files if sqlite.is_named_so(name, "mlflow", "mlruns"))
    if _FOLDER in folder.folders:
        yield _FOLDER
    if files.is_built_so(folder, _FOLDER):
        yield ""


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    if store.path == store.folder.path or store.path.name not in store.folder.files:
        yield from proposing.proposals(files.Files(store, survey), store, survey)
        return
    with sqlite.database(store, survey, tables.NEEDED) as database:
        if database is not None:
            yield from proposing.proposals(tables.Tables(database), store, survey)


KIND = SourceKind("mlflow", "MLflow", _stores, _read, closes=True)
