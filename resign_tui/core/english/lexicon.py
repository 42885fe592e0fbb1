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
    """Every known verb and its forms."""

    base: frozenset[str]
    past: Mapping[str, str]
    """Past forms, with the verb."""
    participle: frozenset[str]
    """Irregular participles, some of which are past forms too."""
    third: Mapping[str, str]
    """Forms in -s, with the verb."""
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
    """The verbs, with the forms that follow from them."""
    lists = table("verbs")
    irregular: dict[str, list[str]] = {verb: forms.split() for verb, forms in lists["irregular"].items()}
    regular = [verb for verb in lists["regular"].split() if verb not in irregular]
    shape = WordGroups(lists["shape"])
    past = {_regular_past(verb, shape["doubling"]): verb for verb in regular}
    past |= {forms[0]: verb for verb, forms in irregular.items()}
    past |= dict.fromkeys(("is", "are", "were", "am"), "be")
    base = frozenset((*regular, *irregular))
    participle = frozenset(forms[-1] for forms in irregular.values())
    return Verbs(base, past, participle, {third(verb): verb for verb in base}, shape)


@cache
def common() -> frozenset[str]:
    """Every word that is no name: it may lose its capital inside a sentence."""
    words: set[str] = set()
    for groups in (small(), nouns()):
        for name in groups:
            words |= groups[name]
    words |= verbs().base | verbs().past.keys() | verbs().third.keys()
    words |= verbs().participle
    words -= names()["proper"] | {"i", "v", "&", "+", "api", "sdk"} | written().keys()
    words -= {spelling.casefold() for spelling in written().values() if not spelling.islower()}
    return frozenset(words)


@cache
def plain() -> frozenset[str]:
    """The common words that are no name even when one of them stands alone with a capital."""
    return common() - nouns()["everyday"] | nouns()["qualities"] | nouns()["mass"] | nouns()["things"]


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
