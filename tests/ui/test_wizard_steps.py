"""Every step at both sizes: what is seen, where the focus is, and how a person comes there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.dom import DOMNode

from resign_tui.core import flow
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.draft import Draft
from resign_tui.core.words import short_date
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, send, wizard

SEEN = {
    "situation": ("Any misconduct?", "Where you stand", "A letter picks; enter goes on"),
    "people": ("Your name", "Maribel O'Hanrahan-Tsui", "Your job title"),
    "dates": ("Have you read the notice clause?", "Two dates: when it ends"),
    "words": ("Work you valued", "the recommendation engine rebuild", "What the team stands for"),
    "handover": ("First: API keys", "Access", "0 of 24 done", "Done when"),
    "owned": ("Critical model infrastructure?", "What you own"),
    "review": ("Nothing stops the letter.", "Findings", "A colleague is named"),
    "send": ("Letter", "Handover", "txt", "Folder for the files", "Talk first"),
}
"""Words of each step that stand on the screen as soon as it is opened."""


def cell(one: Wizard, sign: str) -> bool:
    """A sign stands in the column of focus marks of the form."""
    return any(line[1:2] == sign for line in one.lines()[3:-1])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", SEEN)
async def test_a_step_says_what_it_asks_and_shows_the_focus(home: Path, step: str, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover" if step == "owned" else step), size) as one:
        if step == "owned":
            await one.press("o")
            await one.pilot.pause()
        words = one.words()
        for wanted in SEEN[step]:
            assert wanted in words, wanted
        assert "Quill & Lantern, Inc." in one.lines()[0]
        assert flow.TITLES["handover" if step == "owned" else step] in one.lines()[1]
        assert cell(one, "▌")
        focused = one.app.screen.focused
        assert focused is not None
        assert focused.region.area > 0
        assert one.screen.region.contains_region(focused.region.intersection(one.screen.region))
        assert all(len(line) <= size[0] for line in one.lines())


def styles(one: Wizard) -> dict[DOMNode, object]:
    """The style of every part of the screen."""
    return {node: node._css_styles.get_rules() for node in one.screen.walk_children(DOMNode, with_self=True)}


@pytest.mark.parametrize("size", [WIDE, (100, 30), SMALL])
async def test_every_part_has_the_style_of_its_step(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        for step in ("words", "evidence", "today", "dates", "review"):
            await one.open(step)
            for pane in ("letter", "handover", ""):
                one.screen.set_pane(pane)
                stood = styles(one)
                one.app.stylesheet.update(one.screen)
                anew = styles(one)
                assert [node for node in anew if anew[node] != stood[node]] == [], (step, pane)
                assert len(anew) > 20


async def test_at_full_size_step_letter_and_handover_stand_side_by_side(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        words = one.words()
        for wanted in (
            "╭─ Letter",
            "╭─ Handover",
            "I am writing to resign",
            "0 of 24 done",
            "What the team stands for",
        ):
            assert wanted in words


async def test_at_small_size_a_strip_follows_and_each_pane_is_one_key_away(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as one:
        assert "In the letter" in one.text()
        assert "research" in one.lines()[-3] + one.lines()[-2]
        assert "╭─ Letter" not in one.text()
        await one.press("ctrl+t")
        assert "Letter" in one.text()
        assert one.focused == "letter"
        await one.press("escape")
        assert one.focused == "content-team_value"
        await one.press("ctrl+o")
        await one.pilot.pause()
        assert one.focused == "handover-pane"
        assert "0 of 24 done" in one.text()
        await one.press("ctrl+o")
        assert one.focused == "content-team_value"


@pytest.mark.parametrize("size", SIZES)
async def test_all_steps_are_walked_forth_and_back_by_keys(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, size=size) as one:
        walked = [one.screen.live.step]
        for _ in range(6):
            await one.press("ctrl+n")
            walked.append(one.screen.live.step)
            assert one.focused
        assert tuple(walked) == STEPS
        await one.press("ctrl+n")
        assert one.screen.live.step == "send"
        for step in reversed(STEPS[:-1]):
            await one.press("ctrl+l")
            assert one.screen.live.step == step
        await one.press("ctrl+l")
        assert one.screen.live.step == STEPS[0]


async def test_any_step_is_three_keys_away(home: Path) -> None:
    async with wizard(home, full_draft("dates"), SMALL) as one:
        for number in (1, 7, 2, 6, 3, 5, 4):
            await one.press("ctrl+g", str(number))
            assert one.screen.live.step == STEPS[number - 1]
            assert one.on_top
            assert one.focused


async def test_go_to_begins_where_one_is(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.press("ctrl+g")
        assert one.app.screen.query_one(RowList).current == "words"
        await one.press("down", "enter")
        assert one.screen.live.step == "handover"


async def test_go_to_leads_to_what_is_still_open(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project=""), SMALL) as one:
        await one.press("ctrl+g")
        assert "Still open" in one.text()
        assert "Work you valued" in one.text()
        await one.press("end", "enter")
        await one.pilot.pause()
        assert (one.screen.live.step, one.focused) == ("words", "content-project")
        await one.press("ctrl+g", "escape")
        assert one.focused == "content-project"


@pytest.mark.parametrize("step", ["situation", "people", "dates", "words"])
async def test_tab_reaches_every_question_that_is_asked(home: Path, step: str) -> None:
    async with wizard(home, full_draft(step), SMALL) as one:
        await one.settle()
        asked = {spec.id for spec in one.screen.live.questions}
        met = {one.screen.live.field}
        for _ in range(len(asked) + 6):
            await one.press("tab")
            met.add(one.screen.live.field)
        assert asked and asked <= met


@pytest.mark.parametrize("size", [(59, 24), (80, 17), (30, 8), (1, 1)])
async def test_a_tiny_screen_asks_for_room_and_loses_nothing(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as one:
        await one.type(" kept")
        await one.pilot.resize_terminal(*size)
        await one.pilot.pause()
        if size[0] >= 30:
            assert "A little more room, please" in one.words()
        assert "Words" not in one.text()
        await one.type(" and more")
        await one.pilot.resize_terminal(*WIDE)
        await one.pilot.pause()
        assert one.draft.text("content.team_value") == "research rigour kept and more"
        assert "research rigour kept and more" in one.text()
        assert one.focused == "content-team_value"


async def test_sizes_between_work(home: Path) -> None:
    async with wizard(home, full_draft("words"), (60, 18)) as one:
        for size in ((60, 18), (79, 20), (99, 24), (100, 30), (119, 36), (120, 35), (200, 60)):
            await one.pilot.resize_terminal(*size)
            await one.pilot.pause()
            assert "A little more room" not in one.text()
            assert "Work you valued" in one.text(), size
            await one.press("ctrl+n", "ctrl+l")


async def test_an_empty_draft_opens_at_the_first_question(home: Path) -> None:
    async with wizard(home, size=SMALL) as one:
        assert (one.screen.live.step, one.focused) == ("situation", "triage-misconduct")
        assert one.draft.answers == Draft().answers
        assert "to answer" in one.lines()[0] or "open" in one.lines()[0]


async def test_a_question_that_is_no_longer_asked_keeps_its_answer(home: Path) -> None:
    draft = full_draft("words", next__disclosure="named", next__name="Hollowbrook", scenario__chosen="counter_offer")
    async with wizard(home, draft, WIDE) as one:
        assert one.draft.text("next.name") == "Hollowbrook"
        await one.walk_to("next.disclosure")
        await one.press("n")
        assert one.draft.text("next.name") == "Hollowbrook"
        assert "Hollowbrook" not in one.letter.text()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_right_after_a_step_key_is_meant_for_the_next_step(
    home: Path, size: tuple[int, int]
) -> None:
    async with wizard(home, full_draft("situation", "triage.misconduct", sender__full_name=""), size) as one:
        await one.walk_to("triage.misconduct")
        send(one.app, "ctrl+n")
        for char in "Ida Rai":
            send(one.app, char)
        await one.settle()
        assert one.draft.text("sender.full_name") == "Ida Rai"
        assert "triage.misconduct" not in one.draft.answers


async def test_an_answer_that_moves_the_end_says_so(home: Path) -> None:
    async with wizard(home, full_draft("situation", notice__chosen_weeks=""), WIDE) as one:
        before = one.screen.departure.timeline.end
        one.change(one.draft.answer("locale.jurisdiction", "NL"))
        await one.settle()
        end = one.screen.departure.timeline.end
        assert end is not None and end != before
        assert [text for text in one.notices() if f"the employment ends on {short_date(end)}" in text]
        one.change(one.draft.answer("sender.phone", "+31 20 555 0100"))
        await one.settle()
        assert len(one.notices()) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_enter_in_the_review_goes_from_one_needed_answer_to_the_next(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, Draft(), size) as one:
        for field, words in (
            ("sender.full_name", "Ada Love"),
            ("manager.name", "Grace Hopper"),
            ("company.name", "Tern"),
        ):
            await one.open("review")
            await one.press("enter")
            await one.type(words)
            assert one.draft.text(field) == words
