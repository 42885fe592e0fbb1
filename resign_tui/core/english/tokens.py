"""A text as words: each as it was typed, and as it is looked up in the lists."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.english import lexicon

OPENERS = "\"'“‘„«([{*_¿¡"
CLOSERS = "\"'”’»)]}*_,;:.!?…"
_CODE = late_regex.compile(r"[0-9_@→{}#=<>\\]|[^\W\d_][/&][^\W\d_]|[a-zß-ÿ][A-Z]|\w\.\w|::")
_VERSION = late_regex.compile(r"v?\d[\w.]*")
_NUMBER = late_regex.compile(r"[~<>≈]?[€$£]?\d[\d.,:]*(?:%|k|m|x|\+|st|nd|rd|th)*", re.IGNORECASE)


class Words(msgspec.Struct, frozen=True):
    """The words of a text."""

    tokens: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """Each word in small letters, without the signs around it."""

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, index: int) -> str:
        """The word at a place as it is looked up; empty beyond the end."""
        return self.keys[index] if index < len(self.keys) else ""

    def token(self, index: int) -> str:
        """The word at a place as typed; empty beyond the end."""
        return self.tokens[index] if index < len(self.tokens) else ""

    def part(self, start: int, end: int | None = None) -> Words:
        """Some of the words."""
        return Words(self.tokens[start:end], self.keys[start:end])

    def replaced(self, index: int, token: str) -> Words:
        """The words with another one at a place."""
        return words_of(" ".join((*self.tokens[:index], token, *self.tokens[index + 1 :])))


@lru_cache(maxsize=512)
def words_of(text: str) -> Words:
    """The words of a text."""
    tokens = tuple(text.split())
    return Words(tokens, tuple(map(key, tokens)))


def key(token: str) -> str:
    """A word as it is looked up: small letters, straight apostrophe, no signs around it."""
    bare = token.lstrip(OPENERS).rstrip(CLOSERS) or token
    return bare.replace("’", "'").casefold()


def bare(token: str) -> str:
    """A word without the signs around it."""
    return token.lstrip(OPENERS).rstrip(CLOSERS)


def is_number(token: str) -> bool:
    """Whether a word counts: 3, 99.9%, two."""
    word = bare(token)
    has_figure = word.lstrip("~<>≈€$£")[:1].isdecimal()
    return key(token) in lexicon.small()["numbers"] or (has_figure and bool(_NUMBER.fullmatch(word)))


def is_version(token: str) -> bool:
    """Whether a word is a version or a number that follows a name: v3, 2.1."""
    return bool(_VERSION.fullmatch(bare(token)))


def is_code(token: str) -> bool:
    """Whether a word is no plain word: a sign or digit inside, camel case, or capitals only."""
    word = bare(token)
    if word.isalpha() and (len(word) == 1 or word[1:].islower()):
        return False
    if _CODE.search(word):
        return not _is_choice(word)
    return len(word) > 1 and word.isupper()


def is_acronym(token: str) -> bool:
    """Whether a word is a short form in capitals, perhaps with the s of a plural: API, LLMs."""
    word = bare(token)
    stem = word[:-1] if word.endswith("s") else word
    return 1 < len(stem) <= 6 and stem.isupper() and stem.isalnum()


def is_capital(token: str) -> bool:
    """Whether a word begins with a capital."""
    return token.lstrip(OPENERS)[:1].isupper()


def is_plain(token: str) -> bool:
    """Whether a word is made of Latin letters only, with hyphens and apostrophes."""
    word = bare(token).replace("-", "").replace("'", "").replace("’", "").replace("/", "").replace("&", "")
    return word.isalpha() and not is_foreign(token)


def is_foreign(text: str) -> bool:
    """Whether letters of another script are in it."""
    return not text.isascii() and any(char > "\u024f" and char.isalpha() and not _is_latin(char) for char in text)


def is_known(word: str) -> bool:
    """Whether a word, as it is looked up, is a common one and no name."""
    common, endings = lexicon.is_common, tuple(lexicon.nouns()["endings"])
    if common(word) or (len(word) > 5 and word.endswith(endings) and word.isascii()):
        return word not in lexicon.names()["proper"]
    if word.endswith("s") and (common(word[:-1]) or common(word[:-2]) or common(f"{word[:-3]}y")):
        return word not in lexicon.names()["proper"]
    return "-" in word[1:-1] and all(is_known(part) for part in word.split("-") if part)


def _is_latin(char: str) -> bool:
    return "\u1e00" <= char <= "\u1eff"


def _is_choice(word: str) -> bool:
    """Plain words with a slash or an ampersand between: search/ranking, R&D is none."""
    parts = re.split("[/&]", word)
    return len(parts) > 1 and all(part.isalpha() and part.islower() for part in parts)
