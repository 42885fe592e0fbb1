"""Phrases that a letter must have, or that make up one of its beats (data/review/words/beats.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from resign_tui.core.review import tokens
from resign_tui.core.review.lexicon import Matcher
from resign_tui.core.review.table import data


@cache
def _phrases(name: str) -> Matcher[str]:
    made: Matcher[str] = Matcher()
    for phrase in data("beats")[name]:
        made.add(phrase, phrase)
    return made


@lru_cache(maxsize=512)
def says(name: str, text: str) -> bool:
    """The text holds one of the phrases that are listed under this name."""
    return next(_phrases(name).find(tokens.words(text)), None) is not None


def sentences_without(text: str, *names: str) -> Iterator[str]:
    """The sentences of a text that hold no phrase listed under these names."""
    for start, end in tokens.sentences(text):
        if not any(says(name, text[start:end]) for name in names):
            yield text[start:end]
