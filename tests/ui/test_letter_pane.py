"""The live letter on a screen: painting, following, scrolling, signs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.widgets import Input

from resign_tui.core.document import Document, Lines, Paragraph, Source, Span
from resign_tui.exports.text import to_text
from resign_tui.ui import theme
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import letter_face
from resign_tui.ui.widgets.letter_pane import LetterPane
from tests.exports import samples

STYLES = Path(letter_face.__file__).parent.parent / "styles" / "letter.tcss"


def answer(text: str, field: str) -> Span:
    return Span(text, Source.ANSWER, field)


SENDER = Lines("sender", ((answer("Ana Ruiz", "sender.full_name"),), (answer("4 Elm Street", "sender.address"),)))
DATE = Lines("date", ((Span("November 23, 2026", Source.COMPUTED, "dates.letter"),),))
RECIPIENT = Lines("recipient", ((answer("Odalys Pereira", "manager.name"),), (answer("Quill", "company.name"),)))
OPENING = Lines("salutation", ((Span("Dear "), answer("Odalys", "manager.first_name"), Span(",")),))
NOTICE = Paragraph(
    "notice",
    ((Span("With this letter I formally resign from my post at "), answer("Quill", "company.name"), Span(".")),),
)
VALUE = answer("research rigour", "content.team_value")
APPRECIATION = Paragraph(
    "appreciation",
    ((Span("Seeing how seriously everyone takes "), VALUE, Span(" changed the way I build learning systems.")),),
)
ACCESS = Paragraph(
    "handover",
    ((Span("I will check with "), Span("‹a colleague›", Source.MISSING, "handover.teammate"), Span(" as well.")),),
)
PLAIN = Paragraph("thanks", ((Span("Thank you for all of it, and for the patience that it took. " * 3),),))
CLOSE = Lines("close", ((Span("Kind regards,"),),))
SIGNATURE = Lines("signature", ((answer("Ana Ruiz", "sender.full_name"),),), 1)
LETTER = Document(
    "letter",
    "Resignation",
    (SENDER, DATE, RECIPIENT, OPENING, NOTICE, APPRECIATION, ACCESS, PLAIN, CLOSE, SIGNATURE),
)


def with_paragraph(paragraph: Paragraph) -> Document:
    blocks = (paragraph if isinstance(one, Paragraph) and one.id == paragraph.id else one for one in LETTER.blocks)
    return replace(LETTER, blocks=tuple(blocks))


def valued(words: str) -> Document:
    first, value, last = APPRECIATION.lines[0]
    return with_paragraph(replace(APPRECIATION, lines=((first, replace(value, text=words), last),)))


class Host(App[None]):
    CSS_PATH = STYLES
    AUTO_FOCUS = "Input"

    def __init__(self, signs: Signs = UNICODE) -> None:
        super().__init__()
        self.signs = signs
        self.heard: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.themes()[0].variables

    def compose(self) -> ComposeResult:
        yield Input()
        yield LetterPane(signs=self.signs)

    def on_mount(self) -> None:
        for one in theme.themes():
            self.register_theme(one)
        self.theme = "resign-evening"

    @property
    def pane(self) -> LetterPane:
        return self.query_one(LetterPane)

    def screen_rows(self) -> list[str]:
        pane = self.pane
        return [pane.render_line(y).text for y in range(pane.size.height)]

    def on_letter_pane_jump(self, message: LetterPane.Jump) -> None:
        self.heard.append(("jump", message.field))

    def on_letter_pane_reword(self, message: LetterPane.Reword) -> None:
        self.heard.append(("reword", message.paragraph))

    def on_letter_pane_left(self, _message: LetterPane.Left) -> None:
        self.heard.append(("left", ""))


async def test_the_pane_shows_the_letter_from_its_salutation_and_whole_when_it_fits() -> None:
    async with Host().run_test(size=(64, 15)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER, caption="50 words")
        rows = host.screen_rows()
        assert "Dear Odalys," in rows[1]
        assert rows[0].rstrip().endswith("↑ address, date ─╮")
        await pilot.resize_terminal(64, 50)
        await pilot.pause()
        assert "↑" not in host.screen_rows()[0]
        assert host.pane.text() == to_text(LETTER)


async def test_a_word_repaints_only_its_paragraph_and_never_lays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Host().run_test(size=(64, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER, focused_field="content.team_value")
        await pilot.pause()
        at = [y for y, row in enumerate(host.screen_rows()) if "Seeing how" in row or "systems." in row]
        seen: list[tuple[Region, ...]] = []
        kept = pane.refresh

        def spy(*regions: Region, **options: bool) -> LetterPane:
            assert not options.get("layout")
            seen.append(regions)
            return kept(*regions, **options)

        monkeypatch.setattr(pane, "refresh", spy)
        updates = host.screen._layout_updates
        pane.show_document(valued("research candour"), focused_field="content.team_value")
        assert seen and all(regions for regions in seen)
        touched = {y for regions in seen for region in regions for y in range(region.y, region.bottom)}
        assert touched and touched <= set(range(at[0], at[-1] + 1))
        assert any("research candour" in row for row in host.screen_rows())
        seen.clear()
        pane.show_document(valued("research candour"), focused_field="content.team_value")
        assert not seen
        await pilot.pause()
        assert host.screen._layout_updates == updates
        assert not pane._layout_required and not host.screen._layout_required


async def test_the_focused_words_are_lit_followed_and_left() -> None:
    async with Host().run_test(size=(64, 12)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER, focused_field="handover.teammate")
        row = next(row for row in host.screen_rows() if "‹a colleague›" in row)
        assert row.startswith("│ ▌ ")
        pane.show_document(LETTER, focused_field="sender.full_name")
        assert pane.first_row == 0
        pane.show_document(LETTER, focused_field="content.team_value")
        y, row = next((y, row) for y, row in enumerate(host.screen_rows()) if "research rigour" in row)
        lit = [segment for segment in pane.render_line(y) if segment.text == "research rigour"]
        assert lit and lit[0].style and lit[0].style.bold and lit[0].style.underline
        top = pane.first_row
        pane.show_document(valued("research"), focused_field="content.team_value")
        assert pane.first_row == top


async def test_an_answer_that_grows_stays_in_sight_to_its_last_row() -> None:
    async with Host().run_test(size=(64, 14)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER, focused_field="content.team_value")
        for count in range(1, 40, 3):
            pane.show_document(valued("growing " * count + "end"), focused_field="content.team_value")
            assert any("end" in row for row in host.screen_rows())


async def test_a_pane_without_a_size_waits_and_then_opens() -> None:
    async with Host().run_test(size=(64, 14)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.display = False
        await pilot.pause()
        host.pane.show_document(LETTER)
        assert host.pane.text() == to_text(LETTER)
        host.pane.display = True
        await pilot.pause()
        assert any("Dear Odalys," in row for row in host.screen_rows())


async def test_the_wheel_scrolls_and_a_change_of_words_keeps_the_place() -> None:
    async with Host().run_test(size=(64, 14)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        pane = host.pane
        pane.show_document(LETTER)
        opened = pane.first_row
        pane.post_message(MouseScrollDown(pane, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert pane.first_row == opened + 3
        first = host.screen_rows()[1]
        pane.show_document(replace(LETTER, blocks=(CLOSE, *LETTER.blocks)))
        assert host.screen_rows()[1] == first
        for _ in range(20):
            pane.post_message(MouseScrollUp(pane, 5, 5, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert pane.first_row == 0


async def test_a_placeholder_is_seen_without_colour() -> None:
    async with Host().run_test(size=(64, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER)
        y, row = next((y, row) for y, row in enumerate(host.screen_rows()) if "‹a colleague›" in row)
        style = next(segment.style for segment in host.pane.render_line(y) if segment.text == "‹a colleague›")
        assert row.startswith("│ ‹ ") and style and style.bold and style.underline


async def test_edited_emptied_and_found_paragraphs_have_their_signs() -> None:
    emptied = Paragraph("notice", (), edited=True)
    stale = Paragraph("thanks", ((Span("Thank you.", Source.EDIT),),), edited=True, stale=("content.gratitude",))
    blocks = (OPENING, emptied, APPRECIATION, stale)
    document = Document("letter", "", blocks)
    async with Host().run_test(size=(64, 20)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(document, marks={"appreciation": "▲"}, excerpts={"appreciation": "changed the way"})
        rows = host.screen_rows()
        assert any(row.startswith("│ ~ (left empty)") for row in rows)
        assert any(row.startswith("│~! Thank you.") for row in rows)
        assert any(row.startswith("│ ▲ ") and "changed the way" in row for row in rows)
        assert host.pane.text() == to_text(document)
        assert "left empty" not in host.pane.text()
        host.pane.focus()
        await pilot.press("home", "down", "e")
        assert host.heard == [("reword", "notice")]


async def test_a_wide_pane_centres_its_text_and_the_frame_is_heavy_in_focus() -> None:
    async with Host().run_test(size=(80, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER)
        host.pane.focus()
        await pilot.pause()
        rows = host.screen_rows()
        assert rows[0].startswith("┏━ Letter ━") and rows[0].endswith("━┓")
        assert rows[1].startswith("┃        Ana Ruiz")


async def test_ascii_has_its_own_frame_and_marks() -> None:
    async with Host(ASCII).run_test(size=(64, 50)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER)
        assert all(row.isascii() for row in host.screen_rows())
        assert any("<a colleague>" in row for row in host.screen_rows())
        assert "‹a colleague›" in host.pane.text()


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (2, 2), (9, 6), (10, 4), (300, 80)])
async def test_any_size_is_drawn(size: tuple[int, int]) -> None:
    async with Host().run_test(size=size) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        for text in samples.HOSTILE_TEXTS[::9]:
            host.pane.show_document(valued(text), focused_field="content.team_value", caption=text)
        host.pane.focus()
        await pilot.press("down", "end", "pageup")
        assert all(cell_len(row) == host.pane.size.width for row in host.screen_rows())


async def test_a_change_of_theme_changes_the_paper() -> None:
    async with Host().run_test(size=(64, 20)) as pilot:
        host = pilot.app
        assert isinstance(host, Host)
        host.pane.show_document(LETTER)
        await pilot.pause()
        before = host.pane.render_line(1)
        host.theme = "resign-morning"
        await pilot.pause()
        after = host.pane.render_line(1)
        assert before.text == after.text and list(before) != list(after)
