"""Small English: reads a phrase that somebody typed, so that it stands right in a sentence of ours."""

from __future__ import annotations

from functools import lru_cache

from .amounts import hours, number, service
from .joining import capitalised, fitted, is_sentence, is_small_name
from .phrase import Phrase

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

KINDS = frozenset(
    "role company agreement project value place town name reason goal system item person gratitude wish channel door "
    "paragraph highlight".split()
)


@lru_cache(maxsize=2048)
def read(kind: str, typed: str) -> Phrase:
    """The phrase as it stands in the sentence of its kind; KeyError for a kind that is not known."""
    if kind not in KINDS:
        raise KeyError(kind)
    text = " ".join(typed.split()).rstrip(" .,;:!")
    return Phrase("noun", text, (text,)) if text else Phrase()


def greeting(name: str, first: str = "", *, familiar: bool, place: str) -> Phrase:
    """What stands after "Dear"."""
    text = first if familiar and first else name
    return Phrase("name", text, (text,)) if text else Phrase()


def own_greeting(typed: str) -> Phrase:
    """A greeting line of the person's own, with its closing sign."""
    text = " ".join(typed.split()).rstrip(" .,;:!")
    return Phrase("line", f"{text},", (f"{text},",)) if text else Phrase()


def gerund(verb: str) -> str:
    """The gerund of a verb."""
    return f"{verb}ing"


def base(gerund: str) -> str:
    """The verb of a gerund."""
    return gerund.removesuffix("ing")


def head(noun_phrase: str) -> str:
    """The head noun, in small letters."""
    return noun_phrase.split()[-1].casefold() if noun_phrase.split() else ""
