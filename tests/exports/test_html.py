"""The web page: alone, safe, and literal; read back with the standard library's parser."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from resign_tui.core.document import Block, Bullets, Curve, Document, Heading, Paragraph, Source, Table, Task, TaskList
from resign_tui.core.legible import legible
from resign_tui.exports.html import render
from tests.exports.samples import FALLING, HOSTILE_IDS, HOSTILE_TEXTS, answers, documents, letter, line

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "p", "br", "mark", "ul", "li", "span", "table", "thead",
    "tbody", "tr", "th", "td", "dl", "div", "dt", "dd", "h1", "h2", "h3", "figure", "svg", "polyline", "circle",
    "figcaption",
}  # fmt: skip


class Page(HTMLParser):
    """Tags, attributes and the text of the body."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        elif "body" in self.open:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("td", "th", "div", "p", "li", "figcaption"):
            self.text.append(" ")

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.text.append(data)


def of(*blocks: Block) -> Document:
    return Document("letter", "Letter", blocks, layout="us_block")


def words(text: str) -> list[str]:
    return legible(text).split()


def test_the_page_stands_alone_under_a_strict_policy() -> None:
    page = Page(render(letter()))
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert not {"script", "link", "img", "iframe", "base", "form", "a"} & set(page.tags)
    assert not {"src", "href", "onload"} & {name for name, _ in page.attributes}
    assert b"url(" not in render(letter())
    assert b"@import" not in render(letter())


@pytest.mark.parametrize(("paper", "size"), [("letter", "size: letter; margin: 1in"), ("a4", "size: A4; margin: 25mm")])
def test_it_prints_on_its_paper(paper: str, size: str) -> None:
    assert size in render(Document("letter", "Letter", (), paper=paper)).decode()


def test_head_and_draft_mark() -> None:
    document = Document("letter", "A <b> & c", (), language="en-GB", author='Ada "Q"')
    page = render(document, draft=True).decode()
    assert '<html lang="en-GB">' in page
    assert "<title>DRAFT: A &lt;b&gt; &amp; c</title>" in page
    assert 'content="Ada &#34;Q&#34;"' in page
    assert ">DRAFT</p>" in page
    assert ">DRAFT</p>" not in render(document).decode()


def test_structure() -> None:
    rows = ((line("ranker"), ()),)
    document = of(
        Heading(line("Handover")),
        Bullets((line("a"), line("b"))),
        TaskList((Task("done", line("Push"), (line("by Sam"),)), Task("doing", line("Train")))),
        Table(("Model", "Owner"), rows),
        Paragraph("x", (line("your role", Source.MISSING),)),
    )
    page = Page(render(document))
    assert page.tags.count("li") == 4
    assert (page.tags.count("h1"), page.tags.count("th"), page.tags.count("td")) == (1, 2, 2)
    assert "".join(page.text).split() == (
        [
            "Handover",
            "a",
            "b",
            "☑",
            "Push",
            "by",
            "Sam",
            "☐",
            "Train",
            "(under",
            "way)",
            "Model",
            "Owner",
            "ranker",
            "‹your",
            "role›",
        ]
    )
    assert page.tags.count("mark") == 1


def test_a_curve_is_a_drawing_with_a_name() -> None:
    page = Page(render(of(FALLING)))
    assert ("role", "img") in page.attributes
    assert ("aria-label", "Curve: 4 to 1.5 over 4 points, lowest 1") in page.attributes
    assert ("points", "0.0,0.0 80.0,32.0 160.0,48.0 240.0,40.0") in page.attributes
    dots = [value for name, value in page.attributes if name in ("cx", "cy")]
    assert dots == ["0", "0.0", "240", "40.0"]
    assert "".join(page.text).split() == ["ranker", "<b>*loss*</b>"]
    assert "figcaption" not in Page(render(of(Curve((1.0, 2.0), ())))).tags


def test_columns_are_as_wide_as_their_words() -> None:
    rows = tuple((line(f"D{at}"), line("Wed 23 Dec 2026"), line("words " * 30)) for at in range(9))
    page = Page(render(of(Table(("Day", "Date", "Focus"), rows))))
    widths = [float(value.split()[1].rstrip("%")) for name, value in page.attributes if name == "style"]
    assert sum(widths) == pytest.approx(100, abs=0.2)
    assert widths[0] < widths[1] < widths[2]


def test_a_table_too_wide_for_paper_becomes_cards_without_empty_cells() -> None:
    header = tuple("abcdef")
    page = Page(render(of(Table(header, ((line("x" * 95), (), line("y"), (), (), ()),)))))
    assert "table" not in page.tags
    assert "".join(page.text).split() == ["a:", "x" * 95, "c:", "y"]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=HOSTILE_IDS)
def test_hostile_words_show_literally(text: str) -> None:
    document = of(Heading(line(text)), Bullets((line(text),)), Table((text,), ((line(text),),)))
    page = Page(render(document))
    assert set(page.tags) <= TAGS
    times = (1 if words(text) else 0) * 2 + 2
    assert "".join(page.text).split() == words(text) * times


@given(answers)
@settings(max_examples=100)
def test_any_title_and_author_stay_in_their_place(text: str) -> None:
    page = Page(render(Document("letter", text, (), author=text)))
    assert set(page.tags) <= TAGS
    assert "".join(page.text).split() == []


@given(documents)
def test_no_document_grows_structure_of_its_own(document: Document) -> None:
    for draft in (False, True):
        page = Page(render(document, draft=draft))
        assert set(page.tags) <= TAGS
        assert not page.open
        assert {name for name, _ in page.attributes} <= {
            "lang", "charset", "http-equiv", "content", "name", "class", "role", "scope", "style",
            "aria-label", "viewbox", "points", "cx", "cy", "r",
        }  # fmt: skip
        assert all(re.fullmatch(r"[a-z0-9_ ]*", value) for name, value in page.attributes if name == "class")
