"""What a phrase is by its form: a sentence, a clause, a verb, a gerund, a noun."""

from __future__ import annotations

from enum import Enum

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.actions import starts_with_gerund, starts_with_past, starts_with_verb
from resign_tui.core.english.clauses import finite_clauses, past_adverbs, starts_with_subject
from resign_tui.core.english.tokens import Words, is_foreign


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
    if first == "that" and len(words) > 2 and (finite_clauses(words.part(1)) > 0 or starts_with_subject(words.part(1))):
        return Form.THAT
    if first == "because" or (first in ("since", "as") and finite_clauses(words.part(1)) > 0):
        return Form.BECAUSE
    if starts_with_subject(words):
        return Form.SENTENCE
    if first in small["asking"] or first == "whoever" or _is_the_way(words):
        return Form.HOW
    if first == "to":
        return Form.VERB if verbs.is_verb(words.key(past_adverbs(words, 1))) else Form.PREPOSITION
    action = _action(words, verb_expected=verb_expected)
    if action:
        return action
    if finite_clauses(words) > 0 and first not in small["prepositions"]:
        return Form.SENTENCE
    return Form.PREPOSITION if first in small["prepositions"] else Form.NOUN


def _action(words: Words, *, verb_expected: bool) -> Form | None:
    """The form of a phrase that begins with a verb, perhaps after an adverb."""
    start = before_verb(words)
    rest = words.part(start)
    if not rest:
        return None
    if starts_with_gerund(rest) or (start and verbs.base(rest.keys[0]) and not verbs.is_gerund(rest.keys[0])):
        return Form.GERUND
    if start == 0 and starts_with_past(rest) and finite_clauses(rest.part(1), joined=False) <= 0:
        return Form.PAST
    if words.keys[0] in lexicon.small()["prepositions"] and start == 0:
        return None
    return Form.VERB if starts_with_verb(rest, verb_expected=verb_expected or start > 0) else None


def before_verb(words: Words) -> int:
    """How many adverbs stand before what may be a verb: "never once", "always"; "nightly" of a name is none."""
    listed = lexicon.small()["before_verbs"]
    for index, word in enumerate(words.keys):
        if word not in listed and not _is_adverb(word):
            return index
    return len(words)


def _is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its form, and no adjective or noun that ends like one: weekly, anomaly."""
    if not word.endswith("ly") or len(word) < 5 or verbs.is_verb(word):
        return False
    return word not in lexicon.nouns()["adjectives"] and not nouns.is_thing(word)


def _is_the_way(words: Words) -> bool:
    return (
        words.keys[:2] == ("the", "way") and len(words) > 2 and words.keys[2] not in ("to", "of", "from", "into", "out")
    )
