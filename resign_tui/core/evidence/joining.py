"""Proposals of one thing from several stores, made one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TypeAlias

from msgspec.structs import replace

from resign_tui.core.evidence.proposal import SIGNS, Proposal

_ORDER = tuple(SIGNS)

_Knot: TypeAlias = str | tuple[str, str]
"""A proposal by its id, or a record with a key of it."""


def joined(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Each thing once, in the order of reading.

    Proposals of the same record that share a key are one, and so are those that a third one ties together, whenever
    that was read: what is surer leads, the others fill its empty fields and are named as places that say the same;
    filled so, it is no surer than what filled it. The very same proposal read twice counts once.
    """
    first: dict[str, Proposal] = {}
    tied: dict[_Knot, _Knot] = {}
    for proposal in proposals:
        first.setdefault(proposal.id, proposal)
        for key in proposal.same:
            tied[_end(tied, (proposal.record or proposal.row, key))] = _end(tied, proposal.id)
    things: dict[_Knot, list[Proposal]] = {}
    for proposal_id, proposal in first.items():
        things.setdefault(_end(tied, proposal_id), []).append(proposal)
    return tuple(reduce(_filled, of_one) for of_one in things.values())


def _end(tied: Mapping[_Knot, _Knot], knot: _Knot) -> _Knot:
    """What stands for all that is tied to this."""
    while (above := tied.get(knot, knot)) != knot:
        knot = above
    return knot


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
        answers={**lead.answers, **other.answers, **lead.answers},
        row=lead.row or other.row,
        note=lead.note or other.note,
        priority=lead.priority or other.priority,
        vanishes=lead.vanishes or other.vanishes,
        same=tuple(dict.fromkeys((*lead.same, *other.same))),
        duplicates=tuple(dict.fromkeys((*lead.duplicates, *other.duplicates, other.source))),
    )
