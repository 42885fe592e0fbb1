"""CSV: rows that any reader takes apart again, and that no spreadsheet calculates."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.answers.draft import Record
from resign_tui.core.departure import Departure
from resign_tui.core.document import CsvRows, Document
from resign_tui.core.documents import compose, csv_rows, document_kinds
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.exports import csv_file, registry
from resign_tui.exports.csv_file import FORMULA_SIGNS, inert
from resign_tui.exports.gate import clear
from tests.exports import samples
from tests.personas import personas

FORMULAS = (
    '=HYPERLINK("http://x","y")', "+1+1", "-1+1", "-5", "- a dash", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "|cmd",
    "%0A", "＝1+1", "＋1", "－1", "＠x", "｜x", "％x", "–1", "—1", "−1", "=cmd|' /C calc'!A0",
    "\ufeff=1", "\u200b=1", "\xa0=1",
)  # fmt: skip


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def with_rows(*rows: tuple[str, ...]) -> Document:
    document = compose(personas()["T-01"].departure, "plan")
    return replace(document, csv_rows=CsvRows(("a", "b"), rows))


def owner(*items: Record) -> bytes:
    one = personas()["T-02"]
    return registry.render(
        clear(compose(Departure(one.draft.answer("handover.item", items), one.today), "handover")), "csv"
    )


@pytest.mark.parametrize("who", list(personas()))
def test_the_handover_has_a_row_for_each_item(who: str) -> None:
    one = personas()[who].departure
    header, *rows = read(registry.render(clear(compose(one, "handover")), "csv"))
    assert tuple(header) == csv_rows.HANDOVER
    assert [row[0] for row in rows] == [item.id for item in one.checklist.items]
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize("who", list(personas()))
def test_the_plan_has_a_row_for_each_item_of_each_day(who: str) -> None:
    document = compose(personas()[who].departure, "plan")
    header, *rows = read(registry.render(clear(document, draft=bool(document.missing)), "csv"))
    assert tuple(header[: len(csv_rows.PLAN)]) == csv_rows.PLAN
    days = [int(row[0]) for row in rows]
    assert days == sorted(days)
    assert set(days) == set(range(1, days[-1] + 1))


def test_every_column_is_told() -> None:
    documentation = csv_rows.__doc__ or ""
    for column in (*csv_rows.HANDOVER, *csv_rows.PLAN):
        assert column in documentation


def test_what_was_recorded_stands_in_its_column() -> None:
    header, *rows = read(
        owner(
            {"id": "IA-02", "status": "doing", "owner": "Bram", "due": "2026-12-01", "evidence": "wiki/keys"},
            {
                "text": "the index, all of it",
                "due": "soonish",
                "impact": "3",
                "bus_factor": "3",
                "estimate_hours": "2.5",
            },
        )
    )
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    known = found["IA-02"]
    assert (known["status"], known["owner"], known["due"], known["where"]) == (
        "doing",
        "Bram",
        "2026-12-01",
        "wiki/keys",
    )
    own = found["own-1"]
    assert (own["item"], own["due"], own["hours"], own["score"]) == ("the index, all of it", "soonish", "2.5", "6")
    assert own["priority"] == "P0"
    assert found["IA-03"]["item"] == "Database users created for this work"


def test_the_columns_of_old_stand_where_they_stood() -> None:
    assert csv_rows.HANDOVER[:12] == (
        "id", "category", "item", "priority", "status", "owner", "due", "done_when", "where", "note", "hours", "score",
    )  # fmt: skip
    assert csv_rows.HANDOVER[12:] == ("verdict", "received_by", "received_on", "without_me", "vanishes")


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        ({}, ("", "", "", "")),
        ({"verdict": "unowned"}, ("unowned", "", "", "")),
        ({"received_by": "Bram", "received_on": "20 November 2026"}, ("", "Bram", "2026-11-20", "not_yet")),
        ({"received_on": "last week", "without_me": "not_yet"}, ("", "", "last week", "not_yet")),
        (
            {"verdict": "transfer", "received_by": "Bram", "without_me": "yes"},
            ("transfer", "Bram", "", "yes"),
        ),
    ],
)
def test_what_becomes_of_an_item_and_its_receipt_stand_at_the_end(
    record: dict[str, str], cells: tuple[str, ...]
) -> None:
    _, *rows = read(owner({"id": "IA-02", "owner": "Bram", **record}))
    assert next(tuple(row[12:16]) for row in rows if row[0] == "IA-02") == cells


def test_what_goes_with_the_account_is_due_though_nothing_was_typed() -> None:
    one = personas()["T-02"]
    draft = one.draft.answer("account.cloud_keys", "yes").answer("account.cloud_keys_which", "the night export")
    made = Departure(draft, one.today)
    header, *rows = read(registry.render(clear(compose(made, "handover")), "csv"))
    due = {row[0]: row[header.index("due")] for row in rows}
    assert due["IA-02"] == str(made.account_until)
    assert due["IA-03"] == ""
    assert [row[header.index("vanishes")] for row in rows if row[0] == "IA-02"] == ["the night export"]


@pytest.mark.parametrize("typed", FORMULAS)
def test_a_formula_is_a_text(typed: str) -> None:
    (_, row) = read(csv_file.render(with_rows((typed, "x"))))
    assert row[0].startswith("'")
    assert row[1] == "x"


def test_ordinary_cells_stay_as_they_are() -> None:
    for typed in ("IA-02", "a - b", "2026-12-01", "50%", "x=1", "ada@tern.example", "a|b", '"quoted"', "霧"):
        assert inert(typed) == typed


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(samples.answers, samples.answers), max_size=5))
def test_any_rows_read_back(rows: list[tuple[str, str]]) -> None:
    data = csv_file.render(with_rows(*rows))
    header, *found = read(data)
    assert header == ["a", "b"]
    assert [tuple(row) for row in found] == [tuple(inert(cell) for cell in row) for row in rows]
    for row in found:
        for cell in row:
            assert "\n" not in cell
            assert not cell or cell[0] not in FORMULA_SIGNS + "\t\r"
    assert data.count(b"\r\n") == len(rows) + 1
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_mark_by_which_spreadsheets_know_the_encoding_stands_in_front_once() -> None:
    data = csv_file.render(with_rows(("Çağla Şahin", "\ufeffx")))
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert data.count(b"\xef\xbb\xbf") == 1


def test_a_draft_says_so_in_every_row() -> None:
    assert read(csv_file.render(with_rows(("1", "2"), ("3", "4")), draft=True)) == [
        ["a", "b", "state"],
        ["1", "2", "DRAFT"],
        ["3", "4", "DRAFT"],
    ]


def test_a_document_without_rows_is_refused() -> None:
    for nothing in (samples.letter(), replace(with_rows(), csv_rows=None)):
        with pytest.raises(WriteError, match="no rows"):
            csv_file.render(nothing)
    with pytest.raises(UsageError):
        registry.render(clear(compose(personas()["T-01"].departure, "letter")), "csv")
    assert {name for name in document_kinds() if registry.get("csv").takes(name)} == {"handover", "plan"}
