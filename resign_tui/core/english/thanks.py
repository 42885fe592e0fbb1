"""What somebody is thanked for, and what they are wished."""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.english import casing, doubts, leads, lexicon, nouns, verbs
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.makers import sentence, things, unsure, with_a, without_to
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.series import conjuncts
from resign_tui.core.english.tokens import Words, is_capital, is_code, is_foreign, is_known, words_of

_AGAIN = late_regex.compile(r"\b(and|,) (?:thank you|thanks|thx) (?:so much )?for ", re.IGNORECASE)
_OF_SOMEBODY = frozenset(["her", "his", "their"])
_GIVEN = frozenset(["every", "all", "much", "the", "a", "many", "nothing", "lots", "success"])
_ASKING = frozenset(["may", "keep", "stay", "let", "don't", "enjoy", "take"])


def gratitude(words: Words) -> Phrase:
    """What stands after "Thank you for", after "I am grateful that", or as a sentence of its own."""
    words = casing.plain(words)
    words = _without_name(words)
    led = leads.without_lead("gratitude", words)
    if led == words and words.keys[0] in ("thank", "thanks"):
        return _thanks_to(words)
    words = words_of(_AGAIN.sub(r"\1 ", leads.without_tail("gratitude", led).text))
    if words.text.casefold() in lexicon.table("answers")["thanks"]["empty"]:
        return Phrase(doubt=doubts.line("thanks_only"))
    if len(words) > 3 and words.keys[1] == "for" and is_capital(words.tokens[0]) and words.keys[2] in _OF_SOMEBODY:
        return unsure("noun", f"your {words.part(3).text}", "reader", words.text)
    words = casing.inside(words)
    form = form_of(words)
    if form is Form.SENTENCE:
        return sentence(words)
    if form is Form.THAT:
        return Phrase("clause", casing.inside(words.part(1)).text)
    if form is Form.VERB and not _is_given(words):
        return Phrase("gerund", verbs.as_gerund(without_to(words)).text)
    if form is Form.GERUND and not _is_given(words):
        return Phrase("gerund", words.text)
    if form is Form.HOW:
        return Phrase("how", words.text)
    if form in (Form.PREPOSITION, Form.BECAUSE, Form.PAST):
        return unsure("noun", words.text, "unknown")
    return _given(words)


def wish(words: Words) -> Phrase:
    """What stands after "every success with", "every success in", "for" or "I wish you"."""
    if words.keys[:2] in (("i", "hope"), ("we", "hope")) or words.keys[0] in ("may", "keep", "stay", "hopefully"):
        return sentence(words)
    if words.keys[0] == "hope":
        return sentence(words_of(f"I {casing.inside(words).text}"))
    led = leads.without_lead("wish", words)
    if led.keys[0] in ("everyone", "everybody", "you", "us") and led.key(1) in _GIVEN:
        led = led.part(1)
    if led.keys[0] == "for" and len(led) > 1:
        ahead = _wished(casing.inside(led.part(1)))
        return ahead if ahead.form != "noun" else Phrase("for", casing.inside(led.part(1)).text)
    fixed = lexicon.table("answers")["fixed"]["wish"].get(" ".join(led.keys))
    if fixed:
        form, _, text = fixed.partition(": ")
        return Phrase(form, text)
    before = words.keys[: len(words) - len(led)]
    words = casing.inside(casing.plain(led))
    form = form_of(words, verb_expected=True)
    if before and before[-1] == "in" and form is Form.NOUN:
        return Phrase("object", f"every success in {words.text}")
    if form is Form.SENTENCE or form is Form.THAT:
        return _hoped(words, form, led_away=len(led) < len(words))
    if form is Form.VERB and words.keys[0] in _ASKING:
        return sentence(words)
    if form is Form.VERB:
        return Phrase("in", verbs.as_gerund(without_to(words)).text)
    if form is Form.GERUND:
        return Phrase("in", words.text)
    if form in (Form.PREPOSITION, Form.BECAUSE, Form.PAST, Form.HOW):
        return unsure("noun", words.text, "unknown")
    return _wished(words)


def _without_name(words: Words) -> Words:
    """Thanks that call somebody by name: "Thank you, Odalys, for your patience"."""
    if words.keys[0] not in ("thank", "thanks") or "for" not in words.keys[2:6]:
        return words
    at = words.keys.index("for", 2)
    between = words.tokens[2 if words.key(1) == "you" else 1 : at]
    named = between and all(map(is_capital, between))
    return words.part(at) if named and at + 1 < len(words) else words


def _thanks_to(words: Words) -> Phrase:
    """Thanks that go on in another way: "Thanks to the whole team", "Thank you Odalys"."""
    if words.key(1) == "to" and len(words) > 2:
        return sentence(words)
    return Phrase(doubt=doubts.line("thanks_only")) if len(words) < 5 else sentence(words)


def _is_given(words: Words) -> bool:
    """A word that is a verb too and is given to somebody: "support", "coaching and advice"."""
    if words.keys[0] not in lexicon.nouns()["qualities"]:
        return False
    after = words.key(1)
    small = lexicon.small()
    if after in ("you", "we", "i", "they") and (verbs.past_of(words.key(2)) or words.key(2) in small["auxiliaries"]):
        return True
    joined = after in small["joining"] | {""} or words.tokens[0].endswith(",")
    return joined or after in ("in", "on", "with", "when", "during", "through", "from", "over", "along")


