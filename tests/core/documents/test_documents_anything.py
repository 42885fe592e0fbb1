"""Every document with anything at all in its answers: whole, private where it must be, and fit for every format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Source
from resign_tui.core.documents import compose, document_kinds, offered
from resign_tui.core.errors import RefusedError, WriteError
from resign_tui.exports import registry
from resign_tui.exports.gate import clear
from tests.core.cases import TODAY, answers_for, spans
from tests.exports.samples import answers as words

TRIED = 150

_dates = st.dates(date(2026, 9, 1), date(2027, 12, 31)).map(date.isoformat)


def _value(spec: Field) -> st.SearchStrategy[Value]:
    chosen = st.sampled_from([choice.value for choice in spec.choices]) if spec.choices else words
    if spec.kind == "date":
        return st.one_of(_dates, words)
    if spec.kind in ("flag", "number"):
        return st.one_of(st.sampled_from(["true", "false", "0", "3", "12"]), words)
    if spec.kind in ("multi", "texts"):
        return st.lists(chosen, max_size=4).map(tuple)
    if spec.kind == "records":
        cells = {
            column.key: st.one_of(
                _dates, words, st.lists(words, max_size=3).map(tuple), st.sampled_from(_known(column))
            )
            for column in spec.columns
        }
        return st.lists(st.fixed_dictionaries({}, optional=cells), max_size=4).map(tuple)
    return st.one_of(chosen, words)


def _known(column: catalogue.Column) -> list[str]:
    found = [choice.value for choice in column.choices]
    return found or (["IA-02", "OW-06", "MV-01"] if column.key == "id" else [""])


_TABLES = {
    "hr", "exit_interview", "goodbye", "counter_reply", "cover_note", "announcement", "handover", "sent", "calendar",
}  # fmt: skip
_FIELDS = {
    "sender.full_name", "sender.short_name", "sender.role", "sender.email", "company.name", "manager.name",
    "manager.first_name", "recipient.name", "next.name", "next.disclosure", "next.status", "next.goal_area",
    "letter.addressee", "dates.employment_end", "dates.given", "leave.days_left", "leave.use_to_shorten",
    "triage.misconduct", "triage.patterns", "locale.jurisdiction", "ownership.training_in_flight",
}  # fmt: skip
_ASKED = {
    name: _value(spec)
    for name, spec in catalogue.fields().items()
    if name in _FIELDS or name.partition(".")[0] in _TABLES
}
typed = st.fixed_dictionaries({}, optional=_ASKED)


def departure_of(answers: Mapping[str, Value]) -> Departure:
    draft = Draft()
    for field_id, value in answers.items():
        draft = draft.answer(field_id, value)
    return Departure(draft, TODAY)


@settings(max_examples=TRIED, deadline=None)
@given(typed, st.sampled_from(library.SCENARIOS))
def test_every_document_of_any_answers(answers: dict[str, Value], scenario: str) -> None:
    departure = departure_of({**answers_for(scenario), **answers})
    assert {name for name, _ in offered(departure)} == set(document_kinds())
    for name in document_kinds():
        document = compose(departure, name)
        found = spans(document)
        assert {one.field for one in document.missing} >= {one.field for one in found if one.source is Source.MISSING}
        fields = {one.field for one in found}
        assert fields <= {*catalogue.fields(), ""}
        if name not in ("hr-memo", "exit-interview"):
            assert not any(one.startswith(("triage.", "hr.")) for one in fields - {"hr.name", "hr.email"}), name
        assert not fields & {"counter_reply.what_was_offered"}


@settings(max_examples=TRIED // 3, deadline=None)
@given(typed, st.sampled_from(library.SCENARIOS))
def test_every_format_of_any_answers(answers: dict[str, Value], scenario: str) -> None:
    departure = departure_of({**answers_for(scenario), **answers})
    for name in document_kinds():
        document = compose(departure, name)
        for form in ("txt", "md", "eml", "ics", "csv"):
            if registry.get(form).takes(name):
                try:
                    assert registry.render(clear(document, draft=True), form)
                except WriteError as error:
                    assert form in ("eml", "ics"), error
                except RefusedError as error:
                    assert "reads like a password" in str(error)
