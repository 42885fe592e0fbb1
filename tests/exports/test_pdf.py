"""The PDF: what it promises to readers and archives, and that nothing it meets harms the program."""

import dataclasses
import io
import os
import stat
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from resign_tui.core.compose import letter as composed
from resign_tui.core.document import (
    Block,
    Bullets,
    Checklist,
    Document,
    Heading,
    Lines,
    Paragraph,
    Table,
    Task,
)
from resign_tui.core.errors import WriteError
from resign_tui.core.handover_document import handover
from resign_tui.exports import pdf, pdf_child, processes, shape

from ..personas import personas
from .samples import HOSTILE_TEXTS, answers, letter, line

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")


def of(*blocks: Block, **more: Any) -> Document:
    return Document("letter", "Letter", blocks, **more)


def read(data: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def said(words: str) -> Document:
    return of(Paragraph("x", (line(words),)))


# -- what readers and archives find ------------------------------------------------------------------------------------


def test_metadata_are_ours_and_the_bytes_do_not_change() -> None:
    document = msgspec.structs.replace(letter(), author="Ada Moreau", language="en-GB", dated=date(2026, 11, 23))
    first = pdf.render(document)
    assert pdf.render(document) == first
    found = read(first)
    assert (found.metadata.title, found.metadata.author) == ("Letter", "Ada Moreau")
    assert found.metadata.creation_date.date() == date(2026, 11, 23)
    assert found.trailer["/Root"]["/Lang"] == "en-GB"
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    packet = found.trailer["/Root"]["/Metadata"].get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in packet
    assert os.uname().nodename not in first.decode("latin-1")


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    box = read(pdf.render(of(paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_fonts_travel_with_the_file() -> None:
    page = read(pdf.render(said("Ada ☐ é Ж λ"))).pages[0]
    fonts = [one.get_object()["/DescendantFonts"][0]["/FontDescriptor"] for one in page["/Resources"]["/Font"].values()]
    assert len(fonts) >= 2
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in fonts)


def test_structure_is_tagged() -> None:
    tasks = Checklist((Task("todo", line("Rotate"), (line("due soon"),)), Task("doing", line("Train"))))
    table = Table(("Model", "Owner"), ((line("ranker"), ()),))
    document = of(Heading(line("Deep"), 3), Bullets((line("a"),)), tasks, table, Heading(line("Deeper"), 3))
    data = pdf.render(document)
    tags = {one["/S"] for one in walk(read(data).trailer["/Root"]["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD"} <= tags
    said = "Deep • a ☐ Rotate due soon ☐ Train (under way) Model Owner ranker Deeper"
    assert " ".join(text(data).split()) == said


def walk(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    found = [element] if "/S" in element else []
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict) and kid.get("/Type") != "/OBJR":
            found += walk(kid)
    return found


def test_draft_stands_on_every_page_and_in_the_title() -> None:
    pages = of(*(Paragraph("x", (line("words " * 200),)) for _ in range(5)))
    found = read(pdf.render(pages, draft=True))
    assert len(found.pages) > 1
    assert all("DRAFT" in page.extract_text().replace(" ", "") for page in found.pages)
    assert found.metadata.title == "DRAFT: Letter"
    assert "DRAFT" not in text(pdf.render(pages)).replace(" ", "")


# -- the page ----------------------------------------------------------------------------------------------------------


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


def test_long_words_break_between_their_parts() -> None:
    path = "s3://bucket/" + "checkpoint-000" * 20
    for words in ("x" * 400, path):
        lines = text(pdf.render(said(words))).split("\n")
        assert len(lines) > 2
        assert max(map(len, lines)) < 130
        assert "".join(lines) == words


@given(answers)
def test_pieces_are_the_text(words: str) -> None:
    words = shape.one_line(words)
    assert "".join(pdf.pieces(words)) == pdf.pieces(words, 10**9)[0]


def test_hostile_words_never_end_the_program() -> None:
    """Together they hold signs that no font has: the answer is a file or a sentence, never anything else."""
    try:
        made = pdf.render(of(*(Paragraph("x", (line(one),)) for one in HOSTILE_TEXTS)))
    except WriteError as error:
        assert "No font here can show" in str(error)
    else:
        assert made.startswith(b"%PDF")


# -- what can go wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "named"), [("a\U0001fffeb", "U+1FFFE"), ("\ue000", "U+E000"), ("\u0378", "U+0378")])
def test_a_character_without_a_font_is_named(words: str, named: str) -> None:
    with pytest.raises(WriteError) as caught:
        pdf.render(said(f"Secret words {words}"))
    assert named in str(caught.value)
    assert ".docx or .txt" in str(caught.value)
    assert "Secret" not in str(caught.value)


def test_names_of_characters() -> None:
    answer = b'{"unshown": ["\\u5f15", "\\ud83d\\udc4d", "a", "b"]}'
    assert pdf._why(answer).startswith("No font here can show “引” (U+5F15), “👍” (U+1F44D), “a” (U+0061) and others")


def test_what_the_bundled_fonts_lack_is_tried_with_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def answer(job: dict[str, Any]) -> bytes:
        asked.append(job["system_fonts"])
        return b"%PDF-made" if job["system_fonts"] else b'{"unshown": ["\\u5f15"]}'

    monkeypatch.setattr(pdf, "_set", answer)
    assert pdf.render(said("引")) == b"%PDF-made"
    assert asked == [False, True]


def test_characters_are_read_from_what_typst_says() -> None:
    diagnostic = (
        'error: PDF/A-2a error: the text `"引"` could not be displayed with font `"Libertinus Serif"`\n  x\n'
        'error: PDF/A-2a error: the text `"\\u{1fffe}"` could not be displayed with font `"F"`\n'
        'error: PDF/A-2a error: the PDF contains the codepoint `"\\u{e000}"`\n'
        'error: PDF/A-2a error: the text contains the disallowed codepoint `"\\""`\nerror: something else `"y"`\n'
    )
    assert pdf_child.unshown(diagnostic) == ["引", "\U0001fffe", "\ue000", '"']


def test_without_the_library_a_sentence_offers_other_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(WriteError, match=r"typst package.*choose \.docx or \.txt"):
        pdf.render(letter())


@pytest.mark.parametrize(
    ("ran", "sentence"),
    [
        (processes.Ran(None), "not ready after 20 seconds"),
        (processes.Ran(-6, b"", "panicked at private words"), "could not be made"),
        (processes.Ran(0, b'{"failed": "page"}'), "could not be made"),
        (processes.Ran(0, b'{"failed": "missing"}'), "typst package"),
    ],
)
def test_a_child_that_fails_costs_only_this_file(
    monkeypatch: pytest.MonkeyPatch, ran: processes.Ran, sentence: str
) -> None:
    monkeypatch.setattr(pdf, "run", lambda *_, **__: ran)
    with pytest.raises(WriteError) as caught:
        pdf.render(letter())
    assert sentence in str(caught.value)
    assert "private" not in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_a_page_that_eats_all_memory_ends_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "source", lambda document: "#let x = range(100000000).map(n => (n, n))\n#x.len()")
    with pytest.raises(WriteError, match="could not be made"):
        pdf.render(letter())


def test_files_and_packages_are_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    for source in ('#read("/etc/hostname")', '#import "@preview/cetz:0.3.1": canvas', '#read("../x")'):
        monkeypatch.setattr(pdf, "source", lambda document, source=source: source)
        with pytest.raises(WriteError, match="could not be made"):
            pdf.render(letter())


def test_the_words_travel_in_pipes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setenv("AWS_SECRET", "kept out")

    def spy(command: Sequence[str], **more: Any) -> processes.Ran:
        folder = Path(command[3])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        done = processes.run(command, **more)
        assert list(folder.iterdir()) == []
        environ = more["environ"]
        assert {environ[name] for name in environ if "proxy" in name.lower()} == {"http://127.0.0.1:9"}
        seen.extend([*command, *environ, *environ.values(), done.complaint, folder.as_posix()])
        return done

    monkeypatch.setattr(pdf, "run", spy)
    assert "Moreau" in text(pdf.render(letter()))
    assert not any(word in one for one in seen for word in ("Moreau", "resign as", "AWS_SECRET"))
    assert not Path(seen[-1]).exists()


def test_a_handover_is_made_whole() -> None:
    data = pdf.render(handover(personas()["T-01"].departure))
    assert len(read(data).pages) > 3
    assert len(data) < 200_000
