"""Numbers, yes and no: what people type for them, and the sentence for what cannot be read."""

from __future__ import annotations

import re

from .text import Unreadable, quoted

_YES = frozenset(
    {"true", "yes", "y", "1", "on", "x", "ok", "okay", "ja", "oui", "si", "sí", "sì", "sim", "tak", "kyllä"}
)
_NO = frozenset({"false", "no", "n", "0", "off", "nein", "non", "nej", "nei", "nee", "não", "nie", "ei"})
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_WITH_FRACTION = re.compile(r"(\d*)\s*([½¼¾])")
_SPELLED_FRACTION = re.compile(r"(\d+)\s+1/2")
_THOUSANDS = re.compile(r"(\d{1,3})[.,](000)")


def flag(raw: str) -> bool:
    """Yes or no, in the words of the supported places too."""
    word = raw.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(f"Could not read {quoted(raw)} as yes or no. Kept as you typed it.")


def number(raw: str) -> float:
    """A number of zero or more: 4, 1.5, 1,5, 1½. One like 1.000 is asked about, since it is read in two ways."""
    text = raw.strip()
    if match := _THOUSANDS.fullmatch(text):
        readings = (match[1] + match[2], match[1])
        raise Unreadable(f"{quoted(raw)} is {readings[0]} or {readings[1]}: which one?", readings)
    try:
        value = float(_plain(text))
    except ValueError:
        raise Unreadable(
            f"Could not read {quoted(raw)} as a number. Kept as you typed it; an example is 4.5."
        ) from None
    if not 0 <= value < float("inf"):
        raise Unreadable(f"{quoted(raw)} cannot be: it takes zero or more. Kept as you typed it.")
    return value


def _plain(text: str) -> str:
    """The number with a point for its comma and digits for its fraction."""
    if match := _WITH_FRACTION.fullmatch(text):
        return (match[1] or "0") + _FRACTIONS[match[2]]
    if match := _SPELLED_FRACTION.fullmatch(text):
        return f"{match[1]}.5"
    return text.replace(",", ".")
