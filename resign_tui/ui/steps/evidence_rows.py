"""What was read from stores as rows: grouped like the checklist, what would be lost first, then by how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace
from rich.cells import cell_len

from resign_tui.core.answers.draft import Cell, Draft
from resign_tui.core.evidence import accepting
from resign_tui.core.evidence.joining import joined
from resign_tui.core.evidence.proposal import ACCOUNT, Confidence, Proposal
from resign_tui.core.handover.rows import groups
from resign_tui.core.words import day_near
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import clip, in_signs, wrapped
from resign_tui.ui.widgets.row_list import Row

MORE = "more "
"""Beginning of the id of the row that unfolds a group."""
TROUBLES = "troubles"
"""The id of the row that unfolds what could not be read."""
TROUBLE = "trouble "
"""Beginning of the id of the row of one thing that could not be read."""

LEGEND = "= certain   ~ likely   ? guess"
_MARKS: Mapping[Confidence, tuple[str, str]] = {
    "certain": ("=", "done"),
    "likely": ("~", "item"),
    "guess": ("?", "needed"),
}
_SUREST: tuple[Confidence, ...] = ("certain", "likely", "guess")
_MOST = 40
"""Lines of a group before the rest is folded."""
_WHERE = 14
"""Cells of the place in a row."""


class Findings(msgspec.Struct, frozen=True):
    """What was read, and what of it is looked at.

    proposals: each thing once. edited: fields that the person changed before accepting, by id. troubles: what could not
    be read. unfolded: groups whose rest is shown, and `TROUBLES`. words: what a line must hold to be shown.
    """

    proposals: tuple[Proposal, ...] = ()
    edited: Mapping[str, Mapping[str, Cell]] = {}
    troubles: tuple[str, ...] = ()
    unfolded: frozenset[str] = frozenset()
    words: str = ""

    def with_read(self, proposals: Iterable[Proposal], troubles: Iterable[str]) -> Findings:
        """What was read until now, things from several stores joined."""
        return replace(self, proposals=joined(proposals), troubles=tuple(troubles))

    def turned(self, group: str) -> Findings:
        """The rest of a group is shown, or no longer."""
        return replace(self, unfolded=self.unfolded ^ {group})

    def with_edit(self, proposal: Proposal, fields: Mapping[str, Cell]) -> Findings:
        """The proposal will be accepted with these fields."""
        return replace(self, edited={**self.edited, proposal.id: fields})

    def undecided(self, draft: Draft) -> tuple[Proposal, ...]:
        """What is still to decide in this draft, as it was edited."""
        open_ones = accepting.undecided(draft, self.proposals)
        return tuple(replace(one, fields=self.edited.get(one.id, one.fields)) for one in open_ones)

    def grouped(self, draft: Draft) -> dict[str, tuple[Proposal, ...]]:
        """What is still to decide and holds the words, by group: what would be lost first, then the surest."""
        matching = [one for one in self.undecided(draft) if _holds(one, self.words)]
        ordered = sorted(matching, key=_rank)
        by_group = {name: tuple(one for one in ordered if one.group == name) for name in _titles()}
        return {name: members for name, members in by_group.items() if members}

    def listed(self, group: str, members: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
        """Those of a group that stand on the list."""
        return members if group in self.unfolded else members[:_MOST]


def rows(findings: Findings, draft: Draft, today: date, signs: Signs, width: int) -> tuple[Row, ...]:
    """Every line to decide on under the heading of its group, and at the end what could not be read."""
    return tuple(_rows(findings, draft, today, signs, width))


def _rows(findings: Findings, draft: Draft, today: date, signs: Signs, width: int) -> Iterator[Row]:
    for group, members in findings.grouped(draft).items():
        listed = findings.listed(group, members)
        yield Row("")
        yield Row(f"{in_signs(_titles()[group], signs)}   {len(members)}", tone="heading")
        yield from (_row(proposal, today, signs, width - 5) for proposal in listed)
        if len(listed) < len(members):
            yield Row(f"{len(members) - len(listed)} more", MORE + group, "enter shows them", signs.below, "faint")
    if findings.troubles:
        yield Row("")
        yield from _troubles(findings, signs, width)


def _troubles(findings: Findings, signs: Signs, width: int) -> Iterator[Row]:
    count, is_open = len(findings.troubles), TROUBLES in findings.unfolded
    said = "1 place could not be read" if count == 1 else f"{count} places could not be read"
    yield Row(said, TROUBLES, "" if is_open else "enter says why", signs.warning, "needed")
    for number, sentence in enumerate(findings.troubles if is_open else ()):
        first, *others = wrapped(sentence, max(width - 6, 20), 6, signs) or [""]
        yield Row(first, f"{TROUBLE}{number}", indent=2, below=tuple((f"  {line}", "item") for line in others))


def _row(proposal: Proposal, today: date, signs: Signs, room: int) -> Row:
    """The place is left out where the words would be cut for it; it stands beside the list in full."""
    sign, tone = _MARKS[proposal.confidence]
    when = day_near(proposal.as_of, today) if proposal.as_of else ""
    where = clip(proposal.source.path.rstrip("/").rpartition("/")[2] or proposal.source.kind, _WHERE, signs)
    ways = ((proposal.priority, where, when), (proposal.priority, when))
    rights = [f" {signs.dot} ".join(part for part in way if part) for way in ways]
    right = next((way for way in rights if cell_len(proposal.what) + cell_len(way) + 2 <= room), rights[-1])
    return Row(proposal.what, proposal.id, right, sign, tone)


def _titles() -> dict[str, str]:
    return {ACCOUNT: "When your account closes", **{group.id: group.title for group in groups()}}


def _rank(proposal: Proposal) -> tuple[bool, int]:
    return not (proposal.priority or proposal.vanishes), _SUREST.index(proposal.confidence)


def _holds(proposal: Proposal, words: str) -> bool:
    """Every word stands somewhere in the proposal."""
    cells = (cell if isinstance(cell, str) else " ".join(cell) for cell in proposal.fields.values())
    text = " ".join((proposal.what, proposal.note, proposal.why, proposal.source.shown, *cells)).casefold()
    return all(word in text for word in words.casefold().split())
