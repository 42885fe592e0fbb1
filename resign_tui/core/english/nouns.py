"""Noun phrases: the head, its number, and whether an article is there already."""

from __future__ import annotations

from resign_tui.core.english import lexicon, verbs
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, is_code, is_number, is_version, words_of


def head(noun_phrase: str) -> str:
    """The head noun of a noun phrase in small letters: "service" of "the ranking service for search"."""
    words = words_of(noun_phrase)
    return words.key(head_at(words))


def is_same_thing(name: str, other: str) -> bool:
    """Whether one of two names stands in the other as whole words: "the ranker" and "ranker v7"."""
    spelled = [f" {' '.join(_without_article(words_of(text)).keys)} " for text in (name, other)]
    return spelled[0] in spelled[1] or spelled[1] in spelled[0]


def _without_article(words: Words) -> Words:
    return words.part(1) if words.key(0) == "the" and len(words) > 1 else words


def head_at(words: Words) -> int:
    """Where the head stands: the last plain word before a preposition, a clause, a bracket or a participle."""
    end = core_end(words)
    for index in range(end - 1, -1, -1):
        if not is_version(words.tokens[index]) and words.keys[index] and not _is_label(words, index):
            return index
    return max(end - 1, 0)


def core_end(words: Words) -> int:
    """Where the noun with what stands before it ends."""
    small = lexicon.small()
    closing = small["prepositions"] | small["relatives"] | small["auxiliaries"]
    for index in range(1, len(words)):
        word, before = words.keys[index], words.tokens[index - 1]
        if words.tokens[index].startswith(("(", "[", "–", "—")) or before.endswith((",", ";", ":", ")")) or word == "-":
            return index
        if word in closing or (word in ("i", "we", "you", "they", "he", "she") and not is_acronym(words.tokens[index])):
            return index
        if word == "and" and (
            has_determiner(words.part(index + 1)) or words.key(index + 1) in ("then", "later", "also")
        ):
            return index
        if word in small["comparatives"] and words.key(index + 1) in ("to", "than", "with", "home"):
            return index
        if word in ("all", "every", "each") and words.key(index + 1) in lexicon.nouns()["moments"]:
            return index
        if word == "to" or _is_postposed(words, index) or (word in small["adverbs"] and index == len(words) - 1):
            return index
    return len(words)


def is_plural(noun: str) -> bool:
    """Whether a noun in small letters is plural by its form."""
    if noun in lexicon.nouns()["plurals"]:
        return True
    if noun in lexicon.nouns()["singular_in_s"] or not noun.endswith("s") or len(noun) < 3:
        return False
    if noun.endswith("ys") and noun[-3] not in "aeou":
        return False
    return not noun.endswith(("ss", "us", "is", "ics", "'s"))


def is_several(words: Words) -> bool:
    """Whether a phrase takes "have" and "them": a plural, or two things joined."""
    if is_plural(words.keys[head_at(words)]):
        return True
    end = core_end(words)
    return any(word in ("and", "&") for word in words.keys[1 : end + 1])


def singular(noun: str) -> str:
    """The singular of a regular plural: "services" is "service"."""
    if not is_plural(noun) or not noun.endswith("s"):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("sses", "xes", "ches", "shes")) else noun[:-1]


def is_thing(noun: str) -> bool:
    """Whether a noun is one that can be counted and that we know, in either number; also as the end of a compound."""
    groups, last = lexicon.nouns(), noun.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    things = groups["things"] | (groups["papers"] - groups["mass"])
    return noun in things or last in things or singular(last) in things


def has_determiner(words: Words) -> bool:
    """Whether an article, a possessive, a number or a word like "every" begins the phrase."""
    if not words:
        return False
    first, token = words.keys[0], words.tokens[0]
    if first == "so" and words.key(1) in ("many", "much", "few"):
        return True
    if first in lexicon.small()["determiners"] | lexicon.small()["pronouns"] or is_number(token):
        return not (is_capital(token) and len(token) > 1 and token.isupper())
    possessive = first.endswith(("'s", "s'")) and len(words) > 1 and first not in ("it's", "that's", "master's")
    return possessive or (first in lexicon.nouns()["quantities"] and words.key(1) == "of")


def is_title(words: Words) -> bool:
    """Whether two words and more are all written with a capital, small words aside."""
    small = lexicon.small()
    minor = small["prepositions"] | small["joining"] | small["determiners"]
    main_words = [
        token for token, word in zip(words.tokens, words.keys, strict=True) if word not in minor and word[:1].isalpha()
    ]
    return len(main_words) > 1 and all(map(is_capital, main_words))


def is_lead_capital(words: Words) -> bool:
    """Whether only the first word has a capital, as at the beginning of a sentence."""
    return is_capital(words.token(0)) and not any(map(is_capital, words.tokens[1:]))


def is_name_with_version(words: Words) -> bool:
    """Whether it is a name with a version behind it: "Fraud detection v3", "GPT-4 Turbo 2"."""
    return (
        len(words) > 1
        and is_version(words.tokens[-1])
        and is_capital(words.tokens[0])
        and not is_thing(words.keys[-2])
        and not has_determiner(words)
    )


def known_role(word: str) -> bool:
    """Whether a word is a post that people hold: lead, engineer, CTO."""
    return word in lexicon.nouns()["roles"]


def _is_label(words: Words, index: int) -> bool:
    """A code behind its noun: "the ranking service edge_detector@2.3" is a service."""
    return (
        index > 0
        and is_code(words.tokens[index])
        and not is_acronym(words.tokens[index])
        and is_thing(words.keys[index - 1])
    )


def _is_postposed(words: Words, index: int) -> bool:
    """A participle behind its noun: "the hours spent on reviews", "the team building the index"."""
    word, after = words.keys[index], words.key(index + 1)
    small = lexicon.small()
    if has_determiner(words.part(index + 1)) or after in small["prepositions"] | small["objects"]:
        plain = not is_capital(words.tokens[index])
        if verbs.is_participle(word) and plain and not _is_modified(words, index):
            return True
        return verbs.is_gerund(word) and plain and has_determiner(words.part(index + 1))
    return False


def _is_modified(words: Words, index: int) -> bool:
    """A noun that looks like a participle: "the cut", "our set of rules"."""
    before = words.keys[index - 1]
    return before in lexicon.small()["determiners"] or words.keys[index] in ("cut", "set", "run", "put", "lead", "left")
