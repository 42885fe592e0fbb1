"""Every format says the same words; each is read by a reader that knows nothing of how it was written.

What is left out before comparing, because it is layout and not words: white space and where lines end, signs of lists
and boxes, rules under headings, page numbers, heads of tables repeated on the next page, and in PDF characters that
show nothing (no page can tell them apart).
A wide table may stand as a table or, row by row, with the name of the column before each cell.
"""

import dataclasses
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from resign_tui.core.compose import letter
from resign_tui.core.document import (
    Bullets,
    Checklist,
    Document,
    Heading,
    Line,
    Paragraph,
    Source,
    Span,
    Table,
)
from resign_tui.core.handover_document import handover
from resign_tui.exports import docx, html, markdown, pdf, text

from ..personas import personas
from .samples import HOSTILE, documents, line
from .test_docx import text_of
from .test_html import Page

REMARKS = {"doing": "(under way)", "not_applicable": "(does not apply)"}
BOXES = re.compile(r"[☐☑☒•‣–]")

# -- readers ---------------------------------------------------------------------------------------------------------


def read_txt(document: Document) -> str:
    marks = {"- ": "", "[ ] ": "", "[x] ": "", "[~] ": REMARKS["doing"], "[-] ": REMARKS["not_applicable"]}
    found = []
    for one in text.render(document).decode("utf-8").split("\n"):
        if re.fullmatch(r"=+|-+(  -+)*", one):
            continue
        mark = next((mark for mark in marks if one.startswith(mark)), "")
        found.append(one.removeprefix(mark) + " " + marks.get(mark, ""))
    return "\n".join(found)


def read_md(document: Document) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown.render(document).decode("utf-8")):
        if token.type == "inline":
            words = "".join(" " if one.type == "hardbreak" else one.content for one in token.children or ())
            found.append(re.sub(r"^\[[ x]\] ", "", words))
    return "\n".join(found)


def read_html(document: Document) -> str:
    return "".join(Page(html.render(document)).text)


def read_docx(document: Document) -> str:
    return text_of(docx.render(document))


def read_pdf(document: Document) -> str:
    pypdf = pytest.importorskip("pypdf")
    pages = [one.extract_text().strip() for one in pypdf.PdfReader(io.BytesIO(pdf.render(document))).pages]
    for table in (block for block in document.blocks if isinstance(block, Table)):
        head = r"\s*".join(re.escape(name) for name in table.header)
        pages[1:] = [re.sub(rf"^{head}\n", "", page) for page in pages[1:]]
    return "\n".join(re.sub(r"(?m)^\d+ / \d+$", "", page) for page in pages)


# -- what the document says --------------------------------------------------------------------------------------------


def words(given: Line | str) -> list[str]:
    line = (Span(given),) if isinstance(given, str) else given
    marked = (one.text if one.source is not Source.MISSING or one.text[:1] == "‹" else f"‹{one.text}›" for one in line)
    return text.clean("".join(marked)).split()


