"""Small English: reads a phrase that somebody typed, so that it stands right in a sentence of ours."""

from __future__ import annotations

from resign_tui.core.english.amounts import hours, number, service
from resign_tui.core.english.greeting import greeting, greets_by_title, has_title, own_greeting
from resign_tui.core.english.nouns import head, is_same_thing
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.reading import KINDS, read
from resign_tui.core.english.sentences import as_sentence, capitalised, is_sentence

__all__ = [
    "KINDS",
    "Phrase",
    "as_sentence",
    "capitalised",
    "greeting",
    "greets_by_title",
    "has_title",
    "head",
    "hours",
    "is_same_thing",
    "is_sentence",
    "number",
    "own_greeting",
    "read",
    "service",
]
