"""Clauses: who acts, and where a finite verb makes a sentence of a phrase."""

from __future__ import annotations

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, is_code, is_number


def starts_with_subject(words: Words) -> bool:
    """Whether somebody who acts begins it: "we shipped it", "everyone reviews code", "I'd stay"."""
    first, small = words.keys[0], lexicon.small()
    if first == "i" or (
        "'" in first and first in small["auxiliaries"] and first.partition("'")[0] in small["speakers"]
    ):
        return True
    rest = words.part(past_adverbs(words, 1))
    if not rest or (is_acronym(words.tokens[0]) and first != "i"):
        return False
    speaks = first in small["speakers"] and first not in ("who", "i")
    if not speaks and first not in small["everybody"]:
        return False
    if rest.keys[0] in ("all", "both", "guys"):
        rest = rest.part(1)
    if not rest:
        return False
    verb = rest.keys[0]
    if verb in small["auxiliaries"] or verbs.past_of(verb) or lexicon.third_of(verb):
        return True
    if first in ("we", "they", "he", "she") and verb not in small["joining"] | small["prepositions"]:
        return True
    return verbs.is_verb(verb) and (speaks or (first == "people" and verb not in lexicon.verbs().shape["mostly_nouns"]))


def finite_clauses(words: Words, *, joined: bool = True) -> int:
    """How many finite verbs there are beyond those of relative clauses: above zero means a full sentence.

    Without joined, a verb right after "and" or a comma is not counted: it goes on with the one before.
    """
    small, finite_count, opened, running = lexicon.small(), 0, 0, False
    for index, word in enumerate(words.keys):
        if index and (word in small["relatives"] or _opens_clause(words, index)):
            opened += 0 if _continues(words, index) else 1
            running = False
            continue
        finite = _is_finite(words, index)
        goes_on = not joined and index > 0 and _joins(words, index - 1)
        if finite and not running and not goes_on:
            finite_count += 1
        running = finite or (running and word in small["adverbs"] | {"not", "been", "be"})
    return finite_count - opened


def past_adverbs(words: Words, start: int) -> int:
    """The first place from here on that holds no adverb."""
    adverbs = lexicon.small()["adverbs"]
    for index in range(start, len(words)):
        word = words.keys[index]
        if word not in adverbs and not (word.endswith("ly") and len(word) > 4 and not verbs.is_verb(word)):
            return index
        if verbs.is_verb(word) and words.key(index + 1) not in adverbs | {""} and index == start:
            return index
    return len(words)


def _closes(words: Words, index: int) -> bool:
    """Whether a form in -s at the very end is the verb: "my decision stands", but not "the Tableau extracts"."""
    return index < 4 and nouns.has_determiner(words) and not is_capital(words.tokens[index - 1])


def _continues(words: Words, index: int) -> bool:
    """Whether a clause was opened just before: "where we", "that you"."""
    return index > 0 and words.keys[index - 1] in lexicon.small()["relatives"]


def _joins(words: Words, index: int) -> bool:
    return words.keys[index] in lexicon.small()["joining"] or words.tokens[index].endswith(",")


def _opens_clause(words: Words, index: int) -> bool:
    """A subject behind a noun opens a clause about it: "the hours you spent"."""
    word, before = words.keys[index], words.keys[index - 1]
    if before in lexicon.nouns()["moments"] and word in lexicon.small()["articles"]:
        return True
    if word in ("people", "everyone", "nobody") and index + 1 < len(words):
        return nouns.is_thing(before) or nouns.is_plural(before)
    if word not in ("i", "we", "you", "they", "he", "she") or is_acronym(words.tokens[index]):
        return False
    small = lexicon.small()
    return before not in small["joining"] | small["prepositions"] and not words.tokens[index - 1].endswith((",", "."))


def _is_finite(words: Words, index: int) -> bool:
    """Whether a word is a verb of a sentence: is, took, goes; saved, where an object follows."""
    word, token, small = words.keys[index], words.tokens[index], lexicon.small()
    if is_code(token) or (index and is_capital(token) and word in ("may", "will", "mark", "can")):
        return False
    before, after = words.keys[index - 1] if index else "", words.key(index + 1)
    if before in lexicon.nouns()["family"] and lexicon.third_of(word):
        return True
    if word == "am" and index and is_number(words.tokens[index - 1]):
        return False
    if word in small["auxiliaries"]:
        return before not in ("to", "the")
    if index == 0 or before in small["determiners"] | small["prepositions"] | {"to"}:
        return False
    subject = before in small["speakers"] | small["everybody"] | {"that", "which"}
    adverb = before in small["adverbs"] or before.endswith("ly")
    subject = subject or (adverb and not (index > 1 and words.tokens[index - 2].endswith(",")))
    if verbs.past_of(word):
        plain = not verbs.is_participle(word)
        return plain or subject or nouns.has_determiner(words.part(index + 1)) or after in small["objects"]
    if before in small["speakers"] | small["relatives"] and verbs.is_verb(word):
        return True
    if nouns.is_plural(before) and verbs.is_verb(word) and word not in lexicon.verbs().shape["mostly_nouns"]:
        return not nouns.is_thing(word) and not words.tokens[index - 1].endswith(",")
    verb = lexicon.third_of(word)
    unlikely = before in small["joining"] | lexicon.nouns()["adjectives"] or token.endswith((",", ";"))
    if not verb or unlikely:
        return False
    if verb not in lexicon.verbs().shape["mostly_nouns"] and not nouns.is_plural(before):
        last = index == len(words) - 1
        return not nouns.is_thing(word) and (not last or _closes(words, index))
    sure = nouns.has_determiner(words.part(index + 1)) or after in small["objects"]
    return (subject or sure) and not is_number(words.token(index + 1))
