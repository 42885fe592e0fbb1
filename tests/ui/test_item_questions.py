"""What the sheet for one item asks, and what of it becomes a change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core import parsing
from resign_tui.core.answers import catalogue
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.records import text_of
from resign_tui.core.handover.rows import groups
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.dialogs.item_questions import DAYS, Subject
from tests.ui.item_host import OWN, ROW, TODAY


def test_the_words_of_a_shipped_row_stay_and_a_pointless_one_has_no_status() -> None:
    def asked(item: Item) -> list[str]:
        return [spec.id for spec, _ in Subject(item, TODAY).questions]

    assert "item-text" not in asked(ROW)
    assert asked(OWN)[0] == "item-text"
    assert "item-status" in asked(ROW)
    assert not {"item-status", "item-verdict"} & set(asked(replace(ROW, applies=False, status="not_applicable")))


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("due", "tomorrow", "2026-11-24"),
        ("due", "+2w", "2026-12-07"),
        ("due", "2 December", "2026-12-02"),
        ("due", "2 December 2026", "2 December 2026"),
        ("due", "2026-12-02", "2026-12-02"),
        ("due", "after the audit", "after the audit"),
        ("due", "", ""),
        ("received_on", "today", "2026-11-23"),
        ("received_on", "20 November", "2026-11-20"),
        ("received_on", "2 December", "2026-12-02"),
        ("note", "tomorrow", "tomorrow"),
    ],
)
def test_a_day_means_the_same_next_week(key: str, typed: str, kept: str) -> None:
    assert Subject(ROW, TODAY).settled(key, typed) == kept


@given(st.text(max_size=60), st.sampled_from(["due", "received_on"]))
def test_what_was_typed_for_a_day_is_kept_or_written_out(typed: str, key: str) -> None:
    subject = Subject(ROW, TODAY)
    kept = subject.settled(key, typed)
    assert kept == typed or date.fromisoformat(kept)
    assert subject.settled(key, kept) == kept
    assert bool(subject.problem(key, typed)) == (bool(typed.strip()) and _meant(key, typed) is None)
    assert _meant(key, kept) == _meant(key, typed)
    assert _meant(key, kept, later=9) == _meant(key, kept)


def _meant(key: str, typed: str, later: int = 0) -> date | None:
    try:
        return DAYS[key](typed, TODAY + timedelta(days=later))
    except parsing.Unreadable:
        return None


@given(st.dictionaries(st.sampled_from(["impact", "bus_factor", "urgency", "priority", "estimate_hours", "verdict",
                                        "without_me", "owner"]), st.text(max_size=20)))  # fmt: skip
def test_any_record_opens_and_closes_without_a_change(record: dict[str, str]) -> None:
    subject = Subject(replace(ROW, owner=text_of(record, "owner")), TODAY, record)
    assert subject.changes({spec.id.removeprefix("item-"): value for spec, value in subject.questions}) == {}


def test_every_question_is_a_column_of_the_catalogue() -> None:
    records = catalogue.field("handover.item")
    columns = {one.key: one for one in records.columns}
    asked = [spec for spec, _ in Subject(OWN, TODAY).questions]
    assert len(asked) == len({spec.id for spec in asked}) == 17
    for spec in asked:
        column = columns[spec.id.removeprefix("item-")]
        assert (spec.label, spec.kind, spec.choices) == (column.label, column.kind, column.choices)
        assert spec.sensitivity == records.sensitivity
        assert all(one.key for one in spec.choices), "one key an answer"
    assert {spec.group for spec in asked} == {"The task", "How urgent", "Receipt"}
    unasked = set(columns) - {spec.id.removeprefix("item-") for spec in asked}
    assert unasked == {"id", "done_on", "not_before"}
    titles = {one.value: one.label for one in columns["category"].choices}
    assert titles == {group.id: group.title for group in groups()}


def test_the_help_names_every_verdict_in_the_words_of_the_sheet() -> None:
    verdict = next(spec for spec, _ in Subject(OWN, TODAY).questions if spec.id == "item-verdict")
    title = next(one.title for one in COMMANDS if one.action == "triage")
    assert title.split(": ")[1] == ", ".join(one.label for one in verdict.choices)
