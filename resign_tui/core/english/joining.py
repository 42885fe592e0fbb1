"""How typed words join ours: a phrase completes our sentence, a full sentence takes its place."""

from __future__ import annotations

from .. import words as core_words
from . import lexicon, nouns
from .clauses import finite_clauses, starts_with_subject
from .forms import Form, form_of
from .tokens import words_of

_OPENERS = "\"'“‘„«([*_ "
_CLOSERS = "\"'”’»)]*_ "
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_ENOUGH = 400
"""So many characters tell whether a text is a sentence."""
_SPEAKING = frozenset(["thank", "thanks", "please"])
_SMALL = frozenset(
    ["how", "when", "what", "why", "where", "that", "for", "to", "being", "having", "every", "all", "some"]
)


def fitted(typed: str, before: str = "", after: str = ".") -> tuple[str, str, str]:
    """Our words before, the typed ones, and ours after, which together are one sentence or several.

    A phrase goes between ours; a word that both have at the seam ("Thank you for" · "for the time") is said once. A
    full sentence stands alone. What begins a sentence has its capital, and no stop follows another. Only spaces and a
    stop or comma at the end of what was typed may go, and the size of its first letter may change.
    """
    text = core_words.unclosed(typed.strip())
    first, last = _first(text).casefold(), (before.split() or [""])[-1].casefold()
    repeated = bool(last) and first == last
    if not last or (is_sentence(typed) and not repeated):
        return "", capitalised(text), _stop(text)
    if repeated:
        before = before.rstrip()[: -len(last)]
    if after.startswith("."):
        after = after[1:] if _is_closed(text) else after
    return before, _lowered(text), after


def is_sentence(typed: str) -> bool:
    """Whether words are a full sentence: somebody acts in them, or they were closed like one.

    A phrase that only names something is none, even with a capital and a stop: "Your trust.". In doubt a capital with
    a stop makes a sentence, as words that stand alone are never wrong inside ours.
    """
    text = typed.strip()
    if not any(one.isalnum() for one in text):
        return True
    found = words_of(text[:_ENOUGH])
    first = _first(text)
    subject = first.replace("’", "'").partition("'")[0]
    if subject.casefold() in _SPEAKING or (subject.casefold() == "i" and len(subject) == 1):
        return True
    if subject.isupper() and len(subject) > 1:
        return False
    if starts_with_subject(found):
        return True
    if first.casefold() in lexicon.small()["prepositions"] | {"how", "that", "whatever", "being", "having"}:
        return _is_closed(text) and first[:1].isupper()
    if form_of(found) in (Form.GERUND, Form.HOW, Form.VERB, Form.PAST):
        return _is_closed(text) and first[:1].isupper() and len(found) > 1
    if finite_clauses(found) > 0:
        return True
    return _is_closed(text) and first[:1].isupper() and not nouns.has_determiner(found)


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
    inside = any(one.isupper() or one.isdigit() or one in "@/._" for one in bare[1:])
    return bare.casefold() in lexicon.names()["small_names"] or inside


def _lowered(text: str) -> str:
    """The first letter small where the word is a small one, which is never a name."""
    first = _first(text)
    low = first.casefold()
    small = lexicon.small()
    if low in (small["determiners"] | small["pronouns"] | _SMALL) and first[1:] == first[1:].lower():
        start = len(text) - len(text.lstrip(_OPENERS))
        return text[:start] + text[start].lower() + text[start + 1 :]
    return text


def _first(text: str) -> str:
    """The first word, without what opens and closes it."""
    found = text.lstrip(_OPENERS).split(maxsplit=1)
    return found[0].rstrip(_CLOSERS + ",;:") if found else ""


def _is_closed(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _stop(text: str) -> str:
    return "" if not text or _is_closed(text) else "."
