"""The letter lives with the form: each key shows at once, words lead to questions, paragraphs can be reworded."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from resign_tui.core import english
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.letter import compose
from resign_tui.ui.dialogs.paragraph_editor import ParagraphEditor
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

FIELD = "content.team_value"


async def test_each_key_is_in_the_letter_and_lit_when_no_other_waits(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD, content__team_value="")) as one:
        for count, key in enumerate("clear heads", 1):
            await one.press(key)
            assert one.lit() == english.read("value", "clear heads"[:count]).text
            assert one.lit() in " ".join(one.letter.text().split())


async def test_one_edit_composes_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[int] = []
    real = compose.letter

    async with wizard(home, full_draft("words", FIELD)) as one:

        def counted(departure: Departure) -> Document:
            composed.append(1)
            return real(departure)

        monkeypatch.setattr(compose, "letter", counted)
        one.screen.query_one("#content-team_value", TextField).insert_text_at_cursor("s")
        await one.settle()
        assert "research rigours" in one.letter.text()
        assert len(composed) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_missing_is_marked_and_goes_when_answered(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.project", content__project=""), size) as one:
        assert "‹" in one.letter.text()
        assert "needed" in one.text()
        await one.press("x")
        assert "‹" not in one.letter.text()


async def test_a_long_answer_is_followed_while_typing(home: Path) -> None:
    async with wizard(home, full_draft("words", "letter.extra_paragraph")) as one:
        await one.type("One more thing")
        assert "One more thing" in one.letter.text()
        assert one.lit() == "One more thing."
        assert one.draft.text("letter.extra_paragraph") == "One more thing"


async def test_the_highlight_follows_the_focus(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD)) as one:
        assert one.lit() == "research rigour"
        await one.walk_to("next.reason")
        assert one.lit() == "lead a small research group"
        await one.walk_to("content.project")
        assert one.lit() == "the recommendation engine rebuild"


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_word_to_its_question(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", FIELD), size) as one:
        await one.press("ctrl+t", "enter")
        await one.pilot.pause()
        assert one.focused == "content-team_value"
        await one.press("ctrl+t", "home", "enter")
        await one.pilot.pause()
        assert (one.screen.live.step, one.focused) == ("people", "sender-full_name")
        await one.press("end")
        await one.type("!")
        assert one.letter.text().startswith("Maribel O'Hanrahan-Tsui!")


async def test_escape_leads_back_to_the_question_one_came_from(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD), SMALL) as one:
        await one.press("ctrl+t", "home", "down", "escape")
        assert (one.screen.live.step, one.focused) == ("words", "content-team_value")
        assert "What the team stands for" in one.text()


async def reword(one: Wizard, text: str) -> None:
    """Replace the words of the focused question's paragraph."""
    await one.press("ctrl+r")
    editor = one.app.screen.query_one(TextArea)
    assert editor.text
    await one.press("f7", "delete")
    await one.type(text)
    await one.press("escape")
    await one.pilot.pause()


async def test_a_paragraph_in_ones_own_words_stays_and_is_marked(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD)) as one:
        ours = one.letter.text()
        await reword(one, "You taught me patience.")
        assert "You taught me patience." in one.letter.text()
        assert "research rigour" not in one.letter.text()
        assert any("~ You taught me patience." in " ".join(line.split()) for line in one.lines())
        await one.press("end")
        await one.type(" and tea")
        assert "You taught me patience." in one.letter.text()
        assert "~!" in one.text()
        await one.press("ctrl+r")
        assert "these answers changed: What the team stands for" in one.words()
        await one.press("ctrl+r")
        await one.pilot.pause()
        assert one.letter.text() == ours.replace("research rigour", "research rigour and tea")
        assert "~!" not in one.text()


async def test_an_emptied_paragraph_stays_empty(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD)) as one:
        await reword(one, "")
        assert "research rigour" not in one.letter.text()
        await one.press("end")
        await one.type("s")
        assert "research rigour" not in one.letter.text()
        assert [edit.text for edit in (await one.saved()).edits.values()] == [""]
        await one.press("ctrl+r", "ctrl+r")
        assert "research rigours" in one.letter.text()


async def test_rewording_nothing_changes_nothing(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD)) as one:
        before = one.draft
        await one.press("ctrl+r")
        assert isinstance(one.app.screen, ParagraphEditor)
        await one.press("escape")
        await one.pilot.pause()
        assert one.draft.edits == before.edits == {}


async def test_e_rewords_the_paragraph_under_the_cursor(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD), SMALL) as one:
        await one.press("ctrl+t", "e")
        assert isinstance(one.app.screen, ParagraphEditor)
        editor = one.app.screen.query_one(TextArea)
        ours = editor.text
        await one.type(" Truly.")
        await one.press("escape")
        await one.pilot.pause()
        assert f"{ours} Truly." in one.letter.text()
        assert one.focused == "letter"


async def test_an_answer_outside_the_letter_says_so(home: Path) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        await one.press("ctrl+r")
        assert any("no paragraph" in said for said in one.notices())


async def test_switching_the_letter_keeps_answers_and_leaves_no_fact_of_the_other_behind(home: Path) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        before, letter = one.draft.answers, one.letter.text()
        texts = {letter}
        await one.until(lambda: one.focused == "picker", "tab")
        for _ in range(3):
            await one.press("right", "enter")
            await one.pilot.pause()
            assert {key: one.draft.answers[key] for key in before} == dict(before)
            texts.add(one.letter.text())
        assert len(texts) == 4
        await one.press("right", "enter")
        await one.pilot.pause()
        assert one.draft.text("scenario.chosen") == "open_door"
        assert one.letter.text() == letter


async def test_an_edit_of_one_letter_is_not_in_another(home: Path) -> None:
    draft = full_draft("words", FIELD, scenario__chosen="open_door")
    async with wizard(home, draft, WIDE) as one:
        await reword(one, "Only for open doors.")
        for _ in range(3):
            await one.press("ctrl+l")
        await one.until(lambda: one.focused == "picker", "tab")
        await one.press("right", "enter")
        assert one.draft.text("scenario.chosen") == "closed_door"
        assert "Only for open doors." not in one.letter.text()
        await one.press("left", "enter")
        assert "Only for open doors." in one.letter.text()
