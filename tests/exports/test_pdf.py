"""The PDF: what it promises to readers and archives, and that nothing it meets harms the program."""

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from resign_tui.core.document import Block, Bullets, Curve, Document, Heading, Paragraph, Table, Task, TaskList
from resign_tui.core.documents.handover.document import handover
from resign_tui.core.errors import WriteError
from resign_tui.exports import pdf, pdf_child, pdf_words, processes
from tests.exports.samples import FALLING, HOSTILE_TEXTS, letter, line
from tests.personas import personas

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
    tasks = TaskList((Task("todo", line("Rotate"), (line("due soon"),)), Task("doing", line("Train"))))
    table = Table(("Model", "Owner"), ((line("ranker"), ()),))
    document = of(Heading(line("Deep"), 3), Bullets((line("a"),)), tasks, table, Heading(line("Deeper"), 3))
    data = pdf.render(document)
    tags = {one["/S"] for one in walk(read(data).trailer["/Root"]["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD"} <= tags
    said = "Deep • a ☐ Rotate due soon ☐ Train (under way) Model Owner ranker Deeper"
    assert " ".join(text(data).split()) == said


def test_a_curve_is_a_tagged_drawing_above_its_caption() -> None:
    data = pdf.render(of(FALLING, Curve((1.0, 1.0), ())))
    assert pdf.render(of(FALLING, Curve((1.0, 1.0), ()))) == data
    assert text(data) == "ranker <b>*loss*</b>"
    figures = [one for one in walk(read(data).trailer["/Root"]["/StructTreeRoot"]) if one["/S"] == "/Figure"]
    assert [one["/Alt"] for one in figures] == [
        "Curve: 4 to 1.5 over 4 points, lowest 1",
        "Curve: 1 to 1 over 2 points",
    ]
    left, bottom, right, top = (float(one) / 72 * 25.4 for one in figures[0]["/A"][0]["/BBox"])
    assert 60 <= right - left <= 62
    assert 12 <= top - bottom <= 14


def test_of_a_curve_only_numbers_are_handed_over() -> None:
    block = pdf.data(of(FALLING), draft=False)["blocks"][0]
    assert block["heights"] == [1.0, 0.333, 0.0, 0.167]
    assert "Curve" not in pdf.source(of(FALLING))


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


@pytest.mark.parametrize(
    ("characters", "sentence"),
    [
        (["引", "👍", "a", "b"], "“引” (U+5F15), “👍” (U+1F44D), “a” (U+0061) and others in a PDF; install a font that "
         "has it, such as Noto Sans CJK or Noto Emoji, or save"),
        (["ไ", "\u200d"], "“ไ” (U+0E44) in a PDF; install a font that has it, such as Noto Sans Thai, or save"),
        (["\u200d"], "U+200D in a PDF; install a font that has it, or save"),
    ],
)  # fmt: skip
def test_names_of_characters_and_of_a_font(characters: list[str], sentence: str) -> None:
    assert pdf_words.refusal(characters).startswith(f"No font here can show {sentence}")


# -- the file, read back -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Ada ﬁ ffi – “q” ☐ é Ж λ ≠", "ẹ́ ș ț", "שלום", "office — flow"])
def test_what_was_written_can_be_read_back(words: str) -> None:
    assert pdf_words.missing(pdf.render(said(words)), [words]) == []
    assert pdf_words.missing(pdf.render(said("Ada")), ["Ada wrote: Ж"]) == ["w", "r", "o", "t", "e", ":", "Ж"]


def test_the_small_reader_finds_what_a_large_one_finds() -> None:
    made = pdf.render(handover(personas()["T-02"].departure))
    assert pdf_words.missing(made, [text(made)]) == []
    absent = sorted({chr(one) for one in range(33, 127)} - set(text(made)))
    assert absent
    assert pdf_words.missing(made, absent) == absent


def test_characters_come_from_fonts_in_ranges_and_from_the_page() -> None:
    maps = (
        b"begincmap 1 beginbfchar <01> <D83DDC4D> endbfchar "
        b"2 beginbfrange <02> <04> <0061> <05> <06> [<0078> <00660069>] endbfrange"
    )
    page = b"/Span<</ActualText<FEFF05E9>>>BDC /Span<</ActualText(Q)>>BDC"
    streams = b"".join(b"<</Length %d>>\nstream\n%s\nendstream" % (len(one), one) for one in (maps, page))
    broken = b"<</Length 4/Filter/FlateDecode>>stream\nxxxx\nendstream <</Kind 1>>stream\n"
    assert pdf_words.missing(broken + streams, ["👍abcxfiשQ\u200d\u3164 \ufe0f", "dgQ"]) == ["d", "g"]


def test_a_file_that_lost_a_character_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    silent = pdf.render(said("Ada"))

    def answer(job: dict[str, Any]) -> bytes:
        asked.append(job["system_fonts"])
        return silent

    monkeypatch.setattr(pdf, "_set", answer)
    with pytest.raises(WriteError, match=r"“Ж” \(U\+0416\)"):
        pdf.render(said("AdaЖ"))
    assert asked == [False, True]


def test_every_word_of_a_page_is_asked_for() -> None:
    tasks = TaskList((Task("doing", line("Train"), (line("by Sam"), line("later"))),))
    wide = Table(tuple("vwxyz"), ((line("c" * 95), (), line("d"), (), ()),))
    document = of(Heading(line("H")), Bullets((line("b"),)), tasks, Table(("k",), ((line("cell"),),)), wide, FALLING)
    spoken = "".join(pdf._texts(pdf.data(document, draft=False)["blocks"]))
    wanted = ["H", "b", "☐", "Train", " (under way)", "by Sam", "later", "k", "cell", "v", "c" * 95, "x", "d"]
    assert sorted(spoken) == sorted("".join([*wanted, "ranker <b>*loss*</b>"]))


# -- fonts -------------------------------------------------------------------------------------------------------------


def test_what_the_bundled_fonts_lack_is_tried_with_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def answer(job: dict[str, Any]) -> bytes:
        asked.append(job["system_fonts"])
        return made if job["system_fonts"] else b'{"unshown": ["\\u5f15"]}'

    made = b"%PDF-made <</Length 44>>stream\nbegincmap beginbfchar <01> <5F15> endbfchar"
    monkeypatch.setattr(pdf, "_set", answer)
    assert pdf.render(said("引")) == made
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


def test_the_words_travel_in_pipes_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[str] = []
    monkeypatch.setenv("AWS_SECRET", "kept out")
    for place in (tmp_path / "home", tmp_path / "temporary"):
        place.mkdir(mode=0o500)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = [(path, path.stat().st_mtime_ns) for path in sorted(tmp_path.rglob("*"))]

    def spy(command: Sequence[str], **more: Any) -> processes.Ran:
        done = processes.run(command, **more)
        environ = more["environ"]
        assert {environ[name] for name in environ if "proxy" in name.lower()} == {"http://127.0.0.1:9"}
        seen.extend([*command, *environ, *environ.values(), done.complaint])
        return done

    monkeypatch.setattr(pdf, "run", spy)
    assert "Moreau" in text(pdf.render(letter()))
    assert not any(word in one for one in seen for word in ("Moreau", "resign as", "AWS_SECRET"))
    assert [(path, path.stat().st_mtime_ns) for path in sorted(tmp_path.rglob("*"))] == before


def test_a_handover_is_made_whole() -> None:
    data = pdf.render(handover(personas()["T-01"].departure))
    assert len(read(data).pages) > 2
    assert len(data) < 200_000
