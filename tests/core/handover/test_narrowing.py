"""What a filter of the checklist keeps."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.narrowing import Filter, Kind

ITEMS = (
    Item("run", "OW", "The nightly run", priority="P0", due_on=date(2026, 12, 2)),
    Item("bot", "CT", "The report bot", priority="P1", owner="Bram", note="asks the vault", due_on=date(2026, 12, 20)),
    Item("old", "CT", "The old vault", priority="P0", status="done"),
)


def kept(chosen: Filter) -> list[str]:
    return [item.id for item in ITEMS if chosen.keeps(item)]


@pytest.mark.parametrize(
    ("kind", "of", "ids"),
    [
        ("", "", ["run", "bot", "old"]),
        ("open", "", ["run", "bot"]),
        ("p0", "", ["run"]),
        ("week", "", ["run"]),
        ("mine", "", ["run", "old"]),
        ("person", "Bram", ["bot"]),
        ("category", "CT", ["bot", "old"]),
    ],
)
def test_items_by_state_person_and_category(kind: Kind, of: str, ids: list[str]) -> None:
    assert kept(Filter(kind=kind, of=of, until=date(2026, 12, 9))) == ids


def test_the_day_of_the_plan_counts_where_an_item_has_none_of_its_own() -> None:
    planned = {"old": date(2026, 12, 3), "bot": date(2026, 12, 3), "run": date(2027, 1, 8), "new": date(2026, 12, 4)}
    week = Filter(kind="week", until=date(2026, 12, 9), planned=planned)
    assert kept(week) == ["run"]
    assert week.keeps(Item("new", "CT", "The new vault", priority="P1"))


def test_every_word_must_stand_in_the_item_and_case_does_not_matter() -> None:
    assert kept(Filter("VAULT")) == ["bot", "old"]
    assert kept(Filter("vault bot")) == ["bot"]
    assert kept(Filter("vault", "open")) == ["bot"]


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (Filter(kind="week", until=date(2026, 12, 1)), "Nothing open is due or planned up to Tue 1 Dec."),
        (Filter(kind="person", of="Ada"), "Ada has nothing on the list."),
        (Filter("gpu"), 'No row holds "gpu".'),
        (Filter("gpu  rack", "open"), 'No row among them holds "gpu rack".'),
        (Filter(kind="category", of="XC"), "Nothing stands here yet."),
    ],
)
def test_what_keeps_nothing_says_why(chosen: Filter, why: str) -> None:
    assert kept(chosen) == []
    assert chosen.why_empty({}) == why


@pytest.mark.parametrize("kind", ["open", "p0", "mine"])
def test_each_state_has_its_reason(kind: Kind) -> None:
    assert Filter(kind=kind).why_empty({}) not in ("", Filter().why_empty({}))


def test_a_word_finds_the_row_that_is_about_a_thing_of_that_name() -> None:
    named = Item("row", "MV", "Rollback", about=("search-ranker",))
    assert Filter("search-ranker").keeps(named)
    assert not Filter("fraud").keeps(named)


def test_where_no_row_holds_a_name_it_is_said_where_it_stands() -> None:
    why = Filter("GPU").why_empty({"gpu-quota bot": "Tooling"})
    assert why == 'No row holds "GPU"; gpu-quota bot stands under Tooling in what you own.'
