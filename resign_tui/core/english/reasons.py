"""Why somebody goes, and what they want most."""

from __future__ import annotations

from resign_tui.core.english import casing, doubts, leads, lexicon, nouns, verbs
from resign_tui.core.english.clauses import finite_clauses
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.makers import unsure, verb, verb_of_gerund, with_a, without_to
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, is_capital, is_known

_WANTS = frozenset(["want", "would", "hope", "wish", "need", "plan", "love", "like", "wanted"])


def reason(words: Words) -> Phrase:
    """What goes on after "I am leaving to", "because", "for a role as", "work on", by its form."""
    words = casing.plain(words)
    early = _cause(words) or _clause(words)
    if early:
        return early
    words = leads.without_tail("reason", words)
    led = leads.without_lead("reason", words)
    lead = words.keys[: len(words) - len(led)]
    words = casing.inside(led)
    if words.keys[0] == "for" and len(words) > 1:
        return _purpose(casing.inside(words.part(1)))
    if words.keys[0] == "as" and len(words) > 1:
        return _post(casing.inside(words.part(1)))
    if lead and words.keys[0] in lexicon.verbs().base and not _is_post(words):
        return _doing(words)
    if words.keys[0] in ("wanting", "hoping") and words.key(1) == "to":
        return Phrase("because", f"I want {words.part(1).text}")
    form = form_of(words, verb_expected=True)
    if form is Form.GERUND and not _is_post(words):
        return _doing(verbs.as_verb(words))
    if form is Form.VERB:
        return _doing(without_to(words))
    if form in (Form.SENTENCE, Form.THAT):
        return _clause(words) or Phrase("because", words.text)
    if form is Form.PAST:
        return unsure("because", f"I {words.text}", "meaning")
    if form is Form.PREPOSITION or form is Form.HOW:
        return unsure("verb", words.text, "reason_verb")
    return _noun(words)


def goal(words: Words) -> Phrase:
    """What stands after "What I want most is": a noun, or after "is to" a verb."""
    words = casing.plain(words)
    words = leads.without_tail("goal", words)
    led = leads.without_lead("goal", words)
    words = casing.inside(led)
    form = form_of(words, verb_expected=True)
    if form is Form.VERB:
        return verb(words)
    if form is Form.GERUND and not _is_post(words):
        return verb_of_gerund(words)
    if form is Form.THAT:
        return Phrase("clause", words.part(1).text)
    if form in (Form.SENTENCE, Form.HOW):
        return Phrase("clause" if form is Form.SENTENCE else "noun", words.text)
    if form in (Form.PREPOSITION, Form.BECAUSE, Form.PAST):
        return unsure("noun", words.text, "unknown")
    return _goal_noun(words)


def _goal_noun(words: Words) -> Phrase:
    text, noun = words.text, nouns.head(words.text)
    if words.keys[0] == "own":
        return Phrase("noun", f"my {text}")
    if words.keys[0] in ("closer", "nearer", "happier", "healthier"):
        return Phrase("verb", f"be {text}")
    if _is_post(words) and noun not in lexicon.nouns()["helpers"]:
        post = _post(words).text
        if nouns.has_determiner(words):
            return unsure("verb", f"become {post}", "meaning", text)
        return Phrase("verb", f"become {post}")
    groups = lexicon.nouns()
    counted = noun in groups["jobs"] | groups["teams"] | groups["organisations"] or noun in groups["own_things"]
    if nouns.has_determiner(words) or nouns.is_plural(noun):
        return Phrase("noun", text, plural=nouns.is_plural(noun))
    if counted and not is_capital(words.tokens[0]):
        return Phrase("noun", with_a(text))
    if noun in groups["degrees"] or (noun in groups["gains_with_a"] and nouns.core_end(words) > 1):
        return Phrase("noun", with_a(text))
    if not is_known(noun) and not is_capital(words.tokens[0]):
        return unsure("noun", text, "article", with_a(text))
    return Phrase("noun", text)


