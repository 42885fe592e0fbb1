"""What a screen reader meets: short lines, no control characters, numbered questions; and that no line is lost."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.cli.plain.prompts import parse
from tests.plain.host import Talk, talked

__all__ = ["talked"]

TYPED = st.text(st.characters(exclude_characters="\r\n"), max_size=200)
"""Any line at all, lone surrogates and control characters included."""


def test_every_question_begins_a_line_with_its_place(talked: Talk) -> None:
    talked.answers({})
    prompts = talked.said.count("Answer: ") + talked.said.count("Entry: ")
    numbered = re.findall(r"^\d+ of \d+\. .+$", talked.said, re.MULTILINE)
    assert prompts > 90
    assert len(numbered) >= prompts
    for question in re.finditer(r"\n(.*)\n\d+ of \d+\. ", talked.said):
        assert question[1] == "" or not question[1].startswith("Answer")


def test_no_line_is_too_long_and_none_holds_a_control_character(talked: Talk) -> None:
    name = "Ada \x1b[31mRed\x07 \u202eevil " + "x" * 200 + "引継ぎ" * 40
    talked.answers(
        {"Any misconduct?": "h", "Your name": name, "Company": "Fenwick\tLow", "Street and number": ["a" * 300, "."]}
    )
    assert talked.faults() == []
    assert talked.said.count("引継ぎ") > 40


def test_with_ascii_every_sign_of_ours_is_plain(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ascii=True)
    talk.answers({"Any misconduct?": "?", "Work you valued": ["?", ""], "Which letter is it?": "?"})
    talk.lines("go 2", "letter", "help", "go", "guide", "1", "", "quit")
    assert [sign for sign in talk.said if not sign.isascii()] == []
    assert "<your name>" in talk.said


def test_ascii_leaves_the_words_of_the_person_alone(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ascii=True)
    talk.lines("go people", "Zoë – “Z” Ó Dálaigh", "back", "letter", "quit")
    assert "Now: Zoë – “Z” Ó Dálaigh" in talk.said


@settings(max_examples=60, deadline=None)
@given(st.lists(TYPED, max_size=6))
def test_no_line_ends_the_conversation_and_none_is_lost(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        talk = Talk(Path(folder))
        assert talk.lines("go people", *lines) == 0
        assert talk.faults() == []


@settings(max_examples=60, deadline=None)
@given(TYPED.filter(lambda line: line.strip() and parse(line).command is None))
def test_whatever_is_typed_as_a_name_stands_in_the_draft(line: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        talk = Talk(Path(folder))
        talk.lines("go people", line)
        kept = "".join(sign for sign in parse(line).text if sign.isalnum())
        stands = "".join(sign for sign in talk.draft.text("sender.full_name") if sign.isalnum())
        assert stands == kept or "left out" in talk.said


@settings(max_examples=40, deadline=None)
@given(
    step=st.sampled_from(["situation", "dates", "words", "handover", "review", "send"]),
    lines=st.lists(TYPED, max_size=4),
)
def test_no_step_breaks_off_at_any_line(step: str, lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        talk = Talk(Path(folder))
        assert talk.lines(f"go {step}", *lines, "", "next", *lines) == 0
        assert talk.faults() == []


@pytest.mark.parametrize("line", ["\x1b[A", "\x00", "\ud800", "\x1b]52;c;QQ==\x07"])
def test_keys_that_are_no_text_are_told(line: str, talked: Talk) -> None:
    talked.lines("go people", line, "quit")
    assert talked.faults() == []
