"""The Word document, read back as XML and, where it is installed, through LibreOffice."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings

from resign_tui.core.document import Bullets, Document, Heading, Lines, Paragraph, Source, Table, Task, TaskList
from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.exports import registry
from resign_tui.exports.docx import render
from tests.exports.samples import FALLING, HOSTILE_TEXTS, documents, letter, line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPOKEN = {f"{W}{name}" for name in ("t", "br", "tab")}
SAMPLE = Document(
    "handover",
    "Handover",
    (
        Heading(line("Handover")),
        Heading(line("Models"), 2),
        Bullets((line("first"), line("second"))),
        TaskList((Task("done", line("Push"), (line("by Sam"),)), Task("doing", line("Train")))),
        Table(("Model", "Owner"), ((line("ranker"), ()), (line("router"), line("Ada")))),
        Table(tuple("abcdef"), ((line("x" * 95), (), line("y"), (), (), ()),)),
        Paragraph("x", (line("your role", Source.MISSING),)),
    ),
)


def xml(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def text_of(data: bytes) -> str:
    """Every word of the body, one paragraph a line."""
    found = []
    for paragraph in xml(data).iter(f"{W}p"):
        parts = ((one.text or "") if one.tag == f"{W}t" else " " for one in paragraph.iter() if one.tag in SPOKEN)
        found.append("".join(parts))
    return "\n".join(found)


def styles_of(data: bytes) -> list[str]:
    return [one.style.name for one in docx.Document(io.BytesIO(data)).paragraphs if one.style and one.style.name]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(letter()) == render(letter())
    with zipfile.ZipFile(io.BytesIO(render(letter()))) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}


def test_properties_are_ours() -> None:
    document = Document("letter", "Resignation", (), author="A" * 300, language="en-GB", dated=date(2026, 11, 23))
    properties = docx.Document(io.BytesIO(render(document))).core_properties
    assert properties.author == properties.last_modified_by == "A" * 255
    assert properties.title == "Resignation"
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 23)
    assert properties.modified == properties.created
    assert properties.language == "en-GB"
    with zipfile.ZipFile(io.BytesIO(render(document))) as package:
        assert not any("thumbnail" in name for name in package.namelist())
        assert not any(b"python-docx" in package.read(name) for name in package.namelist())
        assert b'w:lang w:val="en-GB"' in package.read("word/styles.xml")


@pytest.mark.parametrize(("paper", "inches"), [("letter", (8.5, 11.0)), ("a4", (8.27, 11.69))])
def test_paper(paper: str, inches: tuple[float, float]) -> None:
    section = docx.Document(io.BytesIO(render(Document("letter", "", (), paper=paper)))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.inches, 2), round(section.page_height.inches, 2)) == inches


def test_real_styles_lists_boxes_and_tables() -> None:
    data = render(SAMPLE)
    assert styles_of(data) == [
        "Heading 1", "Heading 2", "List Bullet", "List Bullet", "Task", "Task", "After table", "Card", "Normal",
    ]  # fmt: skip
    body = xml(data)
    ticked = [one.attrib.popitem()[1] for one in body.iter() if one.tag.endswith("wordml}checked")]
    assert ticked == ["1", "0"]
    assert len(list(body.iter(f"{W}tbl"))) == 1
    assert len(list(body.iter(f"{W}tblHeader"))) == 1
    assert (
        text_of(data).split()
        == (
            f"Handover Models first second ☑ Push by Sam ☐ Train (under way) Model Owner ranker router Ada "
            f"a: {'x' * 95} c: y ‹your role›"
        ).split()
    )


def test_a_curve_is_a_row_of_blocks_that_stays_with_its_caption() -> None:
    data = render(Document("handover", "", (FALLING, Paragraph("x", (line("after"),)))))
    found = docx.Document(io.BytesIO(data))
    assert [(one.text, one.style.name) for one in found.paragraphs if one.style] == [
        ("█▃▁▂", "Curve"), ("ranker <b>*loss*</b>", "Caption"), ("after", "Normal"),
    ]  # fmt: skip
    assert found.styles["Curve"].paragraph_format.keep_with_next
    assert found.styles["Curve"].font.name == "Segoe UI Symbol"


def test_pages_after_the_first_are_numbered() -> None:
    data = render(letter(), draft=True)
    section = docx.Document(io.BytesIO(data)).sections[0]
    fields = [one.get(f"{W}instr") for one in section.footer.paragraphs[0]._p.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""
    assert section.first_page_header.paragraphs[0].text == "DRAFT"


def test_no_style_of_another_document_comes_along() -> None:
    styles = docx.Document(io.BytesIO(render(SAMPLE))).styles
    assert {one.name for one in styles if one.type == WD_STYLE_TYPE.TABLE} == {"Normal Table"}
    cells = [cell for row in docx.Document(io.BytesIO(render(SAMPLE))).tables[0].rows for cell in row.cells]
    assert {one.paragraphs[0].style.name for one in cells if one.paragraphs[0].style} == {"Table text"}


def test_no_column_is_narrower_than_its_words() -> None:
    rows = tuple((line(f"D{at}"), line("words " * 30), line("Preprocessing of " * 9)) for at in range(9))
    table = docx.Document(io.BytesIO(render(Document("plan", "", (Table(("Day", "A", "B"), rows),))))).tables[0]
    widths = [column.width.mm for column in table.columns]
    assert widths[0] > 9
    assert sum(widths) == pytest.approx(160, abs=0.1)


def test_properties_of_tables_stand_in_the_order_of_the_schema() -> None:
    order = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    checked = 0
    for layout in ("din5008_b", ""):
        document = Document("letter", "", (*letter().blocks, *SAMPLE.blocks), layout=layout)
        for found in xml(render(document)).iter(f"{W}tblPr"):
            names = [one.tag.removeprefix(W) for one in found]
            assert names == sorted(names, key=order.index)
            checked += 1
    assert checked == 3


def test_the_close_stays_with_the_last_paragraph() -> None:
    blocks = (*letter().blocks[:-1], Lines("close", (line("Kind regards,"),)), letter().blocks[-1])
    data = render(Document("letter", "", blocks, layout="us_block"))
    kept = [bool(one.paragraph_format.keep_with_next) for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert kept[-3:] == [True, True, False]


def test_draft_stands_above_every_page() -> None:
    def header(data: bytes) -> str:
        return str(docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text)

    assert header(render(letter(), draft=True)) == "DRAFT"
    assert header(render(letter())) == ""


def test_hostile_words_arrive() -> None:
    wanted = [legible(text).split() for text in HOSTILE_TEXTS if legible(text).split()]
    blocks = tuple(Paragraph("open", (line(text),)) for text in HOSTILE_TEXTS)
    found = [one.split() for one in text_of(render(Document("letter", "Letter", blocks))).split("\n") if one.split()]
    assert found == wanted


@given(documents)
@settings(max_examples=25, deadline=None)
def test_no_document_is_too_strange(document: Document) -> None:
    docx.Document(io.BytesIO(render(document, draft=True)))


def test_without_the_library_a_sentence_offers_another_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "resign_tui.exports.docx")
    with pytest.raises(WriteError, match=r"DOCX needs the python-docx .* choose \.txt or \.md"):
        registry.get("docx").render(letter())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "sample.docx").write_bytes(render(SAMPLE))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "sample.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = (tmp_path / "sample.txt").read_text(encoding="utf-8-sig")
    assert re.sub(r"[•☐☑☒]", " ", read).split() == re.sub(r"[☐☑☒]", " ", text_of(render(SAMPLE))).split()
