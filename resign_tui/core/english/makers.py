"""Phrases that several kinds make in the same way: a sentence, things with articles, a verb."""

from __future__ import annotations

from resign_tui.core.english import casing, doubts, verbs
from resign_tui.core.english.articles import a_or_an
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.sentences import capitalised
from resign_tui.core.english.series import with_articles
from resign_tui.core.english.tokens import Words


def sentence(words: Words) -> Phrase:
    """A sentence of the person's own, which stands as it was typed."""
    return Phrase("sentence", capitalised(casing.short_forms(words).text))


def things(words: Words, *, papers: bool = False) -> Phrase:
    """A noun phrase with its articles, and the second reading where they are a guess."""
    noun = with_articles(words, papers=papers)
    doubt = doubts.line("article", other=noun.other) if noun.other else ""
    return Phrase("noun", noun.text, noun.parts, noun.plural, doubt, noun.other)


def verb(words: Words, form: str = "verb") -> Phrase:
    """A verb phrase in its base form, without "to"."""
    return Phrase(form, verbs.joined(without_to(words)).text)


def verb_of_gerund(words: Words, form: str = "verb") -> Phrase:
    """A phrase with a gerund as one with the verb."""
    return Phrase(form, verbs.joined(verbs.as_verb(words)).text)


def unsure(form: str, text: str, name: str, other: str = "") -> Phrase:
    """A best guess with its question."""
    return Phrase(form, text, doubt=doubts.line(name, text=text, other=other), other=other)


def without_to(words: Words) -> Words:
    """An infinitive without its "to"."""
    return words.part(1) if words.key(0) == "to" and len(words) > 1 else words


def with_a(text: str) -> str:
    """The phrase with "a" or "an"."""
    return f"{a_or_an(text)} {text}"
