"""What accepting a proposal makes of the draft: no text is ever replaced, and only a no that was seen becomes a yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from resign_tui.core.answers.draft import FROM_EVIDENCE, Cell, Draft, Record, is_typed
from resign_tui.core.evidence.proposal import READ_ON, Proposal
from resign_tui.core.handover.records import AT_STAKE, lines_of, records_by_id, text_of, with_item

_ITEMS = "handover.item"
_NAMES = {
    "handover.model": ("name", "version"),
    "handover.experiment": ("project",),
    "handover.access": ("system", "location"),
    "handover.work": ("name",),
    "handover.tool": ("name",),
    "handover.system": ("name",),
}
"""By which columns two records are one thing; the first must be equal, the others where both say them."""


def undecided(draft: Draft, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals that were neither accepted nor dropped in this draft."""
    decided = draft.evidence.accepted | draft.evidence.dropped
    return tuple(proposal for proposal in proposals if proposal.id not in decided)


def drop(draft: Draft, proposal: Proposal) -> Draft:
    """The draft in which this proposal does not come back."""
    choices = replace(draft.evidence, dropped=draft.evidence.dropped | {proposal.id})
    return replace(draft, evidence=choices)


def accept(draft: Draft, proposal: Proposal) -> Draft:
    """The draft with the proposal's record, answers and evidence; empty fields are filled and full ones stay."""
    if proposal.record:
        draft = draft.answer(proposal.record, _with_record(draft, proposal))
    for question, typed in proposal.answers.items():
        draft = _with_answer(draft, question, typed)
    if proposal.row:
        draft = draft.answer(_ITEMS, with_item(draft.records(_ITEMS), proposal.row, **_on_row(draft, proposal)))
    choices = replace(draft.evidence, accepted=draft.evidence.accepted | {proposal.id})
    return replace(draft, evidence=choices)


def as_it_will_stand(draft: Draft, proposal: Proposal) -> Mapping[str, Cell]:
    """The record as accepting leaves it, without our mark."""
    record = _filled(_existing(draft, proposal) or {FROM_EVIDENCE: proposal.id}, proposal)
    return {key: cell for key, cell in record.items() if cell and key != FROM_EVIDENCE}


def differences(draft: Draft, proposal: Proposal) -> Mapping[str, Cell]:
    """What the store says where the person wrote something else; accepting leaves a text of theirs, not an answer."""
    before = _existing(draft, proposal) or {}
    growing = _growing(before, proposal)
    differing: dict[str, Cell] = {
        key: cell
        for key, cell in proposal.fields.items()
        if key not in growing and text_of(before, key) not in ("", text_of(proposal.fields, key))
    }
    for question, typed in proposal.answers.items():
        if not question.endswith("_which") and draft.text(question) not in ("", "unsure", typed):
            differing[question] = typed
    return differing


def _existing(draft: Draft, proposal: Proposal) -> Record | None:
    """The record of the draft that is the same thing."""
    for record in draft.records(proposal.record) if proposal.record else ():
        if _is_same(record, proposal):
            return record
    return None


def _is_same(record: Record, proposal: Proposal) -> bool:
    first, *others = _NAMES[proposal.record]
    ours = {key: text_of(proposal.fields, key).casefold() for key in (first, *others)}
    theirs = {key: text_of(record, key).casefold() for key in (first, *others)}
    if not ours[first] or ours[first] != theirs[first]:
        return False
    return all(not ours[key] or not theirs[key] or ours[key] == theirs[key] for key in others)


def _with_record(draft: Draft, proposal: Proposal) -> tuple[Record, ...]:
    records = draft.records(proposal.record)
    existing = _existing(draft, proposal)
    if existing is None:
        fields = {key: cell for key, cell in proposal.fields.items() if cell}
        return (*records, {**fields, FROM_EVIDENCE: proposal.id})
    filled = _filled(existing, proposal)
    return tuple(filled if record is existing else record for record in records)


def _filled(existing: Record, proposal: Proposal) -> dict[str, Cell]:
    """The record with its empty fields filled; long texts of a record that stores gave get the new lines below."""
    kept = {key: cell for key, cell in existing.items() if cell}
    for key in filter(kept.__contains__, _growing(existing, proposal)):
        new = [line for line in lines_of(proposal.fields, key) if line not in lines_of(kept, key)]
        if new:
            kept[key] = _below(kept[key], *new)
    return {**proposal.fields, **kept}


def _growing(existing: Record, proposal: Proposal) -> tuple[str, ...]:
    """The columns of long text of a record that the person did not write: what another store says goes below."""
    return () if is_typed(existing) else tuple(column.key for column in proposal.columns if column.kind == "multiline")


def _below(before: Cell, *lines: str) -> str:
    above = before.rstrip() if isinstance(before, str) else "\n".join(before)
    return "\n".join(filter(None, (above, *lines)))


def _with_answer(draft: Draft, question: str, typed: str) -> Draft:
    """An answer is given where there was none or a doubt, or where accepting says otherwise; names are added."""
    before = draft.text(question)
    if not question.endswith("_which"):
        return draft.answer(question, typed)
    return draft.answer(question, _added(before, typed))


def _on_row(draft: Draft, proposal: Proposal) -> dict[str, Cell]:
    """What the row of the checklist says then: below the places and the notes that are there, one line more of each.

    Of what only this machine has a short line is kept as well, unless an answer about the account names it.
    """
    record = records_by_id(draft.records(_ITEMS)).get(proposal.row, {})
    place, note = proposal.source.shown, " ".join((proposal.note or proposal.what).split())
    told = {_without_day(line) for line in lines_of(record, "note")}
    changes: dict[str, Cell] = {FROM_EVIDENCE: proposal.id}
    if _without_day(note) not in told or place not in lines_of(record, "evidence"):
        notes = _below(_until_day_of(note, record.get("note", "")), note)
        changes |= {"evidence": _below(record.get("evidence", ""), place), "note": notes}
    if proposal.priority and proposal.vanishes and not proposal.answers:
        changes[AT_STAKE] = tuple(dict.fromkeys((*lines_of(record, AT_STAKE), proposal.what)))
    if proposal.priority and not text_of(record, "priority"):
        changes["priority"] = proposal.priority
    return changes


def _without_day(note: str) -> str:
    """A note without the sentence that says when it was read."""
    return note.partition(f" {READ_ON}")[0]


def _until_day_of(note: str, before: Cell) -> Cell:
    """The notes above without the day of their reading, where the next one ends with the same."""
    _, begins, day = note.rpartition(f" {READ_ON}")
    return before.removesuffix(f"{begins}{day}") if begins and isinstance(before, str) else before


def _added(before: str, more: str) -> str:
    """Names behind the names that are there, each once."""
    names = [name.strip() for name in before.split(",")]
    new = [name.strip() for name in more.split(",") if name.strip() not in names]
    return ", ".join(filter(None, (before.rstrip(), *new)))
