"""What of a text can be read: the same everywhere, and what carries meaning stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import parsing
from resign_tui.core.legible import INVISIBLE, UNREADABLE, hidden, legible, unreadable

_TELLING = (
    "\u200c\u200d\ufe0f\u200b\u200e\u00ad👩💻شא霧क\u094d"
    "\U000e0061\U0001f3f4\U000e007f\u115f\u1160\u180e\u1820ก1\u20e3\u0301"
)
ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from(_TELLING))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f⃣ 👍🏽 ☎\ufe0e",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می\u200cخواهم ه\u200d.ش",
        "क्\u200dष क्\u200cष അവന്\u200d ශ්\u200dරී",
        "葛\U000e0100城 辻\U000e0100",
        "שלום\u200f (a)\u200e",
        "ខ្ញុំ\u200bស្រលាញ់ ไทย\u200bไทย",
        "ᠮᠣᠩᠭᠣᠯ\u180eᠠ ᠰ\u180b",
        "ᄀ\u1160",
        "José Ångström e\u0301\u0302 \u00a0\u2007\u202f",
        "a\nb",
    ],
)
def test_what_carries_meaning_stays(text: str) -> None:
    assert legible(text) == text
    assert [*hidden(text)] == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hand\u00adover", "handover"),
        ("a\u200bb\u2060c\ufeff", "abc"),
        ("\u202eAda\u202c \u2066x\u2069", "Ada x"),
        ("x\u200dy\u200cz", "xyz"),
        ("霧\u200d野", "霧野"),
        ("a\ufe0f1\ufe0f", "a1"),
        ("👩\u200d", "👩"),
        ("❤\ufe0f\ufe0f\U000e0100", "❤\ufe0f"),
        ("\U0001f3f4\U000e0067", "\U0001f3f4"),
        ("A\U000e0041\U000e007f", "A"),
        ("a\u200e", "a"),
        ("\u3164\uffa0\u115f", ""),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\r\n\rg", "a\nb\nc\nd\ne\nf\n\ng"),
        ("a\tb", "a b"),
        ("a\x00\x1b[m\x1c\x9b\ud800\uffff", "a\ufffd\ufffd[m\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_all_else_goes_or_is_seen(typed: str, read: str) -> None:
    assert legible(typed) == read


@given(ANY)
def test_reading_twice_changes_nothing(text: str) -> None:
    once = legible(text)
    assert legible(once) == once
    composed = unicodedata.normalize("NFC", once)
    assert legible(composed) == composed
    assert [*hidden(once)] == [*unreadable(once)] == []


@given(ANY)
def test_only_what_nobody_sees_is_left_out(text: str) -> None:
    seen = [sign for sign in text if unicodedata.category(sign)[0] in "LNPSM" and not _ignorable(sign)]
    kept = [sign for sign in legible(text) if unicodedata.category(sign)[0] in "LNPSM" and not _ignorable(sign)]
    assert [sign for sign in kept if sign != UNREADABLE] == [sign for sign in seen if sign != UNREADABLE]


def _ignorable(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _ranges())


def _ranges() -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(INVISIBLE):
        ranged = INVISIBLE[at + 1 : at + 2] == "-"
        found.append((INVISIBLE[at], INVISIBLE[at + 2 * ranged]))
        at += 1 + 2 * ranged
    return found


@given(ANY)
def test_an_answer_is_legible(text: str) -> None:
    for read in (parsing.one_line(text), parsing.many_lines(text)):
        assert legible(read) == read


def test_much_that_is_hidden_costs_little() -> None:
    assert legible("a\u200b" * 100_000) == "a" * 100_000
