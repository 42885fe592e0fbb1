"""The transitions of the handover's records: changing, adding, removing, moving."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Cell, Record
from resign_tui.core.handover.checklist import (
    add_item,
    checklist,
    move,
    remove_item,
    with_item,
    with_items,
)
from resign_tui.core.handover.records import identify
from resign_tui.core.handover.rows import row_ids
from tests.core.handover.test_handover import ALWAYS, Given, ids, item, one
from tests.core.handover.test_handover_rows import STARS


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

    def test_moving_goes_past_what_an_answer_rules_out_in_one_step(self) -> None:
        given = Given(training_in_flight="true", open_incident="false")
        shown = checklist(given)
        work = next(category for category in shown.categories if category.id == "OW")
        moot = next(at for at, item in enumerate(work.items) if not item.applies)
        before, after = work.items[moot - 1].id, next(item.id for item in work.items[moot:] if item.applies)
        moved = move((), shown, before, 1)
        now = next(
            category
            for category in checklist(Given(*moved, training_in_flight="true", open_incident="false")).categories
            if category.id == "OW"
        )
        in_sight = [item.id for item in now.at_hand]
        assert in_sight.index(after) + 1 == in_sight.index(before)
        assert move((), shown, work.items[moot].id, 1) == ()

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
