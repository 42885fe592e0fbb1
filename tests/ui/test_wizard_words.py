"""The letter's words: the gap in its sentence, another wording, and the seed that keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import prompt
from resign_tui.core.letter.wording import seed_of
from resign_tui.ui.app import Settings
from resign_tui.ui.signs import ASCII, UNICODE
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

PROJECT = "content.project"


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
        one.app.clear_notifications()
        await one.press("alt+w")
        assert one.notices() == ["This sentence has no other wording."]
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
