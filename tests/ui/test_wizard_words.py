"""The letter's words: the gap in its sentence, what is doubtful, another wording, and the seed that keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from resign_tui.core import english
from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import prompt
from resign_tui.core.letter.wording import seed_of
from resign_tui.ui.app import Settings
from resign_tui.ui.signs import ASCII, UNICODE
from resign_tui.ui.widgets.drawing import style_of
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, strips, wizard

PROJECT = "content.project"
THANKS = "content.gratitude"
SYSTEM = "handover.system"
HIGH = (120, 60)
"""High enough for the whole form."""


def helped(one: Wizard) -> str:
    """What the help says, as one line of words."""
    pane = one.screen.query_one(HelpPane)
    rows = (pane.render_line(y) for y in range(pane.size.height))
    return " ".join(" ".join("".join(segment.text for segment in row) for row in rows).split())


def sentence(one: Wizard) -> str:
    """The sentence of the letter around the focused question."""
    screen = one.screen
    found = prompt(screen.departure, screen.live.field, screen.session.letter)
    assert found is not None
    return f"{found.before}{found.gap or UNICODE.gap}{found.after}"


def letter(one: Wizard) -> str:
    return " ".join(one.letter.text().split())


# -- the gap -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_shows_the_sentence_and_it_follows_the_typing(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", PROJECT, content__project=""), size) as one:
        assert UNICODE.gap in sentence(one)
        assert sentence(one) in helped(one)
        seen = []
        for typed in ("recommendation engine", "how we built it", "we built it"):
            await one.press("ctrl+u")
            await one.type(typed)
            seen.append(helped(one))
            assert sentence(one) in seen[-1]
            assert sentence(one) in letter(one)
        assert "the recommendation engine" in seen[0]
        assert "proud that we built it" in seen[2]
        await one.press("ctrl+u")
        assert UNICODE.gap in helped(one)


async def test_read_words_and_gap_are_underlined_and_the_rest_is_ink(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), SMALL) as one:
        pane = one.screen.query_one(HelpPane)
        marked = [segment.text for y in range(pane.size.height) for segment in pane.render_line(y)
                  if segment.style and segment.style.underline]  # fmt: skip
        assert "".join(marked) == "the recommendation engine rebuild"


async def test_in_ascii_the_gap_has_a_sign_of_its_own(home: Path) -> None:
    draft = full_draft("words", PROJECT, content__project="")
    async with wizard(home, draft, SMALL, settings=Settings(ascii=True)) as one:
        assert sentence(one).replace(UNICODE.gap, ASCII.gap) in helped(one)
        assert helped(one).isascii()


@pytest.mark.parametrize("size", [*SIZES, (100, 30)])
async def test_nothing_moves_while_one_types_and_no_row_is_cut(
    home: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resign_tui.ui.session_screen._PAUSE_AFTER", 1000)
    async with wizard(home, full_draft("words", PROJECT, content__project=""), size) as one:
        fields = list(one.screen.query(TextField))
        places: list[list[Region]] = []
        for char in "how we rebuilt the whole recommendation engine of the company and then the ranking service":
            await one.press(char)
            places.append([field.region for field in fields])
        assert len(places) > 80
        assert [at for at, now in enumerate(places) if now != places[0]] == []
        assert sentence(one)[:40] in helped(one)
        assert all(len(line) == size[0] for line in one.lines())


async def test_a_sentence_too_long_for_the_help_shows_the_part_with_the_gap(home: Path) -> None:
    systems = tuple({"name": f"the ranking service number {number} of the recommendation team"} for number in range(3))
    draft = full_draft("words", "handover.successor", handover__system=systems, handover__successor="")
    async with wizard(home, draft, SMALL) as one:
        assert UNICODE.gap in helped(one)
        assert UNICODE.ellipsis in helped(one)
        for name in ("Bram Achterberg", "Bram Achterberg-Featherstonehaugh the Younger", "the platform team"):
            await one.press("ctrl+u")
            await one.type(name)
            assert name in helped(one)


async def test_what_cannot_be_read_comes_before_the_sentence(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), SMALL) as one:
        await one.type(" AKIAIOSFODNN7EXAMPLQ")
        await one.until(lambda: "looks like a secret" in one.text())
        assert "proud" not in helped(one)


async def test_a_question_of_no_sentence_and_a_paragraph_of_ones_own_have_none(home: Path) -> None:
    draft = full_draft("words", "letter.extra_paragraph", letter__extra_paragraph="I will return my laptop.")
    async with wizard(home, draft, WIDE) as one:
        assert "I will return" not in helped(one)
        await one.walk_to("content.after_help")
        assert UNICODE.gap not in helped(one)


# -- doubts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_doubt_is_calm_and_one_key_takes_the_other_reading(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", THANKS), size) as one:
        await one.type("hard problem")
        await one.rest()
        read = english.read("gratitude", "hard problem")
        assert read.doubt and read.text in letter(one)
        await one.until(lambda: f"alt+1 {read.text} · alt+2 {read.other}" in one.text())
        assert read.doubt in helped(one)
        calm = style_of(one.screen, "$soft").color
        told = [part for row in strips(one.app) for part in row if "alt+2" in part.text]
        assert told and all(part.style and part.style.color == calm for part in told)
        assert "to mend" not in one.text()
        await one.press("alt+2")
        assert one.box(THANKS) == "hard problem"
        assert one.draft.texts(THANKS) == ("hard problem",)
        assert read.other in letter(one)
        assert "alt+2" not in one.text()
        assert (await one.saved()).wording == one.draft.wording
        await one.press("ctrl+z")
        await one.rest()
        assert one.box(THANKS) == "hard problem"
        assert read.text in letter(one)
        await one.until(lambda: "alt+2" in one.text())


async def test_the_row_of_a_doubt_stays_open_while_one_types_and_closes_behind(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS), WIDE) as one:
        field = one.screen.query_one("#content-gratitude", TextField)
        await one.type("hard problem")
        await one.rest()
        assert field.size.height == 3
        await one.type("s that we solved")
        await one.rest()
        assert not field.state.doubt
        assert field.size.height == 3
        await one.press("shift+tab")
        await one.rest()
        assert field.size.height == 2


async def test_half_a_word_is_never_doubted_and_what_is_left_is_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resign_tui.ui.session_screen._PAUSE_AFTER", 1000)
    async with wizard(home, full_draft("words", THANKS), HIGH) as one:
        await one.type("hard problem")
        await one.settle()
        assert "your hard problem" not in one.text()
        await one.press("shift+tab")
        await one.settle()
        assert "“the hard problem” or “your hard problem”?" in one.text()


async def test_without_the_focus_the_doubt_itself_is_told(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS, content__gratitude=("hard problem",)), HIGH) as one:
        await one.press("shift+tab")
        await one.rest()
        assert "“the hard problem” or “your hard problem”?" in one.text()
        assert "alt+2" not in one.text()


async def test_the_key_takes_what_was_typed_up_to_it_even_in_a_burst(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.successor", handover__successor=""), WIDE) as one:
        field = one.screen.query_one("#handover-successor", TextField)
        for char in "bram":
            field.insert_text_at_cursor(char)
        field.action_take_reading(1)
        field.insert_text_at_cursor("!")
        assert list(one.draft.wording) == ["handover.successor=bram"]


async def test_no_reading_is_noted_of_a_phrase_with_a_secret(home: Path) -> None:
    thanks = ("hard problem AKIAIOSFODNN7EXAMPLQ",)
    async with wizard(home, full_draft("words", THANKS, content__gratitude=thanks), WIDE) as one:
        field = one.screen.query_one("#content-gratitude", TextField)
        field.action_take_reading(0)
        field.action_take_reading(1)
        assert one.draft.wording == {}
        assert "alt+2" not in one.text()


@pytest.mark.parametrize("key", ["alt+2", "™"])
async def test_doubts_about_several_entries_come_one_after_the_other(home: Path, key: str) -> None:
    thanks = ("hard problem", "the time you took", "long review")
    async with wizard(home, full_draft("words", THANKS, content__gratitude=thanks), WIDE) as one:
        await one.until(lambda: "alt+2 your hard problem" in one.text())
        await one.press(key)
        await one.until(lambda: "alt+2 your long review" in one.text())
        await one.press("alt+1")
        await one.rest()
        assert "alt+" not in one.text()
        assert one.draft.texts(THANKS) == thanks
        assert sorted(one.draft.wording.values()) == [1, 2]


@pytest.mark.parametrize("size", SIZES)
async def test_a_system_in_doubt_is_told_below_the_entries(home: Path, size: tuple[int, int]) -> None:
    systems = ({"name": "the ranker"}, {"name": "tern-core"})
    async with wizard(home, full_draft("words", SYSTEM, handover__system=systems), size) as one:
        await one.rest()
        assert "alt+1 tern-core · alt+2 the tern-core" in one.text()
        await one.press("down", "down", "alt+2")
        await one.rest()
        assert one.on_top
        assert "the tern-core" in letter(one)
        assert one.draft.records(SYSTEM) == systems
        assert "alt+2" not in one.text()
        await one.press("ctrl+z")
        assert "the tern-core" not in letter(one)


async def test_where_we_are_sure_the_second_reading_stands_in_the_help(home: Path) -> None:
    draft = full_draft("people", "company.name", company__name="Tern Foundation")
    async with wizard(home, draft, WIDE) as one:
        assert "at the Tern Foundation" in letter(one)
        assert "alt+2 Tern Foundation" in helped(one)
        await one.press("alt+2")
        assert "at Tern Foundation" in letter(one)
        assert "alt+2" not in helped(one)


async def test_a_doubt_with_nothing_to_choose_is_settled_too(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS, content__gratitude=("my time here",)), WIDE) as one:
        await one.until(lambda: "alt+1 my time here" in one.text())
        assert "One true thing says more" in helped(one)
        await one.press("alt+2")
        assert one.draft.wording == {}
        await one.press("alt+1")
        await one.rest()
        assert "One true thing" not in one.text()
        assert one.draft.texts(THANKS) == ("my time here",)


async def test_two_long_readings_both_stand_in_the_row(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.successor"), HIGH) as one:
        field = one.screen.query_one("#handover-successor", TextField)
        field.show_state(FieldState("done", readings=("the first team " * 5, "the second team " * 5), doubt="Which?"))
        await one.until(lambda: "alt+1 the first team" in one.text())
        row = next(line for line in one.lines() if "alt+1" in line)
        assert "alt+2 the second" in row and row.count(UNICODE.ellipsis) >= 2


# -- another wording -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_alt_w_says_the_sentence_of_the_question_another_way(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "company.name"), size) as one:
        await one.open("people", "company.name")
        before, answers = letter(one), one.draft.answers
        await one.press("alt+w")
        assert letter(one) != before
        assert one.draft.answers == answers
        assert sentence(one) in helped(one)
        assert one.focused == "company-name"
        await one.press("ctrl+z")
        assert letter(one) == before
        assert one.draft.wording == {}
        await one.press("ctrl+y")
        assert letter(one) != before


async def under_cursor(one: Wizard) -> str:
    """Walk the letter down to the first sentence that has other wordings; its key."""
    await one.press("ctrl+t", "home")
    await one.until(lambda: bool(one.letter.wording_at_cursor), "down", limit=60)
    return one.letter.wording_at_cursor


@pytest.mark.parametrize("size", SIZES)
async def test_w_goes_round_the_wordings_of_the_sentence_under_the_cursor(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", PROJECT), size) as one:
        key = await under_cursor(one)
        offer = compose.offered(one.screen.departure)[key]
        assert f"w another wording {offer.now + 1}/{offer.count}" in one.text()
        seen = [letter(one)]
        for _ in range(offer.count):
            await one.press("w")
            assert one.letter.wording_at_cursor == key
            assert one.focused == "letter"
            seen.append(letter(one))
        assert len(set(seen)) == offer.count
        assert seen[0] == seen[-1]
        for _ in range(offer.count):
            await one.press("ctrl+z")
        assert one.draft.wording == {}
        assert letter(one) == seen[0]
        await one.press("escape")
        assert "w another wording" not in one.text()


async def test_every_sentence_with_other_wordings_keeps_its_place_under_the_cursor(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), WIDE) as one:
        await one.press("ctrl+t", "home")
        tried = set()
        for _ in range(200):
            key = one.letter.wording_at_cursor
            if key and key not in tried:
                tried.add(key)
                before = letter(one)
                for _ in range(compose.offered(one.screen.departure)[key].count):
                    await one.press("w")
                    assert one.letter.wording_at_cursor == key
                assert letter(one) == before
            await one.press("right")
        assert len(tried) > 4


async def test_where_there_is_no_other_wording_it_says_so(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), WIDE) as one:
        before = one.draft
        await one.press("ctrl+t", "home", "w")
        assert one.notices() == ["This sentence has no other wording."]
        await one.press("escape")
        await one.walk_to("content.after_help")
        await one.press("alt+w")
        assert one.notices()[1:] == ["This sentence has no other wording."]
        assert one.draft.wording == before.wording


async def test_a_paragraph_in_ones_own_words_is_never_reworded(home: Path) -> None:
    draft = full_draft("people", "company.name").edit("open_door.notice", Edit("I leave Quill & Lantern."))
    async with wizard(home, draft, WIDE) as one:
        await one.press("alt+w")
        assert one.notices() == ["This sentence has no other wording."]
        assert "I leave Quill & Lantern." in letter(one)


# -- the seed ----------------------------------------------------------------------------------------------------------


def fixed(one: Wizard) -> str:
    """The letter's own words, answers left out."""
    spans = (
        span for block in one.screen.session.letter.blocks for line in getattr(block, "lines", ()) for span in line
    )
    return " ".join("".join("|" if span.field else span.text for span in spans).split())


