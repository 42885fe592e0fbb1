"""Tags and branches whose names look like deployments, and the commits behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, wording
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.sources.repository.parsing import Ref
from resign_tui.evidence.wording import headline, listed

_DEPLOYED = re.compile(r"(?:deploy|release|prod|production|live|rel)(?:[-/_].*)?", re.IGNORECASE)
_VERSION = re.compile(r"v?\d+\.\d+(?:\.\d+)?")
_MOST = 5


def proposals(opened: Opened) -> Iterator[Proposal]:
    """One proposal for each commit that the newest such names stand for; what runs where, they do not say."""
    commits: dict[str, list[Ref]] = {}
    named = _without_versions(
        [ref for ref in opened.refs if not ref.target and ref.name != "refs/stash" and _is_named(ref)]
    )
    for ref in sorted(named, key=lambda ref: -ref.created):
        commits.setdefault(ref.sha, []).append(ref)
    for sha, refs in list(commits.items())[:_MOST]:
        deployments = [ref for ref in refs if _DEPLOYED.fullmatch(ref.branch)]
        first = min(deployments or refs, key=lambda ref: not ref.name.startswith("refs/tags/"))
        names = list(dict.fromkeys(cleaning.name(ref.branch) for ref in (first, *refs)))
        kind = "tag" if first.name.startswith("refs/tags/") else "branch"
        day = opened.day_of(first.created)
        are = "stands" if len(names) == 1 else "stand"
        yield Proposal(
            source=opened.source(first.branch),
            what=headline(f"{opened.name}: {names[0]} is commit {sha[:7]}"),
            note=f"In {opened.name}, {listed(names)} {are} for commit {sha[:7]} ({kind} of {day}).",
            why=f"the name of the {kind} looks like a {'deployment' if deployments else 'version'}",
            confidence="likely" if deployments else "guess",
            row="MV-03",
            as_of=wording.local(first.created),
        )


def _without_versions(refs: Sequence[Ref]) -> Sequence[Ref]:
    """Where some names speak of deploying, commits that only a version stands for tell nothing more."""
    deployed = {ref.sha for ref in refs if _DEPLOYED.fullmatch(ref.branch)}
    return [ref for ref in refs if ref.sha in deployed] if deployed else refs


def _is_named(ref: Ref) -> bool:
    return bool(_DEPLOYED.fullmatch(ref.branch) or _VERSION.fullmatch(ref.branch))
