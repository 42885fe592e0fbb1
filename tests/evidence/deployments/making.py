"""Reading deployment files that one test made."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources import deployments
from tests.evidence.ci.making import REGISTERING, put
from tests.evidence.host import Read, read


def got(folder: Path, files: dict[str, str] | None = None) -> Read:
    """What comes out of the deployment files below a folder."""
    return read(put(folder, files or {}), [REGISTERING, deployments.KIND])


def named(result: Read, thing: str) -> Proposal:
    """The one proposal on a thing of a file."""
    [proposal] = [proposal for proposal in result.proposals if proposal.source.object == thing]
    return proposal
