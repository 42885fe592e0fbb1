"""Reading a letter that was written elsewhere: plain text in any common encoding, Word, PDF, e-mail, web page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import PurePath
from typing import Any

from resign_tui.cli.output import say
from resign_tui.core.errors import UsageError

_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title"})
_HTML = re.compile(rb"^\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
_MAIL = re.compile(rb"^(?:from|to|subject|date|mime-version|received|return-path|x-unsent)\s*:[^\n]*\n", re.IGNORECASE)


def text_of(data: bytes, name: str) -> str:
    """The words of a letter; UsageError, with what to do, for a file that holds none that can be read.

    name: as it was given, for what is told about it.
    """
    return _reader(data, PurePath(name).suffix.casefold())(data, name)


def _reader(data: bytes, suffix: str) -> Callable[[bytes, str], str]:
    if data.startswith(b"%PDF-"):
        return _pdf
    if data.startswith(b"PK\x03\x04"):
        return _docx
    if suffix == ".eml" or (_MAIL.match(data) and b"\n\n" in data.replace(b"\r", b"")):
        return _mail
    if suffix in (".html", ".htm") or _HTML.match(data):
        return lambda content, name: _plain_of_html(_decoded(content, name))
    return _text


def _text(data: bytes, name: str) -> str:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{name} is not plain text; give a letter as .txt, .md, .docx, .pdf, .eml or .html.")
    return _decoded(data, name)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252, which is told."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        say(f"{name} is not UTF-8; it was read as Windows-1252. Look at its accents before you rely on the result.")
        return data.decode("cp1252", errors="replace")


def _docx(data: bytes, name: str) -> str:
    from docx import Document  # only this kind of letter needs it
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data))
        return "\n\n".join(_words_of(document))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError, zipfile.BadZipFile) as error:
        raise UsageError(f"{name} is no Word document that can be read; save the letter as plain text.") from error


def _words_of(part: Any) -> Iterator[str]:
    """Paragraphs in order, those in tables too: the head of a letter often stands in one."""
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _words_of(cell)
        else:
            yield block.text


def _pdf(data: bytes, name: str) -> str:
    try:
        from pypdf import PdfReader  # only this kind of letter needs it; it may be missing
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UsageError(
            f"{name} is a PDF, and the package that reads it is not here: pip install pypdf, or save it as text."
        ) from None
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError) as error:
        raise UsageError(f"{name} is no PDF that can be read; save the letter as plain text.") from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise UsageError(f"{name} holds pictures and no text; save the letter as plain text.")
    return text


def _mail(data: bytes, name: str) -> str:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise UsageError(f"{name} is an e-mail without words; give the letter itself.")
    try:
        text = str(body.get_content())
    except (LookupError, ValueError) as error:
        raise UsageError(f"{name} is an e-mail whose words cannot be decoded; save the letter as text.") from error
    return _plain_of_html(text) if body.get_content_type() == "text/html" else text


class _Page(HTMLParser):
    """Collects the words of a web page, blocks apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, or something that is not shown."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.words.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BLOCKS and tag != "br":
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Words between tags; line breaks of the source are blanks."""
        if not self._unseen:
            self.words.append(re.sub(r"\s+", " ", data))


def _plain_of_html(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(page.words)).strip()
