"""What the evidence says about itself: how far the reading is, what was just done, and why there is no line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.ui.signs import Signs
from resign_tui.ui.steps.evidence_ask import shortened
from resign_tui.ui.steps.evidence_rows import LEGEND, Findings
from resign_tui.ui.steps.evidence_run import Run
from resign_tui.ui.widgets.drawing import clip, in_signs, wrapped
from resign_tui.ui.widgets.row_list import Row

NOT_EDITABLE = "There is no record to edit here. Space accepts it, x drops it."
NOBODY_LIKE_YOU = "No other author looks like you."
BROKE_OFF = "Reading broke off by a fault of ours; what was found until then stands."
_NAME = 40
"""Cells of what a line is called when it is told what became of it."""


class Done(msgspec.Struct, frozen=True):
    """What was done last, told until it is undone or something else is done. id: of a proposal that was decided."""

    text: str = ""
    id: str = ""

    def holds(self, draft: Draft) -> bool:
        """It was done and not undone."""
        return bool(self.text) and (not self.id or self.id in draft.evidence.accepted | draft.evidence.dropped)


def accepted(proposal: Proposal, undo: str) -> Done:
    """One line was accepted; `undo` is the key that takes it back."""
    return Done(f"Accepted: {clip(proposal.what, _NAME)}. {undo} takes it back.", proposal.id)


def dropped(proposal: Proposal, undo: str) -> Done:
    """One line was dropped."""
    return Done(f"Dropped: {clip(proposal.what, _NAME)}. {undo} brings it back.", proposal.id)


def edited(proposal: Proposal) -> Done:
    """One line was edited and is not decided yet."""
    return Done(f"Edited: {clip(proposal.what, _NAME)}. Space accepts it.")


def accepted_certain(proposals: tuple[Proposal, ...], left: int, undo: str, elsewhere: int = 0) -> Done:
    """What was certain in a group was accepted; `left` of them say otherwise than the draft, `elsewhere` are others."""
    if not proposals:
        why = ", or it says otherwise than you" if left else ""
        others = f" {elsewhere} in other groups {'is' if elsewhere == 1 else 'are'} certain." if elsewhere else ""
        return Done(f"Nothing in this group is certain{why}: decide line by line.{others}")
    count = "1 line" if len(proposals) == 1 else f"{len(proposals)} lines"
    otherwise = f" {left} that say otherwise than you are left." if left else ""
    return Done(f"Accepted {count}. {undo} takes them back.{otherwise}", proposals[0].id)


def aside(run: Run) -> str:
    """How far the reading is; what the signs mean once it is over."""
    if not run.is_running:
        return LEGEND
    source, files, seconds = run.progress
    return f"reading {source or 'folders'} · {files:,} files · {seconds:.0f} s · esc stops"


def sentence(findings: Findings, draft: Draft, run: Run, done: Done) -> str:
    """What was done last, or what there is to do."""
    if done.holds(draft):
        return done.text
    left = len(findings.undecided(draft))
    to_decide = "One line to decide" if left == 1 else f"{left} lines to decide"
    if run.is_running:
        return f"{to_decide} so far." if left else "What is found appears here."
    alike = len(run.lookalikes)
    ask = f" {alike} author{'s' if alike > 1 else ''} may be you: press w." if alike else ""
    if run.is_stopped:
        return f"Stopped; what was found until then stands. {to_decide}.{ask}"
    return f"{to_decide}.{ask}" if left else f"r reads again, f names other folders.{ask}"


def nothing(findings: Findings, draft: Draft, run: Run, signs: Signs, width: int) -> Iterator[Row]:
    """Why no line is there."""
    for paragraph in _nothing(findings, draft, run):
        for line in wrapped(in_signs(paragraph, signs), max(width - 4, 20), 8, signs):
            yield Row(line, tone="faint")
        yield Row("")


def _nothing(findings: Findings, draft: Draft, run: Run) -> Iterator[str]:
    if findings.undecided(draft):
        yield "No line holds these words."
    elif findings.proposals:
        yield "Everything that was found is decided."
        yield "What you accepted stands in the handover. r reads again, f names other folders."
    elif not run.is_running:
        yield f"Nothing was found in {', '.join(shortened(folder) for folder in run.wanted.folders)}."
        if run.looked_for:
            yield f"Looked for: {', '.join(run.looked_for)}."
        yield "Press f and name the folder that holds your repositories and runs."
