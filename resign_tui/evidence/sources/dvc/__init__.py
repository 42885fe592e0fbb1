"""DVC projects: exact data by its hash, settings of the last run, and where the content lies.

Nothing of DVC is run: its files are YAML and INI. Whether a remote has the data needs the network and is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.dvc import lineage, places
from resign_tui.evidence.sources.dvc.project import History, load
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder


def _stores(folder: Folder) -> Iterable[str]:
    """A project's .dvc folder; nothing else is looked for in it, and its cache is large."""
    return (".dvc",) if ".dvc" in folder.folders else ()


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    project = load(store, survey)
    history = History(project, survey)
    yield from lineage.proposals(project, history, survey)
    yield from places.proposals(project, history, survey)


KIND = SourceKind("dvc", "DVC projects", _stores, _read, closes=True)
