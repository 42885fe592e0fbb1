"""The draft: what the person typed, exactly as typed, and the transitions that make the next draft.

Nothing is parsed here. A half-typed date, a name with brackets or an answer of another scenario is kept as it is;
`facts` reads it. Every transition returns a new draft, or the very same object when nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import msgspec

Cell: TypeAlias = str | tuple[str, ...]
"""One attribute of a record: a text, or several."""

Record: TypeAlias = Mapping[str, Cell]
"""One entry of a repeatable answer, such as one system of the handover; never changed in place."""

FROM_EVIDENCE = "from_evidence"
"""The key that a record has when a store gave it: the id of the proposal. The letter names no such record."""

Value: TypeAlias = str | tuple[str, ...] | tuple[Record, ...]
"""An answer: one text, several texts, or several records."""


def is_typed(record: Record) -> bool:
    """Whether the person wrote this record themselves, rather than accepted what a store says."""
    return FROM_EVIDENCE not in record


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


class Edit(msgspec.Struct, frozen=True):
    """A paragraph that the person rewrote by hand.

    `basis` holds the answers that the composed paragraph was made of when the person took it over (field id to text),
    so that a later change beneath it can be told.
    """

    text: str
    basis: Mapping[str, str] = msgspec.field(default_factory=_empty)


class WizardPlace(msgspec.Struct, frozen=True):
    """Where the person was: step name and field id, so that the next start opens there."""

    step: str = ""
    field: str = ""


class EvidenceChoices(msgspec.Struct, frozen=True):
    """Ids of the proposals read from stores that the person accepted or dropped, so that none comes back."""

    accepted: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()


class Draft(msgspec.Struct, frozen=True):
    """One departure as typed.

    answers: field id to raw value. edits: "scenario.paragraph" to a hand edit. waived: keys of findings that the
    person has seen and set aside. seed: drawn once when the draft is made, so that its letter keeps its wording; zero
    when it was written by hand. wording: key of a sentence, or field id and typed phrase, to the number of the wording
    or reading that the person chose. evidence: what was decided about proposals read from stores. extra: what the file
    held that this version does not know, kept for the next save.
    """

    answers: Mapping[str, Value] = msgspec.field(default_factory=_empty)
    edits: Mapping[str, Edit] = msgspec.field(default_factory=_empty)
    waived: frozenset[str] = frozenset()
    place: WizardPlace = WizardPlace()
    seed: int = 0
    wording: Mapping[str, int] = msgspec.field(default_factory=_empty)
    evidence: EvidenceChoices = EvidenceChoices()
    extra: Mapping[str, Any] = msgspec.field(default_factory=_empty)

    def text(self, field_id: str) -> str:
        """The raw text of an answer; empty when there is none or when it is not a single text."""
        value = self.answers.get(field_id, "")
        return value if isinstance(value, str) else ""

    def texts(self, field_id: str) -> tuple[str, ...]:
        """The raw texts of a multiple answer; a single text counts as one."""
        value = self.answers.get(field_id, ())
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(text for text in value if isinstance(text, str))

    def records(self, field_id: str) -> tuple[Record, ...]:
        """The records of a repeatable answer; plain texts are not records and are left out."""
        value = self.answers.get(field_id, ())
        return () if isinstance(value, str) else tuple(record for record in value if not isinstance(record, str))

    def answer(self, field_id: str, value: Value) -> Draft:
        """The draft with this answer; an empty value takes the answer away."""
        if not value:
            return self.without(field_id)
        if self.answers.get(field_id) == value:
            return self
        return msgspec.structs.replace(self, answers=MappingProxyType({**self.answers, field_id: value}))

    def without(self, field_id: str) -> Draft:
        """The draft without this answer."""
        if field_id not in self.answers:
            return self
        rest = {key: value for key, value in self.answers.items() if key != field_id}
        return msgspec.structs.replace(self, answers=MappingProxyType(rest))

    def edit(self, paragraph: str, edit: Edit | None) -> Draft:
        """The draft with a paragraph rewritten by hand, or (None) back to the composed text."""
        if self.edits.get(paragraph) == edit:
            return self
        rest = {key: value for key, value in self.edits.items() if key != paragraph}
        if edit is not None:
            rest[paragraph] = edit
        return msgspec.structs.replace(self, edits=MappingProxyType(rest))

    def waive(self, key: str, waived: bool = True) -> Draft:
        """The draft with a finding set aside, or taken up again."""
        if (key in self.waived) == waived:
            return self
        return msgspec.structs.replace(self, waived=self.waived | {key} if waived else self.waived - {key})

    def word(self, key: str, number: int) -> Draft:
        """The draft with this wording of a sentence, or this reading of a phrase."""
        if self.wording.get(key) == number:
            return self
        return msgspec.structs.replace(self, wording=MappingProxyType({**self.wording, key: number}))

    def at(self, place: WizardPlace) -> Draft:
        """The draft with the person standing elsewhere in the wizard."""
        return self if self.place == place else msgspec.structs.replace(self, place=place)
