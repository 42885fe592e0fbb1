"""The handover: shipped rows, what the person's answers make of them, and the transitions of their records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.conditions import Condition
from resign_tui.core.answers.draft import Cell, Record
from resign_tui.core.handover.checklist import (
    Checklist,
    Item,
    add_item,
    checklist,
    headings,
    move,
    remove_item,
    score,
    with_item,
    with_items,
)
from resign_tui.core.handover.records import identify
from resign_tui.core.handover.rows import HandoverRow, groups, row_ids

SIZES = {"MV": 24, "ET": 22, "IA": 24, "OW": 22, "CT": 23, "XC": 20}
STARS = {
    "R-061": "MV-01",
    "R-062": "MV-02",
    "R-063": "MV-03",
    "R-064": "MV-04",
    "R-065": "MV-05",
    "R-066": "ET-01",
    "R-067": "ET-01",
    "R-068": "ET-02",
    "R-069": "ET-03",
    "R-070": "IA-01",
    "R-071": "IA-02",
    "R-072": "IA-03",
    "R-073": "IA-04",
    "R-074": "IA-05",
    "R-075": "IA-06",
    "R-076": "OW-01",
    "R-077": "OW-02",
    "R-078": "OW-03",
    "R-079": "OW-04",
    "R-080": "OW-05",
    "R-082": "CT-01",
    "R-083": "CT-02",
    "R-084": "CT-03",
    "R-085": "CT-04",
    "R-086": "CT-05",
}
ROWS: dict[str, HandoverRow] = {row.id: row for group in groups() for row in group.rows}


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


def numbers(prefix: str, *wanted: int) -> set[str]:
    return {f"{prefix}-{number:02}" for number in wanted}


def item(shown: Checklist, item_id: str) -> Item:
    found = shown.item(item_id)
    assert found is not None
    return found


def one(item_id: str, ownership: Mapping[str, str] | None = None, **record: str) -> Item:
    return item(checklist(Given({"id": item_id, **record}, **(ownership or {}))), item_id)


P0_HINTS = (
    numbers("MV", 1, 2, 3, 6, 7, 10, 13, 15, 16, 17, 21, 24)
    | numbers("ET", 4, 5, 20)
    | numbers("IA", 1, 2, 3, 4, 6, 7, 8, 9, 10, 16, 17, 18, 19, 21)
    | numbers("OW", 1, 2, 3, 4, 5, 6, 7, 10, 11, 13)
    | numbers("CT", 13)
)
P2_HINTS = (
    numbers("MV", 22, 23)
    | numbers("ET", 6, 8, 9, 10, 11, 14, 21, 22)
    | numbers("IA", 23, 24)
    | numbers("OW", 14, 18, 21)
    | numbers("CT", 8, 14, 18, 19, 20)
)


class TestRows:
    def test_every_row_is_there_once_and_in_order(self) -> None:
        assert {group.id: [row.id for row in group.rows] for group in groups()} == {
            prefix: [f"{prefix}-{number:02}" for number in range(1, size + 1)] for prefix, size in SIZES.items()
        }
        assert [group.title for group in groups()] == [
            "Models",
            "Experiments",
            "Access",
            "Ongoing work",
            "Tooling",
            "Across everything",
        ]
        assert len(row_ids()) == sum(SIZES.values()) == 135

    def test_starred_rows_are_those_that_were_promised_and_no_others(self) -> None:
        assert {row.id for row in ROWS.values() if row.star} == set(STARS.values())
        assert len(set(STARS.values())) == 24

    def test_trackers_are_named(self) -> None:
        assert all(name in ROWS["ET-01"].question for name in ("Weights & Biases", "MLflow", "internal"))
        assert "export" in ROWS["ET-01"].question and "summar" in ROWS["ET-01"].question

    @pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
    def test_wording(self, row: HandoverRow) -> None:
        assert 4 <= len(row.text) <= 44
        assert row.text[0].isupper() and not row.text.endswith(".")
        assert row.question.endswith("?")
        assert row.done_when.endswith(".")
        assert 0.5 <= row.hours <= 4
        assert all(len(words) <= 240 for words in (row.question, row.done_when, row.fact))
        assert not row.fact or "as of Nov 2026" in row.fact or "(2017)" in row.fact
        assert not re.search(r"\[S-|\(H\)|  |!", row.question + row.done_when + row.fact)

    def test_texts_are_told_apart(self) -> None:
        assert len({row.text for row in ROWS.values()}) == len(ROWS)

    def test_conditions_ask_about_ownership(self) -> None:
        asked: list[Condition] = []
        for row in ROWS.values():
            for conditions in (row.when, row.moot, row.priority_when.when if row.priority_when else ()):
                asked.extend(condition for group in conditions for condition in group)
        assert len(asked) > 60
        assert all(condition.field.startswith(("ownership.", "account.")) for condition in asked)
        assert all(condition.is_ or condition.not_ for condition in asked)

    def test_starred_rows_have_no_condition(self) -> None:
        assert not any(row.when for row in ROWS.values() if row.star)

    def test_each_of_the_six_headings_is_served_by_a_row_that_is_always_there(self) -> None:
        served = {row.faq for row in ROWS.values() if row.star}
        assert {heading.id for heading in headings()} == {
            "training_data",
            "model_versions",
            "api_keys",
            "deployment",
            "live_experiments",
            "own_tooling",
        }
        assert served - {""} == {heading.id for heading in headings()}
        assert {row.faq for row in ROWS.values()} - {""} == served - {""}

    def test_identities_that_jobs_borrow(self) -> None:
        assert {row.id for row in ROWS.values() if row.runs_as_me} == {"IA-02", "IA-07", "IA-08", "IA-09"}

    def test_hints(self) -> None:
        tiers = {"P0": P0_HINTS, "P2": P2_HINTS}
        for row in ROWS.values():
            wanted = next((tier for tier, hinted in tiers.items() if row.id in hinted), "P1")
            assert row.priority == wanted or row.id.startswith("XC"), row.id


MODELS = numbers("MV", *range(1, 24))
ALWAYS = (
    numbers("MV", *range(1, 6))
    | (numbers("ET", *range(1, 23)) - numbers("ET", 17, 18))
    | (numbers("IA", *range(1, 25)) - numbers("IA", 16, 17, 19))
    | numbers("OW", *range(1, 6), *range(12, 22))
    | numbers("CT", *range(1, 6))
    | numbers("XC", *range(1, 21))
)


class TestOwnership:
    @pytest.mark.parametrize(
        ("ownership", "more"),
        [
            ({}, set()),
            ({"prod_model": "true"}, MODELS),
            ({"client_facing": "true"}, MODELS | {"OW-22"}),
            ({"pipelines": "true"}, MODELS),
            ({"prod_model": "false", "pipelines": "false"}, set()),
            ({"custom_tooling": "true"}, numbers("CT", *range(1, 23))),
            ({"training_in_flight": "true"}, numbers("OW", 6, 7, 8, 9)),
            ({"open_incident": "true"}, numbers("OW", 10, 11)),
            ({"oncall": "true"}, {"IA-19"}),
            ({"llm_app": "true"}, {"MV-24", "ET-17", "ET-18", "IA-16", "IA-17", "CT-23"}),
            ({"regulated": "health", "manages_people": "true", "sole_maintainer": "much"}, set()),
        ],
        ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
    )
    def test_rows_shown(self, ownership: dict[str, str], more: set[str]) -> None:
        assert ids(checklist(Given(**ownership))) == ALWAYS | more

    def test_everything_at_once_shows_every_row(self) -> None:
        flags = "prod_model custom_tooling training_in_flight open_incident oncall llm_app client_facing"
        assert ids(checklist(Given(**dict.fromkeys(flags.split(), "true")))) == row_ids()

    @pytest.mark.parametrize(
        ("flag", "rows"), [("training_in_flight", (1, 2, 3)), ("open_incident", (4, 5))], ids=["run", "incident"]
    )
    def test_a_question_answered_no_makes_its_rows_pointless(self, flag: str, rows: tuple[int, ...]) -> None:
        asked, answered = checklist(Given()), checklist(Given(**{flag: "false"}))
        for row in numbers("OW", *rows):
            assert item(asked, row).applies and item(asked, row).status == "todo"
            assert not item(answered, row).applies and item(answered, row).status == "not_applicable"
        assert answered.total == asked.total - len(rows)
        assert answered.open_p0 == asked.open_p0 - len(rows)

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
            ("OW-01", {}, "P0"),
        ],
    )
    def test_hints_follow_what_is_owned(self, row: str, ownership: dict[str, str], tier: str) -> None:
        assert item(checklist(Given(**ownership)), row).priority == tier


class TestScores:
    @pytest.mark.parametrize(
        ("typed", "total", "tier"),
        [
            (("3", "3", "2", "1"), 9, "P0"),
            (("2", "2", "2", "2"), 8, "P1"),
            (("1", "2", "1", "1"), 5, "P1"),
            (("1", "1", "1", "1"), 4, "P2"),
            (("0", "0", "0", "0"), 0, "P2"),
            (("3", "3", "0", "0"), 6, "P0"),
            (("2", "0", "3", "0"), 5, "P0"),
            (("1", "0", "3", "0"), 4, "P2"),
            (("3", "2", "2", "0"), 7, "P1"),
            (("3", "", "", ""), 3, "P2"),
            (("99", "-4", "", ""), 3, "P2"),
            (("many", "2", "2", " 1 "), 5, "P1"),
            (("3", "3", "3", "0"), 9, "P0"),
        ],
    )
    def test_arithmetic(self, typed: tuple[str, ...], total: int, tier: str) -> None:
        found = score(*typed)
        assert found is not None
        assert (found.total, found.priority()) == (total, tier)

    @pytest.mark.parametrize("typed", [(), ("", "", "", ""), ("high", "2.5", "?", "9" * 5000)])
    def test_without_a_number_there_is_no_score(self, typed: tuple[str, ...]) -> None:
        assert score(*typed) is None

    def test_it_is_shown_as_a_sum(self) -> None:
        found = one("ET-07", impact="3", bus_factor="3", irrecoverability="2", urgency="1")
        assert found.score == 9
        assert found.arithmetic == "impact 3 + only you 3 + lost with the account 2 + time 1 = 9"

    def test_scores_beat_the_hint_and_the_person_beats_both(self) -> None:
        assert one("XC-01").priority == "P0"
        assert one("XC-01", impact="1").priority == "P2"
        assert one("XC-01", impact="1", priority="p1").priority == "P1"
        assert one("XC-01", priority="urgent").priority == "P0"

    def test_a_starred_row_is_at_least_p1(self) -> None:
        assert one("MV-05", impact="0").priority == "P1"
        assert one("MV-05", priority="P2").priority == "P1"

    def test_jobs_that_run_as_the_person_are_p0_however_they_score(self) -> None:
        assert one("IA-08", impact="0", urgency="1").priority == "P0"
        assert one("IA-24", impact="0", urgency="1").priority == "P2"


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
        assert shown.total == checklist(Given()).total - 1
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


class TestOrderOfWork:
    def test_what_vanishes_with_the_account_comes_first_and_the_earliest_of_it(self) -> None:
        assert checklist(Given()).next_item == item(checklist(Given()), "MV-02")
        dated = checklist(Given({"id": "IA-03", "due": "2026-12-01"}, {"id": "MV-01", "due": "2026-11-01"}))
        assert dated.next_item is not None and dated.next_item.id == "IA-03"

    def test_tiers_come_before_everything(self) -> None:
        tiers = [one.priority for one in checklist(Given(prod_model="true")).work_order]
        assert tiers == sorted(tiers) and set(tiers) == {"P0", "P1", "P2"}

    def test_an_item_scored_as_lost_is_done_with_what_vanishes(self) -> None:
        shown = checklist(Given({"text": "Seeds", "impact": "3", "irrecoverability": "3", "due": "2026-11-20"}))
        assert shown.next_item is not None and shown.next_item.id == "own-1"

    def test_nothing_is_next_when_all_is_done(self) -> None:
        done = tuple({"id": row, "status": "done"} for row in row_ids())
        shown = checklist(Given(*done))
        assert shown.next_item is None and shown.work_order == ()
        assert shown.done == shown.total and shown.hours_open == 0


class TestTransitions:
    def test_a_row_gets_its_record_when_it_is_first_changed_and_loses_it_when_nothing_is_left(self) -> None:
        ticked = with_item((), "MV-01", status="done")
        assert ticked == ({"id": "MV-01", "status": "done"},)
        assert with_item(ticked, "MV-01", status="") == ()

    def test_other_records_and_unknown_keys_stay(self) -> None:
        records: tuple[Record, ...] = (
            {"text": "mine", "colour": "red"},
            {"id": "mv-01", "colour": "blue", "status": "todo"},
        )
        after = with_item(records, "MV-01", status="done", owner="Bram")
        assert after == (records[0], {"id": "mv-01", "colour": "blue", "status": "done", "owner": "Bram"})
        assert after[0] is records[0]

    @pytest.mark.parametrize(
        ("item_id", "changes"),
        [
            ("MV-01", {"status": "done"}),
            ("MV-01", {"owner": ""}),
            ("MV-02", {"owner": ""}),
            ("MV-02", {}),
            ("own-1", {"text": "mine"}),
            ("own-9", {"text": "lost"}),
        ],
    )
    def test_the_same_object_when_nothing_changes(self, item_id: str, changes: dict[str, Cell]) -> None:
        records: tuple[Record, ...] = ({"id": "MV-01", "status": "done"}, {"text": "mine"})
        assert with_item(records, item_id, **changes) is records

    def test_several_records_of_one_row_become_one_when_it_changes(self) -> None:
        records: tuple[Record, ...] = ({"id": "MV-01", "owner": "A"}, {"id": "MV-01", "note": "n", "owner": "B"})
        assert one("MV-01").owner == "" and item(checklist(Given(*records)), "MV-01").owner == "B"
        assert with_item(records, "MV-01", status="done") == (
            {"id": "MV-01", "owner": "B", "note": "n", "status": "done"},
        )

    def test_adding_gives_a_fresh_id(self) -> None:
        records, first = add_item((), "CT", "Shell aliases")
        records, second = add_item(records, "CT", "Dotfiles")
        assert (first, second) == ("own-1", "own-2")
        assert add_item(remove_item(records, first), "CT", "Editor setup")[1] == "own-3"
        assert [one.text for one in checklist(Given(*records)).categories[4].items[-2:]] == [
            "Shell aliases",
            "Dotfiles",
        ]

    def test_removing_keeps_the_ids_of_the_others(self) -> None:
        records: tuple[Record, ...] = ({"text": "a"}, {"text": "b"}, {"id": "MV-01", "status": "done"}, {"text": "c"})
        after = remove_item(records, "own-1")
        assert identify(after) == ("own-2", "MV-01", "own-3")
        assert remove_item(after, "own-1") is after

    def test_a_record_without_text_is_no_item_and_takes_no_number(self) -> None:
        records: tuple[Record, ...] = ({}, {"text": " ", "note": ()}, {"text": "a"})
        assert identify(records) == ("", "", "own-1")
        assert ids(checklist(Given(*records))) == ALWAYS | {"own-1"}
        assert remove_item(records, "") is records and with_item(records, "", text="b") is records
        assert remove_item(records, "own-1") == records[:2]

    def test_removing_a_row_brings_it_back_as_shipped(self) -> None:
        assert remove_item(({"id": "MV-01", "status": "done"}, {"text": "a"}), "MV-01") == ({"text": "a"},)

    def test_moving(self) -> None:
        records: tuple[Record, ...] = ({"id": "MV-02", "hidden": "x"}, {"text": "mine", "category": "MV"})
        shown = checklist(Given(*records))
        moved = move(records, shown, "own-1", -1)
        after = checklist(Given(*moved))
        assert [one.id for one in after.categories[0].items] == ["MV-01", "MV-02", "MV-03", "MV-04", "own-1", "MV-05"]
        back = checklist(Given(*move(moved, after, "own-1", 1)))
        assert [one.id for one in back.categories[0].items] == [one.id for one in shown.categories[0].items]
        assert after.categories[1:] == shown.categories[1:]

    @pytest.mark.parametrize(("item_id", "by"), [("MV-01", -1), ("MV-05", 1), ("MV-03", 0), ("nothing", 1)])
    def test_moving_past_the_end_changes_nothing(self, item_id: str, by: int) -> None:
        records: tuple[Record, ...] = ({"id": "MV-02", "note": "n"},)
        assert move(records, checklist(Given(*records)), item_id, by) is records


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""

TIERING = ["priority", "impact", "bus_factor", "irrecoverability", "urgency", "estimate_hours"]
KEYS = st.sampled_from(
    ["id", "text", "category", "status", "owner", "due", "evidence", "note", "hidden", "order", "colour", *TIERING]
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["MV-01", "mv-01", "XC-20", "own-1", "own-2", "done", "P0", "3", "-1", "true", "OW"]),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
RECORDS = st.lists(st.dictionaries(KEYS, CELLS, max_size=6), max_size=6).map(tuple)
FLAGS = st.dictionaries(
    st.sampled_from(["prod_model", "custom_tooling", "training_in_flight", "open_incident", "llm_app", "regulated"]),
    st.sampled_from(["true", "false", "finance", "none"]),
)


def contents(records: tuple[Record, ...], item_id: str) -> dict[str, Cell]:
    """What the records of one item say together, its id aside."""
    found: dict[str, Cell] = {}
    for name, record in zip(identify(records), records, strict=True):
        if name == item_id:
            found.update(record)
    found.pop("id", None)
    return found


class TestAnyText:
    @UNHURRIED
    @given(records=RECORDS, flags=FLAGS)
    def test_it_never_fails_and_the_starred_stay(self, records: tuple[Record, ...], flags: dict[str, str]) -> None:
        shown = checklist(Given(*records, **flags))
        everything = [one for part in shown.categories for one in (*part.items, *part.hidden)]
        assert len({one.id for one in everything}) == len(everything)
        assert set(STARS.values()) <= ids(shown)
        assert 0 <= shown.done <= shown.total <= len(shown.items)
        assert sum(one.own for one in everything) == len(set(identify(records)) - row_ids() - {""})
        assert all(one.text and "\n" not in one.text for one in everything)

    @UNHURRIED
    @given(records=RECORDS, pick=st.integers(0, 5), key=KEYS.filter(lambda key: key != "id"), value=CELLS)
    def test_a_change_touches_one_key_of_one_item(
        self, records: tuple[Record, ...], pick: int, key: str, value: Cell
    ) -> None:
        names = (*filter(None, identify(records)), "MV-01")
        target = names[pick % len(names)]
        after = with_item(records, target, **{key: value})
        wanted = {**contents(records, target), key: value}
        if not value:
            del wanted[key]
        assert contents(after, target) == wanted
        for other in set(names) - {target}:
            assert contents(after, other) == contents(records, other)
        assert with_item(after, target, **{key: value}) is after
        if contents(records, target) == wanted:
            assert after is records

    @UNHURRIED
    @given(records=RECORDS, pick=st.integers(0, 200), by=st.integers(-3, 3))
    def test_moving_loses_nothing(self, records: tuple[Record, ...], pick: int, by: int) -> None:
        shown = checklist(Given(*records))
        target = shown.items[pick % len(shown.items)].id
        moved = move(records, shown, target, by)
        after = checklist(Given(*moved))
        assert ids(after) == ids(shown)
        for before in shown.items:
            assert msgspec.structs.asdict(item(after, before.id)) == msgspec.structs.asdict(before)

    @UNHURRIED
    @given(records=RECORDS, text=st.text(max_size=10))
    def test_adding_and_removing_again_changes_nothing_else(self, records: tuple[Record, ...], text: str) -> None:
        names = identify(records)
        added, fresh = add_item(records, "CT", text)
        assert identify(added) == (*names, fresh) and fresh not in names
        assert identify(remove_item(added, fresh)) == names

    @UNHURRIED
    @given(records=RECORDS, pick=st.integers(0, 5))
    def test_removing_takes_that_item_only(self, records: tuple[Record, ...], pick: int) -> None:
        names = identify(records)
        if any(names):
            names = tuple(filter(None, names))
            target = names[pick % len(names)]
            after = remove_item(records, target)
            assert [one for one in identify(after) if one] == [name for name in names if name != target]
            assert all(contents(after, name) == contents(records, name) for name in names if name != target)


def test_many_at_once_is_the_same_as_one_after_the_other() -> None:
    records: tuple[Record, ...] = ({"text": "mine"}, {"id": "ET-01", "note": "n"})
    changes: dict[str, dict[str, Cell]] = {"own-1": {"owner": "A"}, "ET-01": {"note": ""}, "XC-01": {"status": "done"}}
    stepwise = records
    for name, wanted in changes.items():
        stepwise = with_item(stepwise, name, **wanted)
    assert with_items(records, changes) == stepwise
