"""Articles: "the ranking service", "my notes", and each half of "A and B" with its own."""

from __future__ import annotations

import msgspec

from . import lexicon, nouns, verbs
from .tokens import Words, is_acronym, is_capital, is_code, is_foreign, is_known, is_version, words_of


class Things(msgspec.Struct, frozen=True):
    """A noun phrase with its articles."""

    text: str
    parts: tuple[str, ...]
    plural: bool
    other: str = ""
    """The second reading; empty when sure."""


class Piece(msgspec.Struct, frozen=True):
    """One thing with its article, and the second reading."""

    text: str
    other: str = ""


def with_articles(words: Words, *, papers: bool = False) -> Things:
    """A phrase for things we look after or made, each with its article; with papers, notes are mine."""
    chunks, joints = conjuncts(words)
    owner = words.token(0) if _is_owned(words) and not any(map(nouns.has_determiner, chunks[1:])) else ""
    if len(chunks) > 1 and owner:
        parts = (chunks[0].text, *(f"{owner} {chunk.text}" for chunk in chunks[1:]))
        return Things(words.text, parts, True)
    if len(chunks) > 1 and nouns.has_determiner(words) and not _has_second(chunks):
        return _single(Piece(words.text), words, len(chunks))
    shared = len(chunks) == 2 and _shares_head(chunks, joints)
    if len(chunks) == 1 or _is_one_name(words, chunks, joints) or shared:
        piece = (
            with_article(words, papers=papers) if not shared or not nouns.has_determiner(words) else Piece(words.text)
        )
        if shared:
            piece = _shared(words, chunks, joints, piece)
        return _single(piece, words, 1)
    pieces = [with_article(chunk, papers=papers) for chunk in chunks]
    pieces, joints = _once(pieces, joints)
    text = _rejoined([one.text for one in pieces], joints)
    other = _rejoined([one.other or one.text for one in pieces], joints) if any(one.other for one in pieces) else ""
    several = len(pieces) > 1 or nouns.is_plural(nouns.head(text))
    return Things(text, tuple(one.text for one in pieces), several, other)


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
    known = nouns.is_thing(noun) or nouns.is_plural(noun) or noun in lexicon.nouns()["teams"]
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
    if known or verbs.base(noun) == "" or words.key(at + 1) == "of":
        return Piece(the)
    return Piece(words.text)


def conjuncts(words: Words) -> tuple[list[Words], list[str]]:
    """The parts of "A, B and C", and what stands between them; brackets are not looked into."""
    chunks: list[Words] = []
    joints: list[str] = []
    start = depth = 0
    for index, token in enumerate(words.tokens):
        if token.endswith(":"):
            break
        depth += token.count("(") - token.count(")")
        if depth > 0 or index < start:
            continue
        joint = words.keys[index] in ("and", "&", "plus", "+") and token == token.strip(",;")
        if joint and index > start and index + 1 < len(words):
            chunks.append(words.part(start, index))
            joints.append(f" {token.lower()} ")
            start = index + 1
        elif token.endswith((",", ";")) and index + 1 < len(words) and not _goes_on(words, index + 1):
            chunks.append(words_of(" ".join((*words.tokens[start:index], token.rstrip(",;")))))
            after = words.keys[index + 1] in ("and", "&") and index + 2 < len(words)
            joints.append(f"{token[-1]} {words.keys[index + 1]} " if after else f"{token[-1]} ")
            start = index + (2 if after else 1)
    chunks.append(words.part(start))
    return _attached(chunks, joints)


def _attached(chunks: list[Words], joints: list[str]) -> tuple[list[Words], list[str]]:
    """The parts with what belongs to the end of the one before: "alerts for search and ranking" is one."""
    kept, between = [chunks[0]], list[str]()
    for joint, chunk in zip(joints, chunks[1:], strict=True):
        behind = nouns.core_end(kept[-1]) < len(kept[-1]) and kept[-1].keys[nouns.core_end(kept[-1])] != "i"
        bare = len(chunk) == 1 and not nouns.is_thing(chunk.keys[0]) and not nouns.is_plural(chunk.keys[0])
        if behind and bare:
            kept[-1] = words_of(f"{kept[-1].text}{joint}{chunk.text}")
        else:
            kept.append(chunk)
            between.append(joint)
    return kept, between


def _goes_on(words: Words, index: int) -> bool:
    """After a comma: more about the same thing rather than the next one."""
    word = words.keys[index]
    if word == "now" or (verbs.is_participle(word) and not nouns.has_determiner(words.part(index))):
        return True
    return word in (
        "which",
        "who",
        "whose",
        "where",
        "including",
        "incl",
        "with",
        "especially",
        "mainly",
        "as",
        "but",
        "so",
    )


