"""How typed words join ours: a phrase completes our sentence, a full sentence takes its place."""

from __future__ import annotations

import re
from itertools import pairwise

from . import words

_OPENERS = "\"'“‘„«([*_ "
_CLOSERS = "\"'”’»)]*_ "
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_APOSTROPHE = re.compile("['’]")

_SPEAKERS = frozenset(
    ["i", "we", "it", "you", "they", "he", "she", "there", "thank", "thanks", "please"]
)  # fmt: skip
"""Words that begin a sentence even where somebody typed no capital."""

_SMALL = frozenset(
    [
        "a", "an", "the", "my", "our", "your", "their", "its", "every", "all", "one", "some", "how", "when", "what",
        "why", "where", "that", "for", "to", "being", "having",
    ]
)  # fmt: skip
"""Words that lose their capital when they come to stand inside a sentence; any other may be a name."""

_DETERMINERS = frozenset(["a", "an", "the", "my", "our", "your", "their", "its"])
_VERBS = frozenset(
    [
        "am", "is", "are", "was", "were", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can",
        "could", "should", "may", "might", "must", "made", "makes", "means", "meant", "went", "took", "takes", "gave",
        "gives", "came", "comes", "got", "kept", "ran", "built", "saw", "felt", "taught", "knew", "became", "left",
        "brought", "found", "held", "stands", "stays", "stayed", "stood", "matters", "helps", "shows",
    ]
)  # fmt: skip

_NAMES = frozenset(
    [
        "bash", "conda", "dbt", "git", "jax", "kubectl", "mlflow", "npm", "numpy", "pandas", "pip", "pytest", "scipy",
        "tmux", "torch", "wandb",
    ]
)  # fmt: skip
"""Names that are written small everywhere; those with a capital, a digit or a sign inside are seen by their shape."""


def fitted(typed: str, before: str = "", after: str = ".") -> tuple[str, str, str]:
    """Our words before, the typed ones, and ours after, which together are one sentence or several.

    A phrase goes between ours; a word that both have at the seam ("Thank you for" · "for the time") is said once. A
    full sentence stands alone. What begins a sentence has its capital, and no stop follows another. Only spaces and a
    stop or comma at the end of what was typed may go, and the size of its first letter may change.
    """
    text = words.unclosed(typed.strip())
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
    """Whether words are a full sentence: by how they begin, or by a capital together with a stop or a verb.

    Small letters are a phrase, with or without a stop. In doubt a capital makes a sentence, as words that stand alone
    are never wrong inside ours.
    """
    text = typed.strip()
    first = _first(text)
    subject = _APOSTROPHE.split(first)[0]
    if not any(one.isalnum() for one in text):
        return True
    if subject.casefold() in _SPEAKERS and (len(subject) == 1 or not subject.isupper()):
        return True
    if not first[:1].isalpha() or first[:1].islower():
        return False
    return _is_closed(text) or _has_verb(text)


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
    return bare.casefold() in _NAMES or any(one.isupper() or one.isdigit() or one in "@/._" for one in bare[1:])


def _lowered(text: str) -> str:
    first = _first(text)
    if first.casefold() in _SMALL and first[1:] == first[1:].lower():
        start = len(text) - len(text.lstrip(_OPENERS))
        return text[:start] + text[start].lower() + text[start + 1 :]
    return text


def _first(text: str) -> str:
    """The first word, without what opens and closes it."""
    found = text.lstrip(_OPENERS).split(maxsplit=1)
    return found[0].rstrip(_CLOSERS + ",;:") if found else ""


def _has_verb(text: str) -> bool:
    found = [one.strip(_OPENERS + _CLOSERS + ",;:.!?…").casefold() for one in text.split()]
    for before, word in pairwise(found):
        if word in _VERBS or word.endswith(("n't", "n’t")):
            return True
        if len(word) > 4 and word.endswith("ed") and before not in _DETERMINERS:
            return True
    return False


def _is_closed(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _stop(text: str) -> str:
    return "" if not text or _is_closed(text) else "."
