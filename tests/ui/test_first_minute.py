"""The first minutes with the wizard: one truth about what is needed, every way leads on, signs have words."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.ui import views
from resign_tui.ui.app import Settings
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

_COUNTER = full_draft(scenario__chosen="counter_offer", next__goal_area="research autonomy", handover__system=())


async def to_the_end(one: Wizard) -> None:
    """Tab to the line that leads on; the form may not have scrolled to it yet."""
    await one.until(lambda: "way-on" in (one.screen.focused or one.screen).classes, "tab", limit=40)


async def test_a_needed_item_is_told_everywhere_and_ctrl_g_opens_a_sheet_for_it(home: Path) -> None:
    async with wizard(home, _COUNTER) as one:
        assert one.screen.session.progress.open == ("handover.item",)
        await one.open("words")
        assert "1 needed" in one.lines()[0]
        assert "Nothing needed here; 1 in step 5: ctrl+g shows it." in one.text()
        await one.open("review")
        assert "The letter cannot leave yet: 1 needed." in one.text()
        await one.open("words")
        await one.press("ctrl+g")
        assert "What you hand over" in one.text()
        assert "‹what you hand over›" in one.letter.text()
        await one.until(lambda: one.app.screen.query_one(RowList).current == "handover.item", "down", limit=12)
        await one.press("enter")
        assert one.focused == "item-text"
        assert "Add an item of your own" in one.text() and "What you hand over" in one.text()
        assert "A system that you look after (o) counts too." in one.text()
        await one.type("deployment runbooks")
        await one.press("ctrl+s")
        assert one.on_top
        assert not one.screen.session.progress.open
        assert "nothing needed" in one.lines()[0]
        assert "deployment runbooks" in one.letter.text()


async def test_an_item_that_is_there_is_gone_to(home: Path) -> None:
    own = ({"id": "", "category": "XC", "text": "deployment runbooks"},)
    async with wizard(home, _COUNTER.answer("handover.item", own)) as one:
        await one.open("handover", "handover.item")
        assert one.on_top
        assert one.focused == "handover-list"


def test_every_answer_that_a_letter_can_need_has_a_place_that_asks_for_it() -> None:
    needed = [spec for spec in catalogue.fields().values() if spec.required or spec.placeholder]
    assert len(needed) > 8
    elsewhere = {
        spec.id for spec in needed if spec.id not in {each.id for each in views.questions(views.view_of(spec))}
    }
    assert elsewhere <= {"handover.item"}


@pytest.mark.parametrize("size", SIZES)
async def test_tab_at_the_end_offers_the_next_step_and_enter_follows(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size) as one:
        await to_the_end(one)
        await one.until(lambda: "ctrl+n next step: Handover" in one.text())
        await one.press("enter")
        assert one.screen.live.step == "handover"


async def test_the_end_of_a_form_that_a_step_opened_leads_back(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("account")
        await to_the_end(one)
        await one.until(lambda: "esc back to step 5: Handover" in one.text())
        await one.press("enter")
        assert one.screen.live.view == "handover"


async def test_esc_on_a_step_goes_to_its_top_and_there_says_where_one_is(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("words", "content.gratitude")
        await one.press("escape")
        first = one.focused
        assert first != "content-gratitude"
        assert not one.notices()
        await one.press("escape")
        assert one.focused == first
        assert "ctrl+n goes on" in one.notices()[-1]


async def test_enter_on_the_last_question_of_a_sheet_keeps_it(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("owned", "handover.contact")
        await one.press("enter")
        assert "Add a contact" in one.text()
        assert "A name and a team." in one.text()
        await one.type("Priya")
        await one.press("enter")
        assert "What to ask them." in one.text()
        await one.press("enter", "enter")
        assert one.on_top
        assert [entry["who"] for entry in one.draft.records("handover.contact")] == ["Priya"]
        await one.press("up", "enter")
        assert "Change Priya" in one.text()


def test_every_attribute_of_an_entry_has_a_word_of_help() -> None:
    records = [spec for spec in catalogue.fields().values() if spec.columns]
    assert len(records) > 10
    for spec in records:
        assert spec.entry
        assert set(spec.column_help) <= {column.key for column in spec.columns}
        assert all(len(text) <= 68 for text in spec.column_help.values())


async def test_on_a_small_screen_the_strip_stands_only_where_it_says_something(home: Path) -> None:
    async with wizard(home, full_draft(), SMALL) as one:
        await one.open("words", "content.project")
        assert "In the letter" in one.text()
        await one.open("people", "company.city")
        assert "does not stand in the letter" not in one.text()
        await one.open("words", "content.gratitude")
        assert "In the letter" not in one.text()


async def test_the_count_of_characters_is_told_near_the_limit(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("people", "sender.full_name")
        assert "characters" not in one.text()
        await one.type(" " + "a" * 80)
        assert "of 120 characters" in one.text()


async def test_a_suggestion_of_ours_shows_as_such_with_the_focus_and_without(home: Path) -> None:
    async with wizard(home, full_draft(talk__told="")) as one:
        await one.open("words", "talk.told")
        assert "ours until you answer" in one.text()
        await one.press("tab")
        told = next(row for row in one.lines() if "Have you told them?" in row)
        assert told.split("│")[0].split() == ["Have", "you", "told", "them?", "▸not", "yet", "ours"]


async def test_signs_have_words(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        assert "5 Handover begun" in one.lines()[1]
        assert "·" not in one.lines()[1]
        await one.press("ctrl+g")
        assert "not yet" in one.text()


async def test_in_ascii_what_is_done_is_no_cross(home: Path) -> None:
    async with wizard(home, full_draft(), settings=Settings(ascii=True)) as one:
        assert "+ nothing needed" in one.lines()[0]
        assert " x " not in "".join(one.lines()[:2])


async def test_a_paragraph_being_written_wraps_anew_when_the_window_changes(home: Path) -> None:
    async with wizard(home, full_draft(), WIDE) as one:
        await one.open("words", "content.project")
        await one.press("ctrl+r")
        wide = one.rows_in(one.app.screen.query_one("#paragraph-text"))
        await one.pilot.resize_terminal(60, 24)
        await one.settle()
        editor = one.app.screen.query_one("#paragraph-text")
        narrow = one.rows_in(editor)
        assert " ".join(wide).split() == " ".join(narrow).split()
        assert narrow != wide


@pytest.mark.parametrize("count", [0, 1, 12])
def test_what_is_needed_is_one_sentence(count: int) -> None:
    assert flow.stands(count) == (f"{count} needed" if count else "nothing needed")


async def test_the_help_finds_a_key_by_its_words(home: Path) -> None:
    async with wizard(home, full_draft(), SMALL) as one:
        await one.open("words")
        await one.press("f1", "slash")
        await one.type("undo")
        assert "Undo the last change" in one.text()
        assert "Go to the next step" not in one.text()
        await one.press("escape")
        assert "Go to the step before" in one.text()
        await one.press("escape")
        assert one.on_top


async def test_colours_are_tried_before_they_are_chosen(home: Path) -> None:
    remembered: list[str] = []
    async with wizard(home, full_draft(), settings=Settings(remember_theme=remembered.append)) as one:
        before = one.app.theme
        await one.press("f8")
        chooser = one.app.screen.query_one(RowList)
        assert chooser.current == before
        await one.press("down")
        tried = one.app.theme
        assert tried == chooser.current != before
        await one.press("escape")
        assert (one.app.theme, remembered) == (before, [])
        await one.press("f8", "down", "enter")
        assert (one.app.theme, remembered) == (tried, [tried])


async def test_a_day_has_one_form_on_the_screen(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("dates", "dates.given")
        assert "Mon 23 Nov 2026" in "".join(one.rows_in(one.screen.query_one("#dates-given")))
        assert "2026-11-23" not in one.text()
        await one.type("24 November")
        assert "Tue 24 Nov 2026" in one.text()


async def test_on_a_very_wide_screen_label_and_answer_stay_together(home: Path) -> None:
    async with wizard(home, full_draft(), (200, 50)) as one:
        await one.open("people", "sender.role")
        assert one.screen.query_one("#sender-role").region.right <= 92


async def test_what_is_needed_is_said_in_one_way_and_a_new_letter_has_no_finding(home: Path) -> None:
    async with wizard(home, Draft()) as one:
        assert "‹› 4 needed ✓ no findings" in " ".join(one.lines()[0].split())
        assert "─ 4 needed ─╯" in one.text()
        await one.open("people")
        assert "3 needed here, 1 elsewhere." in one.text()
        await one.open("review")
        assert "The letter cannot leave yet: 4 needed." in one.text()
    async with wizard(home, full_draft("review", handover__system=()), name="two") as one:
        assert "No system is named" in one.text()


async def test_an_optional_answer_that_cannot_be_read_is_to_mend_and_keeps_no_letter_back(home: Path) -> None:
    async with wizard(home, full_draft(sender__start_date="soonish")) as one:
        await one.open("people")
        assert "1 to mend" in one.lines()[0] and "needed" not in one.lines()[0]
        assert "Nothing needed; the rest is optional." in one.text()
        await one.open("review")
        assert "Nothing stops the letter, but mend what you can." in one.text()
        await one.open("people", "sender.start_date")
        await one.press("ctrl+u")
        await one.type("March 2022")
        await one.rest()
        assert "nothing needed" in one.lines()[0]
        assert "1 Mar 2022" in one.text()


async def test_enter_takes_what_stands_there_wherever_something_does(home: Path) -> None:
    async with wizard(home, full_draft(triage__misconduct="", triage__reason="")) as one:
        for field, value in (("triage.misconduct", ("none",)), ("triage.reason", "better_role")):
            await one.open("situation", field)
            await one.press("enter")
            assert one.draft.answers[field] == value, field


@pytest.mark.parametrize("size", SIZES)
async def test_a_longer_answer_is_as_high_as_what_is_written(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft(sender__address="", content__adviser_paragraph=""), size) as one:
        await one.open("people", "sender.address")
        field = one.screen.query_one("#sender-address")
        assert field.size.height == 2 and "e.g. 12 Alder Walk" in one.text()
        await one.type("12 Alder Walk")
        await one.press("enter")
        await one.type("Flat 2")
        assert field.size.height == 3
        await one.rest()
        assert "enter begins a new line" in one.text()
        await one.press("tab")
        assert one.focused == "sender-city_region_postcode"


async def test_the_footer_of_the_review_says_what_enter_does_to_a_point(home: Path) -> None:
    async with wizard(home, full_draft()) as one:
        await one.open("review", "check.references")
        assert "enter go there or settle" in one.lines()[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_taking_the_suggested_letter_shows(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft(scenario__chosen=""), size) as one:
        await one.open("situation", "scenario.chosen")
        card = one.screen.query_one("#suggestion")
        assert str(card.border_title) == "We suggest" and "enter choose" in one.text()
        await one.press("enter")
        assert one.draft.text("scenario.chosen") == one.screen.departure.advice.recommend
        assert str(card.border_title) == "You chose, as we suggest"
        assert "✓ chosen" in one.text(), "the title may be out of sight"
        await one.press("right")
        assert "enter choose" in one.text()


async def test_the_points_of_the_review_begin_in_one_column_however_they_stand(home: Path) -> None:
    fields = catalogue.fields().values()
    asked = [spec for spec in fields if spec.id.startswith("contract.") and spec.step == "review"]
    async with wizard(home, full_draft()) as one:
        for spec, value in zip(asked, ("done", "open", "not_applicable"), strict=False):
            one.change(one.draft.answer(spec.id, value))
        await one.open("review")
        rows = [line.split("│")[0] for line in one.lines()]
        begins = {row.index(spec.label) for spec in asked for row in rows if f" {spec.label} " in row}
        assert len(begins) == 1
