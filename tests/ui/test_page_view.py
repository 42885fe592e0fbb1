"""The letter as it will print: pages with margins, the address window, the room to sign, and where a page breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.document import Block, Document, Lines, Paragraph, Span
from resign_tui.ui.dialogs.page_view import PageScreen
from resign_tui.ui.widgets.page_layout import LINE, lay_out
from resign_tui.ui.widgets.wrapping import cells
from tests.ui.wizard_host import SIZES, WIDE, full_draft, wizard


def letter(paragraphs: int, *, room: int = 4) -> Document:
    """A letter of so many one-line paragraphs."""
    blocks: list[Block] = [
        Lines("sender", ((Span("Ada"),), (Span("1 Row"),))),
        Lines("recipient", ((Span("HR"),),)),
        *(Paragraph(f"p{at}", ((Span(f"Words {at}."),),)) for at in range(paragraphs)),
        Lines("signature", ((Span("Ada Lovelace"),),), room),
    ]
    return Document("letter", "Letter", tuple(blocks))


def texts(made: Document, layout: str = "us_block", width: int = 120) -> list[list[str]]:
    return [[row.text for row in page] for page in lay_out(made, "a4", layout, width).pages]


def test_a_page_has_its_margins_and_the_room_to_sign() -> None:
    (page,) = texts(letter(3))
    assert page[:4] == page[-4:] == [""] * 4
    at = page.index("Ada Lovelace")
    assert "sign here" in page[at - 1]
    assert page[at - 4 : at - 1] == [""] * 3
    assert not any("sign here" in row for row in texts(letter(3, room=1))[0])


def test_the_address_stands_in_the_window_and_the_sender_at_the_right_on_din_paper() -> None:
    (page,) = texts(letter(3), "din5008_b")
    window = next(at for at, row in enumerate(page) if "address window" in row)
    assert page[window + 1] == "HR"
    assert page.index("".rjust(LINE - 5) + "Ada") < window
    assert not any("address window" in row for row in texts(letter(3))[0])


def test_a_letter_that_is_too_long_goes_on_and_nothing_is_lost() -> None:
    pages = texts(letter(40))
    assert len(pages) == 2
    said = [row for page in pages for row in page if row.startswith("Words")]
    assert said == [f"Words {at}." for at in range(40)]
    assert pages[1][4]  # no page begins with a gap


def test_a_letter_that_almost_fits_is_set_smaller() -> None:
    assert len(texts(letter(20))) == len(texts(letter(21))) == len(texts(letter(22))) == 1


@given(st.integers(0, 90), st.integers(12, 160), st.sampled_from(["us_block", "uk_block", "din5008_b", "plain_email"]))
def test_no_row_is_wider_than_the_page(paragraphs: int, width: int, layout: str) -> None:
    laid = lay_out(letter(paragraphs), "letter", layout, width)
    assert laid.pages
    assert laid.line + 2 * laid.side <= max(width, 14)
    words = [row for page in laid.pages for row in page if not row.note]
    assert all(cells(row.text) <= max(laid.line, 12) for row in words)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_the_pages_from_the_letter_and_from_send(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("send", delivery__mode="paper_in_person"), size) as one:
        for way in ((), ("ctrl+t",)):
            await one.press(*way, "v")
            assert isinstance(one.app.screen, PageScreen)
            assert "about one page" in one.text()
            await one.press("end")
            await one.until(lambda: "sign here" in one.text(), "up", limit=60)
            assert "Maribel O'Hanrahan-Tsui" in one.text()
            await one.press("escape")
            assert one.on_top


async def test_a_narrow_screen_counts_pages_as_paper_does(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project="models " * 300), WIDE) as one:
        made, departure = one.screen.session.letter, one.screen.departure
        counts = {len(lay_out(made, departure.place.paper, "us_block", width).pages) for width in (140, 118, 90, 74)}
        assert counts == {2}
