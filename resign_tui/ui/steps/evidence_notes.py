"""One line of the evidence in full: the record as it will stand, where each value is from, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Column
from resign_tui.core.answers.draft import Cell, Draft
from resign_tui.core.evidence.accepting import as_it_will_stand, differences
from resign_tui.core.evidence.proposal import Confidence, Proposal
from resign_tui.core.handover.records import text_of
from resign_tui.core.handover.rows import groups
from resign_tui.core.words import short_date
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs
from resign_tui.ui.widgets.notes import Note

SURE: Mapping[Confidence, str] = {
    "certain": "Certain: the store says so, and it can mean one thing only.",
    "likely": "Likely: it follows from several facts and could be otherwise.",
    "guess": "A guess from a name or a habit of naming.",
}
_BLANK = " "
"""A label that only keeps the words in the column of the values."""


def title(proposal: Proposal) -> str:
    """What accepting it makes."""
    return catalogue.field(proposal.record).label if proposal.record else "For the checklist"


def notes(draft: Draft, proposal: Proposal, before: Proposal, signs: Signs) -> tuple[Note, ...]:
    """All there is to say about a proposal; `before` is how it was read, before the person edited it."""
    said = (
        *_sentence(proposal),
        *_record(draft, proposal, before),
        *_answers(draft, proposal),
        *_item(proposal),
        Note(),
        *_known(proposal),
        *_missing(draft, proposal),
    )
    return tuple(_in_signs(note, signs) for note in said)


def _sentence(proposal: Proposal) -> Iterator[Note]:
    yield Note(proposal.what, ink="ink bold")
    if proposal.note and proposal.note != proposal.what:
        yield from (Note(line) for line in proposal.note.splitlines())
    yield Note()


def _record(draft: Draft, proposal: Proposal, before: Proposal) -> Iterator[Note]:
    standing, differing = as_it_will_stand(draft, proposal), differences(draft, proposal)
    for column in proposal.columns:
        if column.key not in standing:
            continue
        lines = _shown(column, standing[column.key]).splitlines() or [""]
        yield Note(lines[0], label=column.label, ink="ink")
        yield from (Note(line, label=_BLANK, ink="ink") for line in lines[1:])
        if column.key in differing:
            yield Note(
                f"yours stays; the store says {_shown(column, differing[column.key])}", label=_BLANK, ink="brass"
            )
        elif origin := _origin(column.key, standing, proposal, before):
            yield Note(origin, label=_BLANK, ink="faint")


def _origin(key: str, standing: Mapping[str, Cell], proposal: Proposal, before: Proposal) -> str:
    if standing[key] != proposal.fields.get(key):
        return "as you have it"
    return proposal.origins.get(key, "") if proposal.fields.get(key) == before.fields.get(key) else "as you edited it"


def _shown(column: Column, cell: Cell) -> str:
    values = (cell,) if isinstance(cell, str) else cell
    labels = {choice.value: choice.label for choice in column.choices}
    return ", ".join(labels.get(value, value) for value in values)


def _answers(draft: Draft, proposal: Proposal) -> Iterator[Note]:
    differing = differences(draft, proposal)
    for question, typed in proposal.answers.items():
        spec = catalogue.field(question)
        shown = {"true": "yes", "false": "no"}.get(typed, spec.choice_label(typed))
        yield Note(shown, label=spec.short or spec.label, ink="ink")
        if question in differing:
            mine = spec.choice_label(draft.text(question))
            yield Note(f"you answered {mine}; accepting changes that", label=_BLANK, ink="brass")


def _item(proposal: Proposal) -> Iterator[Note]:
    """The row of the checklist; a found place is not a handed-over one, so nothing is ticked."""
    text = next((row.text for group in groups() for row in group.rows if row.id == proposal.row), "")
    if text:
        yield Note(text, label="Checklist", ink="ink")
        yield Note("gets the place and the sentence as its note", label=_BLANK, ink="faint")


def _known(proposal: Proposal) -> Iterator[Note]:
    moment = proposal.as_of
    yield Note(proposal.why, label="How known")
    if moment is not None:
        zone = moment.tzname() or ""
        said = f"{short_date(moment)}, {moment:%H:%M} {zone}".rstrip()
        yield Note(said, label="As of")
    yield Note(SURE[proposal.confidence], label="How sure")
    yield Note(proposal.source.shown, label="Read in")
    for place in proposal.duplicates:
        yield Note(place.shown, label="Also in")


def _missing(draft: Draft, proposal: Proposal) -> Iterator[Note]:
    standing = as_it_will_stand(draft, proposal)
    labels = [column.label for column in proposal.columns if not text_of(standing, column.key)]
    if labels:
        yield Note()
        yield Note("What only you can say", ink="ink bold")
        yield Note(" · ".join(labels), ink="brass")


def _in_signs(note: Note, signs: Signs) -> Note:
    """Words of ours in the signs in use; a value stays as it was read."""
    return note if note.ink == "ink" else Note(in_signs(note.text, signs), label=note.label, ink=note.ink)
