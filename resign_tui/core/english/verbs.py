"""Forms of verbs: ship, shipping, shipped; and the same for a phrase with two of them."""

from __future__ import annotations

from resign_tui.core.english import lexicon
from resign_tui.core.english.tokens import Words, bare, key, words_of

_VOWELS = "aeiou"
_PREFIXES = ("re-", "re", "co-", "co", "over", "out", "un", "fine-", "pre-", "pre", "mis", "under", "de-", "de")


def gerund(verb: str) -> str:
    """The form in -ing of a verb: shipping, writing, lying, fine-tuning."""
    low = verb.casefold()
    if low.endswith("ie"):
        return f"{verb[:-2]}ying"
    if low.endswith("e") and len(low) > 2 and not low.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    stem = low.rsplit("-", 1)[-1]
    return f"{verb}{verb[-1:]}ing" if lexicon.doubles(stem, lexicon.verbs().shape["doubling"]) else f"{verb}ing"


def base(form: str) -> str:
    """The verb of a form in -ing; empty for a word that is none, such as "spring"."""
    low = key(form)
    if not low.endswith("ing") or len(low) < 5 or low in lexicon.verbs().shape["not_gerunds"]:
        return ""
    listed = lexicon.verbs().base
    candidates = sorted((stem for stem in _stems(low) if is_verb(stem)), key=lambda stem: stem not in listed)
    return next((stem for stem in candidates if gerund(stem) == low), candidates[0] if candidates else _guessed(low))


def is_verb(word: str) -> bool:
    """Whether a word is the base form of a known verb, perhaps with a prefix."""
    bases = lexicon.verbs().base
    if word in bases or word in lexicon.verbs().shape["not_verbs"]:
        return word in bases
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 2 and word[len(prefix) :] in bases for prefix in _PREFIXES
    )


def is_gerund(word: str) -> bool:
    """Whether a word is a form in -ing of a known verb."""
    return bool(base(word)) and any(map(is_verb, _stems(key(word))))


def past_of(word: str) -> str:
    """The verb whose past form a word is; empty when it is none."""
    listed = lexicon.past_of(word)
    if listed or not word.endswith("ed"):
        return listed
    for prefix in (*_PREFIXES, word.rpartition("-")[0] + "-"):
        rest = word.removeprefix(prefix)
        if rest != word and (listed := lexicon.past_of(rest)):
            return prefix + listed
    unknown = len(word) > 5 and word.isalpha() and not word.endswith("eed") and not is_verb(word)
    return word[:-2] if unknown and not lexicon.is_common(word) else ""


def is_participle(word: str) -> bool:
    """Whether a word may follow its noun: "the hours spent", "the index built"."""
    return word in lexicon.verbs().participle or (bool(past_of(word)) and word.endswith("ed"))


def as_gerund(words: Words, start: int = 0) -> Words:
    """A phrase that begins with a verb as one that begins with a gerund; a second verb after "and" goes along."""
    at = _verb_at(words, start)
    words = _exchanged(words, at, gerund(words.keys[at]))
    for index in _second(words, at):
        if is_verb(words.keys[index]) and _has_object(words, index):
            words = _exchanged(words, index, gerund(words.keys[index]))
    return _without_to(words, at)


def as_verb(words: Words) -> Words:
    """A phrase that begins with a gerund as one that begins with the verb; a second gerund goes along."""
    at = next((i for i, word in enumerate(words.keys) if base(word)), 0)
    words = _exchanged(words, at, base(words.keys[at]))
    for index in _second(words, at):
        if is_gerund(words.keys[index]) and (_has_object(words, index) or index == len(words) - 1):
            words = _exchanged(words, index, base(words.keys[index]))
    return words


def joined(words: Words) -> Words:
    """Verbs in a row without a second "to", and with "and" where a comma stood for it: measure twice and cut once."""
    words = _without_to(words, 0)
    commas = [i for i, token in enumerate(words.tokens[:-1]) if token.endswith(",")]
    ands = any(word in ("and", "or") for word in words.keys)
    if len(commas) == 1 and not ands and is_verb(words.key(commas[0] + 1)):
        at = commas[0]
        return words_of(" ".join((*words.tokens[:at], words.tokens[at].rstrip(","), "and", *words.tokens[at + 1 :])))
    return words


def _verb_at(words: Words, start: int) -> int:
    return next((i for i in range(start, len(words)) if is_verb(words.keys[i])), start)


def _second(words: Words, first: int) -> list[int]:
    """Where a verb may stand that is joined to the first one."""
    places = []
    for index in range(first + 1, len(words)):
        before = index - 1
        if words.keys[before] in ("to", "then", "also") and before > first + 1:
            before -= 1
        if words.keys[before] in ("and", "or", "&") or words.tokens[before].endswith(","):
            places.append(index)
    return places


def _has_object(words: Words, index: int) -> bool:
    """Whether a word that could be a noun is a verb by what stands after it."""
    small, shape, after = lexicon.small(), lexicon.verbs().shape, words.key(index + 1)
    if words.keys[index] not in shape["mostly_nouns"] | shape["modifiers"]:
        return True
    signs = small["determiners"] | small["objects"] | small["verb_signs"] | shape["objects_of_gerunds"]
    return after in signs or words.keys[index - 1] == "to"


def _without_to(words: Words, first: int) -> Words:
    """Without the "to" of a second infinitive: "build models and to lead people"."""
    kept = list(words.tokens)
    for index in range(len(words) - 2, first + 1, -1):
        joins = words.keys[index - 1] in ("and", "or", "&") or words.tokens[index - 1].endswith(",")
        infinitive = is_verb(words.keys[index + 1]) or is_gerund(words.keys[index + 1])
        if words.keys[index] == "to" and joins and infinitive:
            del kept[index]
    return words_of(" ".join(kept))


def _stems(word: str) -> tuple[str, ...]:
    stem = word[:-3]
    doubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
    ending = (f"{stem[:-1]}ie",) if stem.endswith("y") else ()
    return (*doubled, f"{stem}e", stem, *ending) if not is_verb(stem) else (stem, f"{stem}e", *doubled, *ending)


def _guessed(word: str) -> str:
    """The verb of a gerund that no list knows."""
    stem = word[:-3]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszf":
        return stem[:-1]
    if not any(letter in _VOWELS + "y" for letter in stem):
        return ""
    silent = stem.endswith(("v", "c", "z", "u", "dg", "rg", "is", "at", "ut", "ur", "bl", "tl", "gl", "pl"))
    return f"{stem}e" if silent else stem


def _exchanged(words: Words, index: int, word: str) -> Words:
    """The words with another form at a place, its capital and the signs around it kept."""
    old = bare(words.tokens[index])
    cased = word[:1].upper() + word[1:] if old[:1].isupper() else word
    return words.replaced(index, words.tokens[index].replace(old, cased, 1) if old else cased)