def _given(words: Words) -> Phrase:
    """A noun: qualities are yours, plurals are the ones we both know."""
    text, groups = words.text, lexicon.nouns()
    noun = nouns.head(text)
    if text.casefold() in lexicon.table("answers")["thanks"]["plain"]:
        the = text if nouns.has_determiner(words) or text == "all" or text == "it all" else f"the {text}"
        return Phrase("noun", the, doubt=doubts.line("true_thing"))
    if nouns.has_determiner(words) or is_foreign(words.tokens[0]):
        return Phrase("noun", text, plural=nouns.is_plural(noun))
    end = nouns.core_end(words)
    if words.key(end) in ("you", "i", "we", "that") or (noun in groups["chances"] and words.key(end) in ("to", "of")):
        return Phrase("noun", f"the {text}", plural=nouns.is_plural(noun))
    if words.key(end) == "of" and noun in groups["quantities"] | {"loads", "tons"}:
        return Phrase("noun", text, plural=True)
    return _each_given(words)


def _each_given(words: Words) -> Phrase:
    """Every part of "mentorship and trust" or "hard problems and honest answers" with its own word."""
    chunks, _ = conjuncts(words)
    groups = lexicon.nouns()
    heads = [nouns.head(chunk.text) for chunk in chunks]
    plurals = [nouns.is_plural(head) for head in heads]
    yours = [head in groups["qualities"] for head in heads]
    starts = [
        chunk.keys[0] in groups["qualities"] or head in groups["qualities"]
        for chunk, head in zip(chunks, heads, strict=True)
    ]
    if all(starts) and any(yours):
        return Phrase("noun", f"your {words.text}", plural=len(chunks) > 1)
    if all(plurals):
        first = nouns.has_determiner(chunks[-1]) or len(chunks) == 1
        return Phrase("noun", f"the {words.text}" if first else _the_each(words), plural=True)
    if yours[0] or plurals[0]:
        text = f"your {words.text}" if yours[0] else _the_each(words)
        return Phrase("noun", text, plural=True)
    text = words.text
    if is_capital(words.tokens[0]) or is_code(words.tokens[0]) or text in groups["adjectives"]:
        return unsure("noun", text, "unknown")
    if heads[0] in groups["things"] | groups["teams"] and len(words) > 1:
        return unsure("noun", f"the {text}", "article", f"your {text}")
    if is_known(heads[0]) and heads[0] in groups["mass"]:
        return unsure("noun", text, "article", f"your {text}")
    return Phrase(
        "noun", f"the {text}", doubt=doubts.line("your", text=f"the {text}", other=f"your {text}"), other=f"your {text}"
    )


def _the_each(words: Words) -> str:
    """Each plural part with "the"; qualities among them with "your"."""
    chunks, joints = conjuncts(words)
    parts = []
    for chunk in chunks:
        noun = nouns.head(chunk.text)
        word = "your " if noun in lexicon.nouns()["qualities"] else ("the " if nouns.is_plural(noun) else "")
        parts.append(chunk.text if nouns.has_determiner(chunk) else f"{word}{chunk.text}")
    return parts[0] + "".join(f"{joint}{part}" for joint, part in zip(joints, parts[1:], strict=False))


def _hoped(words: Words, form: Form, *, led_away: bool) -> Phrase:
    """A wish that is a clause: hoped for in a sentence of its own."""
    clause = words.part(1) if form is Form.THAT else words
    if clause.keys[0] in ("i", "we", "you", "i'm", "we're", "it") and form is Form.SENTENCE and not led_away:
        return sentence(clause)
    return unsure("sentence", f"I hope {clause.text}", "wish_sentence")


def _wished(words: Words) -> Phrase:
    """A noun: a good thing to wish, what lies ahead, or what one may succeed with."""
    text, groups = words.text, lexicon.nouns()
    noun, first = nouns.head(text), words.keys[0]
    second = words.key(1) if first in ("a", "an", "another", "the") else first
    if first in ("next", "this") and noun in groups["moments"] and len(words) == 2:
        return Phrase("for", text)
    if first in ("many", "lots", "plenty", "every") and (nouns.is_plural(noun) or words.key(1) == "of"):
        return Phrase("object", text, plural=nouns.is_plural(noun))
    if noun in groups["good_wishes"] or words.keys[:2] in (("many", "more"), ("lots", "of"), ("nothing", "but")):
        return Phrase("object", text)
    if words.keys[-1] in ("next", "ahead") and first in ("everything", "all", "whatever", "anything"):
        return Phrase("for", text)
    if (
        first in ("more", "fewer", "less", "only", "nothing", "everything")
        and len(words) > 1
        and "you" not in words.keys
    ):
        return Phrase("object", text, plural=nouns.is_plural(noun))

    if noun in groups["ahead"] and first in ("the", "your", "a", "whatever", "everything", "all"):
        return Phrase("for", text)
    if second in groups["light"] and first != "the" and len(words) > 1:
        bare = nouns.has_determiner(words) or nouns.is_plural(noun)
        return Phrase("object", text if bare else with_a(text), plural=nouns.is_plural(noun))
    if first == "all" and words.key(1) == "the":
        return Phrase("object", text)
    return things(words)