def _cause(words: Words) -> Phrase | None:
    """ "because ..." and "I want to ..."."""
    if words.keys[0] in ("because", "since", "as") and finite_clauses(words.part(1)) > 0:
        return Phrase("because", casing.inside(words.part(1)).text)
    if words.keys[:2] in (("because", "of"), ("due", "to")) and len(words) > 2:
        return _purpose(casing.inside(words.part(2)))
    if words.keys[0] == "so" and len(words) > 3:
        rest = words.part(2 if words.key(1) == "that" else 1)
        return Phrase("clause", rest.text) if form_of(rest) is Form.SENTENCE and rest.keys[0][:1] != "i" else None
    wanting = words.keys[0] == "i" and (words.key(1) in _WANTS or words.key(2) in _WANTS)
    if wanting or words.keys[0] == "i'd":
        return Phrase("because", casing.short_forms(words).text)
    return None


def _clause(words: Words) -> Phrase | None:
    """A clause with a subject of its own; the family is ours."""
    where = words.keys[0] == "where" and words.key(1) not in ("i", "i'll", "i'd", "i'm")
    rest = casing.inside(words.part(1) if where else words)
    if not rest:
        return None
    if rest.keys[0] in lexicon.nouns()["family"] and _acts(rest):
        return Phrase("clause", f"my {rest.text}")
    if where:
        return Phrase("clause", rest.text)
    form = form_of(rest, verb_expected=True)
    if form is Form.THAT:
        return Phrase("because", casing.inside(rest.part(1)).text)
    if form is not Form.SENTENCE or leads.lead_length("reason", words):
        return None
    return Phrase("because" if rest.keys[0].partition("'")[0] == "i" else "clause", rest.text)


def _acts(words: Words) -> bool:
    return finite_clauses(words) > 0 or bool(verbs.past_of(words.key(1)) or lexicon.third_of(words.key(1)))


def _doing(words: Words) -> Phrase:
    """A verb that says what one will do there, or why one goes."""
    shape = lexicon.verbs().shape
    words = verbs.joined(without_to(words))
    if words.keys[0] in ("be", "become", "being") and len(words) > 1:
        post = words.part(1)
        if _is_post(post):
            return _post(casing.inside(post))
    aim = words.keys[1 if words.keys[0] == "not" and len(words) > 1 else 0] in shape["aims"]
    if words.keys[:2] == ("work", "closer") or "_".join(words.keys[:2]) in shape["aim_starts"]:
        aim = True
    if "_".join(words.keys[:3]) in shape["aim_starts"]:
        aim = True
    return Phrase("aim" if aim else "verb", words.text)


def _is_post(words: Words) -> bool:
    noun = nouns.head(words.text)
    if words.keys[0] in ("head", "director", "lead", "vp", "cto") and words.key(1) == "of":
        return True
    return nouns.known_role(noun) and not nouns.has_determiner(words.part(1)) and words.keys[0] not in ("my", "our")


def _post(words: Words) -> Phrase:
    """A post as it stands after "a role as": head of research, an ML lead."""
    text, first, noun = words.text, words.keys[0], nouns.head(words.text)
    single = first in lexicon.nouns()["single_posts"] and (words.key(1) in ("of", "", "at", "for", "in"))
    if nouns.has_determiner(words) or single or nouns.is_plural(noun) or (first == "director" and words.key(1) == "of"):
        return Phrase("role", text)
    return Phrase("role", with_a(text))


def _purpose(words: Words) -> Phrase:
    """What stands after "for"."""
    text, noun = words.text, nouns.head(words.text)
    if words.keys[0] in lexicon.nouns()["family"] and len(words) == 1:
        return Phrase("for", f"my {text}")
    if not nouns.has_determiner(words) and (noun in lexicon.nouns()["degrees"] or noun in lexicon.nouns()["jobs"]):
        return Phrase("for", with_a(text))
    if words.keys[0] in lexicon.small()["comparatives"] and _is_gain(noun):
        return _gain(words, noun)
    if form_of(words) is Form.GERUND:
        return _doing(verbs.as_verb(words))
    return Phrase("for", text)


