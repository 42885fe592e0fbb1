"""Every word of a record reaches the handover, and nothing private does."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Source, Table
from resign_tui.core.documents import compose
from resign_tui.core.documents.handover.document import handover
from resign_tui.core.handover.rows import groups
from tests.core.cases import all_lines, departure, words_of
from tests.core.example_departure import EXAMPLE_ANSWERS
from tests.core.pages import OWNER, document

RECORDS = ("system", "model", "experiment", "access", "work", "tool", "contact")
KEPT_BACK = {"handover.access": {"rotate"}, "handover.system": {"criticality", "bus_factor"}}
"""Columns that are not told: of access only the place and the owners, of the scores only what the highest means."""

SHOWN: dict[str, Value] = {
    "account.cloud_keys": "yes",
    "ownership.training_in_flight": "true",
    "ownership.custom_tooling": "true",
}
"""Answers that bring every row that an item below may be laid over."""

_WORDS = ("text", "owner", "due", "evidence", "note", "received_by", "received_on")
_MARKS = st.text(max_size=12)


@st.composite
def filled(draw: st.DrawFn, field_id: str) -> Record:
    """A record with some of its columns filled, each with words of its own."""
    record: dict[str, str | tuple[str, ...]] = {}
    for column in catalogue.field(field_id).columns:
        if not draw(st.booleans()):
            continue
        own = f"{field_id}-{column.key}-{draw(st.integers(0, 10**9))}"
        if column.choices:
            record[column.key] = draw(st.sampled_from([one.value for one in column.choices]))
        elif column.kind == "texts" and draw(st.booleans()):
            record[column.key] = (own, draw(_MARKS))
        else:
            record[column.key] = f"{own}{draw(_MARKS)}\n{draw(_MARKS)}"
    return record


@st.composite
def item(draw: st.DrawFn) -> Record:
    """An item, of ours or of the person's own, in any state."""
    record: dict[str, str] = {
        key: f"{key}-{draw(st.integers(0, 10**9))} {draw(_MARKS)}" for key in _WORDS if draw(st.booleans())
    }
    record["id"] = draw(st.sampled_from(["MV-01", "IA-02", "OW-06", "CT-20", "own-7", ""]))
    record["category"] = draw(st.sampled_from(["MV", "XC", "elsewhere", ""]))
    record["status"] = draw(st.sampled_from(["todo", "doing", "done", "not_applicable", "odd"]))
    record["verdict"] = draw(st.sampled_from(["", "transfer", "finish", "drop", "unowned", "odd"]))
    record["without_me"] = draw(st.sampled_from(["", "yes", "not_yet"]))
    return record


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def expected(made: Departure) -> list[str]:
    """Every line of words that the document owes, as the facts hold them."""
    found: list[str] = []
    for name in (*RECORDS, "item"):
        field_id = f"handover.{name}"
        columns = {one.key: one for one in catalogue.field(field_id).columns}
        for record in made.facts.records(field_id):
            for key, cell in record.items():
                if (name == "item" and key not in _WORDS) or key in KEPT_BACK.get(field_id, ()):
                    continue
                if columns[key].choices:
                    found += [] if field_id == "handover.work" else [_label(columns[key], str(cell))]
                else:
                    found += cell.splitlines() if isinstance(cell, str) else cell
    return [squeezed(one) for one in found]


def _label(column: catalogue.Column, value: str) -> str:
    return next(one.label for one in column.choices if one.value == value)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries({f"handover.{one}": st.lists(filled(f"handover.{one}"), max_size=2) for one in RECORDS}),
    st.lists(item(), max_size=4, unique_by=lambda one: one["id"]),
)
def test_no_word_of_a_record_is_lost(records: dict[str, list[Record]], items: list[Record]) -> None:
    answers: dict[str, Value] = {**OWNER, **{key: tuple(one) for key, one in records.items()}}
    made = departure({**answers, **SHOWN, "handover.item": tuple(items)})
    shown = squeezed(words_of(handover(made)))
    assert not any("\n" in span.text for line in all_lines(handover(made)) for span in line)
    assert [one for one in expected(made) if one not in shown] == []


YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def test_nothing_in_the_shipped_rows_speaks_to_the_one_who_leaves_where_others_read_it() -> None:
    told = [(row.told or row.text, row.done_when) for group in groups() for row in group.rows]
    titles = [(group.title, group.note, *(one.title for one in group.headings)) for group in groups()]
    assert len(told) > 100
    assert [one for texts in (*told, *titles) for one in texts if YOU.search(one)] == []


def test_every_row_that_speaks_to_the_one_who_leaves_has_words_for_those_who_follow() -> None:
    rows = [row for group in groups() for row in group.rows]
    assert {row.id for row in rows if YOU.search(row.text)} == {row.id for row in rows if row.told}
    assert all(row.told != row.text for row in rows)


@pytest.mark.parametrize("name", ["handover", "day0"])
def test_our_words_speak_of_the_one_who_leaves_and_not_to_them(name: str) -> None:
    made = compose(departure({**SHOWN, **EXAMPLE_ANSWERS}), name)
    ours = [span.text for line in all_lines(made) for span in line if span.source is not Source.ANSWER]
    assert len(ours) > 20
    assert [one for one in ours if YOU.search(one)] == []


def test_a_row_in_the_words_of_the_person_keeps_them() -> None:
    made = document({**OWNER, "handover.item": ({"id": "IA-09", "text": "Jobs that run as you, Bram"},)})
    assert "Jobs that run as you, Bram" in words_of(made)
    assert "Jobs that run under a personal identity" not in words_of(made)
    assert "Jobs that run under a personal identity" in words_of(document({**OWNER, "account.jobs": "yes"}))


def test_a_lost_word_would_be_seen() -> None:
    made = departure(EXAMPLE_ANSWERS)
    assert len(expected(made)) > 80
    assert "Deploy before noon." in expected(made)
    assert "CANARY-rotate" not in expected(made)
    assert "CANARY-rotate" not in words_of(handover(made))


def test_nothing_private_gets_in_beside_the_records() -> None:
    private: dict[str, Value] = {
        "triage.reason": "competitor",
        "triage.would_return": "no",
        "next.name": "Zephyrine Cognition",
        "hr.incident": ({"date": "2026-09-14", "what": "CANARY-hr"},),
        "content.adviser_paragraph": "CANARY-adviser",
    }
    assert handover(departure({**EXAMPLE_ANSWERS, **private})).blocks == handover(departure(EXAMPLE_ANSWERS)).blocks


def test_nothing_but_handover_and_the_head_can_get_in() -> None:
    allowed = {"sender.full_name", "sender.role", "company.name"}
    answers: dict[str, Value] = {}
    canaries = {}
    for spec in catalogue.fields().values():
        canary = f"CANARY-{spec.id}"
        if spec.kind in ("text", "multiline") and spec.id not in allowed and not spec.id.startswith("handover."):
            answers[spec.id], canaries[spec.id] = canary, canary
        elif spec.kind == "texts":
            answers[spec.id], canaries[spec.id] = (canary,), canary
        elif spec.kind == "records" and not spec.id.startswith("handover."):
            answers[spec.id], canaries[spec.id] = ({spec.columns[0].key: canary},), canary
    assert len(canaries) > 40
    assert "hr.incident" in canaries
    shown = words_of(document({**OWNER, **answers}))
    assert [field_id for field_id, canary in canaries.items() if canary in shown] == []


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "owner", "due", "evidence", "note", "id", "status", "x"]), st.text()))
def test_any_record_gives_a_document_whose_spans_hold_no_line_break(record: dict[str, str]) -> None:
    made = document({**OWNER, "handover.item": (record,), "handover.system": ({"name": record.get("text", "")},)})
    for line in all_lines(made):
        for span in line:
            assert "\n" not in span.text
    for block in made.blocks:
        if isinstance(block, Table):
            assert all(len(row) == len(block.header) for row in block.rows)
