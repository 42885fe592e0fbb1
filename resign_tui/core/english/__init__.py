"""Small English: reads a phrase that somebody typed, so that it stands right in a sentence of ours."""

from __future__ import annotations

from .amounts import hours, number, service
from .greeting import greeting, own_greeting
from .joining import capitalised, fitted, is_sentence, is_small_name
from .nouns import head
from .phrase import Phrase
from .reading import KINDS, read
from .verbs import base, gerund

__all__ = [
    "KINDS",
    "Phrase",
    "base",
    "capitalised",
    "fitted",
    "gerund",
    "greeting",
    "head",
    "hours",
    "is_sentence",
    "is_small_name",
    "number",
    "own_greeting",
    "read",
    "service",
]