def _noun(words: Words) -> Phrase:
    """A noun: a post, a reason, something to have, or something to work on."""
    text, first, noun = words.text, words.keys[0], nouns.head(words.text)
    groups, small = lexicon.nouns(), lexicon.small()
    if first.endswith("'s") and first.removesuffix("'s") in groups["family"]:
        return Phrase("for", f"my {text}")
    if first in ("closer", "nearer", "healthier", "happier", "freer") and words.key(1) in ("to", "with", ""):
        return Phrase("aim", f"be {text}")
    if _is_post(words):
        return _post(words)
    if set(words.keys) & groups["degrees"] and noun not in groups["study_not"]:
        return Phrase("for", text if nouns.has_determiner(words) else with_a(text))
    settled = first in ("my", "our") or (first == "the" and noun not in groups["chances"])
    if _is_gain(noun) and not settled:
        return _gain(words, noun)
    if noun in groups["reasons_for"] or nouns.singular(noun) in groups["reasons_for"]:
        return _reason_for(words, noun)
    if first in ("my", "our"):
        return Phrase("for", text)
    if first in ("a", "an", "another", "the"):
        if noun in groups["jobs"] | groups["organisations"] | groups["breaks"]:
            return Phrase("for", text)
        return Phrase("for", text, doubt=doubts.line("reason_verb"))
    if noun in groups["jobs"] and first not in small["determiners"]:
        return Phrase("for", with_a(text))
    return _topic(words, noun)


def _is_gain(noun: str) -> bool:
    return noun in lexicon.nouns()["gains"] or noun in lexicon.nouns()["chances"]


def _gain(words: Words, noun: str) -> Phrase:
    """Something to have: more time, a shorter commute, research autonomy."""
    text, groups = words.text, lexicon.nouns()
    if nouns.has_determiner(words) or (len(words) > 1 and nouns.is_plural(noun)):
        return Phrase("aim", f"have {text}")
    if words.keys[0] in lexicon.small()["comparatives"] and nouns.core_end(words) > 1:
        return Phrase("aim", f"have {with_a(text) if noun in groups['gains_with_a'] else text}")
    if nouns.core_end(words) > 1:
        return Phrase("aim", f"have {with_a(text) if noun in groups['gains_with_a'] else text}")
    return Phrase("aim", f"have more {text}")


def _reason_for(words: Words, noun: str) -> Phrase:
    """Something to go for: family reasons, a new challenge."""
    text = words.text
    if nouns.has_determiner(words) or nouns.is_plural(noun):
        owned = noun in lexicon.nouns()["family"] and not nouns.has_determiner(words) and len(words) == 1
        return Phrase("for", f"my {text}" if owned else text)
    if noun in lexicon.nouns()["family"] | {"health", "baby"} or words.keys[0] in lexicon.nouns()["family"]:
        return Phrase("for", f"my {text}")
    if noun in lexicon.nouns()["jobs"] | {"change", "start", "offer", "chapter", "phd"}:
        return Phrase("for", with_a(text))
    return Phrase("for", text)


def _topic(words: Words, noun: str) -> Phrase:
    """Something to work on."""
    text, groups = words.text, lexicon.nouns()
    sure = (
        noun in groups["fields"] | groups["mass"]
        or nouns.is_plural(noun)
        or noun.endswith(("ing", "ics", "ology", "nomy"))
        or " for " in text
        or is_capital(words.tokens[0])
    )
    if sure:
        return Phrase("topic", text, plural=nouns.is_plural(noun))
    return Phrase("topic", text, doubt=doubts.line("reason_topic"))
