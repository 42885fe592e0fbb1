"""Today's view: where the wizard opens once the letter is handed in, and what its keys do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.plan.schedule import FAR
from resign_tui.core.plan.today import LAST, OVER, TALKS_STAY, spread_words, today
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.steps import schedule_today_rows
from resign_tui.ui.steps.schedule_today_rows import DONE, MEETING, NEXT
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.row_list import Row, RowList
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

WEDNESDAY, FRIDAY, LAST_DAY = date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 21)
LATE = {"id": "bot", "text": "The weekly report bot", "due": "2026-11-30", "owner": "Bram"}
DUE = {"id": "vault", "text": "Ask about the vault", "due": "2026-12-02"}


def handed_in(step: str = "words", field: str = "") -> Draft:
    return full_draft(
        step, field, sent__on="2026-11-23", dates__given="2026-11-23", dates__letter="2026-11-23",
        dates__employment_end=LAST_DAY.isoformat(), handover__item=(LATE, DUE),
        handover__met=("2026-11-23 receipt", "2026-12-02 led"),
    )  # fmt: skip


async def on(one: Wizard, day: date) -> RowList:
    one.screen.take(one.screen.session.on(day))
    await one.settle()
    rows = one.screen.query_one("#today-rows", RowList)
    await one.press("home")
    return rows


def left(one: Wizard) -> list[str]:
    return [item.id for item in today(one.screen.departure).items]


@pytest.mark.parametrize("size", [*SIZES, (100, 30), (60, 18)])
async def test_the_wizard_opens_on_today_once_the_letter_is_handed_in(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, handed_in("words", "content.project"), size) as one:
        assert one.focused == "today-rows"
        assert one.screen.live.step == "handover"
        await on(one, WEDNESDAY)
        said = one.words()
        assert "Today · Wed 2 Dec · day 7 · 14 working days left" in said
        assert "2 days late" in said
        assert said.index("First: The weekly report bot") < said.index("Slipped") < said.index("□ The weekly")
        assert size[1] < 30 or said.index("□ The weekly") < said.index("To do")
        tabs = one.screen.query_one("#step-today .view-tabs")
        assert one.rows_in(tabs)[0].startswith("d today")
        assert one.rows_in(tabs)[0].endswith("evidence") or size == (60, 18)


async def test_before_it_opens_where_the_person_left_and_after_the_last_day_on_what_still_holds(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project"), SMALL) as one:
        assert one.screen.live.field == "content.project"
        await one.open("handover")
        assert "d today" not in one.words()
    over = handed_in("words", "content.project").answer("dates.employment_end", "2026-11-20")
    async with wizard(home, over, SMALL, name="two") as one:
        assert one.screen.live.view == "today"
        assert "The handover ended" in one.words() and "What still holds" in one.words()
        await one.press("a")
        assert "Yes or not sure adds an item." in one.words()
        await one.press("escape", "o")
        assert "Name it below; the checklist follows." in one.words()


async def test_one_key_does_an_item_and_stands_on_the_next(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, WEDNESDAY)
        wanted = left(one)
        assert wanted[0] == "bot"
        assert "vault" in wanted
        for count, item_id in enumerate(wanted):
            assert rows.current == item_id
            await one.press("space")
            assert left(one) == wanted[count + 1 :]
        assert "Done for today. The rest can wait." in one.words()
        assert "Next · Thu 3 Dec · tomorrow" in one.words()
        await one.press("home", "space")
        assert len(left(one)) == 1
        await one.press("ctrl+z")
        assert left(one) == []
        saved = await one.saved()
        assert {str(record.get("done_on")) for record in saved.records("handover.item")} == {"2026-12-02"}


async def test_what_is_done_is_never_to_do_again_unsaid(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, WEDNESDAY)
        for _ in left(one):
            await one.press("space")
        assert rows.current == ""
        await one.press("space", "t", "enter")
        assert (left(one), rows.current, one.notices()) == ([], "", [])
        await one.press("ctrl+z", "end")
        while not rows.current.startswith(DONE):
            await one.press("up")
        name = next(item.text for item in today(one.screen.departure).done if DONE + item.id == rows.current)
        await one.press("space")
        assert one.notices()[-1] == f"To do again: {name}. ctrl+z takes it back."
        assert len(left(one)) == 2


async def test_after_the_last_row_the_cursor_goes_back_to_what_is_open(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, WEDNESDAY)
        await one.press("space", "home")
        *_, before, last = left(one)
        await one.press(*("down" for _ in left(one)[1:]))
        assert rows.current == last
        await one.press("space")
        assert rows.current == before


async def test_a_talk_has_a_box_and_what_comes_next_can_begin(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, FRIDAY)
        assert "□ Dr. Odalys Pendergrast: how the week went" in one.words()
        while not rows.current.startswith(MEETING):
            await one.press("down")
        await one.press("t")
        assert TALKS_STAY in one.notices()
        await one.press("enter")
        assert "□ Dr. Odalys Pendergrast: how the week went" in one.words()
        await one.press("space")
        assert "✓ Dr. Odalys Pendergrast: how the week went" in one.words()
        assert rows.current.startswith(MEETING)
        assert [line.partition(" ")[0] for line in (await one.saved()).texts("handover.met")][2:] == ["2026-12-04"]
        await one.press("space")
        assert "□ Dr. Odalys Pendergrast: how the week went" in one.words()
        await one.press("end")
        assert rows.current.startswith(NEXT)
        await one.press("enter")
        assert one.focused == "handover-list"


async def test_with_nothing_left_down_leads_to_what_is_done(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, WEDNESDAY)
        for _ in left(one):
            await one.press("space")
        await one.press("down")
        assert rows.current.startswith(DONE)


async def test_another_key_moves_it_to_the_next_working_day(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        rows = await on(one, FRIDAY)
        assert rows.current == "bot"
        second = left(one)[1]
        await one.press("t")
        assert rows.current == second
        assert one.notices() == ["Moved to Monday."]
        await one.press("ctrl+z", "home")
        assert rows.current == "bot"
        one.screen.take(replace(one.screen.session, today=LAST_DAY))
        await one.settle()
        await one.press("home", "t")
        assert one.notices()[-1] == LAST
        assert "bot" in left(one)


@pytest.mark.parametrize(
    ("end", "day", "says"),
    [
        ("2026-12-21", LAST_DAY, LAST),
        ("2026-12-21", date(2026, 12, 22), OVER),
        ("2029-12-28", WEDNESDAY, FAR),
        ("whenever", WEDNESDAY, "Your last working day is not known yet; step 3 asks for it."),
    ],
)
async def test_without_a_day_to_come_tomorrow_is_not_offered_and_its_key_says_why(
    home: Path, end: str, day: date, says: str
) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        await on(one, WEDNESDAY)
        assert "t tomorrow" in one.lines()[-1]
        one.screen.take(one.screen.session.answer("dates.employment_end", end))
        await on(one, day)
        assert "t tomorrow" not in one.lines()[-1]
        before = one.draft
        await one.press("t")
        assert one.notices() == [says]
        assert one.draft is before


async def test_what_is_done_or_put_off_today_is_not_from_an_earlier_day(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        await on(one, WEDNESDAY)
        line = spread_words(today(one.screen.departure).spread).partition(" from")[0]
        assert line in one.words()
        slipped = len(today(one.screen.departure).slipped)
        await one.press("space", "t", "space")
        assert len(today(one.screen.departure).slipped) < slipped
        assert line in one.words()


async def test_enter_opens_the_item_and_the_way_back_is_one_key(home: Path) -> None:
    async with wizard(home, handed_in(), SMALL) as one:
        await on(one, WEDNESDAY)
        second = left(one)[1]
        await one.press("down", "enter")
        assert one.focused == "handover-list"
        assert one.screen.query_one(HandoverList).cursor == second
        await one.press("d")
        assert one.focused == "today-rows"
        await one.press("s")
        await one.until(lambda: "Day 7 · Wed 2 Dec · today" in one.words())
        said = one.words()
        assert said.index("Slipped") < said.index("□ The weekly report bot") < said.index("▸ Day 7 · Wed 2 Dec · today")
        assert said.count("□ The weekly report bot") == 1
        await one.open("words", "content.project")
        await one.press("alt+n")
        assert one.focused == "today-rows"


async def test_the_fifth_step_on_the_masthead_is_today(home: Path) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        await one.open("people")
        await one.pilot.click("#masthead", offset=(one.lines()[1].index("5 Handover"), 1))
        await one.settle()
        assert one.focused == "today-rows"


def rows_of(who: Departure, signs: Signs, width: int) -> tuple[Row, ...]:
    """The rows of its day."""
    return schedule_today_rows.rows(who, signs, width, today(who))


def test_in_plain_signs_it_is_plain_but_for_what_was_typed() -> None:
    who = Departure(handed_in(), WEDNESDAY)
    rows = rows_of(who, ASCII, 60)
    assert len(rows) > 10
    assert all(row.left.isascii() and row.right.isascii() for row in rows)


@pytest.mark.parametrize(("day", "says"), [(WEDNESDAY, "Next · Thu 3 Dec · tomorrow"), (FRIDAY, "Next · Mon 7 Dec")])
def test_the_day_that_comes_next_is_named_once(day: date, says: str) -> None:
    rows = rows_of(Departure(handed_in(), day), UNICODE, 90)
    assert says in [row.left for row in rows]


@pytest.mark.parametrize("width", [46, 57, 68, 120])
def test_the_words_of_an_item_come_before_whose_it_is(width: int) -> None:
    rows = [row for row in rows_of(Departure(handed_in(), WEDNESDAY), UNICODE, width) if row.id]
    assert len(rows) > 2
    assert ("Bram" in rows[0].right) == (width > 50)
    assert all(len(row.left) + len(row.right) + 2 <= width - 5 or "Bram" not in row.right for row in rows)
