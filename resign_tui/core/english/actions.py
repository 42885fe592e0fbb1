"""Actions: whether a phrase begins with a verb, a gerund or a past form, or only with a word that looks like one."""

from __future__ import annotations

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.tokens import Words, is_capital, is_code, is_known, is_plain


def starts_with_verb(words: Words, *, verb_expected: bool = False) -> bool:
    """Whether a phrase begins with a verb in its base form."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    shape = lexicon.verbs().shape
    if not verbs.is_verb(first):
        return _is_unknown_verb(words)
    if is_code(words.tokens[0]) or after == "of":
        return False
    if words.tokens[0].endswith(",") and (verbs.is_verb(after) or (after == "then" and verbs.is_verb(words.key(2)))):
        return True
    if f"{first}_{after}" in shape["verb_starts"]:
        return True
    if after in small["particles"] and (after == "up" or first not in shape["mostly_nouns"] - shape["mostly_verbs"]):
        return True
    if after == "that" and (lexicon.third_of(words.key(2)) or words.key(2) in small["auxiliaries"]):
        return False
    if after in small["while_words"] and words.key(2) in small["speakers"]:
        return True
    if after in small["determiners"] | small["objects"] | small["verb_signs"] | small["verb_followers"]:
        return not _ends_as_post(words) or after in small["determiners"]
    if first not in shape["mostly_nouns"] | shape["adjectives"] or nouns.has_determiner(words.part(1)):
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
    if f"{first}_{after}" in shape["gerund_starts"]:
        return True
    if after == "of":
        return first in ("thinking", "dreaming", "speaking", "hearing", "getting", "taking")
    if first not in shape["modifiers"]:
        return not (len(words) == 2 and after in lexicon.nouns()["teams"] | {"list", "lists"})
    if after in small["joining"] and verbs.is_gerund(words.key(2)) and words.key(2) not in shape["modifiers"]:
        return True
    if after in ("up", "out", "down", "off", "away", "back"):
        return True
    if not after or after in small["prepositions"] | small["joining"]:
        return False
    if nouns.has_determiner(words.part(1)) or after in small["objects"] | small["verb_signs"] | {"to", "how"}:
        return True
    end = nouns.head_at(words)
    return words.keys[end] in shape["objects_of_gerunds"] and end < 3


def _is_unknown_verb(words: Words) -> bool:
    """A word that no list knows is a verb where an article follows it: "kill your darlings"."""
    first, token = words.keys[0], words.tokens[0]
    at = 2 if words.key(1) in lexicon.small()["particles"] else 1
    plain = is_plain(token) and not is_known(first) and not first.endswith(("ing", "ed", "s", "ly", "'s"))
    return plain and len(words) > 2 and words.key(at) in lexicon.small()["articles"]


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
    measured = any(preposition in words.keys[1:] for preposition in ("by", "from", "to", "into", "across"))
    return measured or (first not in lexicon.nouns()["adjectives"] and not nouns.is_thing(nouns.head(words.text)))


def _verb_by_what_follows(words: Words) -> bool:
    """Where a verb is expected: whether what follows "research", "design" or "lead" is its object."""
    first, after, small = words.keys[0], words.key(1), lexicon.small()
    if not after or _ends_as_post(words):
        return False
    if first in lexicon.verbs().shape["adjectives"]:
        return nouns.is_plural(nouns.head(words.text))
    if after in small["prepositions"] | {"toward", "towards"}:
        return first not in ("research", "design", "head", "lead", "model", "measure", "review", "engineer")
    if after in small["joining"]:
        return verbs.is_verb(words.key(2)) and words.key(2) not in lexicon.verbs().shape["mostly_nouns"]
    if first not in ("research", "design", "lead", "head", "model"):
        return True
    noun = nouns.head(words.text)
    return noun not in _places() and (
        nouns.is_plural(noun) or noun.endswith("ing") or noun in lexicon.nouns()["fields"]
    )


def _ends_as_post(words: Words) -> bool:
    return nouns.known_role(nouns.head(words.text))


def _places() -> frozenset[str]:
    groups = lexicon.nouns()
    return groups["teams"] | groups["organisations"] | groups["roles"] | groups["things"]
