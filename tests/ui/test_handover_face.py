"""What the list of the handover looks like, row by row: widths, owners, days and hours, and the lines of an item."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.written import Written
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import handover_pane
from resign_tui.ui.widgets.drawing import width_of
from resign_tui.ui.widgets.handover_detail import DETAIL, detail
from resign_tui.ui.widgets.handover_face import Sight, heading, row
from resign_tui.ui.widgets.handover_index import Entry, View
from resign_tui.ui.widgets.handover_pane import Overview
from tests.ui.handover_host import COMMIT, COST, LIST, LIVE, MODELS, RESUME, RUNS, TUESDAY, category, checklist, words


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
