"""Run folders of Weights & Biases, from 0.13 to 0.31, offline ones among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.wandb import proposing, runs
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder


def _stores(folder: Folder) -> Iterable[str]:
    """A folder that holds runs; where it holds much else, its runs each, so that the rest stays open to others."""
    found = [name for name in folder.folders if runs.FOLDER.fullmatch(name)]
    if found and (folder.path.name.lstrip(".") == "wandb" or len(found) == len(folder.folders)):
        return ("",)
    if runs.FOLDER.fullmatch(folder.path.name) and any(name.endswith(".wandb") for name in folder.files):
        return ("",)
    return found


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    yield from proposing.proposals(store, runs.read(store, survey), survey)


KIND = SourceKind(proposing.KIND_NAME, "W&B runs", _stores, _read, closes=True)
