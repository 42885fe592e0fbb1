"""Walking over the live letter: what the cursor asks for and where it stays."""

from __future__ import annotations

from resign_tui.core.document import Document
from resign_tui.ui.widgets.letter_pane import LetterPane
from tests.ui.test_letter_pane import LETTER, Host, valued


async def test_walking_over_words_asks_for_questions_and_paragraphs() -> None:
    async with Host().run_test(size=(64, 14)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER, focused_field="content.team_value")
        pane.focus()
        await pilot.press("enter", "e")
        assert host.heard == [("jump", "content.team_value"), ("reword", "appreciation")]
        assert (pane.field_at_cursor, pane.paragraph_at_cursor) == ("content.team_value", "appreciation")
        assert LETTER.paragraph_of("handover.teammate") == "handover"
        assert LETTER.paragraph_of("nothing.such") == ""
        host.heard.clear()
        await pilot.press("home", "enter", "e")
        assert host.heard == [("jump", "sender.full_name")]
        assert pane.first_row == 0
        await pilot.press("end", "up", "up", "enter", "pageup", "pagedown", "left", "right", "down", "up")
        assert host.heard == [("jump", "sender.full_name")]
        await pilot.press("escape")
        assert host.heard[-1] == ("left", "")


async def test_template_words_lead_to_the_nearest_question() -> None:
    async with Host().run_test(size=(64, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER)
        y, row = next((y, row) for y, row in enumerate(host.screen_rows()) if "I will check" in row)
        await pilot.click(LetterPane, offset=(row.index("will"), y))
        await pilot.click(LetterPane, offset=(row.index("colleague"), y))
        y, row = next((y, row) for y, row in enumerate(host.screen_rows()) if "Thank you" in row)
        await pilot.click(LetterPane, offset=(row.index("Thank"), y))
        await pilot.click(LetterPane, offset=(1, 0))
        assert host.heard == [("jump", "handover.teammate")] * 2


async def test_the_cursor_stays_on_its_paragraph_when_words_above_change() -> None:
    async with Host().run_test(size=(64, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER, focused_field="handover.teammate")
        pane.focus()
        await pilot.pause()
        pane.show_document(valued("a word " * 40), focused_field="handover.teammate")
        assert pane.paragraph_at_cursor == "handover"
        pane.show_document(Document("letter", "", ()))
        assert pane.paragraph_at_cursor == "" and pane.field_at_cursor == ""
        await pilot.press("down", "enter", "e", "home")
        assert host.heard == []
