"""The word lists of data/english, loaded once: which words are verbs, things, fields, qualities, small words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from resign_tui.core import data_files

FOLDER = "english"

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = _VOWELS | frozenset("wxyh")
_APART = frozenset(["i", "v", "&", "+", "api", "sdk"])
_IRREGULAR_THIRD = {"be": "is", "have": "has"}


class WordGroups:
    """The named groups of words of one file, each a frozen set; a name that the file lacks is an error."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._sets = {name: frozenset(words.split()) for name, words in table.items() if isinstance(words, str)}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets[name]

    def __iter__(self) -> Any:
        return iter(self._sets)


class Verbs(msgspec.Struct, frozen=True):
    """Every known verb. The forms of the regular ones follow from it, and are compared and not listed."""

    base: frozenset[str]
    regular: frozenset[str]
    past: Mapping[str, str]
    """Irregular past forms, with the verb."""
    participle: frozenset[str]
    """Irregular participles, some of which are past forms too."""
    shape: WordGroups


@cache
def table(name: str) -> dict[str, Any]:
    """One file of data/english as it is written."""
    return data_files.load(FOLDER, name)


@cache
def small() -> WordGroups:
    """The small words: determiners, prepositions, auxiliaries, adverbs."""
    return WordGroups(table("small_words"))


@cache
def nouns() -> WordGroups:
    """The nouns by how they behave, and the adjectives."""
    return WordGroups(table("nouns"))


@cache
def names() -> WordGroups:
    """Names that are written or used in a way of their own."""
    return WordGroups(table("names")["lists"])


@cache
def written() -> Mapping[str, str]:
    """Short forms as they are written, by their small letters."""
    return dict(table("names")["written"])


@cache
def greetings() -> WordGroups:
    """Titles, degrees and groups of the greeting."""
    return WordGroups(table("greetings"))


@cache
def verbs() -> Verbs:
    """The verbs, regular and irregular."""
    lists = table("verbs")
    irregular: dict[str, list[str]] = {verb: forms.split() for verb, forms in lists["irregular"].items()}
    base = frozenset((*lists["regular"].split(), *irregular))
    past = {forms[0]: verb for verb, forms in irregular.items()} | dict.fromkeys(("is", "are", "were", "am"), "be")
    participle = frozenset(forms[-1] for forms in irregular.values())
    return Verbs(base, base - irregular.keys(), past, participle, WordGroups(lists["shape"]))


def is_common(word: str) -> bool:
    """Whether a word is no name: it may lose its capital inside a sentence."""
    if word in _APART or word in names()["proper"] or word in written() or word in _spelt():
        return False
    if word in verbs().base or word in verbs().participle or past_of(word) or third_of(word):
        return True
    return any(word in groups[name] for groups in (small(), nouns()) for name in groups)


def is_never_a_name(word: str) -> bool:
    """Whether a word is no name even when it stands alone with a capital."""
    groups = nouns()
    if any(word in groups[name] for name in ("qualities", "mass", "things")):
        return True
    return is_common(word) and word not in groups["everyday"]


@cache
def _spelt() -> frozenset[str]:
    """Short forms as they are written, in small letters."""
    return frozenset(spelling.casefold() for spelling in written().values() if not spelling.islower())


def past_of(word: str) -> str:
    """The listed verb whose past form a word is; empty when it is none."""
    if word in verbs().past or not word.endswith("ed"):
        return verbs().past.get(word, "")
    doubling = verbs().shape["doubling"]
    stems = (word[:-1], word[:-2], word[:-3], f"{word[:-3]}y")
    return next((stem for stem in stems if stem in verbs().regular and _regular_past(stem, doubling) == word), "")


def third_of(word: str) -> str:
    """The listed verb whose form in -s a word is; empty when it is none."""
    stems = (word[:-1], word[:-2], f"{word[:-3]}y", *_IRREGULAR_THIRD) if word.endswith("s") else ()
    return next((stem for stem in stems if stem in verbs().base and third(stem) == word), "")


def third(verb: str) -> str:
    """The form of he, she and it: ships, teaches, tries."""
    if verb in _IRREGULAR_THIRD:
        return _IRREGULAR_THIRD[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def doubles(verb: str, listed: frozenset[str]) -> bool:
    """Whether the last letter is doubled before an ending: ship, commit; but not deploy, fix, train."""
    if verb in listed:
        return True
    if len(verb) < 3 or verb[-1] in _NEVER_DOUBLED:
        return False
    return verb[-2] in _VOWELS and _VOWELS.isdisjoint(verb[:-2])


def _regular_past(verb: str, listed: frozenset[str]) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if doubles(verb, listed) else f"{verb}ed"
