"""Who takes over: a name as it is, a team with its article, several of them one by one."""

from __future__ import annotations

from resign_tui.core import late_regex
from resign_tui.core.english import casing, doubts, leads, lexicon, nouns
from resign_tui.core.english.makers import unsure
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.series import conjuncts
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, is_code, is_foreign, is_known, words_of

_BRACKET = late_regex.compile(r"([^()]+) \(([^()]+)\)")
_GUESSED = frozenset(["probably", "likely", "presumably", "maybe", "perhaps"])
_TITLES = frozenset(["dr", "prof", "mr", "ms", "mrs"])


def person(words: Words) -> Phrase:
    """Who takes over, as they stand before "has access" and after "ready for"."""
    typed = words
    words = leads.without_lead("person", leads.without_tail("person", words))
    if words.keys[0] in ("me", "i", "myself"):
        return unsure("noun", words.text, "person_me")
    phrase = _several(words) or _single(words)
    if _GUESSED & set(typed.keys) and not phrase.doubt:
        return unsure("noun", phrase.text, "person_guess")
    return phrase


def _several(words: Words) -> Phrase | None:
    """Each of "Bram, Femke and the platform team"; None for one person or one team."""
    small = lexicon.small()
    if words.keys[0] in small["pronouns"] and words.key(1) != "and":
        return None
    chunks, joints = conjuncts(words)
    if (
        len(chunks) < 2
        or not all(map(_is_somebody, chunks))
        or any(chunk.keys[0] in small["prepositions"] for chunk in chunks)
    ):
        return None
    phrases = [_single(chunk) for chunk in chunks]
    between = [" and " if joint.strip() in ("&", "+") else joint for joint in joints]
    text = phrases[0].text + "".join(joint + phrase.text for joint, phrase in zip(between, phrases[1:], strict=True))
    doubt = next((phrase.doubt for phrase in phrases if phrase.doubt), "")
    return Phrase("noun", text, plural=True, doubt=doubt, other=words.text if doubt else "")


def _single(words: Words) -> Phrase:
    first, noun, groups = words.keys[0], nouns.head(words.text), lexicon.nouns()
    small = lexicon.small()
    if is_code(words.tokens[0]) and not is_acronym(words.tokens[0]):
        return unsure("noun", words.text, "unknown")
    if first in small["determiners"] | small["pronouns"] | {"who", "whoever", "someone"}:
        several = "and" in words.keys and "whoever" not in words.keys
        plural = several or first == "you" or nouns.is_plural(noun)
        return Phrase("noun", casing.inside(casing.small_words(words)).text, plural=plural)
    if _is_team(words):
        text = words.text if nouns.is_title(words) else casing.inside(words).text
        return Phrase("noun", text if nouns.has_determiner(words_of(text)) else f"the {text}")
    if noun in groups["successors"]:
        return Phrase("noun", f"my {casing.inside(words).text}")
    post = {noun, nouns.singular(noun)} & groups["roles"] and not is_capital(words.tokens[0])
    colleague = noun in groups["colleagues"] or post
    if colleague and not nouns.has_determiner(words):
        return Phrase("noun", f"the {casing.inside(words).text}", plural=nouns.is_plural(noun))
    return _named(words)


def _is_somebody(words: Words) -> bool:
    """Whether a part of a list names people by itself: Bram, you, the platform team, my colleagues."""
    groups, noun = lexicon.nouns(), nouns.head(words.text)
    people = groups["colleagues"] | groups["successors"] | groups["roles"] | lexicon.small()["pronouns"]
    listed = noun in people or nouns.singular(noun) in people or any(map(is_capital, words.tokens))
    return _is_team(words) or listed


def _is_team(words: Words) -> bool:
    return nouns.head(words.text) in lexicon.nouns()["teams"] and words.keys[0] != "team"


def _named(words: Words) -> Phrase:
    """A name, however it was typed; small common words are a team."""
    text = words.text
    if is_foreign(text):
        return Phrase("noun", text)
    bracket = _BRACKET.fullmatch(text)
    if bracket and _names_a_team(words_of(bracket[2])):
        team = bracket[2] if words_of(bracket[2]).keys[-1] in lexicon.nouns()["teams"] else f"{bracket[2]} team"
        return unsure("noun", text, "person_from", f"{bracket[1]} from the {team.removeprefix('the ')}")
    common = [key for key in words.keys if is_known(key) or key in lexicon.written()]
    if len(common) == len(words) and not nouns.is_plural(words.keys[-1]):
        return _perhaps_a_team(words)
    if text.isupper() and text.isalpha() and len(text) > 3:
        return unsure("noun", text, "capitals", casing.named(text.lower()))
    if is_acronym(words.tokens[0]) and len(words) == 1:
        return unsure("noun", text, "person_short", f"the {text} team")
    if casing.is_all_small(text) or (not is_capital(words.tokens[0]) and words.keys[0] in _TITLES):
        name = casing.named(text)
        return Phrase("noun", name, plural="and" in words.keys, doubt=doubts.line("person_name", text=name), other=text)
    several = "and" in words.keys or "&" in words.keys
    sure = is_capital(words.tokens[0]) and words.tokens[0][:1].isalpha()
    return Phrase("noun", text, plural=several, doubt="" if sure else doubts.line("unknown", text=text))


def _perhaps_a_team(words: Words) -> Phrase:
    """Common words alone: "data platform" is likely a team."""
    text = words.text
    team = f"the {casing.inside(casing.short_forms(words)).text} team"
    if is_capital(words.tokens[0]) and len(words) > 1 and nouns.is_title(words):
        return unsure("noun", text, "person_short", team)
    return unsure("noun", team, "person_team", casing.named(text))


def _names_a_team(words: Words) -> bool:
    """Whether what stands in brackets behind a name is a team: "(search)", but not "(she starts in May)"."""
    small = lexicon.small()
    none = small["adverbs"] | small["auxiliaries"] | small["speakers"] | small["prepositions"]
    return not none & set(words.keys) and all(is_known(key) or key in lexicon.written() for key in words.keys)