async def test_the_wording_stays_while_name_and_company_are_typed(home: Path) -> None:
    draft = full_draft("people", "sender.full_name", sender__full_name="", company__name="")
    async with wizard(home, draft, WIDE, seed=77) as one:
        assert one.draft.seed == 77
        seen = []
        for field, text in (("sender.full_name", "Maribel Tsui"), ("company.name", "Tern")):
            await one.open("people", field)
            for char in text:
                await one.press(char)
                seen.append(fixed(one))
        assert len(set(seen)) == 1 < len(seen)
        assert (await one.saved()).seed == 77


async def test_a_draft_that_names_both_keeps_the_letter_it_has_elsewhere(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), WIDE, seed=77) as one:
        assert one.draft.seed == seed_of(one.screen.departure)
        assert one.screen.session.letter.blocks == compose.letter(
            type(one.screen.departure)(full_draft(), one.screen.session.today, one.screen.departure.holidays)
        ).blocks  # fmt: skip


async def test_a_seed_alone_is_not_written_and_opens_nothing_to_undo(home: Path) -> None:
    async with wizard(home, full_draft("words", PROJECT), WIDE) as one:
        assert one.app.saver.due_at() is None
        assert one.path.read_text("utf-8").count("seed") == 0
        await one.press("ctrl+z")
        assert one.notices() == ["Nothing to undo."]
        assert one.draft.seed


async def test_another_draft_gets_a_seed_of_its_own(home: Path) -> None:
    async with wizard(home, Draft(), SMALL, seed=5) as one:
        assert one.draft.seed == 5
        await one.press("alt+d", "n")
        await one.pilot.pause()
        assert one.draft.answers == {}
        assert one.draft.seed == 5
