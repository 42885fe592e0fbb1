"""Rows that records answer cite them: typed or accepted, in the list, the document and the table."""

from __future__ import annotations

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.document import plain
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.rows import HandoverRow, WrittenIn, groups
from tests.core.cases import departure
from tests.core.pages import OWNER, document, points, rows, task, titles

PLACES = [(row, place) for group in groups() for row in group.rows for place in row.written_in]


def item(item_id: str, **records: tuple[Record, ...]) -> Item:
    answers: dict[str, Value] = {**OWNER, **{f"handover.{kind}": entries for kind, entries in records.items()}}
    row = departure(answers).checklist.item(item_id)
    assert row is not None
    return row


@pytest.mark.parametrize(("row", "place"), PLACES, ids=[f"{row.id}-{place.record}" for row, place in PLACES])
def test_every_place_is_a_question_with_these_columns_and_a_heading_of_the_handover(
    row: HandoverRow, place: WrittenIn
) -> None:
    columns = {column.key: column for column in catalogue.field(place.record).columns}
    assert {*place.columns, *place.only} <= set(columns)
    filled = {key: "word" for key, column in columns.items() if column.kind != "choice"}
    record = {**filled, **{key: values[0] for key, values in place.only.items()}}
    made = document({**OWNER, place.record: (record,), "ownership.custom_tooling": "true"})
    assert place.section in titles(made, 2) + titles(made, 3)


def test_a_row_names_each_record_with_what_it_says() -> None:
    live = item("MV-01", model=({"name": "shop-ranker", "version": "2, alias prod"}, {"name": "bare"}))
    (written,) = live.written
    assert written.text == "Models in use: shop-ranker (2, alias prod)"
    assert live.status == "todo"
    assert not item("MV-02", model=({"name": "bare"},)).written


def test_what_says_the_same_is_said_once_and_many_are_counted() -> None:
    models = tuple({"name": f"m{number}", "duration": "3 h"} for number in (1, 1, 2, 3, 4, 5))
    (written,) = item("MV-05", model=models).written
    assert written.told == "m1 (training time 3 h); m2 (training time 3 h); m3 (training time 3 h); and two more"


def test_a_run_answers_where_it_stands_and_an_incident_does_not() -> None:
    run = {"kind": "training", "name": "v5", "epoch": "epoch 7 of 12", "step": "120k"}
    (written,) = item("OW-01", work=(run, {**run, "kind": "incident"})).written
    assert written.told == "v5 (epoch 7 of 12, step 120k)"


def test_the_document_cites_the_records_and_no_longer_says_that_nothing_is_written() -> None:
    models = ({"name": "ranker", "version": "2", "data": "s3://b/2026-01-31", "commit": "b21195e"},)
    made = document({**OWNER, "handover.model": models})
    details = [plain(line) for line in task(made, "Training data and its snapshot").details]
    assert "Written in Models in use: ranker (s3://b/2026-01-31)" in details
    index = {topic: place for topic, _, place in rows(made, "Where to find what")}
    assert index["Lineage of training data"] == "written in Models in use"
    (silent,) = (line for line in points(made, "Open risks") if "not written down yet" in line)
    (spoken,) = (line for line in points(made, "Open risks") if line.startswith("Highest priority, no owner"))
    assert "Live version" in spoken
    assert "Live version" not in silent
    assert made.csv_rows is not None
    where = {row[0]: row[made.csv_rows.columns.index("where")] for row in made.csv_rows.rows}
    assert where["MV-03"] == "written in Models in use: ranker (b21195e)"


def test_beside_a_note_the_records_are_only_named() -> None:
    noted: Record = {"id": "MV-01", "note": "Moves on Friday."}
    made = document({**OWNER, "handover.model": ({"name": "ranker", "version": "2"},), "handover.item": (noted,)})
    details = [plain(line) for line in task(made, "Live version").details]
    assert details[1:3] == ["Written in Models in use: ranker", "Note: Moves on Friday."]


def test_a_model_of_several_versions_has_them_in_its_headings_and_one_line_in_the_owner_map() -> None:
    models = tuple({"name": "ranker", "version": version} for version in ("2", "1"))
    made = document({**OWNER, "handover.model": models})
    assert titles(made, 3)[:2] == ["ranker (2)", "ranker (1)"]
    assert rows(made, "Owner map") == [["ranker", "model, 2; 1", "nobody yet"]]


def test_much_access_that_nobody_has_is_one_line_of_the_owner_map() -> None:
    access = tuple({"system": f"s{number}"} for number in range(5))
    made = document({**OWNER, "handover.access": access})
    assert rows(made, "Owner map") == [["s0; s1; s2 and two more", "access", "nobody yet"]]
