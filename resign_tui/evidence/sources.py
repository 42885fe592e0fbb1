"""The table of sources, in the order of reading; a new source is one module with its `KIND`, and one row here."""

from __future__ import annotations

from resign_tui.evidence import ci, deployments
from resign_tui.evidence.kind import SourceKind

SOURCES: tuple[SourceKind, ...] = (ci.KIND, deployments.KIND)
