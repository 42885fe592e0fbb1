"""Texts, numbers, yes and no: what was typed, tidied; and the sentence for what cannot be read."""

from __future__ import annotations

import unicodedata

_YES = frozenset({"true", "yes", "y", "1", "on"})
_NO = frozenset({"false", "no", "n", "0", "off"})


class Unreadable(ValueError):
    """An answer that does not parse; `str(error)` says why in words for the person who typed it.

    readings: where it can be read in more than one way, the texts that would each be read in one.
    """

    def __init__(self, text: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.readings = readings


def one_line(raw: str) -> str:
    """A single-line answer: NFC, trimmed, line breaks as spaces."""
    text = unicodedata.normalize("NFC", raw)
    return " ".join(filter(None, (part.strip() for part in text.splitlines())))


def many_lines(raw: str) -> str:
    """A longer answer: NFC, trimmed, its own line breaks kept."""
    text = unicodedata.normalize("NFC", raw)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def flag(raw: str) -> bool:
    """Yes or no."""
    word = raw.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(f"Could not read {quoted(raw)} as yes or no. Kept as you typed it.")


def number(raw: str) -> float:
    """A number of zero or more."""
    try:
        value = float(raw.strip().replace(",", "."))
    except ValueError:
        raise Unreadable(f"Could not read {quoted(raw)} as a number. Kept as you typed it.") from None
    if not 0 <= value < float("inf"):
        raise Unreadable(f"{quoted(raw)} cannot be: it takes zero or more. Kept as you typed it.")
    return value


def quoted(text: str) -> str:
    """The answer in quotation marks, short, and never with a secret in it: the sentence may reach a screen or a log."""
    from ..secret_patterns import mask

    shown = mask(" ".join(text.split()))
    return f'"{shown if len(shown) <= 40 else shown[:39] + "…"}"'
