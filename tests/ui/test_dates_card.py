"""The Dates step as it is seen: two cards, the days between, what would serve better, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.notice import public_holidays
from resign_tui.ui.app import Settings
from resign_tui.ui.widgets.dates_card import CalendarCard, DateCards, NoticeCard
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, wizard

MOCK: dict[str, Value] = {
    "leave__days_left": "2",
    "leave__use_to_shorten": "true",
    "calendar__blackouts": ({"label": "vesting", "date": "2026-12-01"},),
}


def two_weeks(field: str = "") -> Draft:
    """Two weeks with a holiday, leave and a date of one's own on the way."""
    return put(full_draft("dates", field), MOCK)


def put(draft: Draft, answers: Mapping[str, Value]) -> Draft:
    """The draft with these answers, two underscores for the dot."""
    for name, value in answers.items():
        draft = draft.answer(name.replace("__", "."), value)
    return draft


async def card(one: Wizard, kind: type[CalendarCard] | type[DateCards] | type[NoticeCard] = CalendarCard) -> list[str]:
    """The rows of a card, with public holidays known."""
    one.screen.look(replace(one.screen.session, holidays=public_holidays.known))
    await one.settle()
    await one.settle()
    widget = one.screen.query_one(kind)
    if isinstance(widget, DateCards):
        return one.rows_in(widget)
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_number_ribbon_and_word_share_a_left_edge(tmp_path: Path) -> None:
    async with wizard(tmp_path, two_weeks()) as one:
        found = await card(one)
        dates = await card(one, DateCards)
    assert "Mon 7 Dec 2026" in dates[1]
    assert "Thu 3 Dec 2026" in dates[1]
    assert "14 days from notice" in dates[2]
    assert "then 2 days of leave" in dates[2]
    assert "you give two weeks" in dates[3]
    assert "two days of leave" in dates[3]
    assert "alt+c how counted" in dates[4]
    at = next(y for y, row in enumerate(found) if row.startswith("  Mon "))
    assert found[at : at + 4] == [
        "  Mon     Tue     Wed     Thu     Fri     Sat  Sun",
        "  23 Nov  24      25      26      27      28   29",
        "  ▶━━━━━━━━━━━━━━━━━━━━━━━H┄┄┄┄┄┄┄━━━━━━━━┄┄┄┄┄┄┄┄┄┄",
        "  given                   holiday",
    ]
    assert found[at + 5 : at + 8] == [
        "  30 Nov  1 Dec   2       3       4       5    6",
        "  ━━━━━━━━◆━━━━━━━━━━━━━━━●━━━━━━━░░░░░░░░┄┄┄┄┄┄┄┄┄┄",
        "          vesting         last day leave",
    ]
    assert found[at + 9 : at + 12] == ["  7 Dec", "  ■░░░░░░", "  end, on leave"]
    assert found[-1] == "  ━ at work  ┄ weekend  H holiday  ░ leave  ◆ yours"


async def test_the_whole_reason_stands_on_its_card(tmp_path: Path) -> None:
    answers: dict[str, Value] = {
        "locale__jurisdiction": "DE",
        "notice__contract_known": "yes",
        "notice__contract_value": "one month to the 15th or the end of a month",
        "notice__chosen_weeks": "contract",
    }
    async with wizard(tmp_path, put(full_draft("dates"), answers)) as one:
        dates = await card(one, DateCards)
    first = " ".join(row.split("│")[1].strip() for row in dates[1:-1])
    assert first.endswith("from notice contract: one month to the 15th or the end of a month")
    assert "…" not in "".join(dates)


async def test_cells_are_narrower_where_there_is_less_room(tmp_path: Path) -> None:
    async with wizard(tmp_path, two_weeks(), SMALL) as one:
        found = await card(one)
    assert "      Mon   Tue   Wed   Thu   Fri   Sat Sun" in found
    assert "  Nov 23    24    25    26    27    28  29" in found
    assert "  Nov 30    1 Dec 2     3     4     5   6" in found
    assert "            vesting     last day leave" in found


async def test_ascii_tells_the_same(tmp_path: Path) -> None:
    async with wizard(tmp_path, two_weeks(), settings=Settings(ascii=True)) as one:
        found = await card(one)
        why = await card(one, NoticeCard)
    assert all(row.isascii() for row in [*found, *why])
    assert "  ========*===============L=======::::::::.........." in found


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_three_months_stay_on_a_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    answers: dict[str, Value] = {
        "locale__jurisdiction": "CH",
        "sender__start_date": "2010-01-01",
        "notice__chosen_weeks": "contract",
        "next__start_date": "2027-04-01",
    }
    async with wizard(tmp_path, put(two_weeks(), answers), size) as one:
        found = await card(one)
    assert any(row.startswith("  … nine weeks at work, 2 holidays … 7 Dec to 7 Feb") for row in found)
    assert len(found) < 32
    assert any("• The end stays on Sun 28 Feb 2027" in row for row in found)


async def test_without_an_end_a_sentence_stands_in(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", dates__employment_end="soonish")) as one:
        found = await card(one)
        dates = await card(one, DateCards)
    assert "  Choose a notice and the days appear." in found
    assert any("at work" in row for row in found)
    assert sum(row.count("not known yet") for row in dates) == 2


async def test_the_reasons_stand_below_and_can_be_walked_to(tmp_path: Path) -> None:
    async with wizard(tmp_path, two_weeks("check.visa")) as one:
        found = await card(one, NoticeCard)
        assert found[0].startswith("  ── Notice: we advise two weeks ──")
        words = " ".join(" ".join(found).split())
        assert "United States, usual legal minimum: none in general" in words
        assert "◆ Vesting on Tue 1 Dec 2026 comes before the end." in words
        assert "• Your employer may end the job the same day" in words
        await one.until(lambda: isinstance(one.app.focused, NoticeCard), "down")
        await one.settle()
        assert one.screen.query_one(NoticeCard).render_line(0).text.startswith("▌ ")
        await one.until(lambda: "Notice: we advise two weeks" in one.text())
        await one.press("up")
        assert one.screen.live.field == "check.visa"


async def test_a_label_of_any_kind_is_drawn_and_stays_in_its_row(tmp_path: Path) -> None:
    label = "[/bold] \x1b[31m 株式会社こもれび計算 " + "x" * 300
    answers: dict[str, Value] = {"calendar__blackouts": ({"label": label, "date": "2026-12-01"},)}
    async with wizard(tmp_path, put(full_draft("dates"), answers)) as one:
        found = await card(one)
        assert any("[/bold]" in row for row in found)
        assert not any("\x1b" in row for row in found)
        widget = one.screen.query_one(CalendarCard)
        assert {widget.render_line(y).cell_length for y in range(widget.size.height)} == {widget.size.width}


async def test_holidays_count_from_the_first_frame_on(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates")) as one:
        without = one.screen.departure.timeline.working_days
    async with wizard(tmp_path, full_draft("dates"), name="two", holidays=public_holidays.known) as one:
        assert one.screen.departure.timeline.working_days == without - 1


async def test_a_narrower_screen_shortens_a_long_month_and_says_no_in_words(tmp_path: Path) -> None:
    draft = put(two_weeks("notice.contract_known"), {"dates__employment_end": "2027-09-29"})
    async with wizard(tmp_path, draft, (100, 40)) as one:
        dates = await card(one, DateCards)
        assert "Wed 29 Sep 2027" in dates[1]
        assert "…" not in dates[1]
        assert "false" not in one.text()
