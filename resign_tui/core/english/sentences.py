"""Words that stand by themselves: whether they are a sentence, and how they become one."""

from __future__ import annotations

from resign_tui.core import words as core_words
from resign_tui.core.english import lexicon, nouns
from resign_tui.core.english.clauses import finite_clauses, starts_with_subject
from resign_tui.core.english.forms import Form, form_of
from resign_tui.core.english.tokens import words_of

_OPENERS = "\"'“‘„«([*_ "
_CLOSERS = "\"'”’»)]*_ "
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_ENOUGH = 400
"""So many characters tell whether a text is a sentence."""
_SPEAKING = frozenset(["thank", "thanks", "please"])


def as_sentence(typed: str) -> tuple[str, str]:
    """Words as a sentence of their own: with their capital, and the stop that they lack.

    Only spaces and a stop or comma at the end of what was typed may go, and the size of its first letter may change.
    """
    text = core_words.unclosed(typed.strip())
    return capitalised(text), "" if not text or _is_closed(text) else "."


def is_sentence(typed: str) -> bool:
    """Whether words are a full sentence: somebody acts in them, or they were closed like one.

    A phrase that only names something is none, even with a capital and a stop: "Your trust.". In doubt a capital with
    a stop makes a sentence, as words that stand alone are never wrong inside ours.
    """
    text = typed.strip()
    if not any(character.isalnum() for character in text):
        return True
    words = words_of(text[:_ENOUGH])
    first = _first(text)
    subject = first.replace("’", "'").partition("'")[0]
    if subject.casefold() in _SPEAKING or (subject.casefold() == "i" and len(subject) == 1):
        return True
    if subject.isupper() and len(subject) > 1:
        return False
    if starts_with_subject(words):
        return True
    if first.casefold() in lexicon.small()["prepositions"] | {"how", "that", "whatever", "being", "having"}:
        return _is_closed(text) and first[:1].isupper()
    if form_of(words) in (Form.GERUND, Form.HOW, Form.VERB, Form.PAST):
        return _is_closed(text) and first[:1].isupper() and len(words) > 1
    if finite_clauses(words) > 0:
        return True
    return _is_closed(text) and first[:1].isupper() and not nouns.has_determiner(words)


def capitalised(text: str) -> str:
    """Words as they begin a sentence; a name that is written small ("fastText", "wandb") stays so."""
    start = len(text) - len(text.lstrip(_OPENERS))
    upper = text[start : start + 1].upper()
    if len(upper) != 1 or is_small_name(_first(text)):
        return text
    return text[:start] + upper + text[start + 1 :]


def is_small_name(word: str) -> bool:
    """Whether a word is a name that keeps its small first letter, or an address, a path or a version."""
    bare = word.rstrip(".,;:!?…")
    inside = any(character.isupper() or character.isdigit() or character in "@/._" for character in bare[1:])
    return bare.casefold() in lexicon.names()["small_names"] or inside


def _first(text: str) -> str:
    """The first word, without what opens and closes it."""
    parts = text.lstrip(_OPENERS).split(maxsplit=1)
    return parts[0].rstrip(_CLOSERS + ",;:") if parts else ""


def _is_closed(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)
