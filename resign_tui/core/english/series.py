"""Several things: the parts of "A, B and C" each with its article, or one name and one shared head."""

from __future__ import annotations

import msgspec

from resign_tui.core.english import lexicon, nouns, verbs
from resign_tui.core.english.articles import Piece, with_article
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, words_of


class Things(msgspec.Struct, frozen=True):
    """A noun phrase with its articles."""

    text: str
    parts: tuple[str, ...]
    plural: bool
    other: str = ""
    """The second reading; empty when sure."""


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
    text = _rejoined([part.text for part in pieces], joints)
    other = (
        _rejoined([part.other or part.text for part in pieces], joints) if any(part.other for part in pieces) else ""
    )
    several = len(pieces) > 1 or nouns.is_plural(nouns.head(text))
    return Things(text, tuple(part.text for part in pieces), several, other)


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
    named = all(is_capital(chunk.tokens[0]) and not is_acronym(chunk.tokens[0]) for chunk in chunks)
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
    groups = lexicon.nouns()
    return (
        word in groups["mass"] | groups["adjectives"] | lexicon.verbs().shape["modifiers"] or word in groups["common"]
    )


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
        if any(piece.text.casefold() == other.text.casefold() for other in kept):
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
