"""Names in which a person shows: the handle in MHALE_PAT, in mhale-batch, in /home/mhale."""

from __future__ import annotations

import re
from itertools import pairwise

from resign_tui.core.evidence.identity import Author, Identities

_WORDS = re.compile(r"[^\W_]+")
_TOKEN_WORDS = frozenset(("pat", "personal"))
_LEAST = 3


def names_person(text: str, me: Identities) -> bool:
    """Whether a word of a name, or two of them together, is or resembles a name of the person."""
    words = _WORDS.findall(text.lower())[:20]
    pairs = [first + second for first, second in pairwise(words)]
    return any(len(word) >= _LEAST and _is_person(word, me) for word in (*words, *pairs))


def looks_personal(name: str, me: Identities) -> bool:
    """Whether a secret's name says that it is somebody's own token: a word PAT or PERSONAL, or the person's name."""
    return bool(_TOKEN_WORDS.intersection(_WORDS.findall(name.lower().replace("_", " ")))) or names_person(name, me)


def _is_person(word: str, me: Identities) -> bool:
    return me.has_handle(word) or me.resembles(Author(word, ""))
