"""Capitals: the first letter inside our sentence, short forms, and names that somebody typed small."""

from __future__ import annotations

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.tokens import (
    OPENERS,
    Words,
    bare,
    is_acronym,
    is_capital,
    is_code,
    is_foreign,
    is_known,
    is_plain,
    key,
    words_of,
)

_QUOTES = tuple("\"“„‘'«")
_DOING = ("ed", "ing", "ize", "ify", "alise", "erise", "onise")
_ENDINGS = ("tion", "ment", "ness", "ship", "ity", "ance", "ence", "ism")
_SMALL_IN_NAMES = frozenset(["of", "and", "or", "for", "the", "in", "to", "at", "on", "with", "&", "de", "der", "und"])


def inside(words: Words) -> Words:
    """The words as they go on inside a sentence: an ordinary first word loses its capital, a name keeps it."""
    words = short_forms(words)
    if not words or not is_capital(words.tokens[0]) or _keeps(words):
        return words
    token = words.tokens[0]
    start = len(token) - len(token.lstrip(OPENERS))
    return words.replaced(0, token[:start] + token[start].lower() + token[start + 1 :])


def short_forms(words: Words) -> Words:
    """The words with PhD, ML and API in their capitals where they were typed small, and with I for a small i."""
    tokens = [_short_form(token) for token in words.tokens]
    return words if list(words.tokens) == tokens else words_of(" ".join(tokens))


def plain(words: Words) -> Words:
    """A phrase in Title Case that holds no name, in small letters: "Trusting Me With On-Call"."""
    if not nouns.is_title(words) or not all(_may_be_small(token) for token in words.tokens):
        return words
    tokens = [token if is_acronym(token) or key(token) in ("i", "i'm") else token.lower() for token in words.tokens]
    return words_of(" ".join(tokens))


def small_words(words: Words) -> Words:
    """A phrase in Title Case with its small words small: "the Ranking Service and the Feature Store"."""
    if not nouns.is_title(words):
        return words
    small = lexicon.small()
    minor = (small["determiners"] | small["prepositions"] | small["joining"]) - {"i"}
    tokens = [
        token.lower() if index and key(token) in minor and token.istitle() else token
        for index, token in enumerate(words.tokens)
    ]
    return words_of(" ".join(tokens))


def named(text: str) -> str:
    """A name that was typed small, with its capitals; particles and signs stay: Joris van der Wiel."""
    return " ".join(_named(token, index) for index, token in enumerate(text.split()))


def titled(text: str) -> str:
    """A post that was typed small, with its capitals: Senior ML Engineer, Head of Research."""
    tokens = []
    for index, token in enumerate(text.split()):
        low = key(token)
        if low in lexicon.written() or low in ("ii", "iii", "iv", "swe", "mle", "sre"):
            tokens.append(lexicon.written().get(low, low.upper()))
        elif index and low in _SMALL_IN_NAMES:
            tokens.append(token)
        else:
            tokens.append("-".join(part[:1].upper() + part[1:] for part in token.split("-")))
    return " ".join(tokens)


def is_all_small(text: str) -> bool:
    """Whether letters were typed and none has a capital, in a script that has them."""
    return text == text.lower() and text != text.upper()


def is_shouted(text: str) -> bool:
    """Whether it was typed with the capitals lock on: words in capitals that are no short forms."""
    letters_only = [word for word in map(bare, text.split()) if word.isalpha()]
    if not letters_only or not all(word.isupper() for word in letters_only):
        return False
    ordinary = [word for word in letters_only if len(word) > 3 and is_known(word.casefold())]
    return bool(ordinary) and (len(letters_only) > 1 or len(letters_only[0]) > 4)


def is_ordinary(token: str) -> bool:
    """Whether a word is a common one, of which a capital at the beginning says nothing."""
    low = key(token)
    if is_code(token) or not is_plain(token) or low in lexicon.names()["proper"]:
        return False
    return is_known(low) or verbs.is_gerund(low)


def _keeps(words: Words) -> bool:
    first, low = words.tokens[0], words.keys[0]
    if low == "i" or low.startswith("i'"):
        return True
    if is_code(first) or is_foreign(first) or first[:1] in _QUOTES:
        return True
    small = lexicon.small()
    if low in small["determiners"] | small["prepositions"] | small["relatives"] | small["speakers"]:
        return False
    if words.key(1) in small["articles"] and not first.endswith(",") and _may_be_done(first):
        return False
    if nouns.is_name_with_version(words) or not is_ordinary(first):
        return True
    if len(words) == 1 and not verbs.is_gerund(low):
        return low in lexicon.names()["like_words"] or not (lexicon.is_never_a_name(low) or low.endswith(_ENDINGS))
    named = is_capital(words.token(1)) and is_ordinary(words.token(1)) and low not in lexicon.small()["adverbs"]
    alone = words.key(1) in lexicon.small()["prepositions"] - {"of"}
    acting = verbs.is_gerund(low) and not (low in lexicon.verbs().shape["modifiers"] and nouns.is_title(words))
    return (nouns.is_title(words) or named) and not alone and not acting


def _may_be_done(token: str) -> bool:
    """Whether a word before an article may say what was done: "Onboarded the interns", and not "Bram the ..."."""
    return is_ordinary(token) or key(token).endswith(_DOING)


def _may_be_small(token: str) -> bool:
    return (
        is_acronym(token)
        or key(token) in ("i", "i'm")
        or (is_ordinary(token) and not is_code(token))
        or not bare(token)
    )


def _short_form(token: str) -> str:
    low = token.rstrip(",;:")
    if low == "i" or low.startswith(("i'", "i’")):
        return "I" + token[1:]
    word = low.strip('()"“”')
    written = lexicon.written().get(word)
    return token.replace(word, written, 1) if written and word.islower() else token


def _named(token: str, index: int) -> str:
    low = key(token)
    if index and low in lexicon.names()["particles"] | _SMALL_IN_NAMES:
        return token
    if low in lexicon.written():
        return lexicon.written()[low]
    return (
        "-".join(part[:1].upper() + part[1:] for part in token.split("-")) if is_plain(token) or "." in token else token
    )
