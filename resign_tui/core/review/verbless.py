"""A sentence that lost its verb: "where I will head of research", "I will for a PhD"."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import english, late_regex
from resign_tui.core.english import lexicon as english_words
from resign_tui.core.english import verbs
from resign_tui.core.review import table
from resign_tui.core.review.tone import Hit

_WILL = late_regex.compile(r"(?<![\w’'-])(?:(?:I|[Ww]e) (?:will|shall)|(?:I|[Ww]e)['’]ll) (?=[^\W\d_])")
_CLAUSE = late_regex.compile(r"(?:[^.,;:!?()\[\]{}\"“”‹›–—…]|[.,:](?=\w)){1,160}")
_FEW = 4
"""Words of a clause such as "for a PhD", in which no verb can still come."""


def verbless(text: str) -> Iterator[Hit]:
    """Every "I will" that no verb follows."""
    flat = text.replace("\n", " ")
    for match in _WILL.finditer(flat):
        clause = _CLAUSE.match(flat, match.end())
        words = clause[0].split() if clause else []
        skipped = 0
        while skipped < len(words) - 1 and words[skipped].casefold() in table.listed("grammar", "before_verbs"):
            skipped += 1
        rest = words[skipped:]
        if clause and rest and _has_no_verb([word.casefold() for word in rest], " ".join(rest)):
            why = "After “I will” a verb is missing: “I will lead a small group”."
            yield Hit(
                "missing-verb", "warn", match.start(), match.start() + len(match[0] + clause[0].rstrip()), why=why
            )


def _has_no_verb(words: list[str], clause: str) -> bool:
    """What follows is surely no verb; a word that could be one is let pass."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in table.listed("grammar", "never_verbs"):
        return second not in ("more", "less", "will")
    if first == "to":
        return verbs.is_verb(second) and second not in ("be", "date")
    if first in table.listed("grammar", "links") and second in table.listed("grammar", "articles"):
        return len(words) <= _FEW
    if first == "because" or (first == "in" and second == "order") or verbs.is_gerund(first):
        return True
    return len(words) > 1 and (_names_a_post(first, second, clause) or _names_a_field(first, second, clause))


def _names_a_post(first: str, second: str, clause: str) -> bool:
    nouns = english_words.nouns()
    posts = nouns["roles"] | nouns["role_modifiers"]
    return first in posts and (second in posts or second == "of") and _is_read_as("role", clause)


def _names_a_field(first: str, second: str, clause: str) -> bool:
    if f"{first}_{second}" in table.listed("grammar", "fields"):
        return True
    return first in english_words.nouns()["fields"] and not verbs.is_verb(first) and _is_read_as("topic", clause)


def _is_read_as(form: str, clause: str) -> bool:
    read = english.read("reason", clause)
    return read.form == form and not read.doubt
