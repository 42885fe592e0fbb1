"""Scripts whose letters join: set by a font that joins them, or refused with the words that would fall apart."""

from __future__ import annotations

import re
from typing import Any

import pytest

from resign_tui.core.document import Document, Paragraph
from resign_tui.core.errors import WriteError
from resign_tui.exports import pdf, pdf_child, pdf_scripts
from tests.exports.readers import needs_pages
from tests.exports.samples import line


def said(*texts: str) -> Document:
    return Document("note", "Note", (Paragraph("p", tuple(map(line, texts))),))


@pytest.fixture
def no_font_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_pages()
    whole = pdf._set

    def alone(job: dict[str, Any]) -> bytes:
        return whole({**job, "system_fonts": False})

    monkeypatch.setattr(pdf, "_set", alone)


@pytest.mark.usefixtures("no_font_of_the_system")
def test_a_hindi_name_is_never_set_apart_by_a_font_for_formulas() -> None:
    with pytest.raises(WriteError) as refused:
        pdf.render(said("I am", "आरती शर्मा"))
    assert str(refused.value) == (
        "No font here can show “आरती शर्मा” in a PDF with its letters joined; install a font that joins them, "
        "such as Noto Sans Devanagari, or save the document as .docx or .html instead."
    )


def test_a_hindi_name_is_set_in_a_font_of_the_system_or_refused() -> None:
    needs_pages()
    try:
        data = pdf.render(said("आरती शर्मा"))
    except WriteError as refused:
        assert "आरती शर्मा" in str(refused)
    else:
        assert b"NewCMMath" not in data


@pytest.mark.usefixtures("no_font_of_the_system")
@pytest.mark.parametrize("text", ["Ada Moreau", "Łukasz Żółć", "Ελένη", "Жанна", "שרה", "a ∑ b"])
def test_other_scripts_are_as_they_were(text: str) -> None:
    assert pdf.render(said(text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada", []),
        ("José 霧野", []),
        ("आरती", ["Devanagari"]),
        ("রবি। ঠাকুর॥", ["Bengali"]),
        ("ស្រី and தமிழ்", ["Khmer", "Tamil"]),
    ],
)
def test_what_must_join_is_found_by_its_script(text: str, names: list[str]) -> None:
    assert [name for name, *_ in pdf_scripts.probes(["so: ", text])] == names


def test_every_probe_joins_letters_that_stand_apart_in_the_other() -> None:
    text = "".join(letters[1] for letters in pdf_scripts._SCRIPTS.values())
    probes = pdf_scripts.probes([text])
    assert [name for name, *_ in probes] == list(pdf_scripts._SCRIPTS)
    for _, joined, apart in probes:
        assert len(joined) >= len(apart) >= 2
        assert joined != apart


def test_a_refusal_names_a_few_words_and_fonts() -> None:
    text = "आरती शर्मा, रवि, ஆரதி"
    said = pdf_scripts.refusal(["Devanagari", "Tamil", "no script"], text)
    assert "“आरती शर्मा”, “रवि” and others" in said
    assert "Noto Sans Devanagari or Noto Sans Tamil" in said
    assert pdf_scripts.font_of("Tibetan") == "Noto Serif Tibetan"


def test_the_child_tells_which_scripts_fell_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failed(RuntimeError):
        diagnostic = "error: assertion failed: unjoined: Tamil\n  x\nerror: assertion failed: unjoined: Khmer\n"

    def fail(*_: object) -> bytes:
        raise Failed

    monkeypatch.setattr(pdf_child, "compile_pdf", fail)
    assert pdf_child.answer_to({}) == b'{"unjoined": ["Tamil", "Khmer"]}'
    assert not re.search(pdf_child._UNJOINED, "error: something else")
