"""The overview of the handover: categories, what comes next, the time left, in any size."""

from __future__ import annotations

import pytest

from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets import handover_pane
from resign_tui.ui.widgets.handover_pane import HandoverPane, Overview
from tests.ui.handover_host import LIST, LIVE, Host, category, checklist, screen, words


def framed(shown: Checklist | None, width: int = 64, height: int = 9, signs: Signs = UNICODE) -> list[str]:
    overview = Overview(shown, "7 working days left", shown.work_order if shown else ())
    return [words(row) for row in handover_pane.draw_frame(overview, width, height, signs, False)]


def test_the_overview_shows_categories_what_comes_next_and_the_time_left() -> None:
    rows = framed(LIST)
    assert len(rows) == 9
    assert all(len(row) == 64 for row in rows)
    assert rows[0].startswith("╭─ Handover ─")
    assert "Models" in rows[1] and "━" in rows[1] and "1 of 3" in rows[1] and "P0 1 open" in rows[1]
    assert "P0" not in rows[2]
    next_row = next(row for row in rows if " next " in row)
    assert next_row.startswith("│ next ◧ P0 Commit and image of each…")
    assert next_row.endswith("Bram  Tue 24 Nov │")
    assert rows[-1].endswith("─ 1 of 4 done · 7 working days left ─╯")


def test_six_categories_share_nine_rows_with_what_comes_next() -> None:
    many = checklist(*(category(str(n), f"Category {n}", (Item(f"x-{n}", str(n), "Text"),)) for n in range(6)))
    rows = framed(many)
    assert [f"Category {n}" in rows[n + 1] for n in range(6)] == [True] * 6
    assert " next " in rows[7]
    tall = framed(many, height=16)
    assert sum("□ P1 Text" in row for row in tall) == 6


def test_an_empty_handover_says_how_it_begins() -> None:
    assert handover_pane.EMPTY in framed(None)[1]
    assert handover_pane.EMPTY in framed(checklist())[1]
    assert handover_pane.EMPTY in words(handover_pane.draw_line(Overview(None), 60, UNICODE, False))


def test_a_finished_handover_says_so() -> None:
    rows = framed(checklist(category("MV", "Models", (LIVE,))))
    assert any(handover_pane.FINISHED in row for row in rows)


@pytest.mark.parametrize(
    ("left", "said"), [("1 working day left", "4 done · 1 working day left ─"), ("", "1 of 4 done ─")]
)
def test_the_time_that_is_left_stands_at_the_edge(left: str, said: str) -> None:
    assert said in words(handover_pane.draw_frame(Overview(LIST, left), 64, 9, UNICODE, False)[-1])


def test_one_row_holds_the_overview() -> None:
    drawn = words(handover_pane.draw_line(Overview(LIST), 48, UNICODE, False))
    assert drawn == " Handover ━━━───────── 1 of 4        P0 1 open  "


async def test_the_overview_opens_and_is_left() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        app.query_one(HandoverPane).focus()
        await pilot.pause()
        assert any(row.startswith("┏━ Handover ━") for row in screen(app))
        await pilot.press("enter", "escape")
        await pilot.click(HandoverPane)
        await pilot.pause()
        assert app.heard == [("Opened",), ("Left",), ("Opened",)]


@pytest.mark.parametrize("rows", [1, 3, 4, 9])
async def test_the_overview_takes_any_height(rows: int) -> None:
    app = Host(pane_rows=rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert any("Handover" in row for row in screen(app)[24 - rows :])
