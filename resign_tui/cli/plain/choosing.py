"""Choices by letter: how they are listed, and what a typed line picks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from resign_tui.cli.plain.prompts import LETTERS
from resign_tui.core import parsing
from resign_tui.core.answers.catalogue import Choice, Field
from resign_tui.core.answers.draft import Value

YES_NO = (Choice("true", "yes", "y"), Choice("false", "no", "n"))
"""What a yes-or-no question offers."""

_NOTHING = "none"
"""The choice of several that goes with no other."""

_FEW, _MANY = 3, 12
"""So few choices stand in one line, and so many in as few lines as they take; between, each has its own."""

_ROOM = 76
"""Columns of such lines."""


def choices_of(spec: Field) -> tuple[Choice, ...]:
    """What a question offers; nothing for one that takes words.

    Numbers pick all of them where one has no letter, or one that is a command: in one list there is one way to pick.
    """
    choices = YES_NO if spec.kind == "flag" else spec.choices
    if all(choice.key and choice.key not in LETTERS for choice in choices):
        return choices
    return tuple(replace(choice, key="") for choice in choices)


def listing(choices: Sequence[Choice]) -> Iterator[str]:
    """The choices, each with the letter or number that picks it."""
    each = [f"{choice.key or number} {choice.label}" for number, choice in enumerate(choices, 1)]
    if _FEW < len(each) <= _MANY:
        yield from (f"  {words}" for words in each)
        return
    line = ""
    for words in each:
        if line and len(line) + len(words) + 2 > _ROOM:
            yield f"  {line};"
            line = ""
        line = f"{line}; {words}" if line else words
    if line:
        yield f"  {line}"


def picked(spec: Field, typed: str) -> Value | None:
    """The answer that a typed line picks; None when it is none of them."""
    if spec.kind == "multi":
        return _several(spec, typed)
    if spec.kind == "flag":
        try:
            return "true" if parsing.flag(typed) else "false"
        except parsing.Unreadable:
            return None
    return _one(choices_of(spec), typed)


def _one(choices: Sequence[Choice], typed: str) -> str | None:
    """By letter, by number where there is no letter, by name, or by the beginning of one name alone."""
    word = " ".join(typed.casefold().split())
    for number, choice in enumerate(choices, 1):
        if word == (choice.key or str(number)):
            return choice.value
    for choice in choices:
        if word in (choice.label.casefold(), choice.value.casefold()):
            return choice.value
    begun = [choice.value for choice in choices if word and choice.label.casefold().startswith(word)]
    return begun[0] if len(begun) == 1 else None


def _several(spec: Field, typed: str) -> tuple[str, ...] | None:
    choices = choices_of(spec)
    whole = _one(choices, typed)
    if whole is not None:
        return (whole,)
    parts = typed.split(",") if "," in typed else typed.split()
    values = [_one(choices, part) for part in parts if part.strip()]
    taken = tuple(dict.fromkeys(value for value in values if value is not None))
    if not taken or None in values:
        return None
    return tuple(value for value in taken if value != _NOTHING) or taken
