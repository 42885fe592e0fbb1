"""The live letter before it meets a screen: wrapping, laying out, drawing, following."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from resign_tui.core.document import Document, Source, Span, plain
from resign_tui.exports.text import to_text
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import letter_face, letter_layout, letter_places
from tests.exports import samples
from tests.ui.test_letter_pane import LETTER, answer, valued

# -- wrapping ----------------------------------------------------------------------------------------------------


@given(samples.lines, st.integers(2, 70))
def test_no_row_is_wider_than_the_sheet(line: tuple[Span, ...], width: int) -> None:
    for row in letter_layout.wrap(line, width):
        assert sum(cell_len(span.text) for span in row.spans) <= width


@given(samples.lines, st.integers(2, 70))
def test_wrapping_loses_nothing_but_white_space(line: tuple[Span, ...], width: int) -> None:
    rows = letter_layout.wrap(line, width)
    assert "".join("".join(row.text.split()) for row in rows) == "".join(plain(line).split())
    for row in rows:
        assert plain(line)[row.start :].startswith(row.text)
        assert all(row.start <= a < b <= row.start + len(row.text) for a, b in row.words)


@given(st.text(st.sampled_from("ab é山"), max_size=80), st.integers(8, 30))
def test_words_that_fit_are_kept_whole(text: str, width: int) -> None:
    fitting = [word for word in text.split() if cell_len(word) <= width]
    rows = letter_layout.wrap((Span(text),), width)
    words = [row.text[a - row.start : b - row.start] for row in rows for a, b in row.words]
    if len(fitting) == len(text.split()):
        assert words == text.split()


def test_a_placeholder_is_not_broken_while_it_fits() -> None:
    line = (Span("check with "), Span("‹a colleague or two›", Source.MISSING, "f"), Span(", then rest"))
    assert [row.text for row in letter_layout.wrap(line, 22)] == ["check with", "‹a colleague or two›,", "then rest"]
    assert len(letter_layout.wrap(line, 9)) > 3


def test_spans_keep_their_origin_across_rows() -> None:
    rows = letter_layout.wrap((Span("one "), answer("two three four", "f"), Span(" five")), 9)
    assert [[(span.text, span.field) for span in row.spans] for row in rows] == [
        [("one ", ""), ("two", "f")],
        [("three", "f")],
        [("four", "f"), (" five", "")],
    ]


@given(samples.documents, st.integers(2, 62))
def test_the_sheet_holds_the_text_of_the_export(document: Document, width: int) -> None:
    sheet = letter_layout.lay(document, width)
    assert sheet.text() == to_text(document)
    shown = "".join("".join(one.row.text.split()) for one in sheet.rows)
    assert len(shown) >= len("".join(sheet.text().split()))


def test_wrapped_paragraphs_are_kept() -> None:
    letter_layout.wrap.cache_clear()
    letter_layout.lay(LETTER, 40)
    before = letter_layout.wrap.cache_info().misses
    letter_layout.lay(valued("honest measurement"), 40)
    assert letter_layout.wrap.cache_info().misses == before + 1


# -- drawing -----------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(samples.documents, st.integers(0, 90), st.integers(0, 30), st.booleans(), st.sampled_from([UNICODE, ASCII]))
def test_every_drawn_row_fills_the_pane(document: Document, w: int, h: int, focused: bool, signs: Signs) -> None:
    sheet = letter_layout.lay(document, max(2, letter_face.text_width(w)))
    top = min(3, letter_places.last_top(sheet, h - 2))
    view = letter_face.View(top, "some.field", "171 words · aim 130–190 · 1 page", is_focused=focused)
    face = letter_face.draw(sheet, view, w, h, signs)
    assert len(face) == h
    assert {sum(cell_len(text) for text, _ in row) for row in face} <= {w}
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for row in face for text, _ in row for char in text)


@given(samples.documents, st.integers(2, 40), st.integers(1, 20), st.integers(0, 60))
def test_following_brings_the_words_into_sight(document: Document, width: int, height: int, top: int) -> None:
    sheet = letter_layout.lay(document, width)
    top = min(top, letter_places.last_top(sheet, height))
    rows = sheet.rows_with("some.field")
    found = letter_places.follow(sheet, top, height, "some.field", anew=True)
    assert 0 <= found <= letter_places.last_top(sheet, height)
    assert found == top if not rows else found <= rows[0] < found + height


def test_the_frame_says_what_is_out_of_sight() -> None:
    sheet = letter_layout.lay(LETTER, 56)
    opening = letter_places.opening(sheet, 8)
    face = letter_face.draw(sheet, letter_face.View(opening, caption="50 words"), 64, 10, UNICODE)
    top, bottom = ("".join(text for text, _ in face[at]) for at in (0, -1))
    assert top.startswith("╭─ Letter ──") and top.endswith("── ↑ address, date ─╮")
    assert bottom.startswith("╰─ ↓ ") and " more ──" in bottom and bottom.endswith("── 50 words ─╯")
    assert "Dear Odalys," in "".join(text for text, _ in face[1])


def test_a_caption_too_long_loses_its_last_parts() -> None:
    view = letter_face.View(caption="171 words · aim 130–190 · 1 page")
    bottoms = [
        "".join(t for t, _ in letter_face.draw(letter_layout.Sheet(), view, w, 4, ASCII)[-1]) for w in (40, 30, 16)
    ]
    assert [one.strip("+-= ") for one in bottoms] == [
        "171 words - aim 130-190 - 1 page",
        "171 words - aim 130-190",
        "171 words",
    ]
