"""Numbers, yes and no: what people type for them, and the sentence for what cannot be read."""

from __future__ import annotations

import re

from resign_tui.core.parsing.text import Unreadable, folded, quoted, which_one

_YES = frozenset(
    {"true", "yes", "yeah", "y", "1", "on", "x", "ok", "okay", "ja", "j", "oui", "si", "sim", "tak", "kylla", "はい"}
)
_NO = frozenset({"false", "no", "n", "0", "off", "nein", "non", "nej", "nei", "nee", "nao", "nie", "ei", "いいえ"})
"""Folded (text.folded), and none that means the other thing in another language: ne is no in Czech, yes in Korean."""
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75", "1/2": ".5", "1/4": ".25", "3/4": ".75"}
_FRACTION = r"(\d*)\s*([½¼¾])|(?:(\d+)[\s-]+)?\b(1/2|[13]/4)\b"
GROUP_OR_DECIMALS = r"([1-9]\d{0,2})[.,](\d{3})"
"""Figures that are thousands in one country and decimals in another."""

_GROUPED = r"[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?"


def flag(raw: str) -> bool:
    """Yes or no, in the words of the supported places too."""
    word = folded(raw).rstrip(".!")
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(f"Could not read {quoted(raw)} as yes or no. Kept as you typed it.")


def number(raw: str) -> float:
    """A number of zero or more: 4, 1.5, 1,5, 1½, 1 000. One like 1.000 is asked about, since it is read in two ways."""
    text = raw if raw.isdecimal() else _figures(raw)
    try:
        value = float(text)
    except ValueError:
        raise Unreadable(
            f"Could not read {quoted(raw)} as a number. Kept as you typed it; an example is 4.5."
        ) from None
    if not 0 <= value < float("inf"):
        raise Unreadable(f"{quoted(raw)} cannot be: it takes zero or more. Kept as you typed it; an example is 4.5.")
    return value


def with_decimals(text: str) -> str:
    """The text with its fractions as decimals: 1½ and 1 1/2 as 1.5."""
    return re.sub(_FRACTION, lambda match: (match[1] or match[3] or "0") + _PARTS[match[2] or match[4]], text)


def group_or_decimals(figures: str) -> tuple[str, ...]:
    """The two readings of 1.250: 1250 and 1.25; none for other figures. 1.255 gets a fourth figure behind its point."""
    match = re.fullmatch(GROUP_OR_DECIMALS, figures)
    if match is None:
        return ()
    whole, part = match.groups()
    decimal = f"{whole}.{part}0" if part[-1] != "0" else f"{whole}.{part}".rstrip("0").rstrip(".")
    return whole + part, decimal


def _figures(raw: str) -> str:
    """The number with a point before its decimals, and without what stands between its thousands."""
    text = " ".join(with_decimals(raw).replace("−", "-").replace("’", "'").split())
    if readings := group_or_decimals(text):
        raise which_one(raw, readings)
    match = re.fullmatch(_GROUPED, text)
    return (text.replace(match[1], "") if match else text).replace(",", ".")
