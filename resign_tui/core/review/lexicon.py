"""Word lists as data, and the matcher that finds all of them in one walk over the words of a text.

A phrase is words with blanks between them: `fed up`, `micromanag*` (any ending), `exploit+` (its plain inflections),
`(took|stole) credit`, `hostile? review` (may be left out), `@boss` (a class), `@Name` (a capitalised word), `..` (up to
three words) and `...` (up to six). A phrase never reaches over the end of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.review import table
from resign_tui.core.review.tokens import Word

T = TypeVar("T")
_BRACKETS = late_regex.compile(r"\(([^()]*)\)(\??)")
_WIDE = late_regex.compile(r"\([^()]* ")
_LETTERS = 3
_GAPS = {"..": 3, "...": 6}
_NOT_NAMES = frozenset(["i", "i'm", "i'll", "i've", "i'd"])


class Slot(msgspec.Struct, frozen=True):
    """One place of a phrase: words, beginnings of words, any capitalised word, or a gap of so many words."""

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    name: bool = False
    optional: bool = False
    gap: int = 0

    @property
    def may_be_skipped(self) -> bool:
        """The phrase can go on without it."""
        return self.optional or self.gap > 0

    def fits(self, word: Word) -> bool:
        """The word can stand here."""
        if word.text in self.exact or (self.prefixes and word.text.startswith(self.prefixes)):
            return True
        return self.name and word.capital and word.text not in _NOT_NAMES and not word.text.isdigit()


_NOTHING = Slot(optional=True)


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Named sets of words (data/review/words/classes.toml), which phrases refer to by @name."""
    return {name: tuple(words) for name, words in table.data("classes").items()}


@cache
def word_class(name: str) -> Slot:
    """A class as something a word can fit."""
    return _slot(f"@{name}")


@cache
def parse(phrase: str) -> tuple[Slot, ...]:
    """A phrase as its places."""
    return tuple(_slot(part) for part in phrase.split())


def variants(phrase: str) -> Iterator[str]:
    """The phrase, once for each option of several words in its brackets: `(under|thrown under) it` makes two."""
    for match in _BRACKETS.finditer(phrase) if "(" in phrase and _WIDE.search(phrase) else ():
        options = match[1].split("|")
        if any(" " in option for option in options):
            before, after = phrase[: match.start()], phrase[match.end() :]
            single = [option for option in options if " " not in option]
            if single:
                yield from variants(f"{before}({'|'.join(single)}){match[2]}{after}")
            for option in options:
                if " " in option:
                    yield from variants(f"{before}{option}{after}")
            return
    yield phrase


@cache
def _slot(part: str) -> Slot:
    if part in _GAPS:
        return Slot(gap=_GAPS[part])
    if part == "@Name":
        return Slot(name=True)
    optional = part.endswith("?")
    body = part.removesuffix("?")
    options = body[1:-1].split("|") if body.startswith("(") else [body]
    exact: set[str] = set()
    prefixes: set[str] = set()
    name = False
    for option in options:
        if option == "@Name":
            name = True
            continue
        for word in classes()[option[1:]] if option.startswith("@") else (option,):
            if word.endswith("*"):
                prefixes.add(word[:-1])
            elif word.endswith("+"):
                exact.update(_inflected(word[:-1]))
            else:
                exact.add(word)
    return Slot(frozenset(exact), tuple(sorted(prefixes)), name, optional)


def _inflected(word: str) -> Iterator[str]:
    yield from (word, word + "s", word + "es", word + "ed", word + "ing")
    if word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
    if word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied")


@cache
def _read(phrase: str) -> tuple[tuple[Slot, ...], ...]:
    """The places of each variant of a phrase."""
    return tuple(map(parse, variants(phrase)))


class Matcher(msgspec.Struct, Generic[T], frozen=True):
    """Phrases with something that goes with each, by the first letters of their first words.

    There are so many that reading them is felt; most are never read, for no word begins as they do.
    """

    by_letters: dict[str, list[tuple[str, T]]] = msgspec.field(default_factory=dict)

    def add(self, phrase: str, load: T) -> None:
        """One more phrase; its first place must be words, and its brackets must close."""
        if phrase.count("(") != phrase.count(")"):
            raise ValueError(f"brackets that do not close: {phrase}")
        stem = phrase.split(maxsplit=1)[0].removesuffix("*")
        for letters in {stem[:_LETTERS]} if stem.isalpha() else _beginnings(phrase):
            self.by_letters.setdefault(letters, []).append((phrase, load))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[T, int, int]]:
        """What is found: the load, and the first and last-but-one word of it."""
        for start, word in enumerate(words):
            after = words[start + 1] if start + 1 < len(words) else None
            for slots, load in self._candidates(word):
                second = slots[1] if len(slots) > 1 else _NOTHING
                if not second.may_be_skipped and (after is None or not second.fits(after)):
                    continue
                end = _match(slots, 0, words, start, word.sentence)
                if end:
                    yield load, start, end

    def _candidates(self, word: Word) -> Iterator[tuple[tuple[Slot, ...], T]]:
        """What the word may begin: first the phrases that name it, then those that name a beginning of it."""
        begun = [
            (slots, load)
            for phrase, load in self.by_letters.get(word.text[:_LETTERS], ())
            for slots in _read(phrase)
            if slots[0].fits(word)
        ]
        yield from (each for each in begun if word.text in each[0][0].exact)
        yield from (each for each in begun if word.text not in each[0][0].exact)


def _beginnings(phrase: str) -> set[str]:
    """The first letters of every word that a phrase may begin with."""
    found = set()
    for variant in variants(phrase):
        first = _slot(variant.split(maxsplit=1)[0])
        if first.optional or first.gap or first.name:
            raise ValueError(f"a phrase cannot begin with a gap: {phrase}")
        found |= {word[:_LETTERS] for word in (*first.exact, *first.prefixes)}
    return found


def _match(slots: tuple[Slot, ...], at: int, words: Sequence[Word], place: int, sentence: int) -> int:
    """The place after the phrase when it fits from `place` on, else 0."""
    if at == len(slots):
        return place
    slot = slots[at]
    if slot.gap:
        for skipped in range(slot.gap + 1):
            if end := _match(slots, at + 1, words, place + skipped, sentence):
                return end
        return 0
    if slot.optional and (end := _match(slots, at + 1, words, place, sentence)):
        return end
    if place < len(words) and words[place].sentence == sentence and slot.fits(words[place]):
        return _match(slots, at + 1, words, place + 1, sentence)
    return 0
