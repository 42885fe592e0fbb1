"""The list of the handover: what it shows, what its keys ask for, what it costs."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.written import Written
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import handover_cursor, handover_face, handover_pane
from resign_tui.ui.widgets.drawing import width_of
from resign_tui.ui.widgets.handover_detail import DETAIL, detail
from resign_tui.ui.widgets.handover_face import Sight, heading, row
from resign_tui.ui.widgets.handover_index import Entry, View
from resign_tui.ui.widgets.handover_list import MOOT, ON_HEADING, STARRED, HandoverList
from resign_tui.ui.widgets.handover_pane import HandoverPane, Overview
from tests.ui.handover_host import (
    COMMIT,
    COST,
    LIST,
    LIVE,
    MODELS,
    RESUME,
    RUNS,
    TUESDAY,
    Host,
    category,
    checklist,
    marked,
    refreshes,
    screen,
    with_item,
    words,
)

HOSTILE = [one["text"] for one in json.loads((Path(__file__).parent.parent / "data/hostile.json").read_text())]


def counted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[str]:
    """One entry for each call of a function."""
    calls: list[str] = []
    function = getattr(module, name)

    def counting(*given: Any) -> Any:
        calls.append(name)
        return function(*given)

    monkeypatch.setattr(module, name, counting)
    return calls


async def test_the_list_shows_every_category_and_item() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        rows = screen(app)
        assert rows[0].startswith("  Handover   1 of 4 done  ━━━━──────────")
        assert rows[0].rstrip().endswith("P0 1 open   23 h to do, 35 h left")
        assert rows[2].startswith("  ▾ Models        ━━━━━━━─────────────  1 of 3")
        assert rows[3].startswith("  ✓ P0 Live version of Recs-v4 ") and rows[3].rstrip().endswith("done")
        assert rows[4].startswith("▌ ◧ P0 Commit and image") and rows[4].rstrip().endswith("Tue 24 Nov")
        assert rows[5].rstrip().endswith("soon")
        assert rows[7].rstrip().endswith("1 hidden")
        assert rows[11].rstrip().endswith("▸ nothing more to decide · 1 ruled out")
        about = rows[31 - 6 : 31]
        assert about[0].startswith("  ── Commit and image of each deployment ──")
        assert about[0].rstrip().endswith("── about 1 h ──")
        assert about[1:5] == [
            one.ljust(120)
            for one in (
                "  Which commit built each deployment?",
                "  Done when a table names deployment and commit.",
                "  note one without a digest",
                "  P0, before your last day: our ranking; p changes it",
            )
        ]


async def test_every_row_is_within_reach_of_the_keys() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home")
        seen = []
        for _ in range(7):
            seen.append(app.query_one(HandoverList).cursor)
            assert len(marked(app)) == 1
            await pilot.press("down")
        assert seen == ["", "MV-01", "MV-03", "MV-05", "", "ET-01", ""]
        assert app.query_one(HandoverList).cursor == ""
        await pilot.press("down", "right", "down")
        assert app.query_one(HandoverList).cursor == "OW-04"
        await pilot.press("home", "up")
        assert marked(app)[0].startswith("▌ ▾ Models")
        await pilot.press("end", "pageup", "pagedown", "pagedown")
        assert app.query_one(HandoverList).cursor == "OW-04"


async def test_the_keys_ask_and_change_nothing() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("space", "enter", "n", "J", "K", "p", "h", "x", "t")
        await pilot.pause()
        assert app.heard == [
            ("Ticked", "MV-03"),
            ("Edit", "MV-03"),
            ("New", "MV"),
            ("Moved", "MV-03", 1),
            ("Moved", "MV-03", -1),
            ("Priority", "MV-03"),
            ("Hide", "MV-03"),
            ("NotNeeded", "MV-03"),
            ("Verdict", "MV-03"),
        ]
        app.heard.clear()
        await pilot.press("up", "h", "home", "p", "h", "x", "J", "t")
        await pilot.pause()
        assert app.heard == [], "a starred item cannot be hidden, a category not at all"
        told = [STARRED, *[ON_HEADING] * 5]
        assert [note.message for note in app._notifications] == told, "and each key says so"
        await pilot.press("end", "right", "down", "space", "x", "t")
        await pilot.pause()
        assert app.heard == []
        assert [note.message for note in app._notifications] == [*told, *[MOOT] * 3]


async def test_categories_fold_and_hidden_items_come_back() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("left", "enter")
        rows = screen(app)
        assert rows[2].startswith("▌ ▸ Models")
        assert rows[2].rstrip().endswith("P0 1 open   3 items")
        assert not any("Live version" in row for row in rows)
        await pilot.press("right", "down")
        assert app.query_one(HandoverList).cursor == "MV-01"
        await pilot.press("H")
        assert any("Old sweeps" in row and row.rstrip().endswith("hidden") for row in screen(app))
        await pilot.press("H")
        assert not any("Old sweeps" in row for row in screen(app))
        app.query_one(HandoverList).stand_on("ET-09")
        assert app.query_one(HandoverList).cursor == "ET-09"
        app.query_one(HandoverList).stand_on("nowhere")
        assert app.query_one(HandoverList).cursor == "ET-09"


async def test_the_cursor_stays_on_its_item() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = app.query_one(HandoverList)
        view.show(checklist(category("MV", "Models", (COMMIT, LIVE, COST))), 7)
        assert view.cursor == "MV-03"
        view.show(checklist(category("MV", "Models", (LIVE, COST))), 7)
        assert view.cursor == "MV-01"
        view.show(checklist(category("MV", "Models", ())), 7)
        assert view.cursor == ""


async def test_a_click_moves_ticks_and_folds() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(20, 5))
        assert app.query_one(HandoverList).cursor == "MV-05"
        await pilot.click(offset=(2, 3))
        await pilot.click(offset=(20, 2))
        assert app.heard == [("Ticked", "MV-01")]
        assert any("3 items" in row for row in screen(app))


async def test_equal_values_paint_nothing_and_a_tick_only_what_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view, pane = app.query_one(HandoverList), app.query_one(HandoverPane)
        seen, small = refreshes(view, monkeypatch), refreshes(pane, monkeypatch)
        for _ in range(100):
            view.show(replace(LIST), 7)
            pane.show(replace(LIST), "7 working days left", LIST.work_order)
        assert seen == small == []
        view.show(with_item(LIST, replace(COST, status="done")), 7)
        assert {y for regions in seen for one in regions for y in range(one.y, one.bottom)} == {0, 2, 5}


async def test_ten_thousand_items_cost_what_is_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    many = checklist(
        category("OW", "Ongoing work", (Item(f"own-{n}", "OW", f"Item {n}", own=True) for n in range(10_000)))
    )
    drawn = counted(monkeypatch, handover_face, "_item")
    indexed = counted(monkeypatch, handover_cursor, "index_of")
    app = Host(shown=many)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert len(drawn) <= 10 * 40
        assert len(indexed) == 1
        drawn.clear()
        await pilot.press("end")
        assert app.query_one(HandoverList).cursor == "own-9999"
        assert any("↑ 9,9" in row.replace("↑ 99", "↑ 9,9") for row in screen(app))
        await pilot.press("down", "up", "pageup")
        assert len(drawn) <= 5 * 40
        assert len(indexed) == 1


@pytest.mark.parametrize(("width", "has_owner"), [(120, True), (80, True), (68, True), (56, False)])
def test_the_owner_goes_first_and_the_date_never(width: int, has_owner: bool) -> None:
    sight = Sight(width, UNICODE)
    drawn = row(Entry(MODELS, COMMIT), sight, is_lit=False)
    assert width_of(drawn) == width
    assert words(drawn).endswith("Tue 24 Nov")
    assert ("Bram" in words(drawn)) is has_owner


def test_more_work_than_hours_is_told_by_a_sign() -> None:
    def said(days: int | None) -> str:
        return words(heading(LIST, Sight(120, UNICODE, hours_open=LIST.hours_open, days_left=days)))

    assert "▲ 23 h to do, 20 h left" in said(4)
    assert "▲" not in said(5)
    assert "23 h open" in said(None)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (30, 12), (1, 1)])
@pytest.mark.parametrize("signs", [UNICODE, ASCII])
async def test_any_size_and_either_set_of_signs(size: tuple[int, int], signs: Signs) -> None:
    app = Host(signs)
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down", "pageup", "end")
        if signs is ASCII:
            assert all(row.isascii() for row in screen(app))
        if size[0] >= 60:
            assert len(marked(app)) == 1


async def test_without_colour_the_cursor_has_a_mark_and_bold_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        row = next(list(strip) for strip in strips if "".join(one.text for one in strip).startswith("▌"))
        assert any("Commit and image" in one.text and one.style and one.style.bold for one in row)


async def test_hostile_texts_are_shown_as_they_are() -> None:
    hostile = [
        Item(f"own-{n}", "OW", text, own=True, owner=text, due=text, note=text, evidence=text, priority="P0")
        for n, text in enumerate((*HOSTILE[::12], "x" * 10_000, "wort " * 2_000, "\u05d0" * 300, "e\u0301" * 400))
    ]
    app = Host(shown=checklist(category("OW", "Ongoing work", hostile)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home")
        for item in hostile:
            await pilot.press("down")
            assert app.query_one(HandoverList).cursor == item.id
            rows = screen(app)
            assert not any(char < " " or "\x7f" <= char < "\xa0" for row in rows for char in row)
            if item.text.isascii() and item.text.isprintable() and len(item.text) < 30 and item.text.strip():
                assert any(item.text in row for row in rows)


@given(st.text(max_size=300), st.integers(24, 130), st.sampled_from([UNICODE, ASCII]))
def test_rows_are_as_wide_as_the_list(text: str, width: int, signs: Signs) -> None:
    item = Item(
        "own-1", "OW", text, owner=text, due=text, note=text, evidence=text, own=True, which=text, account="yes",
        received_by=text, received_on=text, verdict="finish", written=(Written("Tools", "handover.tool", text, text),),
    )  # fmt: skip
    whole = checklist(category("OW", "Ongoing work", (item,)))
    sight = Sight(width, signs)
    entry = Entry(whole.categories[0], item)
    drawn = row(entry, sight, is_lit=True)
    assert width < 34 or width_of(drawn) == width
    said = detail(entry, sight)
    assert len(said) == DETAIL
    assert all(width_of(one) <= width for one in said)
    assert (
        all(
            width_of(row) == width
            for row in handover_pane.draw_frame(Overview(whole, "3 working days left"), width, 9, signs, True)
        )
        or width < 40
    )


def test_an_item_says_which_records_answer_it() -> None:
    written = (Written("Models in use", "handover.model", "ranker", "ranker (v4.2)"),)
    item = Item("MV-01", "MV", "Live version", written=written)
    said = detail(Entry(category("MV", "Models", (item,)), item), Sight(80, UNICODE))
    assert any("written in Models in use: ranker (v4.2)" in "".join(text for text, _ in line) for line in said)


def test_the_day_of_the_plan_stands_in_the_column_of_days_and_a_due_day_before_it() -> None:
    def when(item: Item, today: date) -> str:
        sight = Sight(
            80, UNICODE, today=today, view=View(planned={COST.id: TUESDAY, RUNS.id: TUESDAY + timedelta(days=7)})
        )
        return words(row(Entry(MODELS, item), sight, is_lit=False))[-14:].strip()

    friday, undue = TUESDAY - timedelta(days=4), replace(COST, due="")
    assert when(RUNS, friday) == "Tue 1 Dec"
    assert when(undue, friday) == "Tue 24 Nov"
    assert when(undue, TUESDAY) == "today"
    assert when(COST, friday) == "soon", "what the person typed goes first"
    assert when(COMMIT, TUESDAY - timedelta(days=1)) == "due tomorrow"
    assert when(COMMIT, TUESDAY + timedelta(days=2)) == "2 days late"
    assert when(LIVE, friday) == "done"
    assert when(replace(RUNS, id="ET-99"), friday) == ""


def test_of_a_category_without_anything_that_counts_nothing_is_counted() -> None:
    for items, said in (((), "nothing here yet"), ((RESUME,), "does not apply")):
        drawn = words(row(Entry(category("XC", "Across everything", items)), Sight(78, UNICODE), is_lit=False))
        assert said in drawn and "0 of 0" not in drawn


@pytest.mark.parametrize("width", [68, 78, 120])
def test_where_nobody_is_named_nobody_stands_and_long_words_have_that_room(width: int) -> None:
    sight = Sight(width, UNICODE)
    long = replace(COST, owner="", text="A text of exactly forty-eight cells, as some are", account="")
    alone, taken = (words(row(Entry(MODELS, one), sight, is_lit=False)) for one in (long, replace(long, owner="Bram")))
    assert "you" not in alone and "Bram" in taken
    assert ("…" in alone, "…" in taken) == (False, width < 120)
    assert len(alone) == len(taken) == width
