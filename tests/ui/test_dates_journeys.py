"""Dates by keyboard: people of seven kinds answer what the step asks, and find the right day or the open question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from resign_tui.core.suggestions import suggestions
from tests.ui.wizard_host import WIDE, Wizard, full_draft, wizard

CLEAR = {
    "notice__contract_known": "", "notice__chosen_weeks": "", "dates__given": "", "dates__employment_end": "",
}  # fmt: skip


async def choose_place(one: Wizard, name: str, place: str) -> None:
    """Type what the place begins with, and take it."""
    await one.open("people", "locale.jurisdiction")
    await one.type(name)
    await one.press("enter")
    assert one.draft.text("locale.jurisdiction") == place


async def answer(one: Wizard, field: str, *keys: str, text: str = "") -> None:
    await one.walk_to(field)
    await one.press(*keys)
    if text:
        await one.type(text)


def end(one: Wizard) -> date | None:
    return one.screen.departure.timeline.end


async def test_a_swiss_contract_in_months_ends_with_a_month(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "switz", "CH")
        await one.open("dates", "notice.contract_known")
        await one.press("y")
        await answer(one, "notice.contract_value", text="3 months")
        await answer(one, "notice.chosen_weeks", "c")
        assert end(one) == date(2027, 2, 28)
        assert all(row in one.text() for row in ("contract: three ", "months to the end of ", "a month "))


async def test_a_french_cadre_owes_three_months_and_an_unread_agreement_is_asked_for(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "france", "FR")
        await one.open("dates", "notice.contract_known")
        assert end(one) is None
        assert "Here the contract or agreement sets the notice" in one.words()
        assert any("your last day" in row for row in one.letter.text().splitlines())
        await answer(one, "notice.agreement", "c")
        await answer(one, "notice.chosen_weeks", "c")
        assert end(one) == date(2027, 2, 22)


async def test_a_figure_without_a_unit_is_a_question_and_never_weeks(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "ind", "IN")
        await one.open("dates", "notice.contract_known")
        await one.press("y")
        await answer(one, "notice.contract_value", text="90")
        assert end(one) is None
        assert "days, weeks or months?" in one.words()
        await answer(one, "notice.contract_unit", "d")
        assert end(one) == date(2027, 2, 21)


async def test_probation_beats_the_contracts_later_notice(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "germ", "DE")
        await one.open("dates", "notice.contract_known")
        await one.press("y")
        await answer(one, "notice.contract_value", text="3 months to the end of a month")
        await answer(one, "notice.in_probation", "y")
        await answer(one, "notice.chosen_weeks", "c")
        assert end(one) == date(2026, 12, 7)
        await answer(one, "notice.probation_figure", "y")
        assert end(one) == date(2027, 2, 28)


async def test_handed_in_a_day_late_in_the_netherlands_costs_a_month_and_says_so(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "neth", "NL")
        await one.open("dates", "notice.contract_known")
        await one.press("h")
        await answer(one, "dates.given", text="30 Nov")
        assert end(one) == date(2026, 12, 31)
        await answer(one, "dates.given", "ctrl+u", text="1 Dec")
        assert end(one) == date(2027, 1, 31)
        suggestion = "Given one day earlier, the end would be Thu 31 Dec 2026."
        assert suggestion in suggestions(one.screen.departure)


async def test_an_italian_clock_can_be_said_in_the_phrase_of_the_clause(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "ita", "IT")
        await one.open("dates", "notice.contract_known")
        await one.press("y")
        await answer(one, "notice.contract_value", text="45 days from the 1st or 16th")
        await answer(one, "notice.chosen_weeks", "c")
        assert end(one) == date(2027, 1, 14)


async def test_a_clock_of_its_own_asks_for_the_end_and_the_typed_end_stands(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("people", **CLEAR), WIDE) as one:
        await choose_place(one, "germ", "DE")
        await one.open("dates", "notice.contract_known")
        await one.press("y")
        await answer(one, "notice.contract_value", text="3 months")
        await answer(one, "notice.contract_rule", "o")
        assert end(one) is None
        assert "a way of its own" in one.text()
        assert "not known yet" in one.text()
        await answer(one, "dates.employment_end", text="31.3.2027")
        assert end(one) == date(2027, 3, 31)
        assert "31 March 2027" in one.letter.text()
