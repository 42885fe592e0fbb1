"""Texts as they were typed, tidied, and the sentence for what cannot be read."""

from __future__ import annotations

import unicodedata


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


def quoted(text: str) -> str:
    """The answer in quotation marks, short, and never with a secret in it: the sentence may reach a screen or a log."""
    from ..secret_patterns import mask

    shown = mask(" ".join(text.split()))
    return f'"{shown if len(shown) <= 40 else shown[:39] + "…"}"'
