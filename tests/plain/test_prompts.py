"""What can be typed at every prompt, and that everything else is an answer."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from resign_tui.cli.plain.choosing import choices_of, picked
from resign_tui.cli.plain.prompts import LETTERS, Command, Typed, parse
from resign_tui.core.answers import catalogue
from tests.plain.host import Talk, talked

__all__ = ["talked"]


@pytest.mark.parametrize(("line", "command"), [("back", Command.BACK), (" WHY ", Command.WHY), ("?", Command.WHY)])
def test_a_word_alone_is_a_command(line: str, command: Command) -> None:
    assert parse(line).command is command


@pytest.mark.parametrize(
    ("line", "command"),
    [("q", Command.QUIT), ("Q ", Command.QUIT), (":q", Command.QUIT), ("b", Command.BACK), ("s", Command.SKIP),
     ("h", Command.HELP)],
)  # fmt: skip
def test_a_letter_is_a_command_where_it_picks_nothing(line: str, command: Command) -> None:
    assert parse(line).command is command
    assert parse(line, "bshq:q").command is (Command.QUIT if line == ":q" else None)
    assert parse(f"\\{line}") == Typed(line.strip())


@pytest.mark.parametrize("word", ["q", "quit", "exit", ":q"])
def test_whoever_quits_hears_that_it_is_kept_and_how_to_return(talked: Talk, word: str) -> None:
    assert talked.lines("skip", "skip", "y", word) == 0
    assert talked.draft.text("triage.would_return") == "yes"
    told = " ".join(talked.said.split())
    assert told.endswith("goes on there.") and "Saved in" in told and "`resign-tui --plain " in told
    assert "is none of these" not in talked.said


def test_a_letter_that_leads_somewhere_never_answers(talked: Talk) -> None:
    talked.lines("h", "?", "s", "h", "?", "s", "b", "go people", "s", "s", "b", "q")
    assert talked.said.count("Enter keeps what stands now and goes on.") == 2
    assert not {"triage.misconduct", "triage.patterns"} & set(talked.draft.answers)
    assert talked.asked[-3:] == ["Name you sign with", "Your job title", "Name you sign with"]
    talked.lines("go send", "s", "q")
    assert "none of these" not in talked.said.rpartition("Step 7 of 7")[2]


def test_no_question_takes_a_letter_that_leads_somewhere_as_an_answer() -> None:
    asked = [spec for spec in catalogue.fields().values() if choices_of(spec)]
    columns = [replace(spec, choices=column.choices, kind="choice", columns=())
               for spec in catalogue.fields().values() for column in spec.columns if column.choices]  # fmt: skip
    assert len(asked) > 30 and columns
    for spec in (*asked, *columns):
        for letter in (*LETTERS, "?"):
            assert parse(letter).command is not None
            assert all(choice.key != letter for choice in choices_of(spec))
        numbers = [choice for choice in choices_of(spec) if not choice.key]
        for choice in numbers:
            assert choice.value in str(picked(spec, str(choices_of(spec).index(choice) + 1)))


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
