"""Whether what stands where a password would stand in a sentence is one, or a word, a name, a place or a number."""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.secrets.cues import words
from resign_tui.core.secrets.judgement import (
    entropy,
    has_strong_sign,
    is_assigned_secret,
    is_identifier,
    is_mixed,
    is_reference,
    is_stand_in,
)

_CLAUSE_END = late_regex.compile(
    r"[*_~]{0,3}(?:\s*\Z|[^\S\n]*\n|[.,;:)\]!?\"'’”»…]|[^\S\n]{0,2}[-–—(|/,\[]|"
    r"[^\S\n](?:and|but|or|on|for|in|at|please|then|if|until|und|auf|et|pour|y|e|en|i|as|there|user|here)\b"
    r"|[^\S\n]\w{1,30}=)"
)
_CLAUSE = late_regex.compile(r"[^\n.,;:!?()\"“”«»]{1,200}")
_NAMELIKE = late_regex.compile(
    r"[A-Z]{2,10}-\d{1,7}\Z|[vV]?\d{1,4}(?:\.\d{1,4}){1,3}\Z|[\w.+-]{1,60}\.[a-z]{1,5}\Z|[A-Za-z]{1,12}[-_]\d{1,3}\Z"
    r"|\d{1,5}[-–]?[A-Za-z]{1,3}\Z|Q[1-4]\Z|#\d{1,7}\Z"
)
_LEET = late_regex.compile(r"[A-Za-z]\d[A-Za-z]|\d[A-Za-z]{1,20}\d")
_PHRASE_WORD = late_regex.compile(r"[^\W_]{1,20}")
_VERBAL = late_regex.compile(r"\w*(?:ed|ly|ing)\Z")
_COUNT = late_regex.compile(r"[^\S\n]{0,2}-?([^\W\d_]{1,15}|%)")
_DRAWN = late_regex.compile(r"[A-Za-z0-9+/_=.~-]{16,160}")
_KEY_ENTROPY = 2.8
_LEAST = 5
_STRONG = 8


def is_password(value: str, *, link: str, quoted: bool, closed: bool, follower: str, name: str) -> bool | None:
    """Whether a value after a name for a password is one: True when that is sure, False when in doubt, None when not.

    link: "sign" after a colon or the like, "word" after "is", empty when nothing stands between. closed: the clause
    ends with it. follower: the word after it.
    """
    if _says_nothing(value) or follower in words("units"):
        return None
    if " " in value:
        return False if quoted and link and not _has_function_word(value) and not is_reference(value) else None
    if link == "sign" and (is_assigned_secret("password", value) and not _NAMELIKE.match(value)):
        return True
    if is_unmistakable(value):
        return True
    if not link:
        return False if is_strong(value) or (quoted and _is_mixed(value)) else None
    return False if (closed or quoted) and _is_weak_password(value, quoted, name) else None


def _is_weak_password(value: str, quoted: bool, name: str) -> bool:
    """What is a password only because it is called one."""
    if _NAMELIKE.match(value):
        return False
    has_letter, has_digit = any(map(str.isalpha, value)), any(map(str.isdigit, value))
    if has_letter and has_digit:
        return len(value) >= _LEAST and "/" not in value
    if has_digit:
        return value.isdigit() and 4 <= len(value) <= 12 and name != "pass"
    return (
        value.casefold() in words("common")
        or quoted
        or (has_strong_sign(value[:-1]) and len(value) >= _STRONG and "/" not in value)
        or _is_hyphened(value)
    )


def is_unmistakable(value: str) -> bool:
    """Whether this can hardly be anything but a password: capitals, small letters, digits and a sign, all in eight."""
    return (
        len(value) >= _STRONG
        and any(map(str.isupper, value))
        and any(map(str.islower, value))
        and any(map(str.isdigit, value))
        and has_strong_sign(value)
        and not _says_nothing(value)
        and not set("/\\(){}[]<>=$") & set(value)
    )


def is_strong(value: str) -> bool:
    """Whether letters, digits and signs are mixed as in no word."""
    if len(value) < 6 or _says_nothing(value) or _NAMELIKE.match(value) or set("/(){}[]<>=") & set(value):
        return False
    if not _is_mixed(value):
        return False
    cased = any(map(str.isupper, value)) and any(map(str.islower, value))
    return has_strong_sign(value) or bool(_LEET.search(value)) or (cased and len(value) >= _STRONG)


def is_second_of_pair(value: str) -> bool:
    """Whether what stands after a user's name and a slash is the password."""
    if len(value) < _LEAST or _says_nothing(value) or _NAMELIKE.match(value) or set("/(){}[]<>=:") & set(value):
        return False
    if has_strong_sign(value[:-1]):
        return any(map(str.isalpha, value))
    return (_is_mixed(value) and not set("-_.") & set(value)) or (is_strong(value) and "." not in value)


def is_phrase(text: str, *, least: int, quoted: bool) -> bool:
    """Whether words stand there as in a passphrase: that many, and none that ties a sentence together."""
    parts = re.split(r"[\s-]+", text.strip())
    if len(parts) < least or len(parts) > 30 or not all(map(_PHRASE_WORD.fullmatch, parts)):
        return False
    if quoted:
        return not is_reference(text)
    if _has_function_word(text) or not words("units").isdisjoint(parts):
        return False
    return all((part.islower() and not _VERBAL.match(part)) or part.isdigit() for part in parts)


def is_key(value: str, before: str) -> bool:
    """Whether a long run looks drawn at random: no words, no name, no digest, no address."""
    if not _DRAWN.fullmatch(value) or sum(map(str.isdigit, value)) < 2 or not is_mixed(value):
        return False
    return not _says_nothing(value) and not is_identifier(value, before) and entropy(value) >= _KEY_ENTROPY


def is_grouped(text: str) -> bool:
    """Whether groups of letters and digits stand there as in a code for a recovery or a licence."""
    groups = re.findall(r"[A-Za-z0-9]+", text)
    drawn = [group for group in groups if any(map(str.isdigit, group)) or group.isupper()]
    return len(drawn) * 3 >= len(groups) * 2 and not re.match(r"\d{4}-\d\d-\d\d", text)


def counts(text: str, at: int) -> bool:
    """Whether the number before this place counts something: characters, days."""
    match = _COUNT.match(text, at)
    return match is not None and match[1].casefold() in words("units")


def ends_clause(text: str, at: int) -> bool:
    """Whether a sentence or a part of it ends here."""
    return bool(_CLAUSE_END.match(text, at))


def clause(text: str, at: int) -> str:
    """The words from here to the next mark."""
    match = _CLAUSE.match(text, at)
    return match.group().rstrip() if match else ""


def _says_nothing(value: str) -> bool:
    folded = value.casefold()
    return is_reference(value) or (is_stand_in(value) and not value.isdigit()) or folded in words("nothing")


def _has_function_word(text: str) -> bool:
    return not words("function").isdisjoint(re.split(r"[\s-]+", text.casefold()))


def _is_hyphened(value: str) -> bool:
    parts = value.split("-")
    return (
        len(parts) >= 4 and all(part.isalpha() and len(part) >= 3 for part in parts) and not _has_function_word(value)
    )


def _is_mixed(value: str) -> bool:
    return any(map(str.isalpha, value)) and any(map(str.isdigit, value))
