"""Small English: reads a phrase that somebody typed, so that it stands right in a sentence of ours."""

from __future__ import annotations

from .amounts import hours, number, service
from .greeting import greeting, own_greeting
from .nouns import head
from .phrase import Phrase
from .reading import KINDS, read
from .sentences import as_sentence, capitalised, is_sentence

__all__ = [
    "KINDS",
    "Phrase",
    "as_sentence",
    "capitalised",
    "greeting",
    "head",
    "hours",
    "is_sentence",
    "number",
    "own_greeting",
    "read",
    "service",
]
