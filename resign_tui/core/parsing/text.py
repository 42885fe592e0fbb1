"""Texts as they were typed, tidied, and the sentence for what cannot be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from resign_tui.core.legible import legible
from resign_tui.core.secrets.patterns import mask

T = TypeVar("T")

BETWEEN = ";"
"""What stands between the entries of an answer in a single line."""


class Unreadable(ValueError):
    """An answer that does not parse; `str(error)` says why in words for the person who typed it.

    readings: where it can be read in more than one way, the texts that would each be read in one.
    """

    def __init__(self, text: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.readings = readings


def which_one(raw: str, readings: Iterable[str]) -> Unreadable:
    """The question about an answer that can be read in more than one way."""
    each = tuple(readings)
    return Unreadable(f"{quoted(raw)} is {' or '.join(each)}: which one?", each)


def read_or_raise(outcome: T | Unreadable) -> T:
    """What was read; a refusal that was kept is raised anew, so that it does not gather the places it was raised at."""
    if isinstance(outcome, Unreadable):
        raise Unreadable(str(outcome), outcome.readings)
    return outcome


def one_line(raw: str) -> str:
    """A single-line answer: NFC, legible, trimmed, line breaks as spaces."""
    return " ".join(filter(None, (part.strip() for part in _composed(raw).split("\n"))))


def several(raw: str) -> tuple[str, ...]:
    """The entries of an answer that was typed in a single line, as they were typed."""
    return tuple(entry.strip() for entry in raw.split(BETWEEN) if entry.strip())


def many_lines(raw: str) -> str:
    """A longer answer: NFC, legible, trimmed, its own line breaks kept."""
    return "\n".join(line.rstrip() for line in _composed(raw).split("\n")).strip()


def _composed(raw: str) -> str:
    return unicodedata.normalize("NFC", legible(raw))


def folded(raw: str) -> str:
    """A text for comparing: small letters without accents, plain signs, single spaces."""
    if raw.isascii():
        return " ".join(raw.lower().split())
    bare = "".join(char for char in unicodedata.normalize("NFKD", raw.casefold()) if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFKC", bare).replace("’", "'").replace("−", "-").split())


def behind(pattern: str, text: str) -> str:
    """What stands behind the pattern at the beginning of a text; all of it when the pattern is not there."""
    match = re.match(pattern, text)
    return text[match.end() :] if match else text


def quoted(text: str) -> str:
    """The answer in quotation marks, short, and never with a secret in it: the sentence may reach a screen or a log."""
    shown = mask(" ".join(text.split()))
    return f'"{shown if len(shown) <= 40 else shown[:39] + "…"}"'
