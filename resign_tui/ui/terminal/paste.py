"""What comes in by paste or key, made fit for an answer, with a note for every change."""

from __future__ import annotations

import re

import msgspec

from resign_tui.core.legible import INVISIBLE, UNREADABLE, hidden, legible, unreadable

WARN_BYTES = 20_000
"""Above this, one field warns."""

REFUSE_BYTES = 200_000
"""Above this, nothing is inserted: the screen would stall at every key."""

ESCAPE_PICTURE = "\u241b"
"""Stands for ESC in a paste that came through the keyboard, where a real one would be taken for keys."""

_SEQUENCE = re.compile(
    # A command of the terminal with its parameters, such as a colour.
    "(?:[\x1b\u241b]\\[|\x9b)[0-?]*[ -/]*[@-~]"
    # A string to the terminal, such as a title, a clipboard content or a picture, up to its end.
    "|(?:[\x1b\u241b][]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\u241b\x9c\r\n]*(?:\x07|[\x1b\u241b]\\\\|\x9c)"
)


class Pasted(msgspec.Struct, frozen=True):
    """text: what to insert. notes: what was changed, one sentence each. refused: nothing may be inserted."""

    text: str
    notes: tuple[str, ...] = ()
    refused: bool = False


def typed_sign(character: str | None) -> str:
    """A character without a shape that came by key, and a line break of another system as a newline; else nothing.

    What it means can be told only when its neighbour has come, so that it is kept until the answer is read.
    """
    if not character or character.isascii() or character.isprintable():
        return ""
    return character if re.fullmatch(f"[{INVISIBLE}]", character) else legible(character).replace(UNREADABLE, "")


def clean_paste(text: str, multiline: bool) -> Pasted:
    """A paste as it may be inserted: no terminal sequences, no broken characters, one line where one line fits."""
    if _size(text) > REFUSE_BYTES:
        return Pasted("", (f"Over {REFUSE_BYTES // 1000} kB is too much for one field; nothing was inserted.",), True)
    notes = []
    text, sequences = _SEQUENCE.subn("", text)
    if sequences:
        notes.append(_counted(sequences, "terminal sequence was", "terminal sequences were", "left out."))
    if broken := len([*unreadable(text)]):
        notes.append(_counted(broken, "unreadable character was", "unreadable characters were", "replaced."))
    if unseen := len([*hidden(text)]):
        notes.append(_counted(unseen, "invisible character was", "invisible characters were", "left out."))
    text, joined = legible(text), 0
    if not multiline:
        text, joined = _one_line(text)
    if joined:
        notes.append(f"{joined} lines joined with spaces.")
    size = _size(text)
    if size > WARN_BYTES:
        notes.append(f"That is {size // 1000} kB in one field; the preview may lag behind your typing.")
    return Pasted(text, tuple(notes))


def _one_line(text: str) -> tuple[str, int]:
    """The text on one line, and how many lines were joined (0 when it was one line already)."""
    lines = text.split("\n")
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) > 1:
        return " ".join(filled), len(filled)
    return max(lines, key=lambda line: bool(line.strip()), default=""), 0


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _counted(count: int, one: str, many: str, rest: str) -> str:
    return f"{count} {one if count == 1 else many} {rest}"
