"""Text from outside before it is kept: printable, bounded, without values of secrets and without other people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from resign_tui.core.legible import UNREADABLE, hidden
from resign_tui.core.secrets import patterns
from resign_tui.evidence import limits
from resign_tui.folders import from_home

_SECRET_KEY = re.compile(
    r"pass|pwd|secret|token|api[-_. ]?key|apikey|access[-_. ]?key|private|credential|auth|cookie|session|dsn|conn|sas"
    r"|signature|webhook|license[-_. ]?key",
    re.IGNORECASE,
)
_SHORT = ("sas", "conn", "dsn", "auth", "pass", "pwd")
"""Parts that count only where a word of the key begins with them or ends with them."""

_FREE = re.compile(
    r"tokeni[sz]er|(?:max|min|num|n|eos|pad|bos|unk|mask|sep|cls)[-_. ]?tokens?(?:_id)?\b"
    r"|tokens?[-_. ](?:type|seen|per)|key[-_. ]?dim|num[-_. ]?key|author|tokens$",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = re.compile(r"[-_.\s/:]+")
_SHORT_WORD = re.compile(r"[A-Za-z0-9_.:/@+-]{1,40}")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|nan|[-+]?inf(?:inity)?", re.IGNORECASE)
_PLAIN = frozenset(("true", "false", "null", "none", "yes", "no"))
_USER_INFO = re.compile(r"(?<=//)[^/\s]*@")
_AFTER_PATH = re.compile(r"[?#]\S*")
_PLAIN_NAME = re.compile(r"[\w .,:/@+()~-]{1,120}")
_LONGEST_LIST = 4


def line(text: str, most: int = limits.LINE) -> str:
    """Text as one printable line of at most `most` characters; control signs become pictures, breaks blanks."""
    return _cut(" ".join(_printable(text.replace("\n", " ").replace("\r", " ").replace("\t", " ")).split()), most)


def name(text: str) -> str:
    """A name as one short printable line."""
    return line(text, limits.NAME)


def plain_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Names once each, in order; what is put together while it runs, is no name, or holds a secret, is left out."""
    names = (name(text) for text in texts)
    return tuple(dict.fromkeys(text for text in names if _PLAIN_NAME.fullmatch(text) and not has_secret(text)))


def plain_name(text: str) -> str:
    """A name, or nothing where it is none."""
    return next(iter(plain_names([text])), "")


def notes(text: str) -> str:
    """A text of several lines, printable and bounded."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return _cut("\n".join(_printable(part).rstrip() for part in lines).strip("\n"), limits.NOTES)


def is_secret_key(key: str) -> bool:
    """Whether a key's name says that its value is a secret, so that the value is never kept."""
    if _FREE.search(key):
        rest = _FREE.sub(" ", key)
        return rest != key and is_secret_key(rest)
    words = [word.lower() for word in _PARTS.split(_CAMEL.sub("_", key)) if word]
    for match in _SECRET_KEY.finditer(key):
        part = match[0].lower()
        if part not in _SHORT or any(word.startswith(part) or word.endswith(part) for word in words):
            return True
    return any(re.sub(r"[-_. ]", "", part) in "".join(words) for part in ("apikey", "accesskey", "licensekey"))


def value(key: str, raw: object) -> str:
    """What may be shown of a setting; empty where its key says secret, or where it is more than a plain value."""
    if is_secret_key(key):
        return ""
    if isinstance(raw, list | tuple):
        parts = [_plain_value(part) for part in raw[: _LONGEST_LIST + 1]]
        return ", ".join(parts) if parts and len(raw) <= _LONGEST_LIST and all(parts) else ""
    return _plain_value(raw)


def url(text: str) -> str:
    """An address or a path without user, password, query and fragment, and with the home folder as ~."""
    return place(_AFTER_PATH.sub("", _USER_INFO.sub("", text.strip())))


def place(path: str | Path) -> str:
    """A path for the screen: one printable line, the person's own home as ~."""
    return line(from_home(path))


def has_secret(text: str) -> bool:
    """Whether the exact patterns find a secret in a text."""
    return bool(patterns.find(text))


def _plain_value(raw: object) -> str:
    if raw is None or isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, int | float):
        return f"{raw:.6g}" if isinstance(raw, float) else str(raw)[: limits.NAME]
    if not isinstance(raw, str):
        return ""
    text = raw.strip()
    if "/" in text:
        text = url(text)
    if _NUMBER.fullmatch(text) or text.lower() in _PLAIN or _SHORT_WORD.fullmatch(text):
        return "" if has_secret(text) else text
    return ""


def _printable(text: str) -> str:
    """NFC; C0 as control pictures, C1 and what nobody would see by their number, what is no text as U+FFFD."""
    text = unicodedata.normalize("NFC", text)
    unseen = {start for start, _ in hidden(text)}
    return "".join(_number(sign) if at in unseen else _sign(sign) for at, sign in enumerate(text))


def _sign(sign: str) -> str:
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code) if code else UNREADABLE
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code < 0xE000:
        return UNREADABLE
    return _number(sign) if 0x80 <= code < 0xA0 or sign in "\u2028\u2029" else sign


def _number(sign: str) -> str:
    return f"‹U+{ord(sign):04X}›"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
