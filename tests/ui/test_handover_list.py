"""The list of the handover: what it shows, what its keys ask for, what it costs."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from resign_tui.core.handover.checklist import Item
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import handover_cursor, handover_face
from resign_tui.ui.widgets.handover_list import MOOT, ON_HEADING, STARRED, HandoverList
from resign_tui.ui.widgets.handover_pane import HandoverPane
from tests.ui.handover_host import (
    COMMIT,
    COST,
    LIST,
    LIVE,
    Host,
    category,
    checklist,
    marked,
    refreshes,
    screen,
    with_item,
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
