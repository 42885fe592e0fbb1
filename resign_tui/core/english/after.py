"""After the last day: how somebody is reached, how they would return; and a paragraph of their own."""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.english import casing, cleaning, doubts, leads, lexicon, nouns, verbs
from resign_tui.core.english.clauses import finite_clauses
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.makers import sentence, unsure, verb, verb_of_gerund
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.sentences import capitalised
from resign_tui.core.english.tokens import Words, is_capital, words_of

_ADDRESS = late_regex.compile(r"\S+@\S+\.\S+")
_DIGITS = late_regex.compile(r"\+?[\d][\d ()/.-]{5,}\d")
_CALL = late_regex.compile(
    r"^(?:(?:a|an|the|my|one|short|quick|brief|phone|occasional|weekly) ){0,4}"
    r"(?:calls?|phone)(?: me| you)?(?: (?P<rest>.+))?$"
)
_CLOSED = (".", "!", "?", "…", ":", "。", "！", "？")


def channel(words: Words) -> Phrase:
    """How one is reached, with its preposition: by email, on Signal, at my private address."""
    words = casing.inside(casing.short_forms(leads.without_lead("channel", words)))
    way = _way(words)
    if not way.doubt and "until" in words.keys:
        return unsure("phrase", way.text, "channel_until")
    return way


def door(words: Words) -> Phrase:
    """What goes on after "I would gladly" (a verb), after "again" (a tail), or a sentence of its own."""
    lists = lexicon.table("answers")["door"]
    if " ".join(words.keys) in lists["no"] or (words.keys[0] in ("no", "not") and len(words) > 1):
        return Phrase(doubt=doubts.line("door_no"))
    led = leads.without_lead("door", casing.plain(words))
    if " ".join(led.keys) in lists["yes"]:
        return Phrase()
    led = leads.without_tail("door", led)
    words = casing.inside(led)
    rest = words.keys[0] in lexicon.small()["tails"]
    form = form_of(words, verb_expected=True)
    if len(words) == 1 and words.keys[0] in lexicon.verbs().base and not rest:
        return verb(words)
    if words.keys[0] == "back" and len(words) > 1:
        return Phrase("verb", f"come {words.text}")
    if form is Form.VERB and not (rest and words.keys[0] not in lexicon.verbs().base):
        return verb(words)
    if form is Form.GERUND:
        return verb_of_gerund(words)
    if form in (Form.SENTENCE, Form.THAT) and not rest:
        return sentence(words) if form is Form.SENTENCE else unsure("sentence", words.text, "unknown")
    if rest or words.keys[0] in lexicon.small()["adverbs"] or words.keys[0] in lexicon.small()["prepositions"]:
        return Phrase("tail", words.text)
    if words.keys[0] in ("one", "some", "any", "next") and words.key(1) in lexicon.nouns()["moments"]:
        return Phrase("tail", words.text)
    return unsure("tail", words.text, "door_tail")


def paragraph(typed: str) -> Phrase:
    """A paragraph of the person's own: a capital, a closing stop, and the breaks of lines as they are."""
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in cleaning.printable(typed).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if not any(character.isalnum() for character in text):
        return Phrase(doubt=doubts.line("placeholder", typed=text)) if text else Phrase()
    text = capitalised(text[:1].upper() + text[1:] if text[:2] in ("i ", "i'", "i’") else text)
    text = text.rstrip(" ,;")
    if not text.rstrip("\"'”’»)]*_").endswith(_CLOSED):
        text += "."
    return Phrase("sentence", text, doubt="" if _has_verb(text) else doubts.line("own_sentence"))


def _has_verb(text: str) -> bool:
    """Whether one of its first sentences says something."""
    words = words_of(text[:400])
    if words.keys[0] in ("please", "thank", "thanks") or finite_clauses(words) > 0 or form_of(words) is Form.SENTENCE:
        return True
    subject = any(word in ("i", "we", "you", "they", "it") for word in words.keys)
    return subject and any(word in lexicon.small()["auxiliaries"] or verbs.past_of(word) for word in words.keys)


