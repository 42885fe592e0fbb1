"""Every place that says what comes first in the handover names the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.cli.advice import advice_of
from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.plan.order import first_sentence, order
from resign_tui.core.plan.schedule import plan
from resign_tui.core.plan.today import is_handed_in, today
from resign_tui.drafts.store import open_draft
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.steps import schedule_rows, schedule_today_rows
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.row_list import Row
from tests.core.pages import points, titles
from tests.plain.host import Talk, talked
from tests.stages import STAGES, at_stage
from tests.ui.wizard_host import WIDE, wizard

__all__ = ["talked"]


def first_of(made: Departure) -> Item:
    return order(made)[0]


def first_id(rows: tuple[Row, ...]) -> str:
    return next(row.id for row in rows if row.id)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("who", ["T-01", "T-02", "T-05"])
def test_schedule_today_advice_and_the_document_begin_with_it(who: str, stage: str) -> None:
    made = at_stage(who, stage)
    first = first_of(made)
    assert first_id(schedule_rows.rows(made, UNICODE, 100, plan(made))) == first.id
    if is_handed_in(made) and stage != "on the day":
        assert first_id(schedule_today_rows.rows(made, UNICODE, 100, today(made))) == first.id
    advice = advice_of(made)
    assert advice["first"]["id"] == first.id
    if advice["today"] and (advice["today"]["slipped"] or advice["today"]["tasks"]):
        assert [*advice["today"]["slipped"], *advice["today"]["tasks"]][0]["id"] == first.id
    document = compose(made, "handover")
    said = [point for point in points(document, "Start here") if point.startswith("First on the checklist: ")]
    assert "Start here" in titles(document, 2)
    assert all(point.startswith(f"First on the checklist: {named(first).text}") for point in said)


@pytest.mark.parametrize("stage", STAGES)
async def test_the_pane_the_list_and_the_line_above_it_begin_with_it(stage: str, home: Path) -> None:
    made = at_stage("T-01", stage)
    async with wizard(home, made.draft, WIDE) as one:
        one.screen.take(one.screen.session.on(made.today))
        await one.settle()
        await one.open("handover")
        first = first_of(one.screen.departure)
        assert one.screen.query_one(HandoverList).cursor == first.id
        assert first_sentence(one.screen.departure) in one.words()
        assert f" next □ {first.priority} {first.text[:24]}" in one.words()


@pytest.mark.parametrize("stage", STAGES)
def test_plain_mode_says_it_and_asks_about_it_first(stage: str, talked: Talk) -> None:
    made = at_stage("T-02", stage)
    opened = open_draft(talked.path)
    opened.store.save(made.draft)
    opened.store.close()
    talked.calendar = lambda: made.today
    talked.lines(*([""] if is_handed_in(made) else ["go handover", "next", "next"]), "quit")
    said = " ".join(talked.said.split())
    assert first_sentence(made) in said
    assert f" 1 of {len(made.checklist.items)}. {first_of(made).priority}, open: {first_of(made).text} " in said
