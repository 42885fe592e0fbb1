"""The handover as a document: what stands in it, in which order, and what never does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import catalogue
from resign_tui.core.document import (
    Bullets,
    Checklist,
    Document,
    Heading,
    Lines,
    Paragraph,
    Source,
    Span,
    Table,
    Task,
    plain,
)
from resign_tui.core.draft import Record, Value
from resign_tui.core.handover import headings
from resign_tui.core.handover_document import handover

from .cases import all_lines, departure, words_of

OWNER: dict[str, Value] = {
    "sender.full_name": "Maribel O'Hanrahan-Tsui",
    "sender.role": "ML Engineer",
    "company.name": "Quill & Lantern, Inc.",
    "ownership.prod_model": "true",
}


def document(answers: dict[str, Value]) -> Document:
    return handover(departure(answers))


def titles(made: Document, level: int) -> list[str]:
    return [plain(block.text) for block in made.blocks if isinstance(block, Heading) and block.level == level]


def table_after(made: Document, title: str) -> Table:
    blocks = list(made.blocks)
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.text) == title)
    found = blocks[at + 1]
    assert isinstance(found, Table)
    return found


def task(made: Document, text: str) -> Task:
    tasks = [one for block in made.blocks if isinstance(block, Checklist) for one in block.tasks]
    return next(one for one in tasks if plain(one.text) == text)


def test_the_head_says_who_leaves_what_and_when() -> None:
    made = document(OWNER)
    assert made.name == "handover"
    assert titles(made, 1) == ["Handover"]
    head = made.blocks[1]
    assert isinstance(head, Lines)
    assert [plain(line) for line in head.lines][:3] == [
        "Maribel O'Hanrahan-Tsui",
        "ML Engineer, Quill & Lantern, Inc.",
        "Last working day: Monday, December 21, 2026",
    ]


def test_the_last_day_follows_the_style_of_the_letter() -> None:
    assert "Monday, 21 December 2026" in words_of(document({**OWNER, "locale.date_style": "dmy_long"}))


def test_an_unreadable_last_day_leaves_its_line_out() -> None:
    assert "Last working day" not in words_of(document({**OWNER, "dates.employment_end": "soonish"}))


def test_sections_stand_in_order_with_their_progress() -> None:
    made = document({**OWNER, "handover.item": ({"id": "MV-01", "status": "done"},)})
    assert titles(made, 2)[0] == "Open now"
    assert titles(made, 2)[1] == "Where to find what"
    sections = titles(made, 2)[2:]
    assert [title.split(":")[0] for title in sections] == [
        "Models",
        "Experiments",
        "Access",
        "Ongoing work",
        "Tooling",
        "Across everything",
    ]
    assert sections[0].startswith("Models: 1 of ")
    assert sections[0].endswith(" done")


def test_open_now_lists_exactly_what_is_open_and_most_urgent() -> None:
    answers: dict[str, Value] = {**OWNER, "handover.item": ({"id": "MV-02", "status": "done"},)}
    made = document(answers)
    bullets = next(block for block in made.blocks if isinstance(block, Bullets))
    shown = [plain(line) for line in bullets.items]
    assert "Live version" in shown
    assert "Training data and its snapshot" not in shown
    assert len(shown) == departure(answers).checklist.open_p0


def test_every_topic_asked_for_by_name_is_in_the_index() -> None:
    table = table_after(document({"sender.role": "ML Engineer"}), "Where to find what")
    assert [plain(row[0]) for row in table.rows] == [one.title for one in headings()]
    assert len(table.rows) == 6


def test_the_index_says_where_a_thing_is_kept() -> None:
    made = document({**OWNER, "handover.item": ({"id": "MV-02", "evidence": "wiki, page 7"},)})
    rows = {plain(row[0]): plain(row[2]) for row in table_after(made, "Where to find what").rows}
    assert rows["Lineage of training data"] == "wiki, page 7"
    assert rows["Tooling you made yourself"] == "not written down yet"


def test_a_task_carries_owner_due_place_note_and_when_it_is_done() -> None:
    record: Record = {
        "id": "MV-01",
        "status": "doing",
        "owner": "Bram",
        "due": "2026-12-04",
        "evidence": "wiki/live",
        "note": "ask first",
    }
    one = task(document({**OWNER, "handover.item": (record,)}), "Live version")
    assert one.status == "doing"
    first, note, done_when = (plain(line) for line in one.details)
    assert first == "P0 · owner Bram · due December 4, 2026 · at wiki/live"
    assert note == "Note: ask first"
    assert done_when.startswith("Done when: ")
    assert Span("Bram", Source.ANSWER, "handover.item") in one.details[0]


def test_own_words_are_answers_and_shipped_words_are_ours() -> None:
    made = document({**OWNER, "handover.item": ({"text": "the [bold]dashboard"}, {"id": "MV-01", "text": "My model"})})
    assert task(made, "the [bold]dashboard").text == (Span("the [bold]dashboard", Source.ANSWER, "handover.item"),)
    assert task(made, "My model").text[0].source is Source.ANSWER
    assert task(made, "Rollback").text[0].source is Source.TEMPLATE


def test_a_run_that_is_not_there_is_listed_as_not_applicable() -> None:
    made = document({**OWNER, "ownership.training_in_flight": "false"})
    one = task(made, "Where the run stands")
    assert one.status == "not_applicable"
    assert one.details == ()


def test_what_the_person_hid_is_left_out() -> None:
    assert "Rollback" in words_of(document(OWNER))
    made = document({**OWNER, "handover.item": ({"id": "MV-07", "hidden": "true"},)})
    assert "Rollback" not in [plain(one.text) for b in made.blocks if isinstance(b, Checklist) for one in b.tasks]


def test_the_principle_of_context_stands_with_the_tools() -> None:
    made = document(OWNER)
    blocks = list(made.blocks)
    at = next(
        i for i, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.text).startswith("Tooling")
    )
    note = blocks[at + 1]
    assert isinstance(note, Paragraph)
    assert "technical debt" in plain(note.lines[0])


@pytest.mark.parametrize(
    ("field_id", "title"),
    [
        ("handover.system", "Systems"),
        ("handover.model", "Models in use"),
        ("handover.experiment", "Experiments"),
        ("handover.work", "Work under way"),
        ("handover.tool", "Tools"),
        ("handover.contact", "Contacts"),
    ],
)
def test_records_stand_in_a_table_without_empty_columns(field_id: str, title: str) -> None:
    columns = catalogue.field(field_id).columns
    free = [one for one in columns if one.kind == "text"][:2]
    made = document({**OWNER, field_id: ({one.key: f"<{one.key}>" for one in free},)})
    table = table_after(made, title)
    assert table.header == tuple(one.label for one in free)
    assert [plain(cell) for cell in table.rows[0]] == [f"<{one.key}>" for one in free]
    assert all(span.field == field_id for cell in table.rows[0] for span in cell)


def test_no_records_no_table() -> None:
    assert "Systems" not in titles(document(OWNER), 2)
    assert titles(document(OWNER), 3) == []


def test_a_chosen_value_is_shown_by_its_label() -> None:
    made = document({**OWNER, "handover.system": ({"name": "Recs", "kind": "llm_app", "status": "prod"},)})
    assert [plain(cell) for cell in table_after(made, "Systems").rows[0]] == ["Recs", "LLM app", "production"]


def test_access_shows_place_and_owner_and_nothing_else() -> None:
    record: Record = {
        "system": "S3",
        "kind": "cloud",
        "location": "vault/ml",
        "owner": "me",
        "new_owner": "Bram",
        "rotate": "CANARY-rotate",
        "value": "CANARY-value",
        "password": "CANARY-password",
    }
    made = document({**OWNER, "handover.access": (record,)})
    assert [plain(cell) for cell in table_after(made, "Where access is kept").rows[0]] == [
        "S3",
        "cloud",
        "vault/ml",
        "me",
        "Bram",
    ]
    assert "CANARY" not in words_of(made)


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
