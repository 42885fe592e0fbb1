"""A line of text and a paragraph on a form: what was typed is the answer, as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.field_row import fit
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SIZES, SMALL, WIDE, full_draft, strips, wizard


@given(st.text(max_size=40), st.integers(0, 60))
def test_a_text_fitted_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@pytest.mark.parametrize("size", SIZES)
async def test_label_value_and_state(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.project", content__project=""), size) as one:
        assert "needed ‹›" in one.text()
        await one.type("x")
        row = next(line for line in one.text().splitlines() if "▌ Work you valued" in line)
        assert row[:80].rstrip(" │").rstrip().endswith("✓") or "✓" in row


async def test_an_answer_that_cannot_be_read_says_why_below(home: Path) -> None:
    async with wizard(home, full_draft("dates", "dates.given"), WIDE) as one:
        await one.type("31 April")
        assert "to mend" in one.text()
        assert "Could not read" in one.text() or "31 April" in one.text()
        assert one.draft.text("dates.given") == "31 April"
        await one.press("ctrl+u")
        assert "to mend" not in one.text()


async def test_a_list_in_a_line_is_split_when_read_and_never_rewritten(home: Path) -> None:
    async with wizard(home, full_draft("people", "letter.cc"), WIDE) as one:
        await one.walk_to("letter.cc")
        await one.type("Ada ; Grace;")
        assert one.box("letter.cc") == "Ada ; Grace;"
        assert one.draft.texts("letter.cc") == ("Ada", "Grace")
        assert one.box("letter.cc") == "Ada ; Grace;"


async def test_several_lines_pasted_become_one_and_it_is_said(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project", content__project=""), SMALL) as one:
        await one.paste("one\ntwo\n")
        assert one.box("content.project") == one.draft.text("content.project") == "one two"
        assert any("2 lines joined" in said for said in one.notices())


@pytest.mark.parametrize("field_id", ["content.project", "letter.extra_paragraph"])
async def test_joiners_typed_key_by_key_stay_between_the_signs_they_join(home: Path, field_id: str) -> None:
    async with wizard(home, full_draft("words", field_id, **{field_id.replace(".", "__"): ""}), WIDE) as one:
        for sign in "👩\u200d💻 می\u200cخواهم":
            await one.type(sign)
        assert one.draft.text(field_id) == "👩\u200d💻 می\u200cخواهم"


async def test_a_paste_replaces_what_is_selected(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as one:
        await one.press("home", "shift+end")
        await one.paste("care")
        assert one.draft.text("content.team_value") == "care"


async def test_a_long_value_scrolls_and_the_cursor_stays_in_sight(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value", content__team_value=""), SMALL) as one:
        await one.type("a" * 60 + "END")
        row = next(line for line in one.lines() if "▌ What the team" in line)
        assert "END" in row
        await one.press("home")
        row = next(line for line in one.lines() if "▌ What the team" in line)
        assert "END" not in row
        assert len(row) == 80


async def test_wide_characters_keep_the_row_in_shape(home: Path) -> None:
    for name, text in (("c", "株式会社こもれび計算" * 6), ("f", "👩‍🔬" * 30), ("r", "שרטית" * 20)):
        async with wizard(
            home, full_draft("people", "sender.full_name", sender__full_name=text), SMALL, name=name
        ) as one:
            for row in strips(one.app):
                assert sum(cell_len(segment.text) for segment in row) == 80
            await one.press("end", "x", "home", "delete")
            assert one.box("sender.full_name") == one.draft.text("sender.full_name") == text[1:] + "x"


async def test_enter_goes_on_in_a_line_and_makes_a_line_in_a_paragraph(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project"), SMALL) as one:
        await one.press("enter")
        assert one.focused != "content-project"
        await one.walk_to("letter.extra_paragraph")
        await one.type("one")
        await one.press("enter")
        await one.type("two")
        assert one.draft.text("letter.extra_paragraph") == "one\ntwo"
        await one.press("tab")
        assert one.screen.live.field != "letter.extra_paragraph"


async def test_enter_goes_on_from_a_paragraph_that_is_left_empty(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        await one.walk_to("letter.extra_paragraph")
        await one.press("enter")
        assert "letter.extra_paragraph" not in one.draft.answers
        assert one.screen.live.field != "letter.extra_paragraph"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["research rigour", "株式会社こもれび", "a\x07b\x1b[31mc"])
async def test_the_mouse_places_the_cursor_and_selects(home: Path, size: tuple[int, int], text: str) -> None:
    async with wizard(home, full_draft("words", "content.team_value", content__team_value=text), size) as one:
        field = one.screen.query_one("#content-team_value", TextField)
        await one.press("home")
        start = field.cursor_screen_offset
        third = start.x + cell_len(sanitize(text[:3], marks=True))
        await one.press("right", "right", "right")
        assert field.cursor_screen_offset == (third, start.y)
        await one.pilot.mouse_down(offset=start)
        await one.pilot.hover(offset=(third, start.y))
        await one.pilot.mouse_up(offset=(third, start.y))
        assert field.selected_text == text[:3]
        await one.paste("X")
        assert one.box("content.team_value") == "X" + text[3:]
        await one.pilot.click(offset=(start.x + 40 if size == WIDE else 76, start.y))
        assert field.cursor_position == len(field.value)
