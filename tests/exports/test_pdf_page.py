"""The page of the PDF: what stands where, what stays together, and where words break."""

import dataclasses
import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given

from resign_tui.core.document import Lines, Paragraph, Table
from resign_tui.core.letter.compose import letter as composed
from resign_tui.exports import page, pdf, pdf_pieces
from tests.exports.samples import answers, letter, line
from tests.exports.test_pdf import of, read, said, text
from tests.personas import personas


@pytest.mark.parametrize("name", ["T-01", "T-02", "T-05"])
@pytest.mark.parametrize("layout", ["us_block", "uk_block", "din5008_b", "plain_email"])
def test_a_letter_of_ordinary_length_is_one_page(name: str, layout: str) -> None:
    person = personas()[name]
    draft = person.draft.answer("locale.letter_style", layout).answer("delivery.mode", "paper_in_person")
    document = composed(dataclasses.replace(person, draft=draft).departure)
    assert document.layout == layout
    assert len(read(pdf.render(document)).pages) == 1


@pytest.mark.parametrize("layout", ["us_block", "din5008_b"])
def test_a_signature_is_never_alone_on_a_page(layout: str) -> None:
    close = (Lines("close", (line("Kind regards,"),)), Lines("signature", (line("Ada Moreau"),), 3))
    pages = set()
    for count in range(6, 13):
        body = tuple(Paragraph("x", (line(f"P{at} " + "and so it goes on " * 15),)) for at in range(count))
        document = of(*letter().blocks[:3], *body, *close, layout=layout, paper="a4")
        found = [page.extract_text() for page in read(pdf.render(document)).pages]
        pages.add(len(found))
        assert f"P{count - 1} and" in found[-1]
        assert "Kind regards" in found[-1]
    assert pages == {1, 2}


def test_din_puts_the_address_where_the_window_is() -> None:
    blocks = (*letter().blocks[:1], Lines("recipient", (line("Grace Hopper"), line("Navy"))), *letter().blocks[1:])
    found: dict[str, tuple[float, float]] = {}

    def visit(words: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if words.strip():
            found.setdefault(words.strip(), ((cm[4] + tm[4]) / 72 * 25.4, 297 - (cm[5] + tm[5]) / 72 * 25.4))

    read(pdf.render(of(*blocks, layout="din5008_b"))).pages[0].extract_text(visitor_text=visit)
    left, top = next(place for words, place in found.items() if words.startswith("Grace"))
    assert 24 < left < 26
    assert 62.7 < top < 67
    assert next(place for words, place in found.items() if words.startswith("Dear"))[1] > 98.4


@pytest.mark.parametrize("count", [5, 6, 9, 70])
def test_an_address_longer_than_the_window_pushes_the_text_down(count: int) -> None:
    rows = Lines("recipient", tuple(line(f"Row {at} of the address") for at in range(count)))
    found = text(pdf.render(of(*letter().blocks[:1], rows, *letter().blocks[1:], layout="din5008_b")))
    assert found.index(f"Row {count - 1} of") < found.index("Dear Sam")


def test_a_letter_bears_no_marks_for_folding() -> None:
    for layout in ("din5008_b", "uk_block", "us_block"):
        for leaf in read(pdf.render(msgspec.structs.replace(letter(), layout=layout))).pages:
            assert leaf.get_contents().get_data().split().count(b"S") == 0


@pytest.mark.parametrize(
    ("lines", "told"), [(("Ada", "1 Rue", "ada@x.example"), "Ada · 1 Rue"), (("Ada", "a@x.example"), "")]
)
def test_the_line_for_the_window_is_an_address(lines: Sequence[str], told: str) -> None:
    sender = Lines("sender", tuple(line(one) for one in lines))
    assert pdf.data(of(sender, layout="din5008_b"), draft=False)["returns"] == told


def test_a_date_and_a_short_name_stay_on_one_line() -> None:
    for words in ("23 December 2026", "December 23, 2026", "llama-3.1"):
        lines = [line("i" * short + " word" * long + f" {words}") for long in range(12, 20) for short in range(6)]
        found = text(pdf.render(of(*(Paragraph("x", (one,)) for one in lines))))
        assert found.count(words) == len(lines)


def test_ordinary_words_in_cells_are_whole() -> None:
    rows = tuple(
        (line(f"D{at}"), line("Preprocessing scripts and responsibilities, " * 3), line("Commit " * 9))
        for at in range(3)
    )
    found = text(pdf.render(of(Table(("Day", "Focus", "Where"), rows))))
    assert found.count("Preprocessing") == found.count("responsibilities") == 9


@pytest.mark.parametrize("layout", ["", "uk_block"])
def test_a_memo_ends_with_words_above_its_signature(layout: str) -> None:
    for count in range(30, 44):
        body = tuple(Paragraph("x", (line(f"P{at}"),)) for at in range(count))
        found = [
            page.extract_text()
            for page in read(pdf.render(of(*body, Lines("signature", (line("Ada"),)), layout=layout))).pages
        ]
        assert f"P{count - 1}\n" in found[-1]
        assert "Ada" in found[-1]


def test_long_words_break_between_their_parts() -> None:
    path = "s3://bucket/" + "checkpoint-000" * 20
    for words in ("x" * 400, path):
        lines = text(pdf.render(said(words))).split("\n")
        assert len(lines) > 2
        assert max(map(len, lines)) < 130
        assert "".join(lines) == words


@pytest.mark.parametrize(
    "words",
    [
        "Donaudampfschifffahrtsgesellschaftskapit\xe4n" * 8,
        "переименование" * 30,
        "—" * 200,
        "€100" * 100,
        "two\xa0words\xa0" * 60,
    ],
)
def test_no_word_runs_off_the_page(words: str) -> None:
    for block in (
        Paragraph("x", (line(words),)),
        Table(("Day", "What", "Who"), ((line("1"), line(words), line("Ada")),)),
    ):
        found = text(pdf.render(of(block)))
        assert max(map(len, found.split("\n"))) < 130
        assert "".join(words.split()) in "".join(found.split())


def test_of_many_places_where_a_line_may_end_the_first_that_fits_is_taken() -> None:
    """The best of all are looked for too long where checksums were pasted into one line: no PDF was made."""
    checksums = [hashlib.sha256(bytes([at])).hexdigest() for at in range(12)]
    many, few = (said(" ".join(checksums[:count])) for count in (12, 4))
    ends = [pdf.data(each, draft=False)["linebreaks"] for each in (many, few, letter())]
    assert ends == ["simple", "optimized", "optimized"]
    for each, count in ((many, 12), (few, 4)):
        assert "".join(text(pdf.render(each)).split()) == "".join(checksums[:count])


def test_no_sign_is_torn_and_what_breaks_by_itself_is_left_alone() -> None:
    assert pdf_pieces.pieces("x\u0323\u0301" * 20, 6) == ["x\u0323\u0301"] * 20
    assert pdf_pieces.pieces("引継ぎ" * 20, 6) == ["引継ぎ" * 20]
    assert pdf_pieces.pieces("क" * 20, 6) == ["क" * 6] * 3 + ["क" * 2]


@given(answers)
def test_pieces_are_the_text(words: str) -> None:
    words = page.one_line(words)
    assert "".join(pdf_pieces.pieces(words)) == pdf_pieces.pieces(words, 10**9)[0]
