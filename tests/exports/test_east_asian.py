"""East Asian names keep the shapes of their own country in Word."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from resign_tui.core.document import Paragraph
from resign_tui.core.documents import compose
from resign_tui.exports import docx
from resign_tui.exports.east_asian import language_of
from tests.core.answer_sets import AnswerSet
from tests.exports.samples import letter, line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("text", "whole", "place", "language"),
    [
        ("José Ångström", "", "JP", ""),
        ("霧野さくら", "", "", "ja-JP"),
        ("한지민", "", "US", "ko-KR"),
        ("陈思远", "", "US", "zh-CN"),
        ("陳思遠", "", "", "zh-TW"),
        ("山田太郎", "", "JP", "ja-JP"),
        ("山田太郎", "株式会社ひばり", "", "ja-JP"),
        ("山田太郎", "", "TW", "zh-TW"),
        ("山田太郎", "", "", "zh-CN"),
        ("金秀賢", "한빛", "", "ko-KR"),
        ("陈思远", "さくら", "JP", "zh-CN"),
        ("辻󠄀峠子", "", "", "ja-JP"),
        ("𠮷", "", "", "zh-CN"),
        ("ㄅㄆ", "", "", "zh-TW"),
    ],
)
def test_the_language_of_a_name(text: str, whole: str, place: str, language: str) -> None:
    assert language_of(text, whole, place) == language


def marked(data: bytes) -> dict[str, tuple[str | None, str | None]]:
    """Runs with a font or a language of their own for East Asian letters."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    found = {}
    for run in body.iter(f"{W}r"):
        fonts, lang = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
        if lang is not None and fonts is not None:
            text = "".join(one.text or "" for one in run.iter(f"{W}t"))
            found[text] = (fonts.get(f"{W}eastAsia"), lang.get(f"{W}eastAsia"))
    return found


def test_word_is_told_font_and_language_run_by_run() -> None:
    names = ("陈思远", "한지민", "さくら", "José")
    document = letter(Paragraph("x", tuple(map(line, names))))
    assert marked(docx.render(document)) == {
        "陈思远": ("SimSun", "zh-CN"), "한지민": ("Batang", "ko-KR"), "さくら": ("MS Mincho", "ja-JP"),
    }  # fmt: skip
    assert marked(docx.render(replace(document, blocks=document.blocks[:-1]))) == {}


def test_the_country_of_the_draft_decides_where_the_letters_do_not() -> None:
    for place, font in (("JP", "MS Mincho"), ("TW", "PMingLiU"), ("CN", "SimSun")):
        answers = AnswerSet({"sender.full_name": "山田太郎", "locale.jurisdiction": place})
        assert marked(docx.render(compose(answers.departure, "letter")))["山田太郎"][0] == font
