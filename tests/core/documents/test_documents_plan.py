"""The transition plan as a document: one row for each day, with its calendar and its rows for a table."""

from __future__ import annotations

from resign_tui.core.document import Table, plain
from resign_tui.core.documents import compose
from tests.core.cases import words_of
from tests.core.plan.test_plan import OWNS, until


def test_the_document_is_a_table_with_calendar_and_rows() -> None:
    document = compose(
        until("2026-12-21", OWNS, {"handover.item": ({"text": "the index", "due": "2026-12-01"},)}), "plan"
    )
    found = next(block for block in document.blocks if isinstance(block, Table))
    assert found.header == ("Day", "Date", "Focus", "Items")
    assert [plain(row[0]) for row in found.rows] == [f"D{number}" for number in range(1, 21)]
    assert "the index" in words_of(document)
    assert [event.key for event in document.events[:2]] == ["last-working-day", "employment-end"]
    assert [event.key for event in document.events if event.deadline] == ["own-item-1-the index"]
    assert document.csv_rows is not None
    assert len(document.csv_rows.rows) >= 20


def test_days_alike_share_a_row() -> None:
    document = compose(until("2027-03-31", OWNS), "plan")
    found = next(block for block in document.blocks if isinstance(block, Table))
    assert len(found.rows) < 35
    assert any(" to D" in plain(row[0]) for row in found.rows)


def test_advice_for_the_person_alone_stays_out() -> None:
    said = words_of(compose(until("2026-12-07", OWNS, {"contract.garden_leave": "done"}), "plan"))
    assert "That does not fit" in said
    assert "sent home" not in said
    assert "paid help" not in said


def test_without_a_last_day_the_document_is_unfinished() -> None:
    document = compose(until("soonish"), "plan")
    assert [one.field for one in document.missing] == ["dates.last_working_day"]
