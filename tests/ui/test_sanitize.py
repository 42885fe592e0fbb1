"""What may reach the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.ui.sanitize import MARK, sanitize

anything = st.text(st.characters())


@given(anything, st.booleans())
def test_nothing_that_a_terminal_obeys_is_left(text: str, marks: bool) -> None:
    shown = sanitize(text, marks=marks)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    shown.encode("utf-8")


@given(anything, st.booleans())
def test_offsets_stay_valid_and_a_second_time_changes_nothing(text: str, marks: bool) -> None:
    shown = sanitize(text, marks=marks)
    assert len(shown) == len(text)
    assert sanitize(shown, marks=marks) == shown


@given(anything)
def test_what_is_marked_has_nothing_hidden_any_more(text: str) -> None:
    marked = sanitize(text, marks=True)
    assert sanitize(marked, marks=True) == marked
    assert all(after == MARK for plain, after in zip(sanitize(text), marked, strict=True) if plain != after)


@pytest.mark.parametrize("payload", ["\x1b]52;c;eA==\x07", "\x9b31m", "\x1b[?1049l", "\x9d0;x\x9c", "a\x00b", "\x7f"])
def test_escape_sequences_become_pictures(payload: str) -> None:
    for marks in (False, True):
        assert sanitize(payload, marks=marks).isprintable()


def test_pictures_tell_which_control_it_was() -> None:
    assert sanitize("\x1b\n\t\x7f") == "\u241b\u240a\u2409\u2421"


def test_ordinary_text_is_the_same_object() -> None:
    text = "Dear Odalys, [/b] \\ `x`"
    assert sanitize(text) is text


@pytest.mark.parametrize("text", ["Łukasz – “so” 山田 می‌خواهم", "👩‍🔬❤️", "שלום"])
def test_words_of_any_language_are_left_alone(text: str) -> None:
    assert sanitize(text, marks=True) == text


def test_a_file_name_cannot_hide_its_ending() -> None:
    assert sanitize("file\u202efdp.exe", marks=True) == f"file{MARK}fdp.exe"
    assert sanitize("file\u202efdp.exe") == "file\u202efdp.exe"
    assert sanitize("a\u200bb\u00adc\U000e0041", marks=True) == f"a{MARK}b{MARK}c{MARK}"
