"""What somebody is proud of, what stays with them, and what a team taught them."""

from __future__ import annotations

from resign_tui.core import late_regex
from resign_tui.core.english import casing, doubts, leads, lexicon, nouns, verbs
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.makers import sentence, things, verb, with_a, without_to
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, words_of

_REST = late_regex.compile(
    r"(?:,? and| &) (?:of )?(?:the|my|our) (?:people|team|colleagues|folks|engineers)"
    r"(?: (?:behind it|who built it|around it|(?:that )?(?:i|we) (?:built|made|did) it with))?$"
)
_SUBJECTS = frozenset(["i", "we", "you", "they", "he", "she", "it"])
_WE = frozenset(["our", "we", "together", "ourselves"])


def project(words: Words) -> Phrase:
    """What stands after "I am proud of" (a noun, a gerund, how ...) or after "I am proud that" (a clause)."""
    words = leads.without_lead("project", words)
    if words.keys[0] == "when" and words.key(1) in ("i", "we"):
        words = words.part(1)
    goes_on = "and" in words.keys or "&" in words.keys
    rest = _REST.search(" ".join(words.keys)) if goes_on else None
    if rest and form_of(words) is Form.NOUN and rest.start() > 0:
        cut = words.part(0, " ".join(words.keys)[: rest.start()].count(" ") + 1)
        thing = _made(words_of(cut.text.rstrip(",")))
        remainder = words.part(len(cut)).text
        whole = _made(words)
        return Phrase(
            thing.form, thing.text, thing.parts, thing.plural, doubts.line("rest_said", rest=remainder), whole.text
        )
    return _made(words)


def highlight(words: Words) -> Phrase:
    """What stands after "What stays with me is", or a sentence of its own."""
    led = leads.without_lead("highlight", words)
    if led == words and form_of(words) is Form.SENTENCE:
        return sentence(words)
    thing = _made(led)
    if thing.form == "clause" and form_of(led) is Form.SENTENCE and led.keys[0] not in _SUBJECTS:
        return sentence(led)
    return thing


def value(words: Words) -> Phrase:
    """What stands after "taught me about" (a noun, a gerund), "taught me to" (a verb), or "that" (a clause)."""
    words = leads.without_tail("value", leads.without_lead("value", words))
    words = casing.inside(casing.plain(words))
    if words.keys[:2] == ("how", "to") and verbs.is_verb(words.key(2)):
        words = words.part(1)
    if words.keys[0] in ("don't", "do") and (words.keys[0] == "don't" or words.key(1) == "not"):
        rest = words.part(1 if words.keys[0] == "don't" else 2)
        if rest and verbs.is_verb(rest.keys[0]):
            return Phrase("verb", f"not {rest.text}")
    if words.keys[:2] == ("not", "to") and verbs.is_verb(words.key(2)):
        return Phrase("verb", f"not {words.part(2).text}")
    form = form_of(words)
    if form is Form.SENTENCE:
        return Phrase("clause", words.text)
    if form is Form.THAT:
        return Phrase("clause", casing.inside(words.part(1)).text)
    if form is Form.VERB:
        return verb(words)
    if form in (Form.GERUND, Form.HOW):
        return Phrase(form.value, words.text)
    if form in (Form.PREPOSITION, Form.BECAUSE):
        return Phrase("noun", words.text, doubt=doubts.line("unknown", text=words.text))
    return _value_noun(words)


def _made(words: Words) -> Phrase:
    """What was made or done, by its form."""
    words = casing.inside(casing.small_words(words))
    form = form_of(words)
    if form is Form.SENTENCE:
        return Phrase("clause", words.text)
    if form is Form.THAT:
        return Phrase("clause", casing.inside(words.part(1)).text)
    if form is Form.PAST:
        return Phrase("clause", f"{'we' if _WE & set(words.keys) else 'I'} {words.text}")
    if form is Form.VERB:
        return Phrase("gerund", verbs.as_gerund(without_to(words)).text)
    if form in (Form.GERUND, Form.HOW):
        return Phrase(form.value, words.text)
    if form in (Form.PREPOSITION, Form.BECAUSE):
        return Phrase("noun", words.text, doubt=doubts.line("work_itself"))
    return things(words)


def _value_noun(words: Words) -> Phrase:
    text = words.text
    if len(words) == 2 and words.keys[1] == "first" and not nouns.has_determiner(words):
        return Phrase("gerund", f"putting {words.tokens[0].lower()} first")
    adjective = words.keys[0] in lexicon.nouns()["adjectives"]
    if adjective and words.key(1) in ("about", "with", "in", "to", "under", "towards"):
        return Phrase("gerund", f"being {text}")
    if len(words) == 1 and text.isascii() and text.istitle() and text.isalpha() and lexicon.is_common(words.keys[0]):
        text = text.lower()
    noun = nouns.head(text)
    if words.keys[0] == "no" and noun in lexicon.nouns()["value_counts"] and len(words) == 3:
        return Phrase("noun", f"a no-{words.tokens[1]} {words.tokens[2]}")
    if not nouns.has_determiner(words) and noun in lexicon.nouns()["value_counts"]:
        return Phrase("noun", with_a(text))
    return Phrase("noun", text, plural=nouns.is_several(words))
