"""What the tone rules look past: words of the trade, names the person typed, code, quotations.

The people who use this name their projects after what their models detect. `toxic` before `classifier` is a trade;
`toxic` before `culture` is a grievance, even with a classifier nearby.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resign_tui.core.review import table
from resign_tui.core.review.lexicon import Matcher, word_class
from resign_tui.core.review.tokens import Word

_REACH = 3


@cache
def _domain() -> Matcher[None]:
    made: Matcher[None] = Matcher()
    for phrases in table.data("domain").values():
        for phrase in phrases:
            made.add(phrase, None)
    return made


def masked(words: Sequence[Word]) -> frozenset[int]:
    """Places of the words that belong to a phrase of the trade or to code."""
    places = {place for place, word in enumerate(words) if word.code}
    for _, start, end in _domain().find(words):
        places.update(range(start, end))
    return frozenset(places)


def named(text: str, words: Sequence[Word], names: Sequence[str]) -> frozenset[int]:
    """Places of the words that belong to a name the person typed elsewhere."""
    places: set[int] = set()
    for name in names:
        at = text.find(name)
        while at >= 0:
            places.update(place for place, word in enumerate(words) if at <= word.start and word.end <= at + len(name))
            at = text.find(name, at + len(name))
    return frozenset(places)


def is_trade(words: Sequence[Word], start: int, end: int) -> bool:
    """The words from start to end stand in a compound such as "... detection model", or right behind such a noun.

    A noun of the workplace next to them says otherwise.
    """
    if speaks_of_work(words, start, end):
        return False
    noun, small = word_class("domain"), word_class("small")
    for place in range(end, min(end + _REACH, len(words))):
        word = words[place]
        if not word.tight or word.sentence != words[start].sentence or small.fits(word):
            break
        if noun.fits(word):
            return True
    link = word_class("link")
    before = [words[place] for place in range(max(0, start - _REACH), start)]
    for index, word in enumerate(before[:-1]):
        if word.sentence == words[start].sentence and noun.fits(word) and link.fits(before[index + 1]):
            return True
    return False


def speaks_of_work(words: Sequence[Word], start: int, end: int) -> bool:
    """A noun of the workplace follows within two words of the same compound."""
    work, small = word_class("workplace"), word_class("small")
    for place in range(end, min(end + 2, len(words))):
        word = words[place]
        if not word.tight or small.fits(word):
            break
        if work.fits(word):
            after = words[place + 1] if place + 1 < len(words) else None
            return after is None or not after.tight or not word_class("domain").fits(after)
    return False
