"""The handover as a document: what stands in it, in which order, and its checklist with the receipts."""

from __future__ import annotations

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Document, Heading, Lines, Paragraph, Source, Span, Table, TaskList, plain
from resign_tui.core.handover.checklist import headings
from tests.core.cases import words_of
from tests.core.example_departure import EXAMPLE_ANSWERS
from tests.core.pages import OWNER, below, document, points, rows, table_after, task, titles


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


CATEGORIES = ["Models", "Experiments", "Access", "Ongoing work", "Tooling", "Across everything"]


def test_sections_stand_in_order_with_their_progress() -> None:
    made = document(EXAMPLE_ANSWERS)
    found = [title.split(":")[0] for title in titles(made, 2)]
    assert found == [
        "Start here",
        "Owner map",
        "Open risks",
        "Runs in flight",
        "Open incidents",
        "Other work",
        "Models in use",
        "Dead ends",
        "Worth continuing",
        "Where to find what",
        *CATEGORIES,
        "Let go, on purpose",
        "Contacts",
        "Receipts",
    ]
    models = next(title for title in titles(made, 2) if title.startswith("Models:"))
    assert models == "Models: 2 of 13 done"


def test_a_section_without_anything_to_say_is_left_out() -> None:
    found = [title.split(":")[0] for title in titles(document(OWNER), 2)]
    assert found == ["Start here", "Open risks", "Where to find what", *CATEGORIES[:-1]]


@pytest.mark.parametrize(
    ("field_id", "gone"),
    [
        ("handover.experiment", {"Dead ends", "Worth continuing"}),
        ("handover.work", {"Runs in flight", "Open incidents", "Other work"}),
        ("handover.contact", {"Contacts"}),
        ("handover.model", {"Models in use"}),
        ("handover.item", {"Let go, on purpose", "Receipts"}),
    ],
)
def test_each_section_goes_with_its_records(field_id: str, gone: set[str]) -> None:
    before = titles(document(EXAMPLE_ANSWERS), 2)
    after = titles(document({key: value for key, value in EXAMPLE_ANSWERS.items() if key != field_id}), 2)
    assert {one.split(":")[0] for one in before} - {one.split(":")[0] for one in after} == gone


def test_every_topic_asked_for_by_name_is_in_the_index() -> None:
    table = table_after(document({"sender.role": "ML Engineer"}), "Where to find what")
    assert [plain(row[0]) for row in table.rows] == [one.title for one in headings()]
    assert len(table.rows) == 6


def test_the_index_says_where_a_thing_is_kept() -> None:
    made = document({**OWNER, "handover.item": ({"id": "MV-02", "evidence": "wiki, page 7"},)})
    rows = {plain(row[0]): plain(row[2]) for row in table_after(made, "Where to find what").rows}
    assert rows["Lineage of training data"] == "wiki, page 7"
    assert rows["Custom tooling"] == "not written down yet"


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


def moot(made: Document) -> list[str]:
    """The lines of what does not apply."""
    return [plain(one.lines[0]) for one in made.blocks if isinstance(one, Paragraph) and one.id.startswith("moot-")]


def test_what_does_not_apply_shares_a_line_and_keeps_its_words() -> None:
    made = document({**OWNER, "ownership.training_in_flight": "false"})
    (line,) = moot(made)
    assert line.startswith("Does not apply: Where the run stands; Loss curves linked; ")
    (access,) = moot(document(EXAMPLE_ANSWERS))
    assert access == "Does not apply: Scheduled workflows in one person's name (none left since March)"
    assert not any(one.status == "not_applicable" for b in made.blocks if isinstance(b, TaskList) for one in b.tasks)


def test_what_was_let_go_keeps_the_places_of_several_notes() -> None:
    item: Record = {"id": "CT-20", "verdict": "drop", "note": "one\ntwo", "evidence": "wiki/a\nwiki/b"}
    made = document({**OWNER, "ownership.custom_tooling": "true", "handover.item": (item,)})
    assert points(made, "Let go, on purpose") == ["What may be deleted (one (wiki/a), two (wiki/b))"]


def test_what_was_let_go_stands_apart_with_its_reason() -> None:
    made = document(EXAMPLE_ANSWERS)
    assert points(made, "Let go, on purpose") == ["Reports and dashboards (nobody opens the weekly report)"]
    assert words_of(made).count("Reports and dashboards") == 1