def _way(words: Words) -> Phrase:
    text, low, first = words.text, " ".join(words.keys), words.keys[0]
    if first in ("by", "via", "on", "over", "at", "in", "through", "per", "with", "under", "from"):
        return _prepositional(words)
    fixed = fixed_way(low)
    if fixed:
        return Phrase("phrase", fixed)
    if _ADDRESS.search(text) or _DIGITS.search(text):
        return _addressed(words)
    several = _several(words)
    if several:
        return several
    call = _CALL.match(low)
    if call and not call["rest"]:
        return Phrase("phrase", "by phone")
    if call and words_of(call["rest"]).keys[0] in lexicon.small()["prepositions"] | lexicon.small()["adverbs"]:
        return Phrase("phrase", f"by phone {words.part(len(words) - len(call['rest'].split())).text}")
    return _named_way(words)


def _prepositional(words: Words) -> Phrase:
    """It has a word of its own; only its plain noun is settled: "by E-mail"."""
    rest = words.part(1)
    if words.keys[0] == "by" and rest and rest.keys[0] in ("a", "my") and rest.key(1) in ("call", "phone", "email"):
        fixed = fixed_way(" ".join(rest.keys))
        if fixed:
            return Phrase("phrase", fixed)
    if words.keys[0] == "by" and rest and rest.keys[0] in ("e-mail", "email"):
        return Phrase("phrase", words.replaced(1, words.tokens[1].casefold().replace("e-mail", "email")).text)
    return Phrase("phrase", words.text)


def fixed_way(low: str) -> str:
    """The way of a common answer: "text me" is by text message; empty when it is none."""
    return str(lexicon.table("answers")["fixed"]["channel"].get(low, ""))


def _addressed(words: Words) -> Phrase:
    """An address or a number: at dana@mailbox.example, by email at dana@mailbox.example."""
    at = next((i for i, token in enumerate(words.tokens) if _ADDRESS.search(token) or token[:1] in "+0123456789"), 0)
    before, rest = words.part(0, at), words.part(at).text
    rest = rest[1:-1] if rest[:1] + rest[-1:] in ("()", "<>") else rest
    if not before:
        return Phrase("phrase", f"at {rest}")
    while len(before) > 1 and before.keys[-1] in ("at", "on", "to", "me", "via", "under"):
        before = before.part(0, len(before) - 1)
    way = fixed_way(" ".join(before.keys))
    if way:
        return Phrase("phrase", f"{way} at {rest}")
    return Phrase("phrase", f"at {words.text}")


def _several(words: Words) -> Phrase | None:
    """Two ways: by phone or email; on Signal or by email."""
    parts = [part.strip() for part in re.split(r",? (?:or|and) |, |/", words.text) if part.strip()]
    if len(parts) < 2 or len(parts) > 4:
        return None
    ways = [_way(words_of(part)) for part in parts if part]
    if any(way.doubt for way in ways):
        return None
    texts = [way.text for way in ways]
    preposition = texts[0].split()[0]
    shown = [texts[0]] + [
        text.removeprefix(f"{preposition} ") if text.split()[0] == preposition else text for text in texts[1:]
    ]
    return Phrase("phrase", f"{', '.join(shown[:-1])} or {shown[-1]}")


def _named_way(words: Words) -> Phrase:
    """A way by its noun: at my private address, on my mobile, by personal email on weekdays."""
    lists = lexicon.table("answers")["channels"]
    text, noun = words.text, nouns.head(words.text)
    if words.keys[0] in ("message", "reach", "contact", "find", "write", "email", "call") and words.key(1) == "me":
        rest = words.part(2)
        if rest and rest.keys[0] in lexicon.small()["prepositions"]:
            return Phrase("phrase", rest.text)
    if noun in lists["at"].split():
        return Phrase("phrase", f"at {text}" if nouns.has_determiner(words) else f"at my {text}")
    if noun in lists["on"].split():
        way = "" if nouns.has_determiner(words) else fixed_way(noun)
        behind = words.part(nouns.core_end(words)).text
        return Phrase("phrase", f"{way} {behind}".strip() if way else f"on {text}")
    if words.keys[0] == "my" and noun in ("phone", "mobile", "cell"):
        return Phrase("phrase", f"on {text}")
    if noun in ("call", "calls", "phone") and is_capital(words.tokens[0]):
        return unsure("phrase", f"by phone, {text}", "channel", "by phone")
    if noun in lists["by"].split() or nouns.singular(noun) in lists["by"].split():
        kept = words.part(1) if words.keys[0] in ("my", "a", "an") else words
        return Phrase("phrase", f"by {kept.text.replace('e-mail', 'email')}")
    return unsure("phrase", text, "channel", f"by {text}")
