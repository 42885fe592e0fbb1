"""Trainings of the Hugging Face Trainer: checkpoints with their state, and model cards.

Weights, optimizer states and training_args.bin are pickles or as large as one; their names alone are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.transformers import card, training
from resign_tui.evidence.sources.transformers.training import CHECKPOINT, STATE
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder

_MODEL_FILE = re.compile(r"config\.json|adapter_config\.json|.*\.safetensors|.*\.gguf|pytorch_model.*\.bin")


def _stores(folder: Folder) -> Iterable[str]:
    """A folder with checkpoints or with the state of a training, or a model with its card."""
    has_checkpoints = any(CHECKPOINT.fullmatch(name) for name in folder.folders)
    has_own_state = STATE in folder.files and (not CHECKPOINT.fullmatch(folder.path.name) or folder.path == folder.root)
    has_card = card.CARD in folder.files and any(_MODEL_FILE.fullmatch(name) for name in folder.files)
    return ("",) if has_checkpoints or has_own_state or has_card else ()


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    found = training.find(store, survey)
    if found is not None:
        yield from training.proposals(found, store, survey)
    yield from card.proposals(store, survey, found)


KIND = SourceKind("transformers", "Hugging Face trainings", _stores, _read)
