"""Questions that records answer: whoever names a pipeline owns one, until they say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from resign_tui.core.answers.draft import Record

_SYSTEM, _WORK = "handover.system", "handover.work"

_ANSWERING: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "ownership.prod_model": (_SYSTEM, {"kind": "model", "status": "prod", "criticality": "3"}),
        "ownership.pipelines": (_SYSTEM, {"kind": "pipeline"}),
        "ownership.llm_app": (_SYSTEM, {"kind": "llm_app"}),
        "ownership.training_in_flight": (_WORK, {"kind": "training"}),
        "ownership.open_incident": (_WORK, {"kind": "incident"}),
    }
)
"""The question, and the records that answer it with yes: those that hold all of these values."""


def answering(records_of: Callable[[str], Sequence[Record]]) -> Mapping[str, tuple[Record, ...]]:
    """The records that answer each question with yes, as long as nobody answers it; only questions that have some."""
    answers = {
        field_id: tuple(record for record in records_of(source) if wanted.items() <= record.items())
        for field_id, (source, wanted) in _ANSWERING.items()
    }
    return {field_id: records for field_id, records in answers.items() if records}
