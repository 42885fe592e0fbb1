"""What a phrase is by its form: a sentence, a clause, a verb, a gerund, a noun."""

from __future__ import annotations

from enum import Enum

from . import lexicon, nouns, verbs
from .tokens import Words, is_acronym, is_capital, is_code, is_foreign, is_number


class Form(Enum):
    """The forms by which a reader chooses."""

    SENTENCE = "sentence"
    THAT = "that"
    BECAUSE = "because"
    VERB = "verb"
    GERUND = "gerund"
    PAST = "past"
    HOW = "how"
    PREPOSITION = "preposition"
    NOUN = "noun"


def form_of(words: Words, *, verb_expected: bool = False) -> Form:
    """The form of a phrase; with verb_expected a word that could be a verb or a noun is a verb."""
    if not words or is_foreign(words.tokens[0]):
        return Form.NOUN
    first, small = words.keys[0], lexicon.small()
    if first == "that" and finite_clauses(words.part(1)) > 0:
        return Form.THAT
    if first == "because" or (first in ("since", "as") and finite_clauses(words.part(1)) > 0):
        return Form.BECAUSE
    if starts_with_subject(words):
        return Form.SENTENCE
    if first in small["asking"] or first == "whoever" or _is_the_way(words):
        return Form.HOW
    if first == "to":
        return Form.VERB if verbs.is_verb(words.key(_past_adverbs(words, 1))) else Form.PREPOSITION
    action = _action(words, verb_expected=verb_expected)
    if action:
        return action
    if finite_clauses(words) > 0 and first not in small["prepositions"]:
        return Form.SENTENCE
    return Form.PREPOSITION if first in small["prepositions"] else Form.NOUN


def starts_with_subject(words: Words) -> bool:
    """Whether somebody who acts begins it: "we shipped it", "everyone reviews code", "I'd stay"."""
    first, small = words.keys[0], lexicon.small()
    if first == "i" or (
        "'" in first and first in small["auxiliaries"] and first.partition("'")[0] in small["speakers"]
    ):
        return True
    rest = words.part(_past_adverbs(words, 1))
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
    if verb in small["auxiliaries"] or verbs.past_of(verb) or verbs.third_of(verb):
        return True
    return verbs.is_verb(verb) and (speaks or (first == "people" and verb not in lexicon.verbs().shape["mostly_nouns"]))


def finite_clauses(words: Words) -> int:
    """How many finite verbs there are beyond those of relative clauses: above zero means a full sentence."""
    small, found, opened, running = lexicon.small(), 0, 0, False
    for index, word in enumerate(words.keys):
        if index and (word in small["relatives"] or _opens_clause(words, index)):
            opened += 0 if running_opener(words, index) else 1
            running = False
            continue
        finite = _is_finite(words, index)
        if finite and not running:
            found += 1
        running = finite or (running and word in small["adverbs"] | {"not", "been", "be"})
    return found - opened


def running_opener(words: Words, index: int) -> bool:
    """Whether a clause was opened just before: "where we", "that you"."""
    return index > 0 and words.keys[index - 1] in lexicon.small()["relatives"]


def starts_with_verb(words: Words, *, verb_expected: bool = False) -> bool:
    """Whether a phrase begins with a verb in its base form."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    shape = lexicon.verbs().shape
    if not verbs.is_verb(first) or is_code(words.tokens[0]) or after == "of":
        return False
    if f"{first}_{after}" in shape["verb_starts"]:
        return True
    if after in small["determiners"] | small["objects"] | small["verb_signs"] | {
        "people",
        "to",
        "what",
        "how",
        "why",
        "up",
    }:
        return not _ends_as_post(words) or after in small["determiners"]
    if first not in shape["mostly_nouns"]:
        return not (len(words) == 2 and after in shape["compound_ends"] and first in ("support",))
    if nouns.has_determiner(words.part(1)):
        return True
    if first in shape["mostly_verbs"] and len(words) > 1:
        return not (words.keys[-1] in shape["compound_ends"] and len(words) == 2) and after not in small["prepositions"]
    return verb_expected and _verb_by_what_follows(words)


def starts_with_gerund(words: Words) -> bool:
    """Whether a phrase begins with a verb in -ing that does something, other than "the ranking service"."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    shape = lexicon.verbs().shape
    if not verbs.base(first) or (is_capital(words.tokens[0]) and not verbs.is_gerund(first)):
        return False
    if not verbs.is_gerund(first) and not nouns.has_determiner(words.part(1)):
        return False
    if after == "of":
        return first in ("thinking", "dreaming", "speaking", "hearing", "getting", "taking")
    if first not in shape["modifiers"]:
        return True
    if not after or after in small["prepositions"] | small["joining"]:
        return False
    if nouns.has_determiner(words.part(1)) or after in small["objects"] | small["verb_signs"] | {"to", "how"}:
        return True
    end = nouns.head_at(words)
    return words.keys[end] in shape["objects_of_gerunds"] and end < 3


