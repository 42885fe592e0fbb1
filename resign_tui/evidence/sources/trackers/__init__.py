"""Smaller trackers: Hydra, Ray Tune, Sacred, and folders of offline runs of which the existence alone is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.trackers import hydra, offline, ray_tune, sacred
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder


def _stores(folder: Folder) -> Iterable[str]:
    is_own = hydra.is_store(folder) or ray_tune.is_store(folder) or sacred.is_store(folder)
    return (*(("",) if is_own else ()), *offline.names(folder))


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    if store.path != store.folder.path:
        yield from offline.proposals(store, survey)
        return
    for reader in (hydra, ray_tune, sacred):
        if reader.is_store(store.folder):
            yield from reader.proposals(store, survey)


KIND = SourceKind("trackers", "other trackers", _stores, _read)
