"""Proposals of one thing from several stores, made one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from resign_tui.core.evidence.proposal import SIGNS, Proposal

_ORDER = tuple(SIGNS)


def joined(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Each thing once, in the order of reading.

    Two proposals of the same record that share a key are one: what is surer leads, the other fills its empty fields
    and is named as a place that says the same; filled so, it is no surer than what filled it. The very same proposal
    read twice counts once.
    """
    kept: dict[str, Proposal] = {}
    leaders: dict[tuple[str, str], str] = {}
    for proposal in proposals:
        keys = [(proposal.record or proposal.row, key) for key in proposal.same]
        leader_id = next((leaders[key] for key in keys if key in leaders), proposal.id)
        leader = kept.get(leader_id)
        if leader is None:
            kept[leader_id] = proposal
        elif leader.id != proposal.id:
            kept[leader_id] = _filled(leader, proposal)
        for key in keys:
            leaders.setdefault(key, leader_id)
    return tuple(kept.values())


def _filled(first: Proposal, second: Proposal) -> Proposal:
    """The surer of two with what only the other knows; the first where both are as sure."""
    lead, other = sorted((first, second), key=lambda proposal: _ORDER.index(proposal.confidence))
    fields = {**other.fields, **{key: cell for key, cell in lead.fields.items() if cell}}
    origins = {key: lead.origins.get(key) or f"{other.origins.get(key, '')}, {other.source.shown}" for key in fields}
    adds = any(cell and not lead.fields.get(key) for key, cell in other.fields.items())
    adds = adds or bool(set(other.answers) - set(lead.answers))
    return replace(
        lead,
        confidence=other.confidence if adds else lead.confidence,
        fields=fields,
        origins={key: origin.removeprefix(", ") for key, origin in origins.items()},
        answers={**other.answers, **lead.answers},
        row=lead.row or other.row,
        note=lead.note or other.note,
        priority=lead.priority or other.priority,
        vanishes=lead.vanishes or other.vanishes,
        same=tuple(dict.fromkeys((*lead.same, *other.same))),
        duplicates=tuple(dict.fromkeys((*lead.duplicates, *other.duplicates, other.source))),
    )
