"""Every format says the same words, whoever writes and whatever was typed; `agreement` says what that means."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from resign_tui.core.document import (
    Block,
    Bullets,
    Curve,
    Document,
    Heading,
    Lines,
    Message,
    Paragraph,
    Table,
    Task,
    TaskList,
)
from resign_tui.core.documents import compose, document_kinds
from resign_tui.exports import docx, eml, html, pdf, registry
from resign_tui.exports.attachment import Attachment
from resign_tui.exports.gate import clear
from resign_tui.exports.text import to_text
from tests.exports.agreement import DOCX, HTML, READERS, TXT, check, check_ink, words
from tests.exports.readers import needs_pages, pages_of, read_docx, read_eml, read_html, read_pdf
from tests.exports.samples import HOSTILE, HOSTILE_IDS, HOSTILE_TEXTS, documents, letter, line
from tests.personas import personas

OTHERWISE = {"ics", "csv"}
"""Formats of days and of rows, which do not carry the words."""


def agree(document: Document, *, paged: bool = True) -> int:
    """How many words each format says; `paged`: on pages too."""
    draft = bool(document.missing)
    count = 0
    for form in registry.formats_for(document.name):
        if form.name in READERS:
            read, signs = READERS[form.name]
            count = check(document, read(form.render(document, draft=draft)), signs, draft=draft)
        elif form.name == "eml":
            agree_by_mail(document, draft=draft)
        elif form.name == "pdf":
            if paged:
                needs_pages(to_text(document))
                assert check_ink(document, read_pdf(form.render(document), document)) > 0
        else:
            assert form.name in OTHERWISE
    return count


def agree_by_mail(document: Document, *, draft: bool, attachment: Attachment | None = None) -> None:
    """The message says its subject and the words of its own blocks, and carries what was attached."""
    message = document.message or Message(document.title)
    mail = read_eml(eml.render(document, draft=draft, attachment=attachment))
    assert mail.subject.split() == [*(["DRAFT:"] if draft else []), *message.subject.split()]
    check(replace(document, blocks=document.blocks[: message.blocks]), mail.words, TXT, draft=draft)
    assert mail.attached == ((attachment.data,) if attachment else ())


# -- what people write -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", personas())
@pytest.mark.parametrize("name", document_kinds())
def test_every_document_of_everyone_agrees(name: str, who: str) -> None:
    assert agree(compose(personas()[who].departure, name)) > 10


@pytest.mark.parametrize("name", ["letter", "cover-note"])
def test_the_letter_on_paper_travels_with_the_message(name: str) -> None:
    needs_pages("陳")
    departure = personas()["T-04"].departure
    written = compose(departure, "letter")
    paper = Attachment("letter.pdf", pdf.render(written))
    agree_by_mail(compose(departure, name), draft=False, attachment=paper)
    (attached,) = read_eml(eml.render(compose(departure, name), attachment=paper)).attached
    assert check_ink(written, read_pdf(attached, written)) > 500


@pytest.mark.parametrize("layout", ["us_block", "uk_block", "din5008_b", "plain_email"])
def test_every_layout_says_the_same(layout: str) -> None:
    person = personas()["T-01"]
    draft = person.draft.answer("locale.letter_style", layout)
    document = compose(dataclasses.replace(person, draft=draft).departure, "letter")
    assert document.layout == layout
    assert agree(document) > 40


def test_the_line_for_the_window_only_repeats_the_sender() -> None:
    needs_pages()
    person = personas()["T-01"]
    draft = person.draft.answer("locale.letter_style", "din5008_b")
    document = compose(dataclasses.replace(person, draft=draft).departure, "letter")
    repeated = pdf.data(document, draft=False)["returns"]
    assert repeated.startswith("Maribel O'Hanrahan-Tsui · 418 Teasel Row · ")
    printed = pdf.render(document)
    assert " ".join(" ".join(pages_of(printed)).split()).count(repeated) == 1
    check_ink(document, read_pdf(printed, document))


# -- what anything could bring ---------------------------------------------------------------------------------------


def everywhere(text: str) -> tuple[Block, ...]:
    """A text in every kind of block; words of ours between them, because a list may not open with nothing."""
    said = line(text)
    return (
        Heading(said, 2),
        Paragraph("x", (said, line("then"), said)),
        Bullets((said, line("then"))),
        TaskList((Task("doing", said, (said,)), Task("todo", line("then")))),
        Table(("Name", "Words"), ((line("then"), said), (said, line("then")))),
        Curve((1.0, 0.5, 0.7), said),
        Lines("copy", (line("end"),)),
    )


def test_hostile_words_agree() -> None:
    blocks = tuple(Paragraph("x", (line(f"{at}: {one}"),)) for at, one in enumerate(HOSTILE_TEXTS))
    assert agree(Document("letter", "Letter", blocks), paged=False) > 500


@pytest.mark.parametrize("kind", sorted({one["class"] for one in HOSTILE}))
def test_hostile_words_agree_in_every_block(kind: str) -> None:
    texts = [one["text"] for one in HOSTILE if one["class"] == kind]
    blocks = tuple(block for text in texts for block in everywhere(text))
    assert agree(Document("letter", "Letter", blocks), paged=False) >= 6 * len(texts)


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=HOSTILE_IDS)
def test_hostile_subjects_agree(text: str) -> None:
    document = replace(letter(), message=Message(text))
    assert words(read_eml(eml.render(document)).subject) == words(text)


def test_hostile_words_agree_in_pdf() -> None:
    """Left to right and of one code point a sign: others are right on paper, but readers put them in another order."""
    needs_pages()
    fit = [one for one in HOSTILE_TEXTS if re.fullmatch(r"[ -~\t\n¡-ÿ–—‘-”€]+", one)]
    assert len(fit) >= 60
    blocks = tuple(Paragraph("x", (line(f"{at}: {one}"),)) for at, one in enumerate(fit))
    document = Document("letter", "", blocks)
    check_ink(document, read_pdf(pdf.render(document), document))


def test_a_curve_is_its_caption() -> None:
    needs_pages()
    curve = Curve((3.0, 2.0, 1.5), line("loss, run 7: 3 to 1.5 over 3 points"))
    document = Document("handover", "Handover", (Heading(line("Handover")), curve, Paragraph("x", (line("after"),))))
    assert agree(document) == 11


@given(documents)
@settings(max_examples=40, deadline=None)
def test_any_words_agree_in_html_and_docx(document: Document) -> None:
    for read, signs, write in ((read_html, HTML, html.render), (read_docx, DOCX, docx.render)):
        check(document, read(write(document)), signs)


# -- the check itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("change", ["lost", "added", "altered", "swapped"])
def test_a_word_that_differs_is_found(form: str, change: str) -> None:
    document = compose(personas()["T-04"].departure, "cover-note")
    read, signs = READERS[form]
    found = read(registry.render(clear(document), form))
    check(document, found, signs)
    at = len(found) // 2
    changed = {
        "lost": [*found[:at], *found[at + 1 :]],
        "added": [*found, "more"],
        "altered": [*found[:at], found[at] + ".", *found[at + 1 :]],
        "swapped": [*found[:at], found[at + 1], found[at], *found[at + 2 :]],
    }[change]
    with pytest.raises(AssertionError):
        check(document, changed, signs)
    with pytest.raises(AssertionError):
        check_ink(document, [one for one in changed if one not in ("☐", "☑", "☒")])
