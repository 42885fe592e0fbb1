"""Typed text before it is read: signs that cannot be printed, bullets and stops are gone."""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.english import lexicon
from resign_tui.core.legible import legible

_BLANKS = late_regex.compile(r"[^\S\n]")
_SPACES = late_regex.compile(r"\s+")
_BULLET = late_regex.compile(r"^(?:[-*•–—·>]+|\d{1,2}[.)]|[a-z]\))\s+")
_SMILE = late_regex.compile(r"\s[:;=]-?[()DPp]+$")
_LEADING = late_regex.compile(r"^(?:[,;:.!…&+]+\s+)+")
_LOOSE = late_regex.compile(r" ([,;:]+)(?= |$)")
_AND_AGAIN = late_regex.compile(
    r"(?<!\S)(and|&|\+)(?:(?: ?[,;]+)? (?:and|&|\+)(?![^\s,;]))*(?: ?[,;]+)?(?= )", re.IGNORECASE
)
_STOPS = ".!…。！,;:、"
_KEPT = "\u200c\u200d\ufe0f"
"""What joins letters and pictures, and so must stay though it cannot be seen."""


def cleaned(typed: str) -> str:
    """One line without what cannot be printed, a bullet, a smile, closing stops, or a second "and" behind an "and"."""
    text = _AND_AGAIN.sub(r"\1", _SMILE.sub("", _without(_BULLET, flat(typed))))
    return unstopped(_LOOSE.sub(r"\1", _without(_LEADING, text)))


def _without(begun: re.Pattern[str], text: str) -> str:
    """Without such signs at its beginning; where a letter stands there, nothing needs to be looked for."""
    is_plain = text[:1].isalpha() and text[1:2] != ")"
    return begun.sub("", text) if text and not is_plain else text


def flat(typed: str) -> str:
    """One line with single blanks, without what cannot be printed."""
    return _SPACES.sub(" ", printable(typed)).strip()


def printable(typed: str) -> str:
    """The text as it can be read, with plain blanks."""
    return _BLANKS.sub(" ", legible(typed))


def unstopped(text: str) -> str:
    """Without the stops and blanks at its end; the point of "Inc.", of an initial and of "etc." stays."""
    while True:
        bare = text.rstrip(" " + _STOPS)
        rest = text[len(bare) :].strip()
        if rest.startswith(".") and _is_abbreviation(bare.rsplit(" ", 1)[-1]):
            return f"{bare}."
        if bare == text:
            return text
        text = bare


def pictured(text: str) -> bool:
    """Whether it holds an emoji."""
    return not text.isascii() and any(_is_picture(char) for char in text)


def unpictured(text: str) -> str:
    """Without its emoji."""
    return _SPACES.sub(" ", "".join(char for char in text if not _is_picture(char) and char not in _KEPT)).strip()


def _is_picture(char: str) -> bool:
    return "\U0001f000" <= char <= "\U0001faff" or "\u2600" <= char <= "\u27bf"


def _is_abbreviation(word: str) -> bool:
    bare = word.strip("\"'“”‘’()[],;:").casefold()
    if len(bare) == 1 and bare.isalpha():
        return word.strip("(")[:1].isupper()
    if bare in lexicon.names()["abbreviations"]:
        return bare != "no"
    return len(bare) > 2 and "." in bare and all(len(part) == 1 and part.isalpha() for part in bare.split("."))