def _single_word(words: Words, the: str) -> Piece:
    """A noun that stands alone, perhaps with a clause behind it."""
    token, word, found = words.tokens[0], words.keys[0], lexicon.nouns()
    plain = word not in lexicon.names()["small_names"]
    if is_acronym(token):
        stem = token.rstrip("s")
        takes = stem in lexicon.names()["acronyms_with_the"] or (token.endswith("s") and token[:-1].isupper())
        takes = takes or words.key(1) in ("of", "for")
        return Piece(the if takes else words.text)
    if is_code(token) or not plain:
        return Piece(words.text)
    after = words.key(1)
    behind = after in ("of", "i", "we", "you", "that", "which") or (after == "for" and word not in found["mass"])
    if word in found["always_the"] or (behind and is_known(word) and not is_capital(token)):
        return Piece(the)
    if nouns.is_thing(word) and not (is_capital(token) and not is_known(word)):
        return Piece(the)
    parts = word.replace("&", "/").split("/")
    if all(part in found["mass"] for part in parts) or word in lexicon.small()["pronouns"]:
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
    found = lexicon.nouns()
    if nouns.is_thing(noun) or noun in found["teams"]:
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


def _is_owned(words: Words) -> bool:
    """Whether a possessive begins it, which what follows shares: "my models and pipelines"."""
    return words.key(0) in ("my", "our") or (words.key(0).endswith("'s") and nouns.has_determiner(words))


def _has_second(chunks: list[Words]) -> bool:
    """Whether a part after the first has an article of its own, or needs one."""
    return any(nouns.has_determiner(chunk) or len(chunk) > 1 or nouns.is_thing(chunk.key(0)) for chunk in chunks[1:])


def _is_one_name(words: Words, chunks: list[Words], joints: list[str]) -> bool:
    """Whether the "and" belongs to a name: "Search & Ranking", "Fenwick & Low"."""
    if len(chunks) != 2 or joints[0].strip() not in ("&", "and"):
        return False
    ampersand = joints[0].strip() == "&"
    named = all(is_capital(one.tokens[0]) and not is_acronym(one.tokens[0]) for one in chunks)
    return ampersand and named and nouns.is_title(words) and not nouns.is_thing(chunks[0].keys[-1])


def _shares_head(chunks: list[Words], joints: list[str]) -> bool:
    """Whether "search and ranking platform" is one thing, two words before one noun."""
    first, second = chunks
    if len(first) > 2 or len(second) < 2 or nouns.has_determiner(second) or "," in joints[0]:
        return False
    ending, noun = first.keys[-1], nouns.head(second.text)
    counted = nouns.is_thing(noun) or nouns.is_plural(noun) or noun in lexicon.nouns()["teams"]
    if len(first) == 2 and not nouns.has_determiner(first):
        return False
    if not counted or ending in ("on-call", "oncall") or is_capital(first.tokens[-1]):
        return False
    return not nouns.is_thing(ending) and not nouns.is_plural(ending) and _modifies(ending)


def _modifies(word: str) -> bool:
    found = lexicon.nouns()
    return word in found["mass"] | found["adjectives"] | lexicon.verbs().shape["modifiers"] or word in found["common"]


def _shared(words: Words, chunks: list[Words], joints: list[str], piece: Piece) -> Piece:
    """One thing with two words before it; sure where both words are of a kind."""
    text = piece.text if nouns.has_determiner(words_of(piece.text)) else f"the {words.text}"
    if _modifies(chunks[1].keys[0]) or joints[0].strip() == "&" or nouns.has_determiner(words):
        return Piece(text)
    halves = _rejoined([with_article(chunk).text for chunk in chunks], joints)
    return Piece(halves, text)


def _once(pieces: list[Piece], joints: list[str]) -> tuple[list[Piece], list[str]]:
    """Each thing once, however often it was typed."""
    kept: list[Piece] = []
    between: list[str] = []
    for index, piece in enumerate(pieces):
        if any(piece.text.casefold() == one.text.casefold() for one in kept):
            continue
        if kept:
            between.append(joints[index - 1])
        kept.append(piece)
    return kept, between


def _rejoined(pieces: list[str], joints: list[str]) -> str:
    """The parts with what stood between them, the last two joined by a word."""
    between = list(joints)
    if between and between[-1].strip() in (",", ";"):
        between[-1] = " and "
    if len(pieces) > 1:
        between = [" and " if joint.strip() in ("&", "+", "plus") else joint for joint in between]
    return pieces[0] + "".join(f"{joint}{piece}" for joint, piece in zip(between, pieces[1:], strict=False))


def _single(piece: Piece, words: Words, count: int) -> Things:
    several = nouns.is_plural(words.keys[nouns.head_at(words)]) if words else False
    return Things(piece.text, (piece.text,), several or count > 1, piece.other)
