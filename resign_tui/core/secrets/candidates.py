"""Whether a text holds anything that the maintained scanner could find: decided at once, without its rules.

For each of its rules, and of ours, `data/secrets/candidates.json` says what every match holds: a run of letters and
digits of some length, one of some words, and patterns. The table is derived from the rules, by
`tests/core/secrets/derive.py`, and holds for the versions that it names. It errs towards a candidate, never away.
The rules are those of kingfisher-secret-scanner (Apache-2.0) and the Betterleaks and Veles rules in it.
"""

from __future__ import annotations

import re
import string
from binascii import Error, a2b_base64
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import attrgetter

import msgspec

from resign_tui.core import data_files, late_regex

TABLE = "secrets/candidates.json"
OWN_RULES = "secrets/services.yml"

WORD = string.ascii_lowercase + string.digits
TOKEN = WORD + "_-+/=.~"

_WORDS, _TOKENS = (late_regex.compile(f"[{re.escape(signs)}]+") for signs in (WORD, TOKEN))
_BASE64 = late_regex.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_SHORTEST_BASE64 = 32
_URL_SAFE = str.maketrans("-_", "+/")

_KEY_END = late_regex.compile(r"[,)\]}!?|>.:](?<=[A-Za-z0-9_=+/-]{16}.)(?:(?<![.:])|(?=\s|\Z))")
"""Punctuation after a long word; many of the scanner's rules know keys only before a space or a quote."""

_NOT_ASCII = late_regex.compile(r"[^\x01-\x7f]")


class Rule(msgspec.Struct, frozen=True, array_like=True):
    """What every match of a rule holds, in small letters.

    word, token: the least length of its longest run of WORD and of TOKEN; literals: one of them; pieces: all of them.
    """

    id: str
    word: int
    token: int
    literals: tuple[str, ...]
    pieces: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """The rules by `word`; the version of the scanner and the mark of our own rules that they were derived from."""

    scanner: str
    own_rules: int
    rules: tuple[Rule, ...]


def flattened(text: str) -> str:
    """The text as the scanner reads it, one ASCII sign a character, so that offsets are ours.

    Keys are ASCII, and a space ends them where a quote does.
    """
    return _NOT_ASCII.sub(" ", _KEY_END.sub(" ", text))


@lru_cache(maxsize=2)
def has_candidate(text: str) -> bool:
    """Whether a rule of the scanner might match somewhere; where this says no, a scan finds nothing.

    The last answers are kept: whoever scans asks first whether it will take long.
    """
    data = flattened(text)
    return _may_match(data) or any(map(_may_match, _decoded(data)))


def table() -> Table:
    """The table as it is shipped."""
    return _table(data_files.DATA)


@cache
def _table(data: object) -> Table:
    return msgspec.json.decode(data_files.read(TABLE), type=Table)


def mark_of_own_rules() -> int:
    """The mark of our rules as they stand now."""
    return data_files.mark(data_files.read(OWN_RULES))


def _may_match(data: str) -> bool:
    lower = data.lower()
    tokens = set(_TOKENS.findall(lower))
    token = max(map(len, tokens), default=0)
    word = max((len(run) for each in tokens for run in _WORDS.findall(each)), default=0)
    rules = table().rules
    there: dict[tuple[str, ...], bool] = {}
    for rule in rules[: bisect_right(rules, word, key=attrgetter("word"))]:
        if rule.token > token:
            continue
        if rule.literals not in there:
            there[rule.literals] = any(literal in lower for literal in rule.literals)
        if there[rule.literals] and all(_compiled(piece).search(lower) for piece in rule.pieces):
            return True
    return False


@cache
def _compiled(piece: str) -> re.Pattern[str]:
    return re.compile(piece, re.ASCII | re.MULTILINE)


def _decoded(data: str) -> Iterator[str]:
    """What stands in a text in base64; the scanner looks into that too."""
    for run in _BASE64.findall(data):
        if len(run) >= _SHORTEST_BASE64 and len(run) % 4 == 0:
            try:
                decoded = a2b_base64(run.translate(_URL_SAFE))
            except Error:
                continue
            if decoded.isascii():
                yield decoded.decode("ascii")
