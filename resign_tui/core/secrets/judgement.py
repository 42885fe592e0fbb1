"""Whether a value that stands where a secret could stand is one, or only a name, a place, a word or a placeholder."""

from __future__ import annotations

import math
import re
from collections import Counter

from resign_tui.core import late_regex

_TAIL = ".,:;)]}>!?\"'`\\"
_WORD = r"(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)"
_NAME_PART = late_regex.compile(rf"(?:{_WORD})?[0-9]{{0,6}}(?:[a-z]{{0,4}}|[A-Z]{{0,4}})")
_SEPARATORS = late_regex.compile(r"[-_./:,@+]")
_PLACEHOLDER = late_regex.compile(
    r"[<{(|]|\[[A-Za-z]|\$[{(]|\$[A-Za-z_][A-Za-z0-9_]*\Z|%\(|%[A-Za-z_][A-Za-z0-9_]*%|#[a-z][a-z-]*\Z|(.)\1*\Z"
)
_PLACE = late_regex.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,15}://|[~.]{0,2}/[a-z][a-z0-9_.-]{0,30}(?:/|\Z)|[~.]{1,2}/|[A-Za-z]:\\|arn:|vault[:/]"
)
_CODE = late_regex.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,80}[(\[]")
_MAIL = late_regex.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{2,}\Z")
_DATE = late_regex.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_DIGEST = late_regex.compile(r"(?:sha\d{1,3}|md5)[:=-]", re.IGNORECASE)
_UUID = late_regex.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])", re.IGNORECASE)
_HEX = late_regex.compile(r"[0-9a-f]{7,}\Z", re.IGNORECASE)
_COMMIT_WORD = late_regex.compile(
    r"commit|\bsha|\brev|\bgit\b|\brun\b|hash|digest|md5|artifact|version|\bref\b|branch|\bat\b|@|snapshot",
    re.IGNORECASE,
)
_WANDB = late_regex.compile(r"wandb|weights & biases|w&b", re.IGNORECASE)
_KEY_WORD = late_regex.compile(r"\b(?:api|key|token|login|secret)\b", re.IGNORECASE)
_SAMPLE_PASSWORDS = frozenset(("password", "passwd", "pass", "pwd", "pw", "secret", "token", "key", "xxx"))

_STRONG_SIGNS = frozenset("!#$%^&*+~?=|\\@")
_LONGEST_NAME = 120
_PLAIN_ENTROPY = 3.6
_LONG_WORD = 16


def trimmed(value: str) -> str:
    """A value without the punctuation of the sentence around it; never empty unless it was."""
    return value.rstrip(_TAIL) or value


def is_mixed(value: str) -> bool:
    """Whether a key's body looks drawn at random: it holds digits or both cases, and is not words with separators."""
    body = trimmed(value)
    cased = any(sign.isupper() for sign in body) and any(sign.islower() for sign in body)
    return (cased or any(sign.isdigit() for sign in body)) and not _is_name(body)


def is_identifier(value: str, before: str) -> bool:
    """Whether this is a digest, a UUID or, by the words before it, a commit or a run: an address and never a key."""
    return bool(_UUID.match(value) or _DIGEST.match(value) or (_HEX.match(value) and _COMMIT_WORD.search(before)))


def is_assigned_secret(name: str, value: str) -> bool:
    """Whether what follows `name` and a colon or equals sign is the secret itself rather than words about it.

    Names of things count as names even with small numbers; after a password, one word with a number is a password.
    """
    value = trimmed(value).strip("*_")
    if len(value) < 8 or (len(value) < _LONG_WORD and value.isalpha()) or is_reference(value):
        return False
    digits, letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    password = name.startswith("p")
    if _is_name(value, parts=1 if password else 0):
        return False
    if digits:
        return letters or password
    if has_strong_sign(value):
        return letters
    return value.isalpha() and not _is_cased_words(value) and entropy(value) >= _PLAIN_ENTROPY


def is_stand_in(value: str) -> bool:
    """Whether a value only stands where a password would: the word itself, a variable, stars, a port."""
    return bool(
        value.lower() in _SAMPLE_PASSWORDS or _PLACEHOLDER.match(value) or (value.isdigit() and len(value) <= 5)
    )


def is_wandb_key(before: str, after: str) -> bool:
    """Whether forty hexadecimal digits between these words are a W&B key rather than a Git commit.

    The name must stand within twenty characters, and no word about commits in between.
    """
    marks = list(_WANDB.finditer(before))
    if marks and len(before) - marks[-1].end() <= 20:
        return not _COMMIT_WORD.search(before, marks[-1].end())
    mark = _WANDB.search(after)
    if mark is None or mark.start() > 20 or _COMMIT_WORD.search(before) or _COMMIT_WORD.search(after, 0, mark.start()):
        return False
    return bool(_KEY_WORD.search(before) or _KEY_WORD.search(after))


def is_reference(value: str) -> bool:
    """Whether a value points at a secret, or is a date, a digest, a mail address or a stand-in."""
    tests = (_PLACEHOLDER, _PLACE, _CODE, _MAIL, _DATE, _DIGEST, _UUID)
    return any(test.match(value) for test in tests)


def has_strong_sign(value: str) -> bool:
    """Whether a sign stands there that names and words do without."""
    return not _STRONG_SIGNS.isdisjoint(value)


def _is_name(value: str, parts: int = 0) -> bool:
    """Whether a value is made of words and small numbers, more than `parts` of them, as names of things are."""
    pieces = _SEPARATORS.split(value[:_LONGEST_NAME])
    if len(value) > _LONGEST_NAME or not any(map(str.isalpha, value)):
        return False
    if parts and len(pieces) <= 2 and any(map(str.isdigit, value)):
        return False
    return all(_NAME_PART.fullmatch(piece) for piece in pieces)


def _is_cased_words(value: str) -> bool:
    """Whether letters alone read as words: one case, or few capitals."""
    return value.isupper() or sum(map(str.isupper, value)) * 4 <= len(value)


def entropy(value: str) -> float:
    """Bits per character."""
    return -sum(count / len(value) * math.log2(count / len(value)) for count in Counter(value).values())
