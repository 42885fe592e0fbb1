"""What one owns: the checklist asks for it, its form leads back, what it brought is said, and a longer notice waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.letter import compose
from resign_tui.core.review import review_all
from resign_tui.ui.session import Session
from resign_tui.ui.steps.handover_views import NAMED, brought
from resign_tui.ui.widgets.invitation import Invitation
from resign_tui.ui.widgets.notice_offer import NoticeOffer
from tests.core.cases import TODAY, departure, words_of
from tests.ui.wizard_host import SIZES, WIDE, Wizard, full_draft, wizard

ASKS = "What do you own?"
CRITICAL = "ownership.prod_model"
TWO_WEEKS = {"notice.contract_known": "yes", "notice.contract_value": "2 weeks"}


async def on_the_list(one: Wizard) -> None:
    await one.open("handover")


@pytest.mark.parametrize("size", SIZES)
async def test_at_first_sight_one_line_asks_what_one_owns_and_its_key_leads_to_the_first_field(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with wizard(tmp_path, Draft(), size) as one:
        await on_the_list(one)
        assert ASKS in one.words()
        await one.press("o")
        assert one.focused == NAMED[0].replace(".", "-")
        await one.press("enter")
        await one.type("Recs-v4")
        await one.press("escape")
        assert "Recs-v4" in str(one.screen.session.letter)
        assert any("your letter says it too" in told for told in one.notices())
        await one.press("escape")
        assert one.focused == "handover-list" and ASKS not in one.words()
        await one.press("o")
        assert one.focused == NAMED[0].replace(".", "-"), "it is where one was"
        await one.press("tab", "tab")
        left = one.focused
        await one.press("escape", "d", "o")
        assert one.focused == left


async def test_a_click_on_that_line_leads_there_too(tmp_path: Path) -> None:
    async with wizard(tmp_path, Draft(), WIDE) as one:
        await on_the_list(one)
        await one.pilot.click(Invitation, offset=(12, 0))
        await one.settle()
        assert one.focused == NAMED[0].replace(".", "-")


async def test_nothing_is_said_of_an_entry_that_was_emptied(tmp_path: Path) -> None:
    async with wizard(tmp_path, Draft().answer("handover.tool", ({"name": "feature-loader"},)), WIDE) as one:
        await one.open("owned", "handover.tool")
        await one.press("enter", "end", "ctrl+u", "escape")
        assert not one.draft.answers.get("handover.tool")
        assert one.notices() == []


@pytest.mark.parametrize("scenario", ["open_door", "closed_door", "counter_offer", "mistreated"])
def test_a_named_model_stands_in_the_letter_and_nothing_says_that_no_system_is_named(scenario: str) -> None:
    made = departure({"scenario.chosen": scenario, "handover.model": ({"name": "Fraud-v2"},)})
    letter = compose.letter(made)
    assert letter.paragraph_of("handover.model")
    assert "Fraud-v2" in str(letter)
    assert "no-system-named" not in {finding.rule for finding in review_all(made, letter)}


def test_a_model_is_not_named_beside_the_system_that_has_its_name() -> None:
    system = {"handover.system": ({"name": "Recs-v4 ranking service"},), "handover.model": ({"name": "recs-v4"},)}
    assert "recs-v4" not in str(compose.letter(departure(system)))
    apart = {"handover.system": ({"name": "Mailroom"},), "handover.model": ({"name": "AI"},)}
    assert "hand over Mailroom and AI" in words_of(compose.letter(departure(apart))), (
        "letters within a word are no name"
    )


@pytest.mark.parametrize(
    ("system", "model", "both"),
    [
        ("search-ranker", "search-ranker v7", False),
        ("search-ranker v7", "search-ranker", False),
        ("the ranker", "Ranker 2.1", False),
        ("partner index", "ner", True),
        ("search-ranker", "search-ranker-lite", True),
        ("Recs-v4", "Recs-v5", True),
    ],
)
def test_a_model_with_the_name_of_a_system_in_it_is_the_same_thing(system: str, model: str, both: bool) -> None:
    named = {"handover.system": ({"name": system},), "handover.model": ({"name": model},)}
    letter = compose.letter(departure(named))
    assert system in str(letter)
    assert bool(letter.paragraph_of("handover.model")) is both


def test_what_an_entry_brought_is_told_with_the_rows_that_are_new() -> None:
    before = departure({})
    after = departure({"handover.model": ({"name": "Fraud-v2", "rollback": "set the alias back"},)})
    told = brought("handover.model", before, after)
    assert "your letter says it too" in told and "New on the list: Rollback." in told
    assert brought("handover.model", after, after) == ""


async def test_a_key_pressed_where_an_entry_begins_leaves_nothing_behind_with_esc(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft()) as one:
        before = str(one.screen.session.letter)
        await one.open("owned", "handover.model")
        await one.press("c", "escape")
        assert one.on_top and not one.draft.records("handover.model")
        assert str(one.screen.session.letter) == before
        assert "Nothing was added" in one.notices()[-1]
        await one.press("c", "ctrl+s")
        assert one.draft.records("handover.model") == ({"name": "c"},), "ctrl+s says that it is meant"
        await one.type("v2")
        await one.press("escape")
        assert [model["name"] for model in one.draft.records("handover.model")] == ["c", "v2"]


@pytest.mark.parametrize("view", ["owned", "account"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_form_names_no_view_that_a_key_does_not_open(tmp_path: Path, size: tuple[int, int], view: str) -> None:
    async with wizard(tmp_path, full_draft(), size) as one:
        await one.open(view)
        row = next(line.split("│")[0] for line in one.lines() if "esc checklist" in line)
        assert ("account" if view == "account" else "own") in row
        assert not any(name in row for name in ("schedule", "evidence"))
        await one.press("escape")
        assert one.focused == "handover-list"


async def test_an_answer_of_the_handover_asks_for_a_longer_notice_and_enter_gives_it(tmp_path: Path) -> None:
    draft = full_draft("handover", CRITICAL)
    for name in ("prod_model", "pipelines", "client_facing", "regulated"):
        draft = draft.answer(f"ownership.{name}", "")
    draft = draft.answer("notice.chosen_weeks", "")
    for field_id, value in TWO_WEEKS.items():
        draft = draft.answer(field_id, value)
    async with wizard(tmp_path, draft, WIDE) as one:
        await one.open("owned", CRITICAL)
        before = one.screen.departure.timeline.letter_end
        await one.press("y")
        assert one.screen.departure.timeline.letter_end == before
        assert "this line gives four weeks, to Mon 21 Dec 2026" in one.words()
        await one.open("dates")
        assert "this line gives four weeks, to Mon 21 Dec 2026" in one.words()
        one.screen.query_one("#step-dates").query_one(NoticeOffer).focus()
        await one.settle()
        assert "this line" not in one.words(), "with the focus, enter is all it takes"
        await one.press("enter")
        assert one.draft.text("notice.chosen_weeks") == "4"
        assert "enter gives" not in one.words()
        await one.press("ctrl+z")
        assert one.screen.departure.timeline.letter_end == before


def test_the_review_asks_as_well_and_its_key_takes_the_answer() -> None:
    session = Session(Draft().answer(CRITICAL, "true"), TODAY)
    finding = next(each for each in session.findings if each.rule == "below-advised-notice")
    assert finding.answer == "4"
    assert "ours until you say" in finding.why and "yours" not in finding.suggestion
    theirs = session.answer("notice.chosen_weeks", "2")
    finding = next(each for each in theirs.findings if each.rule == "below-advised-notice")
    assert "keep yours" in finding.suggestion
    assert session.use_ours(finding).draft.text("notice.chosen_weeks") == "4"


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_name_answers_says_so_until_the_person_answers(tmp_path: Path, size: tuple[int, int]) -> None:
    draft = Draft().answer("handover.system", ({"name": "retrain", "kind": "pipeline"},))
    async with wizard(tmp_path, draft, size) as one:
        await one.open("owned")
        row = next(line for line in one.lines() if "Data or training pipelines?" in line)
        assert "▸yes" in row and "named" in row
        await one.press("down", "n")
        await one.settle()
        row = next(line for line in one.lines() if "Data or training pipelines?" in line)
        assert "▸no" in row and "named" not in row


@pytest.mark.parametrize("size", SIZES)
async def test_a_run_and_an_incident_are_open_questions_until_somebody_answers(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with wizard(tmp_path, Draft(), size) as one:
        await one.open("owned")
        for asked in ("A training run in progress?", "A production problem open?"):
            row = next(line for line in one.lines() if asked in line)
            assert "ours" not in row and "▸" not in row


async def test_a_model_that_is_named_already_is_offered_for_what_is_known_of_it(tmp_path: Path) -> None:
    systems = ({"name": "shop-ranker", "kind": "model"}, {"name": "feed", "kind": "pipeline"})
    async with wizard(tmp_path, Draft().answer("handover.system", systems), WIDE) as one:
        await one.open("owned", "handover.model")
        await one.press("enter")
        assert "shop-ranker" in one.words()
        await one.press("escape")
        assert not one.draft.records("handover.model"), "a name that was only offered is no entry"
        await one.press("enter", "tab", *"v3", "escape")
        assert [dict(record) for record in one.draft.records("handover.model")] == [
            {"name": "shop-ranker", "version": "v3"}
        ]
        await one.press("enter")
        await one.type("spam-filter")
        await one.press("escape")
        assert [record["name"] for record in one.draft.records("handover.model")] == ["shop-ranker", "spam-filter"]


async def test_what_is_typed_takes_the_place_of_the_name_that_was_offered(tmp_path: Path) -> None:
    systems = ({"name": "shop-ranker", "kind": "model"},)
    async with wizard(tmp_path, Draft().answer("handover.system", systems), WIDE) as one:
        await one.open("owned", "handover.model")
        await one.press("enter")
        await one.type("other")
        await one.press("escape")
        assert [dict(record) for record in one.draft.records("handover.model")] == [{"name": "other"}]


async def test_the_form_of_a_system_says_who_takes_it_over_where_nobody_else_is_named(tmp_path: Path) -> None:
    draft = Draft().answer("handover.system", ({"name": "shop-ranker"},)).answer("handover.successor", "Priya")
    async with wizard(tmp_path, draft, WIDE) as one:
        await one.open("owned", "handover.system")
        await one.press("enter")
        assert "Successor Priya, who takes over" in one.words()
        await one.press("escape")
        assert [dict(record) for record in one.draft.records("handover.system")] == [{"name": "shop-ranker"}]
