"""Where the person goes, when no employer is named: a company, a post, a degree, a company of one's own, a break."""

from __future__ import annotations

from resign_tui.core.english import casing, doubts, leads, lexicon, nouns
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.makers import sentence, unsure, verb, verb_of_gerund, with_a
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, is_capital, is_code, is_foreign, is_known, words_of

_STARTING = frozenset(["start", "found", "launch", "build", "set", "starting", "founding", "launching", "building"])


def place(words: Words) -> Phrase:
    """What comes next: the form says which sentence takes it."""
    led = leads.without_lead("place", words)
    goes_on = _reason_at(led)
    if goes_on:
        target = place(words_of(led.part(0, goes_on).text.rstrip(",")))
        doubt = doubts.line("rest_said", rest=led.part(goes_on).text)
        return Phrase(target.form, target.text, doubt=doubt, other=led.text)
    if form_of(words) is Form.SENTENCE and (led == words or _moves(words, led)):
        return sentence(words)
    if led.keys[0] in ("back", "abroad") or led.keys[:2] == ("the", "way"):
        return Phrase("verb", f"go {led.text}")
    words = casing.inside(casing.small_words(led))
    if words.keys[0] in _STARTING:
        begun = _begun(words)
        if begun:
            return begun
    form = form_of(words, verb_expected=True)
    kind = kind_of(words)
    if words.keys[0] == "own":
        return _noun(words, "own")
    if form is Form.SENTENCE:
        return sentence(words)
    if form is Form.VERB and not (kind and words.keys[0] not in ("to",) and _is_noun_first(words)):
        return verb(words)
    if form is Form.GERUND and kind != "job":
        return verb_of_gerund(words)
    if form in (Form.PREPOSITION, Form.BECAUSE, Form.THAT, Form.HOW):
        return unsure("noun", words.text, "place")
    return _noun(words, kind or "noun")


def kind_of(words: Words) -> str:
    """Which of our sentences a noun phrase belongs to; empty when it is a place."""
    groups, keys = lexicon.nouns(), [key.rstrip("'") for key in words.keys]
    noun = nouns.head(words.text)
    core = keys[: nouns.core_end(words)]
    if noun in ("year", "years") and "gap" in core:
        return "break"
    if noun in groups["breaks"] or "sabbatical" in core or "off" in core[-1:] or keys[-2:] == ["year", "off"]:
        return "break"
    mine = keys[0] in ("my", "our", "own") and not any(key.endswith("'s") for key in keys[1:2])
    if (noun in groups["own_things"] and mine) or keys[-3:] in (["of", "my", "own"], ["of", "our", "own"]):
        return "own"
    if noun in groups["jobs"] or nouns.singular(noun) in groups["jobs"]:
        return "job"
    studies = noun in groups["study_ends"] and (
        set(core) & groups["degrees"] or noun not in ("school", "training", "program")
    )
    studies = studies or (noun == "school" and core[0] in groups["schools"])
    if (set(core) & groups["degrees"] or studies) and noun not in groups["study_not"]:
        return "study"
    if noun in ("sector", "industry", "industries"):
        return "sector"
    return ""


def _reason_at(words: Words) -> int:
    """Where a reason was typed along: ", where I will lead a group"; 0 when there is none."""
    for at in range(1, len(words) - 1):
        if words.keys[at] == "where" and words.tokens[at - 1].endswith(","):
            return at if words.keys[at + 1] in ("i", "i'll", "we") else 0
    return 0


def _moves(words: Words, led: Words) -> bool:
    """Whether somebody moves to a town rather than to an employer: "we are moving to Spain"."""
    before = words.keys[: len(words) - len(led)]
    moving = any(word in ("moving", "relocating", "move", "relocate") for word in before)
    return moving and (before[0].startswith("we") or is_capital(led.tokens[0]))


def _is_noun_first(words: Words) -> bool:
    return words.keys[0] in lexicon.verbs().shape["mostly_nouns"]