def said(document: Document) -> Iterator[tuple[list[str], ...]]:
    """Runs of words in order; where there is more than one way to say the same, all of them."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield (words(block.text),)
        elif isinstance(block, Bullets):
            yield from ((words(item),) for item in block.items)
        elif isinstance(block, Checklist):
            for task in block.tasks:
                details = [word for detail in task.details for word in words(detail)]
                remark = REMARKS.get(task.status, "").split()
                in_txt = [*words(task.text), *remark, *details]
                yield (in_txt,)
        elif isinstance(block, Table):
            yield table_words(block)
        else:
            yield from ((words(one),) for one in block.lines)


def table_words(table: Table) -> tuple[list[str], ...]:
    rows = [word for row in table.rows for cell in row for word in words(cell)]
    pairs = [(name, cell) for row in table.rows for name, cell in zip(table.header, row, strict=True) if words(cell)]
    cards = [word for name, cell in pairs for word in [*words(f"{name.strip()}: "), *words(cell)]]
    return [word for name in table.header for word in words(name)] + rows, cards


def check(document: Document, found: Sequence[str], split: Callable[[list[str]], Sequence[str]]) -> int:
    """How many words were found; fails at the first that differs."""
    at = 0
    for ways in said(document):
        for way in ways:
            wanted = split(way)
            if found[at : at + len(wanted)] == wanted:
                at += len(wanted)
                break
        else:
            wanted = split(ways[0])
            assert found[at : at + len(wanted)] == wanted
    assert found[at:] == split([])
    return at


def plain_words(found: list[str]) -> list[str]:
    return [word for one in found for word in BOXES.sub(" ", one).split()]


def shown(found: list[str]) -> str:
    """All signs that leave ink, without white space."""
    joined = unicodedata.normalize("NFC", BOXES.sub("", "".join(found)))
    return "".join(one for one in joined if unicodedata.category(one) not in ("Cf", "Zs") and one != "\ufe0f")


def agree(document: Document, *, with_pdf: bool = True) -> int:
    count = 0
    for read in (read_txt, read_md, read_html, read_docx):
        count = check(document, plain_words(read(document).split()), plain_words)
    if with_pdf:
        assert check(document, shown(read_pdf(document).split()), shown) > 0
    return count


def in_plain_letters(document: Document) -> bool:
    """Every sign is in the fonts that come along, and no accent stands apart from its letter."""
    return all(one < "\u0250" or "\u2000" < one < "\u2700" for one in text.to_text(document) if one.isprintable())


# -- tests -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", personas())
def test_letters_agree(name: str) -> None:
    document = letter(personas()[name].departure)
    assert agree(document, with_pdf=in_plain_letters(document)) > 40


@pytest.mark.parametrize("name", ["T-01", "T-02", "T-04"])
def test_handovers_agree(name: str) -> None:
    document = handover(personas()[name].departure)
    assert agree(document, with_pdf=in_plain_letters(document)) > 500


def test_every_layout_says_the_same() -> None:
    person = personas()["T-01"]
    for layout in ("us_block", "uk_block", "din5008_b", "plain_email"):
        draft = person.draft.answer("locale.letter_style", layout)
        document = letter(dataclasses.replace(person, draft=draft).departure)
        assert document.layout == layout
        assert agree(document, with_pdf=layout != "din5008_b") > 40


def test_the_line_for_the_window_only_repeats_the_sender() -> None:
    person = personas()["T-01"]
    document = letter(
        dataclasses.replace(person, draft=person.draft.answer("locale.letter_style", "din5008_b")).departure
    )
    repeated = pdf.data(document, draft=False)["returns"]
    found = read_pdf(document)
    assert repeated.startswith("Maribel O'Hanrahan-Tsui · 418 Teasel Row · ")
    assert found.count(repeated) == 1
    check(document, shown(found.replace(repeated, "").split()), shown)


def test_hostile_words_agree() -> None:
    items = [f"{at}: {one['text']}" for at, one in enumerate(HOSTILE)]
    assert agree(Document("letter", "", tuple(Paragraph("x", (line(one),)) for one in items)), with_pdf=False) > 500


def test_hostile_words_agree_in_pdf() -> None:
    """Left to right and of one code point a sign: others are right on paper, but readers put them in another order."""
    fit = [one["text"] for one in HOSTILE if re.fullmatch(r"[ -~\t\n¡-ÿ–—‘-”€]+", one["text"])]
    assert len(fit) >= 60
    blocks = tuple(Paragraph("x", (line(f"{at}: {one}"),)) for at, one in enumerate(fit))
    document = Document("letter", "", blocks)
    check(document, shown(read_pdf(document).split()), shown)


@given(documents)
@settings(max_examples=40, deadline=None)
def test_any_words_agree_in_html_and_docx(document: Document) -> None:
    for read in (read_html, read_docx):
        check(document, plain_words(read(document).split()), plain_words)
