"""The article of one thing: "the ranking service", "my notes", "the API"; none for names, codes and fields."""

from __future__ import annotations

import msgspec

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, is_code, is_foreign, is_known, is_version


class Piece(msgspec.Struct, frozen=True):
    """One thing with its article, and the second reading."""

    text: str
    other: str = ""


def with_article(words: Words, *, papers: bool = False) -> Piece:
    """One thing with its article, where it needs one; with a second reading where that is a guess."""
    if not words or nouns.has_determiner(words) or is_foreign(words.tokens[0]) or words.tokens[0][:1] in '"“‘«„([{':
        return Piece(words.text)
    at = nouns.head_at(words)
    noun = words.keys[at]
    the, possessive = f"the {words.text}", f"my {words.text}"
    if papers and noun in lexicon.nouns()["my_papers"]:
        return Piece(possessive)
    if nouns.core_end(words) == 1:
        return _single_word(words, the)
    if nouns.is_name_with_version(words) or _is_label(words):
        return Piece(words.text)
    is_thing = nouns.is_thing(noun) or nouns.is_plural(noun) or noun in lexicon.nouns()["teams"]
    described = is_acronym(words.tokens[at]) and words.tokens[0].islower() and at > 0
    if described and (noun not in lexicon.nouns()["mass"] or words.keys[0] in lexicon.nouns()["adjectives"]):
        return Piece(the)
    if nouns.is_title(words) or is_capital(words.tokens[at]):
        takes = _takes_the(words, at)
        named = nouns.is_plural(noun) and not is_acronym(words.tokens[at]) and is_capital(words.tokens[at])
        return Piece(words.text, the) if named else Piece(the if takes else words.text)
    if noun in lexicon.nouns()["mass"] and not nouns.is_thing(noun):
        takes = noun in lexicon.nouns()["mass_with_the"] | lexicon.nouns()["always_the"]
        return Piece(the) if takes or words.key(at + 1) == "of" else Piece(words.text)
    if is_thing or verbs.base(noun) == "" or words.key(at + 1) == "of":
        return Piece(the)
    return Piece(words.text)


def _single_word(words: Words, the: str) -> Piece:
    """A noun that stands alone, perhaps with a clause behind it."""
    token, word, groups = words.tokens[0], words.keys[0], lexicon.nouns()
    plain = word not in lexicon.names()["small_names"]
    if is_acronym(token):
        stem = token.rstrip("s")
        takes = stem in lexicon.names()["acronyms_with_the"] or (token.endswith("s") and token[:-1].isupper())
        takes = takes or words.key(1) in ("of", "for")
        return Piece(the if takes else words.text)
    if is_code(token) or not plain:
        return Piece(words.text)
    after = words.key(1)
    behind = after in ("of", "i", "we", "you", "that", "which") or (after == "for" and word not in groups["mass"])
    if word in groups["always_the"] or (behind and is_known(word) and not is_capital(token)):
        return Piece(the)
    if nouns.is_thing(word) and not (is_capital(token) and not is_known(word)):
        return Piece(the)
    parts = word.replace("&", "/").split("/")
    if all(part in groups["mass"] for part in parts) or word in lexicon.small()["pronouns"]:
        return Piece(words.text)
    if is_capital(token):
        return Piece(words.text)
    if nouns.is_plural(word):
        return Piece(the) if is_known(word) else Piece(the, words.text)
    if verbs.is_gerund(word):
        return Piece(words.text)
    return Piece(words.text, the)


def _takes_the(words: Words, at: int) -> bool:
    """Whether a phrase that is written like a name is one of our things: the Toxicity Classifier, the HR department."""
    noun = words.keys[at]
    if words.keys[0] in ("project", "operation", "team") and len(words) == 2:
        return False
    groups = lexicon.nouns()
    if nouns.is_thing(noun) or noun in groups["teams"]:
        return True
    if is_acronym(words.tokens[at]):
        stem = words.tokens[at].rstrip("s")
        return stem in lexicon.names()["acronyms_with_the"] or words.tokens[at].endswith("s")
    return False


def _is_label(words: Words) -> bool:
    """A name made of codes: "Recs-v4 2.1", "GPT-4 Turbo"."""
    if is_code(words.tokens[0]) and len(words) == 2 and is_version(words.tokens[1]):
        return True
    return is_code(words.tokens[-1]) and not is_acronym(words.tokens[-1]) and all(map(is_capital, words.tokens))


def a_or_an(phrase: str) -> str:
    """`a` or `an` for a phrase, by its sound: an AI Engineer, a user, an hour, an ML role, a UX role."""
    first = phrase.split(maxsplit=1)[0] if phrase.split() else ""
    bare = first.strip("\"'“‘([").casefold()
    spelled = (
        first.startswith("U") or first[1:2] not in tuple("AEIOU") or not any(letter in "AEIOU" for letter in first[1:])
    )
    if first.isupper() and 2 <= len(first) <= 4 and spelled:
        return "an" if first[:1] in "AEFHILMNORSX" else "a"
    if bare.startswith(("uni", "use", "usa", "eu", "one", "once")):
        return "a"
    if bare.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    return "an" if bare[:1] in tuple("aeiou") else "a"
