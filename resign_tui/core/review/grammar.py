"""Whether a text reads right: a word that stands twice, stops that meet, a sentence that begins small or never ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from resign_tui.core import late_regex
from resign_tui.core.english import lexicon as english_words
from resign_tui.core.review import table, tokens, verbless
from resign_tui.core.review.lexicon import Matcher
from resign_tui.core.review.tokens import Word
from resign_tui.core.review.tone import Hit

_LONGEST_GROUP = 3
_STOPS = late_regex.compile(r"(?<=[\w)\]”\"’])[.,;:?!]+(?:[ \t]+[.,;:?!]+)*(?=[\s)\]”\"’]|$)|(?<=\w)\.,(?=[^\W\d_])")
_RIGHT_STOPS = late_regex.compile(r"[.…]{3,}.?|::|[?!]+|!.|\.:|[.,;:]", re.DOTALL)
_CLEAR = frozenset([".,", "..", ",.", ",,", ";,", ";.", ",;"])
"""Pairs of stops of which the second is surely the one that was meant."""
_SMALL_START = late_regex.compile(r"(?<=\S)([.?])(?:[ \t]+|[ \t]*\n[ \t]*)([a-zß-öø-ÿ][\w'’-]*)(?!\w|[@/]|[.:]\w)")
_FIRST = late_regex.compile(r"\s*[\"“'‘(\[]*([^\W\d_][\w'’-]*)(?!\w|[@/]|[.:]\w)")
_INITIALS = late_regex.compile(r"[^\W\d_]|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_LISTED = late_regex.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)]|\[[ xX]\])[ \t]", re.MULTILINE)


@lru_cache(maxsize=512)
def misread(text: str) -> tuple[Hit, ...]:
    """What reads wrong in a paragraph, one hit for each rule and sentence, in the order of the text."""
    spans = tokens.sentences(text)
    once: dict[tuple[str, int], Hit] = {}
    for hit in (*_twice(text), *_meeting_stops(text), *_small_starts(text), *verbless.verbless(text)):
        sentence = next((at for at, (a, b) in enumerate(spans) if a <= hit.start < b), -1)
        once.setdefault((hit.rule, sentence), hit)
    return tuple(sorted(once.values(), key=lambda hit: hit.start))


def unfinished(text: str) -> Iterator[Hit]:
    """A paragraph that begins with a small letter, or has no stop at its end; a list may do both."""
    if _LISTED.search(text):
        return
    first = _FIRST.match(text)
    if first and _begins_small(first[1]):
        yield Hit("capital-or-stop", "info", *first.span(1), why="The paragraph begins with a small letter.")
    bare = text.rstrip()
    if bare and (bare[-1] == "," or bare[-1].isdigit() or bare[-1].lower() != bare[-1].upper()):
        start = len(bare) - len(bare.split()[-1])
        yield Hit("capital-or-stop", "info", start, len(bare), why="No stop stands at the end of the paragraph.")


# -- twice -------------------------------------------------------------------------------------------------------------


def _twice(text: str) -> Iterator[Hit]:
    words = tokens.words(text)
    at = 0
    while at < len(words):
        sizes = (size for size in range(_LONGEST_GROUP, 0, -1) if at + size < len(words))
        again = (size for size in sizes if words[at].text == words[at + size].text)
        size = next((size for size in again if _repeats(text, words, at, size)), 0)
        if size:
            start, end = words[at].start, words[at + 2 * size - 1].end
            yield Hit("repeated-words", "warn", start, end, replacement=text[start : words[at + size - 1].end])
        at += size or 1
    for _, first, last in _leads_twice().find(words):
        if all(word.tight for word in words[first + 1 : last]):
            yield Hit("repeated-words", "warn", words[first].start, words[last - 1].end)


@cache
def _leads_twice() -> Matcher[None]:
    made: Matcher[None] = Matcher()
    for phrase in table.data("grammar")["lead_twice"]:
        made.add(phrase, None)
    return made


def _repeats(text: str, words: Sequence[Word], at: int, size: int) -> bool:
    """The next words are said once more right after, with nothing but blanks between."""
    both = words[at : at + 2 * size]
    group = [word.text for word in both[:size]]
    if len(both) < 2 * size or group != [word.text for word in both[size:]]:
        return False
    gaps = [text[before.end : after.start] for before, after in pairwise(both)]
    if any(gap.strip() for gap in gaps) or any(word.code or word.quoted for word in both):
        return False
    if any(
        _is_acronym(text, first) != _is_acronym(text, again) for first, again in zip(both, both[size:], strict=False)
    ):
        return False  # a portal in IN
    if size > 1:
        goes_on = at > 0 and words[at - 1].text == group[-1]  # step by step by step
        return group[0] in table.listed("grammar", "leads") and len(set(group)) > 1 and not goes_on
    word = group[0]
    is_name = (both[0].capital and both[1].capital) or "\n" in gaps[0]
    has_cases = word.upper() != word.lower()
    return (
        has_cases
        and word not in table.listed("grammar", "fine_twice")
        and (not is_name or word in table.listed("grammar", "small"))
    )


def _is_acronym(text: str, word: Word) -> bool:
    typed = text[word.start : word.end]
    return len(typed) > 1 and typed.isupper()


# -- stops -------------------------------------------------------------------------------------------------------------


def _meeting_stops(text: str) -> Iterator[Hit]:
    """Two stops where one belongs: "service., and"."""
    for match in _STOPS.finditer(text):
        signs = "".join(match[0].split())
        if _RIGHT_STOPS.fullmatch(signs):
            continue
        word = _word_before(text, match.start())
        if signs[0] == "." and signs != ".." and (_is_abbreviation(word) or word.isdigit()):
            continue
        start = match.start() - len(word)
        better = f"{word}{signs[-1]}" if signs in _CLEAR else ""
        yield Hit("double-stop", "warn", start, match.end(), replacement=better)


def _small_starts(text: str) -> Iterator[Hit]:
    if _LISTED.search(text):
        return
    for match in _SMALL_START.finditer(text):
        before, word = _word_before(text, match.start()), match[2]
        is_end = before[-1].isalpha() or before[-1] in ")%]" or (before[-1].isdigit() and len(before) > 2)
        if is_end and not (match[1] == "." and _is_abbreviation(before)) and _begins_small(word):
            yield Hit("capital-or-stop", "info", *match.span(2), why="A sentence begins with a small letter.")


def _begins_small(word: str) -> bool:
    """A plain word in small letters, no name that is always written so."""
    names = english_words.names()
    plain = word.islower() and word[0].isascii() and "_" not in word and not any(sign.isdigit() for sign in word)
    return plain and word not in names["small_names"] and word not in names["particles"]


def _word_before(text: str, at: int) -> str:
    return next(iter(text[max(0, at - 40) : at].rsplit(maxsplit=1)[-1:]), "")


def _is_abbreviation(word: str) -> bool:
    bare = word.lstrip("(\"'“‘[").casefold()
    return bool(_INITIALS.fullmatch(bare)) or bare in table.listed("grammar", "abbreviations")
