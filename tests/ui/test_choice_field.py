"""Answers by one key: yes and no, one of several, several of several."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from tests.ui.wizard_host import SIZES, SMALL, WIDE, full_draft, wizard


def test_the_key_of_every_choice_stands_in_its_words() -> None:
    fields = catalogue.fields().values()
    asked = [*(spec.choices for spec in fields), *(column.choices for spec in fields for column in spec.columns)]
    choices = [choice for each in asked for choice in each if choice.key]
    assert len(choices) > 100
    assert [choice for choice in choices if choice.key not in choice.label.casefold()] == []


@pytest.mark.parametrize("size", SIZES)
async def test_every_option_in_hand_shows_its_key(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("situation"), size) as one:
        for field in ("triage.would_return", "next.status", "triage.misconduct"):
            await one.walk_to(field)
            widget = one.screen.query_one(f"#{field.replace('.', '-')}")
            pieces = [piece for y in range(widget.size.height) for piece in widget.render_line(y)]
            keys = [piece.text for piece in pieces if piece.style and piece.style.underline]
            assert sorted(map(str.casefold, keys)) == sorted(choice.key for choice in catalogue.field(field).choices), (
                field
            )


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_picks_and_enter_goes_on(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("situation"), size) as one:
        await one.walk_to("triage.would_return")
        await one.press("m")
        assert one.draft.text("triage.would_return") == "maybe"
        assert one.screen.live.field == "triage.would_return"
        await one.press("enter")
        assert one.draft.text("triage.would_return") == "maybe"
        assert one.screen.live.field != "triage.would_return"


async def test_on_a_sheet_too_a_letter_picks_and_stays(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.open("owned", "handover.system")
        await one.press("enter")
        await one.walk_to("record-kind")
        await one.press("m", "2", "enter", "p", "enter", "2")
        assert one.focused == "record-criticality"
        await one.press("escape")
        record = one.screen.departure.facts.records("handover.system")[0]
        assert (record["kind"], record["status"], record["criticality"]) == ("model", "prod", "2")


async def test_on_the_sheet_of_an_item_too(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("n")
        await one.walk_to("item-status")
        await one.press("d")
        assert one.focused == "item-status"
        await one.press("enter")
        assert one.focused == "item-verdict"


async def test_arrows_change_and_stay(home: Path) -> None:
    async with wizard(home, full_draft("situation"), SMALL) as one:
        await one.walk_to("triage.would_return")
        await one.press("right", "right")
        assert one.draft.text("triage.would_return") == "no"
        assert one.screen.live.field == "triage.would_return"
        await one.press("left")
        assert one.draft.text("triage.would_return") == "maybe"


async def test_several_of_several_with_none_alone(home: Path) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        await one.walk_to("triage.patterns")
        await one.press("d", "h")
        assert one.draft.texts("triage.patterns") == ("unrealistic_deadlines", "hostile_manager")
        assert one.screen.live.field == "triage.patterns"
        await one.press("n")
        assert one.draft.texts("triage.patterns") == ("none",)
        await one.walk_to("triage.patterns")
        await one.press("d")
        assert one.draft.texts("triage.patterns") == ("unrealistic_deadlines",)
        await one.press("d")
        assert "triage.patterns" not in one.draft.answers


async def test_an_answer_is_taken_back(home: Path) -> None:
    async with wizard(home, full_draft("situation"), SMALL) as one:
        await one.walk_to("triage.reason")
        await one.press("backspace")
        assert "triage.reason" not in one.draft.answers
        await one.press("ctrl+z")
        assert one.draft.text("triage.reason") == "better_role"


async def test_enter_takes_what_is_in_force(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        await one.walk_to("content.after_help")
        await one.press("enter")
        assert one.draft.text("content.after_help") == "false"
        assert one.screen.live.field != "content.after_help"


async def test_a_choice_opens_questions_that_depend_on_it(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.walk_to("content.after_help")
        asked = {spec.id for spec in one.screen.live.questions}
        await one.press("y")
        more = {spec.id for spec in one.screen.live.questions} - asked
        assert "content.after_help_until" in more
        await one.press("enter")
        assert one.screen.live.field == "content.after_help_until"


async def test_a_click_picks(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.walk_to("content.after_help")
        row = next(y for y, line in enumerate(one.lines()) if "Help after you leave?" in line)
        await one.pilot.click(offset=(one.lines()[row].index("yes"), row))
        await one.settle()
        assert one.draft.text("content.after_help") == "true"


async def test_an_unknown_value_of_a_file_is_shown_and_kept(home: Path) -> None:
    async with wizard(home, full_draft("people", locale__jurisdiction="Atlantis"), WIDE) as one:
        await one.walk_to("locale.jurisdiction")
        assert one.draft.text("locale.jurisdiction") == "Atlantis"
        await one.press("tab")
        assert "Atlantis" in one.text()


# -- many options: one types what they begin with ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("germ", "DE"),
        ("united k", "UK"),
        ("uae", "AE"),
        ("korea", "KR"),
        ("new zea", "NZ"),
        ("austri", "AT"),
        ("u", "US"),
    ],
)
async def test_a_place_is_found_by_what_it_begins_with(home: Path, typed: str, place: str) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction", locale__jurisdiction="JP"), SMALL) as one:
        await one.type(typed)
        assert one.draft.text("locale.jurisdiction") == "JP", "nothing is taken while one types"
        assert typed in one.text()
        await one.press("enter")
        assert one.draft.text("locale.jurisdiction") == place
        assert one.screen.live.field != "locale.jurisdiction"


@pytest.mark.parametrize(("typed", "kept"), [("malaysia", "US"), ("u", "US"), ("den", "DK")])
async def test_going_on_takes_only_what_is_clear(home: Path, typed: str, kept: str) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction", locale__jurisdiction="US"), WIDE) as one:
        await one.type(typed)
        assert ("not listed" in one.text()) == (typed == "malaysia")
        await one.press("tab")
        assert one.draft.text("locale.jurisdiction") == kept


async def test_letters_of_a_name_are_taken_back_one_by_one_or_all_at_once(home: Path) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction", locale__jurisdiction="US"), WIDE) as one:
        await one.type("mal")
        await one.press("enter")
        assert one.focused == "locale-jurisdiction", "a name that is not listed answers nothing"
        await one.type("germ")
        await one.press("escape")
        assert one.focused == "locale-jurisdiction" and "germ" not in one.lines()
        await one.type("ma")
        await one.press("backspace", "enter")
        assert one.draft.text("locale.jurisdiction") == "MX"


async def test_an_arrow_goes_on_from_what_was_typed(home: Path) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction", locale__jurisdiction="JP"), WIDE) as one:
        await one.type("unit")
        await one.press("right")
        assert one.draft.text("locale.jurisdiction") == "UK"


@pytest.mark.parametrize("place", ["US", "UK", "DE"])
async def test_no_answer_is_cut_and_all_begin_in_one_column(home: Path, place: str) -> None:
    async with wizard(home, full_draft("people", locale__jurisdiction=place), (120, 90)) as one:
        await one.open("people", "sender.full_name")
        rows = [line.split("│")[0] for line in one.lines() if "▸" in line.split("│")[0]]
        assert len(rows) > 3
        assert len({row.index("▸") for row in rows}) == 1
        assert not [row for row in rows if "…" in row]
