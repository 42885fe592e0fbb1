"""The words that are commands at every prompt, and where they lead."""

from __future__ import annotations

from enum import Enum, auto

import msgspec

from resign_tui.core import flow
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.ui.views import TODAY

QUIT_LINE = "quit - leave; everything was saved as you answered"
HELP = (
    "Enter keeps what stands now and goes on. A line is an answer, unless it is one of these words:",
    "why or ? - what the question is for, and the sentence of the letter it stands in",
    "back - the question before; skip - the next one; next - leave this part",
    "clear - take this answer away; undo, redo - the last change of any answer",
    "letter - the letter so far; dates - when it ends, and why; missing - what is needed",
    "answers - all that you answered; guide - texts to read that concern you",
    "go STEP - to a step, by name or number, 1 to 7; go - which steps there are",
    "go today - what the day asks for, once the letter is handed in",
    QUIT_LINE,
    "q, b, s and h stand for quit, back, skip and help, unless a list of letters says otherwise",
    r"To answer with one of these words, put a \ before it: \back",
)
"""What help says."""


class Move(Enum):
    """Where a prompt leads."""

    ON = auto()
    BACK = auto()
    LEAVE = auto()
    AGAIN = auto()
    CLEAR = auto()


class Command(Enum):
    """What can be typed at every prompt; an answer is none of them."""

    WHY = "why"
    HELP = "help"
    BACK = "back"
    SKIP = "skip"
    NEXT = "next"
    CLEAR = "clear"
    UNDO = "undo"
    REDO = "redo"
    LETTER = "letter"
    DATES = "dates"
    MISSING = "missing"
    ANSWERS = "answers"
    GUIDE = "guide"
    GO = "go"
    QUIT = "quit"


_WORDS = {command.value: command for command in Command} | {"?": Command.WHY, "exit": Command.QUIT, ":q": Command.QUIT}
LETTERS = {"q": Command.QUIT, "b": Command.BACK, "s": Command.SKIP, "h": Command.HELP}
"""Letters that are commands; no choice of a question is picked by one, so that asking for help answers nothing."""

OF_LISTS = "bsh"
"""The letters of commands that mean something else where one chooses what to do with a finding or the letter."""


class Typed(msgspec.Struct, frozen=True):
    """A line as it was meant: a text, or a command with the step that it names."""

    text: str = ""
    command: Command | None = None
    step: str = ""


class Go(Exception):
    """The person wants to be at another step."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


class Quit(Exception):
    """The person wants to leave."""


def parse(line: str, meant: str = "") -> Typed:
    """A line as it was meant; a backslash before a command makes it a text. meant: letters with a meaning here."""
    words = line.strip()
    bare = words.lstrip("\\")
    if bare != words and _command(bare, meant) is not None:
        return Typed(words[1:])
    return _command(words, meant) or Typed(line)


def _command(words: str, meant: str) -> Typed | None:
    word = words.casefold()
    if word in _WORDS:
        return Typed(command=_WORDS[word])
    if word in LETTERS and word not in meant:
        return Typed(command=LETTERS[word])
    first, _, rest = word.partition(" ")
    step = step_named(rest.strip())
    return Typed(command=Command.GO, step=step) if first == Command.GO.value and step else None


def step_named(text: str) -> str:
    """The step of this number or name, or today; empty when there is none."""
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= len(STEPS):
        return STEPS[int(text[:9]) - 1]
    return text if text in (*flow.TITLES, TODAY) else ""
