"""Readers of every format that know nothing of how it was written; each fails at a file that is not valid.

White space and where lines end are layout and no words; so are page numbers, heads of tables that a new page repeats,
and the block characters or the drawing of a curve.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from typing import TypeAlias
from xml.etree import ElementTree

import msgspec
import pytest
from markdown_it import MarkdownIt

from resign_tui.core.document import Document, Table
from resign_tui.exports import pdf

Words: TypeAlias = list[str]

CURVE = re.compile("[\u2581-\u2588]+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPOKEN = {f"{_W}{name}" for name in ("t", "br", "tab")}
_VOID = frozenset({"meta", "br"})
_BLOCKS = frozenset({"td", "th", "div", "p", "li", "figure", "figcaption"})


def split(text: str) -> Words:
    """The words of a text; a curve in block characters is none."""
    return CURVE.sub(" ", text).split()


def read_txt(data: bytes) -> Words:
    """Plain text: UTF-8, and no control character but the newline."""
    text = data.decode("utf-8")
    assert text.endswith("\n")
    assert not {one for one in text if unicodedata.category(one) == "Cc"} - {"\n"}
    return split(text)


def read_md(data: bytes) -> Words:
    """Markdown as CommonMark and GitHub read it: what shows."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(data.decode("utf-8")):
        if token.type == "inline":
            found.append("".join(" " if one.type == "hardbreak" else one.content for one in token.children or ()))
    return split("\n".join(found))


class Page(HTMLParser):
    """The text of the body without drawings; fails at a comment and at tags that do not close in order."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        elif tag == "br":
            self.text.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in _BLOCKS:
            self.text.append(" ")

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_data(self, data: str) -> None:
        if "body" in self.open and "svg" not in self.open:
            self.text.append(data)


def read_html(data: bytes) -> Words:
    """The web page, by the standard library's parser."""
    return split("".join(Page(data).text))


def read_docx(data: bytes) -> Words:
    """The Word document, as XML; headers and footers are apart from the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        body = ElementTree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in body.iter(f"{_W}p"):
        parts = ((one.text or "") if one.tag == f"{_W}t" else " " for one in paragraph.iter() if one.tag in _SPOKEN)
        found.append("".join(parts))
    return split("\n".join(found))


def needs_pages(words: str = "") -> None:
    """Skip the test where no page can be made or read, or where no font here has the signs of these words."""
    for name in ("typst", "pypdf"):
        pytest.importorskip(name)
    if re.search("[\u3000-\u9fff]", words) and not _shows_chinese():
        pytest.skip("no font here shows Chinese and Japanese")


@cache
def _shows_chinese() -> bool:
    from resign_tui.core.document import Paragraph, Span
    from resign_tui.core.errors import WriteError
    from resign_tui.exports import pdf

    try:
        pdf.render(Document("note", "Note", (Paragraph("p", ((Span("陳霧野佐々木結衣株式会社"),),)),)))
    except WriteError:
        return False
    return True


def pages_of(data: bytes) -> list[str]:
    """The text of each page as it lies there."""
    import pypdf

    return [one.extract_text().strip() for one in pypdf.PdfReader(io.BytesIO(data), strict=True).pages]


def read_pdf(data: bytes, document: Document, *, draft: bool = False) -> Words:
    """The pages without their numbers, a draft's mark and the sender's line for the window of an envelope.

    A table's head that a new page repeats is read once.
    """
    pages = pages_of(data)
    assert pages
    if draft:
        assert all(re.search("(?m)^D R A F T$", page) for page in pages)
        pages = [re.sub("(?m)^D R A F T$", "", page, count=1).strip() for page in pages]
    pages[0] = pages[0].removeprefix(pdf.data(document, draft=draft)["returns"])
    for table in (block for block in document.blocks if isinstance(block, Table)):
        head = r"\s*".join(re.escape(name) for name in table.header)
        pages[1:] = [re.sub(rf"^{head}\n", "", page) for page in pages[1:]]
    return split("\n".join(re.sub(rf"(?m)^{n} / {len(pages)}$", "", page) for n, page in enumerate(pages, 1)))


class Mail(msgspec.Struct, frozen=True):
    """A message as a mail program finds it; names of headers in small letters."""

    subject: str
    to: tuple[str, ...]
    headers: frozenset[str]
    words: Words
    attached: tuple[bytes, ...]


def read_eml(data: bytes) -> Mail:
    """The message, by the standard library's parser, which must find nothing wrong with it."""
    found: EmailMessage = BytesParser(policy=default).parsebytes(data)
    assert not [defect for part in found.walk() for defect in part.defects]
    assert b"\n" not in data.replace(b"\r\n", b"")
    body = found.get_body(("plain",))
    assert body is not None
    return Mail(
        str(found["subject"]),
        tuple(one.addr_spec for one in found["to"].addresses) if found["to"] else (),
        frozenset(name.lower() for name in found),
        split(body.get_content()),
        tuple(one.get_content() for one in found.iter_attachments()),
    )


_FORMULA = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠｜％−–—]")


def read_csv(data: bytes) -> list[list[str]]:
    """Rows of a table, all of one length; no cell starts a formula, and none holds a line break."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert data.count(b"\n") == data.count(b"\r\n") == len(rows)
    for cell in (cell for row in rows for cell in row):
        assert not _FORMULA.match(cell)
        assert not re.search(r"[\t\r\n]", cell)
    return rows


_PROPERTY = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)", re.DOTALL)
_ESCAPED = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}


def read_ics(data: bytes) -> list[dict[str, str]]:
    """Entries and tasks of a calendar in order, as RFC 5545 says: short lines, nested parts, escaped words."""
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    open_parts: list[str] = []
    found: list[dict[str, str]] = []
    for line in b"\r\n".join(line for line in lines).replace(b"\r\n ", b"").decode("utf-8").split("\r\n"):
        matched = _PROPERTY.fullmatch(line)
        assert matched, "no property"
        name, _, value = matched.groups()
        if name == "BEGIN":
            open_parts.append(value)
            assert open_parts in (["VCALENDAR"], ["VCALENDAR", "VEVENT"], ["VCALENDAR", "VTODO"])
            found += [{"": value}] if len(open_parts) > 1 else []
        elif name == "END":
            assert open_parts.pop() == value
        elif len(open_parts) > 1:
            assert name not in found[-1]
            assert not re.search(r"(?<!\\)(?:\\\\)*\\[^nN\\;,]", value)
            found[-1][name] = re.sub(r"\\(.)", lambda one: _ESCAPED[one[1]], value)
    assert not open_parts
    return found
