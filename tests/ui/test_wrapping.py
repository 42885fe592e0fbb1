"""Words in rows: by cells, whole characters, nothing lost, for every script."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from resign_tui.ui.signs import UNICODE
from resign_tui.ui.widgets.drawing import clip, fit, user_text, wrapped
from resign_tui.ui.widgets.wrapping import cells, wrap, wrap_whole

BREAKS = re.compile("[^\\S\u00a0\u2007\u202f]")
"""Blanks at which a row may end."""

SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("ab  e\u0301\u0300\u0327 株式会社木漏れ日 ｶﾞ한국어 "),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=120,
)


@given(SCRIPTS, st.integers(2, 60))
def test_no_row_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cell_len(row) <= cells(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["a", "e\u0301", "o\u0308\u0323", "株", " "]), max_size=60), st.integers(2, 20))
def test_an_accent_stays_with_its_letter(letters: list[str], width: int) -> None:
    assert not any(unicodedata.combining(row[0]) for row in wrap("".join(letters), width))


def test_wide_characters_fill_half_as_many_places() -> None:
    assert wrap("株式会社こもれび計算", 8) == ["株式会社", "こもれび", "計算"]
    assert wrap("e\u0301" * 6, 4) == ["e\u0301" * 4, "e\u0301" * 2]
    assert wrap("one two", 3) == ["one", "two"]
    assert wrap("", 10) == wrap("   ", 10) == []


@given(SCRIPTS, st.integers(2, 60))
def test_a_word_wider_than_the_row_can_stay_whole(text: str, width: int) -> None:
    rows = wrap_whole(text, width)
    assert " ".join(rows).split() == text.split()
    assert all(cells(row) <= width or not BREAKS.search(row) for row in rows)


def test_a_path_and_a_command_are_copied_in_one_piece() -> None:
    path = f"/home/{'deep/' * 20}my draft.toml"
    said = f"Saved; `resign-tui --plain '{path}'` goes on there."
    assert wrap_whole(said, 40) == ["Saved;", f"`resign-tui --plain '{path}'`", "goes on there."]
    assert wrap_whole("", 10) == wrap_whole("   ", 10) == []


@given(st.text(max_size=300), st.integers(1, 60), st.integers(1, 5))
def test_wrapped_rows_fit_and_say_when_there_is_more(text: str, width: int, most: int) -> None:
    rows = wrapped(text, width, most, UNICODE)
    assert len(rows) <= most
    assert all(cell_len(row) <= max(width, 2) for row in rows)
    everything = wrapped(text, width, 10_000, UNICODE)
    assert "".join("".join(everything).split()) == "".join(user_text(text, 10_000).split())
    assert len(everything) <= most or rows[-1].endswith("…")


@given(SCRIPTS, st.integers(0, 60))
def test_what_is_fitted_has_its_width_and_what_is_clipped_no_more(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(clip(text, width)) <= width