def _begun(words: Words) -> Phrase | None:
    """ "start my own company" is a company of one's own."""
    rest = words.part(2 if words.key(1) == "up" else 1)
    if not rest or not nouns.has_determiner(rest):
        return None
    noun = nouns.head(rest.text)
    if noun in lexicon.nouns()["own_things"]:
        return Phrase("own", rest.text)
    if kind_of(rest) in ("study", "job"):
        return Phrase(kind_of(rest), rest.text)
    return None


def _noun(words: Words, kind: str) -> Phrase:
    """A place or a plan with its article."""
    words = _apostrophe(words) if kind == "study" else words
    text, first = words.text, words.keys[0]
    if kind == "own" and first == "own":
        return Phrase(kind, f"my {text}")
    noun = nouns.head(text)
    if kind == "noun" and nouns.known_role(noun):
        return _post(words)
    if nouns.has_determiner(words) or is_foreign(words.tokens[0]):
        joined = kind != "noun" or _can_be_joined(words, noun)
        return Phrase(kind, text, plural=nouns.is_plural(noun)) if joined else unsure(kind, text, "place")
    if kind == "sector":
        return Phrase(kind, text if noun in ("industries",) or first == "industry" else f"the {text}")
    if kind == "study":
        return Phrase(kind, text if noun in ("school",) or nouns.is_plural(noun) else with_a(text))
    if kind == "break":
        text = text[:1].lower() + text[1:] if nouns.is_lead_capital(words) else text
        return Phrase(kind, f"some {text}" if text == "time off" else (text if noun == "leave" else with_a(text)))
    if nouns.is_plural(noun) or nouns.is_plural(nouns.head(text)):
        return Phrase(kind, text, plural=True)
    if first in ("university", "institute", "academy", "school", "ministry", "department") and words.key(1) == "of":
        return Phrase(kind, f"the {text}")
    return _place_noun(words, kind, noun)


def _can_be_joined(words: Words, noun: str) -> bool:
    """Whether a noun with an article is an employer: a bank, my brother's start-up, the European Commission."""
    groups = lexicon.nouns()
    listed = noun in groups["organisations"] | groups["teams"] | groups["own_things"] or is_capital(words.token(1))
    return listed or is_foreign(words.tokens[0]) or nouns.singular(noun) in groups["organisations"]


def _place_noun(words: Words, kind: str, noun: str) -> Phrase:
    """A noun without an article: a name, or "a research lab"."""
    text, first = words.text, words.keys[0]
    listed = noun in lexicon.nouns()["organisations"] or kind == "job"
    if first in ("something", "academia") or words.text.casefold() in lexicon.nouns()["bare_places"]:
        return Phrase(kind, text)
    if is_code(words.tokens[0]) and (len(words) == 1 or not listed):
        return Phrase(kind, text)
    if is_capital(words.tokens[0]) and not (listed and not nouns.is_title(words)):
        return Phrase(kind, text)
    if listed or noun in lexicon.nouns()["teams"]:
        return Phrase(kind, with_a(text))
    if all(is_known(key) for key in words.keys) and len(words) > 1:
        return unsure(kind, text, "place", with_a(text))
    return unsure(kind, text, "place", casing.named(text) if casing.is_all_small(text) else "")


def _post(words: Words) -> Phrase:
    """A post where a place is expected: a role as head of ML at a bank."""
    text, first = words.text, words.keys[0]
    if nouns.has_determiner(words) and first in ("a", "an", "my", "the"):
        return Phrase("job", f"a role as {text}")
    noun = nouns.head(text)
    single = first in lexicon.nouns()["single_posts"] or (first == "head" and words.key(1) == "of")
    plain = single or (is_capital(words.tokens[0]) and nouns.is_title(words))
    return Phrase("job", f"a role as {text if plain or nouns.is_plural(noun) else with_a(text)}")


def _apostrophe(words: Words) -> Words:
    """A master's degree, however it was typed."""
    parts = []
    for index, token in enumerate(words.tokens):
        low = words.keys[index]
        degree = words.key(index + 1) in ("degree", "program", "programme", "studies", "thesis")
        if low in ("masters", "bachelors") or (low in ("master", "bachelor") and degree):
            parts.append(f"{token.rstrip('s')}'s")
        else:
            parts.append(token)
    return words_of(" ".join(parts))