def test_what_vanishes_is_named() -> None:
    one = task(document(EXAMPLE_ANSWERS), "Alerts that go to one person")
    first, exactly, _ = (plain(line) for line in one.details)
    assert first == "P0 · to hand over · owner Femke Overby · due December 16, 2026"
    assert exactly == "What exactly: drift alert of Recs-v4"


@pytest.mark.parametrize(
    ("verdict", "status", "said"),
    [
        ("transfer", "todo", "to hand over"),
        ("transfer", "done", "handed over"),
        ("finish", "doing", "I finish it"),
        ("finish", "done", "finished"),
        ("unowned", "todo", "nobody has it yet"),
    ],
)
def test_what_becomes_of_an_item_is_said_in_words(verdict: str, status: str, said: str) -> None:
    made = document({**OWNER, "handover.item": ({"id": "MV-01", "verdict": verdict, "status": status},)})
    assert plain(task(made, "Live version").details[0]) == f"P0 · {said}"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"received_by": "Bram"}, "Received by Bram"),
        ({"received_on": "2026-11-20"}, "Received on November 20, 2026"),
        ({"received_on": "last week"}, "Received on last week"),
        (
            {"received_by": "Bram", "received_on": "2026-11-20", "without_me": "yes"},
            "Received by Bram on November 20, 2026, done without me",
        ),
        ({"without_me": "yes"}, "Done without me"),
    ],
)
def test_a_receipt_stands_with_its_item(record: dict[str, str], said: str) -> None:
    made = document({**OWNER, "handover.item": ({"id": "MV-01", "status": "done", **record},)})
    assert plain(task(made, "Live version").details[-1]) == said


def test_receipts_say_who_has_what_and_what_nobody_confirmed() -> None:
    made = document(EXAMPLE_ANSWERS)
    assert table_after(made, "Receipts").header == ("Item", "Given to", "On", "Done without me")
    assert rows(made, "Receipts") == [
        ["Live version", "Bram Achterberg", "November 20, 2026", "yes"],
        ["Rollback", "Bram", "", "not yet"],
    ]
    last = made.blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.lines[0]) == "One item is handed over but nobody has confirmed it yet."


def test_what_was_handed_over_without_a_receipt_is_counted_even_when_there_is_none() -> None:
    given = tuple({"id": one, "status": "done", "verdict": "transfer"} for one in ("MV-01", "MV-02"))
    (told,) = below(document({**OWNER, "handover.item": given}), "Receipts")
    assert isinstance(told, Paragraph)
    assert plain(told.lines[0]) == "Two items are handed over but nobody has confirmed them yet."


def test_what_the_person_hid_is_left_out() -> None:
    assert "Rollback" in words_of(document(OWNER))
    made = document({**OWNER, "handover.item": ({"id": "MV-07", "hidden": "true"},)})
    assert "Rollback" not in [plain(one.text) for b in made.blocks if isinstance(b, TaskList) for one in b.tasks]


def test_the_principle_of_context_stands_with_the_tools() -> None:
    made = document(OWNER)
    blocks = list(made.blocks)
    at = next(
        i for i, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.text).startswith("Tooling")
    )
    note = blocks[at + 1]
    assert isinstance(note, Paragraph)
    assert "technical debt" in plain(note.lines[0])


@pytest.mark.parametrize(("field_id", "title"), [("handover.tool", "Tools"), ("handover.contact", "Contacts")])
def test_records_stand_in_a_table_without_empty_columns(field_id: str, title: str) -> None:
    columns = catalogue.field(field_id).columns
    free = [one for one in columns if one.kind == "text"][:2]
    made = document({**OWNER, field_id: ({one.key: f"<{one.key}>" for one in free},)})
    table = table_after(made, title)
    assert table.header == tuple(one.label for one in free)
    assert [plain(cell) for cell in table.rows[0]] == [f"<{one.key}>" for one in free]
    assert all(span.field == field_id for cell in table.rows[0] for span in cell)


def test_no_records_no_table() -> None:
    made = document(OWNER)
    assert titles(made, 3) == []
    assert [one.header[0] for one in made.blocks if isinstance(one, Table)] == ["Topic"]


def test_a_chosen_value_is_shown_by_its_label() -> None:
    made = document({**OWNER, "handover.system": ({"name": "Recs", "kind": "llm_app", "status": "prod"},)})
    assert rows(made, "Owner map") == [["Recs", "LLM app, production", "nobody yet"]]


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
