"""What is handed over, and what will be written or done before that."""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.english import casing, doubts, leads, lexicon, nouns, verbs
from resign_tui.core.english.forms import Form, before_verb, form_of
from resign_tui.core.english.makers import things, unsure, verb, verb_of_gerund, without_to
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, is_acronym, is_capital, is_code, words_of

_OPEN = late_regex.compile(r",\s+((?:including|incl\.?|which|where|plus|with|especially|mainly)\s.+)$", re.IGNORECASE)


def system(words: Words) -> Phrase:
    """Something that is handed over, with its article."""
    words = leads.without_tail("system", leads.without_lead("system", words))
    words = casing.inside(casing.small_words(words))
    receiver = next((i for i in range(1, len(words) - 1) if words.keys[i] == "to" and _receives(words, i + 1)), 0)
    if receiver:
        whole, words = things(bracketed(words)), words.part(0, receiver)
        thing = things(bracketed(words))
        return Phrase(thing.form, thing.text, thing.parts, thing.plural, doubts.line("thing_ends"), whole.text)
    form = form_of(words)
    if form in (Form.VERB, Form.GERUND, Form.PAST) and len(words) > 1:
        return _acted_on(without_to(words))
    if form in (Form.SENTENCE, Form.THAT, Form.BECAUSE, Form.HOW, Form.PREPOSITION):
        return unsure("noun", words.text, "thing_only", "")
    return things(bracketed(words))


def _acted_on(words: Words) -> Phrase:
    """What an action is about, where an article tells one; any other may be a name, which stands as it was typed."""
    rest = words.part(before_verb(words) + 1)
    whole = things(bracketed(words))
    if not rest:
        return whole
    thing = things(bracketed(rest))
    doubt = doubts.line("thing_only", text=thing.text)
    if nouns.has_determiner(rest):
        return Phrase("noun", thing.text, thing.parts, thing.plural, doubt, words.text)
    return Phrase("noun", whole.text, whole.parts, whole.plural, doubt, thing.text)


def item(words: Words) -> Phrase:
    """Something that will be complete and ready (a noun), or that one will do (a verb)."""
    words = leads.without_tail("item", words)
    led = leads.without_lead("item", words)
    willing = len(led) < len(words) and form_of(led, verb_expected=True) is Form.VERB
    words = casing.inside(casing.small_words(led))
    form = form_of(words, verb_expected=_may_be_task(words))
    if form is Form.VERB or willing:
        return Phrase("verb", _task(verb(words).text))
    if form is Form.GERUND and not nouns.has_determiner(words):
        return Phrase("verb", _task(verb_of_gerund(words).text))
    if form in (Form.SENTENCE, Form.THAT, Form.BECAUSE, Form.HOW, Form.PREPOSITION, Form.PAST):
        return unsure("noun", words.text, "paper")
    thing = things(bracketed(words), papers=True)
    noun = nouns.head(words.text)
    papers = lexicon.nouns()["papers"] | lexicon.nouns()["quantities"]
    paper = noun in papers or nouns.singular(noun) in papers or nouns.is_thing(noun)
    if not paper and not thing.doubt and not is_acronym(words.tokens[0]):
        return Phrase("noun", thing.text, thing.parts, thing.plural, doubts.line("paper"))
    return thing


def bracketed(words: Words) -> Words:
    """An open comma phrase at the end in brackets: the ETA model (including its dashboards)."""
    text = words.text
    match = _OPEN.search(text) if "," in text else None
    return words_of(f"{text[: match.start()]} ({match[1]})") if match and match.start() else words


def _receives(words: Words, at: int) -> bool:
    """Whether a person or a team stands behind "to"."""
    named = is_capital(words.tokens[at]) and not is_code(words.tokens[at])
    return named or words.keys[-1] in lexicon.nouns()["teams"]


def _may_be_task(words: Words) -> bool:
    """Whether a word that could be a verb is one here: "update docs", but not "release notes"."""
    first, after = words.keys[0], words.key(1)
    if nouns.has_determiner(words.part(1)):
        return True
    if first not in lexicon.verbs().shape["tasks"] or not after:
        return False
    return len(words) > 2 or (after not in lexicon.verbs().shape["task_papers"] and not nouns.is_thing(after))


def _task(text: str) -> str:
    """A task with the article that was left out: update the docs, write the runbook."""
    words = words_of(text)
    rest = words.part(1)
    if not rest or nouns.has_determiner(rest) or is_capital(rest.tokens[0]) or is_code(rest.tokens[0]):
        return text
    if rest.keys[0] in lexicon.small()["prepositions"] | lexicon.small()["adverbs"] | lexicon.small()["joining"]:
        return text
    noun = nouns.head(rest.text)
    listed = nouns.is_thing(noun) or noun in lexicon.nouns()["papers"]
    if nouns.is_plural(noun) and len(rest) > 1:
        return text
    if not listed or not verbs.is_verb(words.keys[0]) or (" and " in text and nouns.has_determiner(rest)):
        return text
    return f"{words.tokens[0]} {rest.text if noun == 'notes' else things(rest, papers=True).text}"
