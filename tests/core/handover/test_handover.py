"""The handover: what the person's answers make of the shipped rows, and the records laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.checklist import (
    Checklist,
    Item,
    checklist,
)
from resign_tui.core.handover.rows import row_ids
from tests.core.handover.test_handover_rows import ROWS, STARS, numbers


class Given:
    """Answers made of plain texts; what is not named was not answered, and choices then fall back to "none"."""

    def __init__(self, *records: Record, **ownership: str) -> None:
        self._records = records
        self._given = {f"ownership.{key}": value for key, value in ownership.items()}

    def text(self, field_id: str, /) -> str:
        return self._given.get(field_id, "none")

    def flag(self, field_id: str, /) -> bool:
        return self._given.get(field_id) == "true"

    def is_asked(self, field_id: str, /) -> bool:
        return True

    def is_given(self, field_id: str, /) -> bool:
        return field_id in self._given

    def records(self, field_id: str, /) -> tuple[Record, ...]:
        return self._records if field_id == "handover.item" else ()


def ids(shown: Checklist) -> set[str]:
    return {item.id for item in shown.items}


def item(shown: Checklist, item_id: str) -> Item:
    found = shown.item(item_id)
    assert found is not None
    return found


def one(item_id: str, ownership: Mapping[str, str] | None = None, **record: str) -> Item:
    return item(checklist(Given({"id": item_id, **record}, **(ownership or {}))), item_id)


ALWAYS = set(STARS.values())
"""What stands while nothing is answered."""


class TestOwnership:
    @pytest.mark.parametrize(
        ("ownership", "more"),
        [
            ({}, set()),
            ({"prod_model": "true"}, {"MV-07"}),
            ({"client_facing": "true"}, numbers("MV", 7, 8, 10, 18) | numbers("OW", 13, 22) | {"XC-12"}),
            ({"pipelines": "true"}, numbers("MV", 6, 11, 12, 13, 15)),
            ({"prod_model": "false", "pipelines": "false"}, set()),
            ({"custom_tooling": "true"}, numbers("CT", 6, 7, 9)),
            ({"training_in_flight": "true"}, numbers("OW", 6, 7, 8, 9) | {"ET-13", "IA-12"}),
            ({"open_incident": "true"}, numbers("OW", 10, 11) | {"XC-13"}),
            ({"oncall": "true"}, {"IA-19", "MV-16"}),
            (
                {"llm_app": "true"},
                numbers("MV", 19, 24) | numbers("ET", 15, 17, 18) | numbers("IA", 16, 17) | numbers("CT", 16, 23),
            ),
            ({"regulated": "health"}, numbers("MV", 9, 20) | numbers("XC", 8, 10, 11) | {"IA-22"}),
            ({"manages_people": "true"}, numbers("XC", 14, 15)),
            ({"sole_maintainer": "some"}, {"XC-01"}),
            ({"sole_maintainer": "much"}, {"XC-01", "CT-21", "CT-22"}),
        ],
        ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
    )
    def test_rows_shown(self, ownership: dict[str, str], more: set[str]) -> None:
        assert ids(checklist(Given(**ownership))) == ALWAYS | more

    def test_what_does_not_stand_perhaps_applies_and_counts_for_nothing(self) -> None:
        bare = checklist(Given())
        assert ids(bare) | {row.id for row in bare.undecided} == row_ids()
        assert bare.total == len(ALWAYS) and not any(row.counts or row.is_open for row in bare.undecided)
        assert item(bare, "XC-17").text == ROWS["XC-17"].text

    @pytest.mark.parametrize(
        "record",
        [{"taken": "true"}, {"status": "done"}, {"status": "todo"}, {"owner": "Bram"}, {"from_evidence": "x1"}],
        ids=lambda record: "-".join(record.values()),
    )
    def test_what_was_said_of_a_row_puts_it_on_the_list(self, record: dict[str, str]) -> None:
        shown = checklist(Given({"id": "XC-17", **record}))
        assert ids(shown) == ALWAYS | {"XC-17"} and item(shown, "XC-17").counts

    @pytest.mark.parametrize("record", [{"order": "3"}, {"taken": "false"}, {"hidden": "false"}])
    def test_a_place_on_the_list_is_no_word_on_whether_a_row_applies(self, record: dict[str, str]) -> None:
        assert ids(checklist(Given({"id": "XC-17", **record}))) == ALWAYS

    def test_a_row_that_was_ruled_out_is_no_longer_asked_about(self) -> None:
        shown = checklist(Given({"id": "XC-17", "status": "not_applicable"}))
        assert ids(shown) == ALWAYS and "XC-17" not in {row.id for row in shown.undecided}
        assert item(shown, "XC-17").status == "not_applicable"

    @pytest.mark.parametrize(
        ("flag", "rows"), [("training_in_flight", (1, 2, 3)), ("open_incident", (4, 5))], ids=["run", "incident"]
    )
    def test_a_question_answered_no_makes_its_rows_pointless(self, flag: str, rows: tuple[int, ...]) -> None:
        asked, answered = checklist(Given()), checklist(Given(**{flag: "false"}))
        for row in numbers("OW", *rows):
            assert item(asked, row).applies and item(asked, row).status == "todo"
            assert not item(answered, row).applies and item(answered, row).status == "not_applicable"
        assert answered.total == asked.total - len(rows)
        assert answered.open_p0 == asked.open_p0

    def test_a_run_and_an_incident_are_urgent_once_there_is_one(self) -> None:
        assert {item(checklist(Given()), row).priority for row in numbers("OW", 1, 2, 3, 4, 5)} == {"P1"}
        both = checklist(Given(training_in_flight="true", open_incident="true"))
        assert {item(both, row).priority for row in numbers("OW", 1, 2, 3, 4, 5)} == {"P0"}

    def test_the_most_urgent_of_a_category_stands_first_unless_the_person_chose_an_order(self) -> None:
        owned = {"prod_model": "true", "pipelines": "true", "custom_tooling": "true"}
        for category in checklist(Given(**owned)).categories:
            tiers = [one.priority for one in category.items]
            assert tiers == sorted(tiers)
        raised = checklist(Given({"id": "MV-05", "priority": "P0"}, **owned)).categories[0]
        ids = [one.id for one in raised.items]
        assert ids.index("MV-05") < ids.index("MV-04")
        chosen = checklist(Given({"id": "MV-04", "order": "1"}, {"id": "MV-01", "order": "2"})).categories[0]
        assert [one.id for one in chosen.items[:2]] == ["MV-04", "MV-01"]

    def test_a_pointless_row_is_not_counted_even_when_ticked(self) -> None:
        shown = checklist(Given({"id": "OW-01", "status": "done"}, training_in_flight="false"))
        assert item(shown, "OW-01").status == "not_applicable"
        assert shown.done == 0

    @pytest.mark.parametrize(
        ("row", "ownership", "tier"),
        [
            ("MV-20", {"prod_model": "true"}, "P1"),
            ("MV-20", {"prod_model": "true", "regulated": "none"}, "P1"),
            ("MV-20", {"prod_model": "true", "regulated": "health"}, "P0"),
            ("XC-07", {}, "P2"),
            ("XC-07", {"regulated": "finance"}, "P0"),
            ("XC-06", {"regulated": "eu_high_risk"}, "P0"),
            ("XC-15", {"manages_people": "true"}, "P0"),
            ("IA-19", {"oncall": "true"}, "P0"),
            ("OW-01", {}, "P1"),
            ("OW-01", {"training_in_flight": "true"}, "P0"),
        ],
    )
    def test_hints_follow_what_is_owned(self, row: str, ownership: dict[str, str], tier: str) -> None:
        assert item(checklist(Given(**ownership)), row).priority == tier


class TestRecords:
    def test_a_record_is_laid_over_its_row(self) -> None:
        found = item(
            checklist(
                Given(
                    {
                        "id": " mv-01",
                        "text": "Live version of Recs-v4",
                        "status": "Doing",
                        "owner": "Bram",
                        "due": "2026-11-24",
                        "evidence": ("https://registry/recs-v4", "wiki"),
                        "note": "asked\ntwice",
                        "estimate_hours": "2,5",
                    }
                )
            ),
            "MV-01",
        )
        assert (found.text, found.status, found.owner) == ("Live version of Recs-v4", "doing", "Bram")
        assert (found.due, found.due_on) == ("2026-11-24", date(2026, 11, 24))
        assert (found.evidence, found.note, found.hours) == ("https://registry/recs-v4, wiki", "asked twice", 2.5)
        assert found.question == ROWS["MV-01"].question and not found.own

    @pytest.mark.parametrize(
        ("typed", "hours"), [("", 1.0), ("soon", 1.0), ("-3", 0.0), ("nan", 1.0), ("inf", 1.0), ("1e9", 2000.0)]
    )
    def test_hours_that_cannot_be_read_leave_the_estimate(self, typed: str, hours: float) -> None:
        assert one("MV-01", estimate_hours=typed).hours == hours

    def test_an_unreadable_status_is_still_to_do(self) -> None:
        assert one("MV-01", status="almost").status == "todo"

    def test_dates_are_read_as_the_caller_reads_them(self) -> None:
        answers = Given({"id": "MV-01", "due": "next Tuesday"})
        assert item(checklist(answers), "MV-01").due_on is None
        read = checklist(answers, read_date=lambda _: date(2026, 11, 24))
        assert item(read, "MV-01").due_on == date(2026, 11, 24)

    def test_own_items(self) -> None:
        shown = checklist(
            Given(
                {"text": "Robot arm calibration", "category": "Models", "status": "done"},
                {"text": "Say goodbye to the cluster", "category": "elsewhere"},
                {"id": "mine", "category": "xc", "estimate_hours": "3"},
                {"text": "Same id, other thing", "id": "mine"},
            )
        )
        assert [(one.id, one.category, one.text) for one in shown.items if one.own] == [
            ("own-1", "MV", "Robot arm calibration"),
            ("own-2", "OW", "Say goodbye to the cluster"),
            ("own-3", "OW", "Same id, other thing"),
            ("mine", "XC", "Untitled item"),
        ]
        assert shown.categories[0].done == 1 and shown.categories[0].total == 6

    def test_hidden_rows_leave_the_list_and_the_count_but_can_be_found(self) -> None:
        shown = checklist(Given({"id": "XC-02", "hidden": "true"}))
        assert "XC-02" not in ids(shown)
        assert shown.total == checklist(Given()).total
        assert item(shown, "XC-02").hidden
        assert [one.id for one in shown.categories[-1].hidden] == ["XC-02"]

    @pytest.mark.parametrize("row", sorted(set(STARS.values())))
    def test_starred_rows_cannot_be_hidden(self, row: str) -> None:
        assert row in ids(checklist(Given({"id": row, "hidden": "true"})))

    def test_an_order_of_the_person_comes_first(self) -> None:
        shown = checklist(
            Given({"id": "MV-03", "order": "2"}, {"id": "MV-05", "order": "1"}, {"id": "MV-01", "order": "last"})
        )
        assert [one.id for one in shown.categories[0].items] == ["MV-05", "MV-03", "MV-01", "MV-02", "MV-04"]

    def test_counts(self) -> None:
        base = checklist(Given())
        shown = checklist(
            Given(
                {"id": "MV-01", "status": "done"},
                {"id": "MV-04", "status": "not_applicable"},
                {"id": "IA-01", "status": "doing"},
            )
        )
        assert (shown.done, shown.total) == (1, base.total - 1)
        assert shown.open_p0 == base.open_p0 - 1
        assert shown.hours_open == base.hours_open - ROWS["MV-01"].hours - ROWS["MV-04"].hours
        assert (shown.categories[0].done, shown.categories[0].total, shown.categories[0].open_p0) == (1, 4, 2)
