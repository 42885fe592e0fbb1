"""What can be typed at every prompt, and that everything else is an answer."""

from __future__ import annotations

import pytest

from resign_tui.cli.plain.prompts import Command, Typed, parse
from tests.plain.host import Talk, talked

__all__ = ["talked"]


@pytest.mark.parametrize(("line", "command"), [("back", Command.BACK), (" WHY ", Command.WHY), ("?", Command.WHY)])
def test_a_word_alone_is_a_command(line: str, command: Command) -> None:
    assert parse(line).command is command


@pytest.mark.parametrize(("line", "step"), [("go 3", "dates"), ("go dates", "dates"), ("Go Words", "words")])
def test_go_with_a_step(line: str, step: str) -> None:
    assert parse(line) == Typed(command=Command.GO, step=step)


@pytest.mark.parametrize(
    "line", ["go back to research", "go 8", "why not", "back to school", "quit smoking", "go 99999999"]
)
def test_sentences_are_answers(line: str) -> None:
    assert parse(line) == Typed(line)


@pytest.mark.parametrize(("line", "text"), [(r"\back", "back"), (r"\\back", r"\back"), (r"\alpha", r"\alpha")])
def test_a_backslash_makes_a_command_an_answer(line: str, text: str) -> None:
    assert parse(line) == Typed(text)


def test_every_command_is_told_by_help(talked: Talk) -> None:
    assert talked.lines("help") == 0
    told = talked.said.partition("words:")[2].partition("1 of ")[0]
    words = set(told.replace(";", " ").replace(",", " ").split())
    assert len(Command) > 10
    assert [command.value for command in Command if command not in (Command.HELP,) and command.value not in words] == []


def test_back_skip_next_and_go(talked: Talk) -> None:
    talked.lines("skip", "skip", "back", "next", "go 4", "go send")
    assert talked.asked[:4] == [
        "Any misconduct?",
        "Patterns that wore you down?",
        "Would you work here again?",
        "Patterns that wore you down?",
    ]
    assert talked.asked[4:6] == ["Your name", "Have you told them?"]
    assert "Step 7 of 7, Send" in talked.said


def test_back_leads_over_the_edge_of_a_step_and_stays_at_the_first_question(talked: Talk) -> None:
    talked.lines("back", "go 2", "back", "next", "")
    assert talked.asked == ["Any misconduct?", "Your name", "Which letter is it?", "Your name", "Name you sign with"]


def test_why_tells_the_help_and_the_sentence_of_the_letter(talked: Talk) -> None:
    talked.lines("go words", "skip", "why", "?")
    assert " ".join(talked.said.split()).count("No code names, figures or clients.") == 2
    assert "In the letter: I am proud of our work on [...]." in " ".join(talked.said.split())


def test_undo_and_redo_say_what_they_change(talked: Talk) -> None:
    talked.lines("go people", "Ada", "undo", "undo", "redo", "quit")
    assert "Undo: Your name." in talked.said
    assert "There is nothing to undo." in talked.said
    assert "Redo: Your name." in talked.said
    assert talked.draft.text("sender.full_name") == "Ada"


def test_clear_takes_an_answer_away(talked: Talk) -> None:
    talked.lines("go people", "Ada", "back", "clear", "quit")
    assert talked.draft.text("sender.full_name") == ""


def test_letter_dates_missing_answers_and_steps_are_told_at_any_prompt(talked: Talk) -> None:
    talked.lines("go people", "Ada", "letter", "dates", "missing", "answers", "go", "guide", "1", "", "quit")
    said = " ".join(talked.said.split())
    assert "Dear ‹your manager›" in said
    assert "How it was counted: Notice: received Mon 23 Nov 2026" in said
    assert "Still open: Manager's name (People)." in said
    assert "People: Your name: Ada" in said
    assert "2 People, begun" in said
    assert "Guidance, not legal advice." in said
    assert talked.faults() == []


def test_the_question_is_told_again_after_something_long(talked: Talk) -> None:
    talked.lines("go people", "letter", "Ada", "quit")
    assert talked.said.count("1 of 27. Your name. Needed for the letter.") == 2
    assert talked.draft.text("sender.full_name") == "Ada"
