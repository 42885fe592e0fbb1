"""Words of our own sentence that somebody typed along: "thank you for", "handing over", "before I leave"."""

from __future__ import annotations

import re
from functools import cache

from resign_tui.core.english import lexicon
from resign_tui.core.english.tokens import Words

_ROUNDS = 3


def without_lead(kind: str, words: Words, *, keep: frozenset[str] = frozenset()) -> Words:
    """The words without what our sentence says before them; at least one word stays."""
    for _ in range(_ROUNDS):
        length = _longest(_before(kind), words)
        if not length or " ".join(words.keys[:length]) in keep:
            return words
        words = words.part(length)
    return words


def without_tail(kind: str, words: Words) -> Words:
    """The words without what our sentence says after them; at least one word stays."""
    text = _joined(words.keys)
    longest = 0
    for pattern in _after(kind):
        match = pattern.search(" " + text)
        if match and match.start() > 0:
            longest = max(longest, match.group().count(" ") - 1)
    return words.part(0, len(words) - longest) if 0 < longest < len(words) else words


def lead_length(kind: str, words: Words) -> int:
    """How many words of our own begin it."""
    return _longest(_before(kind), words)


def _longest(patterns: tuple[re.Pattern[str], ...], words: Words) -> int:
    text = _joined(words.keys[:16])
    matches = (pattern.match(text) for pattern in patterns)
    lengths = [match.group().count(" ") for match in matches if match]
    return max((length for length in lengths if length < len(words)), default=0)


def _joined(keys: tuple[str, ...]) -> str:
    return "".join(f"{key} " for key in keys)


@cache
def _before(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = lexicon.table("leads")["before"].get(kind, [])
    return tuple(re.compile(_expression(line)) for line in lines)


@cache
def _after(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = lexicon.table("leads")["after"].get(kind, [])
    return tuple(re.compile(f" {_expression(line)}$") for line in lines)


def _expression(line: str) -> str:
    """`a|b c?` as an expression over words that each end with a blank."""
    parts = []
    for word in line.split():
        choice = "|".join(map(re.escape, word.removesuffix("?").split("|")))
        parts.append(f"(?:(?:{choice}) ){'?' if word.endswith('?') else ''}")
    return "".join(parts)