def starts_with_past(words: Words) -> bool:
    """Whether it begins with what somebody did: "reduced latency by half", "led the migration"."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    verb = verbs.past_of(first)
    if not verb or len(words) < 2 or verb == first or is_code(words.tokens[0]):
        return False
    if first in small["auxiliaries"]:
        return first in ("had", "did") and nouns.has_determiner(words.part(1))
    if nouns.has_determiner(words.part(1)) or after in small["objects"] | {"from", "to", "up", "out", "down", "off"}:
        return True
    if not first.endswith("ed"):
        return True
    measured = any(one in words.keys[1:] for one in ("by", "from", "to", "into", "across"))
    return measured or (first not in lexicon.nouns()["adjectives"] and not nouns.is_thing(nouns.head(words.text)))


def _action(words: Words, *, verb_expected: bool) -> Form | None:
    """The form of a phrase that begins with a verb, perhaps after an adverb."""
    start = _past_adverbs(words, 0)
    rest = words.part(start)
    if not rest:
        return None
    if starts_with_gerund(rest):
        return Form.GERUND
    if start == 0 and starts_with_past(rest) and finite_clauses(rest.part(1)) <= 0:
        return Form.PAST
    if words.keys[0] in lexicon.small()["prepositions"] and start == 0:
        return None
    return Form.VERB if starts_with_verb(rest, verb_expected=verb_expected or start > 0) else None


def _past_adverbs(words: Words, start: int) -> int:
    """The first place from here on that holds no adverb."""
    adverbs = lexicon.small()["adverbs"]
    for index in range(start, len(words)):
        word = words.keys[index]
        if word not in adverbs and not (word.endswith("ly") and len(word) > 4 and not verbs.is_verb(word)):
            return index
        if verbs.is_verb(word) and words.key(index + 1) not in adverbs | {""} and index == start:
            return index
    return len(words)


def _verb_by_what_follows(words: Words) -> bool:
    """Where a verb is expected: whether what follows "research", "design" or "lead" is its object."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    if not after or _ends_as_post(words):
        return False
    if after in small["prepositions"] | {"toward", "towards"}:
        return first not in ("research", "design", "head", "lead", "model", "measure", "review", "engineer")
    if after in small["joining"]:
        return verbs.is_verb(words.key(2)) and words.key(2) not in lexicon.verbs().shape["mostly_nouns"]
    return not (first in ("research", "design", "lead", "head", "model") and nouns.head(words.text) in _places())


def _ends_as_post(words: Words) -> bool:
    return nouns.known_role(nouns.head(words.text))


def _places() -> frozenset[str]:
    found = lexicon.nouns()
    return found["teams"] | found["organisations"] | found["roles"] | found["things"]


def _is_the_way(words: Words) -> bool:
    return (
        words.keys[:2] == ("the", "way") and len(words) > 2 and words.keys[2] not in ("to", "of", "from", "into", "out")
    )


def _opens_clause(words: Words, index: int) -> bool:
    """A subject behind a noun opens a clause about it: "the hours you spent"."""
    word, before = words.keys[index], words.keys[index - 1]
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
    if word in small["auxiliaries"]:
        return before not in ("to",) and (before != "the")
    if index == 0 or before in small["determiners"] | small["prepositions"] | {"to"}:
        return False
    subject = (
        before in ("i", "we", "you", "they", "he", "she", "it", "who", "that", "which") or before in small["adverbs"]
    )
    if verbs.past_of(word):
        plain = not verbs.is_participle(word)
        return plain or subject or nouns.has_determiner(words.part(index + 1)) or after in small["objects"]
    if before in small["speakers"] | small["relatives"] and verbs.is_verb(word):
        return True
    verb = verbs.third_of(word)
    if not verb:
        return False
    if verb not in lexicon.verbs().shape["mostly_nouns"] and not nouns.is_plural(before):
        return not nouns.is_thing(word)
    sure = nouns.has_determiner(words.part(index + 1)) or after in small["objects"]
    return (subject or sure) and not is_number(words.token(index + 1))
