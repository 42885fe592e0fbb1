"""Proposals under the headings of the checklist, what vanishes with the account first."""

from __future__ import annotations

from collections.abc import Iterable

from resign_tui.core.evidence.proposal import ACCOUNT, SIGNS, Proposal
from resign_tui.core.handover.rows import groups

ACCOUNT_TITLE = "When your account closes"

_ORDER = tuple(SIGNS)


def titles() -> dict[str, str]:
    """Id to title of every group, in the order in which they are shown."""
    return {ACCOUNT: ACCOUNT_TITLE, **{group.id: group.title for group in groups()}}


def grouped(proposals: Iterable[Proposal]) -> list[tuple[str, list[Proposal]]]:
    """Title and members of every group that has any; within one the urgent first, then the surer."""
    members: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        members.setdefault(proposal.group, []).append(proposal)
    return [(title, sorted(members[group], key=_place)) for group, title in titles().items() if group in members]


def _place(proposal: Proposal) -> tuple[bool, bool, int]:
    return not proposal.priority, not proposal.vanishes, _ORDER.index(proposal.confidence)
