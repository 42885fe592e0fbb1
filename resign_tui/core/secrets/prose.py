"""Passwords as people write them: "the password is …", "PIN 4711", "log in as root with …", in several languages.

A name for a password (`cues`) leads to what follows it; only that is looked at, by patterns of bounded length, so that
the time is linear in the length of the text. What can hardly be anything else is `sure`; the rest is a doubt, for a
person to settle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.secrets import values
from resign_tui.core.secrets.cues import Cue, Kind, alternatives, cues
from resign_tui.core.secrets.judgement import trimmed

_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“”", "«": "»", "‘": "’", "”": "”"}
_LONGEST = 160
_PAIR_WITHIN = 2 * _LONGEST
"""How far behind its name the sign stands at most that parts a pair; nearly every "access" in a letter has none."""

_LONG_KEY = 24
_TOKEN = late_regex.compile(r"[^\s\"`<>“”«»…]{1,160}")
_FOLLOWS = late_regex.compile(r"[ \t]{0,4}[*_~]{0,3}[ \t]{0,4}(?:\n[ \t]{0,8})?[*_~]{0,3}")
_CODE = late_regex.compile(r"(?:[#*]?[A-Z]?\d{4,8}[#*]?|\d{1,2}(?:[-–]\d{1,2}){2,3})(?![^\W_]|[.,:/–-]\d|%)")
_GROUPS = late_regex.compile(
    r"(?:[A-Za-z0-9]{4,8}(?:[ ,;&-]{1,3}[A-Za-z0-9]{4,8}){1,31}|[A-Z2-7]{16,64})(?![A-Za-z0-9])"
)
_PAIR = late_regex.compile(r"[\"'`]?[\w.@\\-]{1,40}[\"'`]?[ ]?[:/][ ]?(?=\S)")
_AFTER_NAME = late_regex.compile(r"[ ]?[:/][ ]?(?=\S)")
_LOGIN = late_regex.compile(
    r"[^\n]{0,3}\b(?:as|with|user)\s\S{1,40}\s(?:with|and|using|/)\s(?:the\s)?(?:password\s|pw\s|pass\s)?[\"'`“]?",
    re.IGNORECASE,
)
_BEFORE = late_regex.compile(
    r"[ ](?:[-–—(][ ]?|is[ ]|was[ ]|as[ ])(?:the[ ]|our[ ]|its[ ]|my[ ])?(?:[^\W_]{1,20}[ ])?\Z", re.IGNORECASE
)
_DEVICE = late_regex.compile(r"(?:yubikey|sim|card|phone|token|badge|door|hsm|karte|telefon)[ -]\Z", re.IGNORECASE)
_NEXT = late_regex.compile(r"[^\S\n]{0,3}([^\W\d_]{1,20}|%)")


class Written(msgspec.Struct, frozen=True):
    """Where a password stands; sure: hardly anything else is written so."""

    start: int
    end: int
    kind: str
    sure: bool


class _Value(msgspec.Struct, frozen=True):
    """What may be the password: its place, how it is led to, and where the word ends that it stands in.

    link: "sign" after a colon or the like, "word" after "is", empty when nothing stands between.
    """

    start: int
    end: int
    text: str
    link: str
    quoted: bool
    stop: int


@lru_cache(maxsize=2)
def find(text: str) -> tuple[Written, ...]:
    """What people wrote down as a password, in order of what they call it; two may overlap.

    The last answers are kept: what is sure is asked for first, then what is in doubt.
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Written]:
    looked = 0
    for cue in cues(text):
        value = _led_to(text, cue)
        looks = (look(text, cue, value) for look in _LOOKS[cue.kind] if value is not None)
        hit = next(filter(None, looks), None) or _BESIDE.get(cue.kind, _nowhere)(text, cue)
        if hit is not None:
            yield hit
        if cue.kind == "password":
            at, looked = max(looked, hit.end if hit else cue.end), max(looked, cue.end + _LONGEST)
            yield from _further(text, at, looked)


@cache
def _tail() -> re.Pattern[str]:
    """From the name of a password to the password: what it is for, then a sign or a word such as "is"."""
    return re.compile(
        r"[\"'`*_)\]’”»]{0,4}(?:"
        rf"(?:\s?\([^()\n]{{0,60}}\)|[ ](?:{alternatives('about')})(?=[\s'’(])(?:[^\n.:=;!?]|\.(?=\S)){{1,60}}?)?"
        r"[\"'*_]{0,4}"
        r"(?:\s{0,3}(?P<sign>:=|=>|->|→|[=:：])|(?P<bare>[是は、])"
        rf"|\s(?P<word>{alternatives('is')})(?=[\s:\"'`“„«])[ ]?:?)"
        r"|\s)",
        re.IGNORECASE,
    )


def _led_to(text: str, cue: Cue) -> _Value | None:
    """What a name leads to: by a sign or a word, and where there is neither, what stands next to it."""
    if cue.kind == "pair" and not any(sign in text[cue.end : cue.end + _PAIR_WITHIN] for sign in "/:"):
        return None
    match = _tail().match(text, cue.end, cue.end + _LONGEST)
    if match is None:
        return None
    link = "sign" if match["sign"] or match["bare"] else "word" if match["word"] else ""
    follows = _FOLLOWS.match(text, match.end())
    at = follows.end() if follows else match.end()
    if not link and "\n" in text[match.start() : at]:
        return None
    return _value(text, at, link)


def _value(text: str, at: int, link: str) -> _Value | None:
    closing = _QUOTES.get(text[at : at + 1], "")
    if closing:
        ends = [end for sign in closing if (end := text.find(sign, at + 1, at + _LONGEST)) > 0]
        inside = text[at + 1 : min(ends)] if ends else ""
        if inside.strip() and "\n" not in inside:
            return _Value(at + 1, at + 1 + len(inside), inside, link, True, min(ends) + 1)
    match = _TOKEN.match(text, at + bool(closing))
    if match is None:
        return None
    whole = match.group()
    if link == "sign" and ";" in whole:
        whole = whole.partition(";")[0]
    bare = trimmed(whole.rstrip("*_,'’"))
    return _Value(match.start(), match.start() + len(bare), bare, link, False, match.start() + len(whole))


def _password(text: str, cue: Cue, value: _Value) -> Written | None:
    follower = _NEXT.match(text, value.stop)
    is_closed = value.end < len(text[value.start : value.stop].rstrip("!?")) + value.start
    sure = values.is_password(
        value.text,
        link=value.link,
        quoted=value.quoted,
        closed=value.quoted or is_closed or values.ends_clause(text, value.stop),
        follower=follower[1].casefold() if follower else "",
        name=text[cue.start : cue.end].casefold(),
    )
    return None if sure is None else Written(value.start, value.end, "password", sure)


def _password_before(text: str, cue: Cue) -> Written | None:
    """ "… is the password for Metabase."""
    window = text[max(0, cue.start - _LONGEST) : cue.start]
    match = _BEFORE.search(window, max(0, len(window) - 50))
    words = window[: match.start()].split() if match else []
    value = trimmed(words[-1].strip("\"'`,")) if words else ""
    if not values.is_strong(value):
        return None
    at = cue.start - len(window) + window.rindex(value, 0, match.start() if match else 0)
    return Written(at, at + len(value), "password", False)


def _further(text: str, start: int, end: int) -> Iterator[Written]:
    """Further on in the line, what looks like nothing but a password."""
    line = text.find("\n", start, end)
    for match in _TOKEN.finditer(text, start, line if line >= 0 else end):
        value = trimmed(match.group().lstrip("('*_"))
        if values.is_unmistakable(value):
            at = match.start() + match.group().index(value)
            yield Written(at, at + len(value), "password", False)


def _passphrase(text: str, _: Cue, value: _Value) -> Written | None:
    if value.quoted and values.is_phrase(value.text, least=3, quoted=True):
        return Written(value.start, value.end, "passphrase", False)
    run = values.clause(text, value.start)
    if value.link and values.is_phrase(run, least=4, quoted=False):
        return Written(value.start, value.start + len(run), "passphrase", False)
    return None


def _pin(text: str, cue: Cue, value: _Value) -> Written | None:
    name = text[cue.start : cue.end]
    if not value.link and name == "pin" and not _DEVICE.search(text[max(0, cue.start - 12) : cue.start]):
        return None
    match = _CODE.match(text, value.start)
    if match is None or values.counts(text, match.end()):
        return None
    return Written(match.start(), match.end(), "PIN or code", False)


def _key(text: str, _: Cue, value: _Value) -> Written | None:
    if not values.is_key(value.text, text[max(0, value.start - 24) : value.start]):
        return None
    return Written(value.start, value.end, "key", bool(value.link) and len(value.text) >= _LONG_KEY)


def _codes(text: str, _: Cue, value: _Value) -> Written | None:
    match = _GROUPS.match(text, value.start)
    if match is None or not values.is_grouped(match.group()):
        return None
    return Written(match.start(), match.end(), "recovery code", False)


def _pair(text: str, _: Cue, value: _Value) -> Written | None:
    """A name and a password, apart by a slash or a colon."""
    return _second(text, _PAIR.match(text, value.start))


def _after_name(text: str, cue: Cue) -> Written | None:
    """root / …, admin:…"""
    return _second(text, _AFTER_NAME.match(text, cue.end))


def _second(text: str, match: re.Match[str] | None) -> Written | None:
    value = _value(text, match.end(), "pair") if match else None
    if value is None or not values.is_second_of_pair(value.text):
        return None
    return Written(value.start, value.end, "password", values.is_unmistakable(value.text))


def _log_in(text: str, cue: Cue) -> Written | None:
    """Log in as root with …"""
    near = text[cue.end : cue.end + 8].casefold()
    match = _LOGIN.match(text, cue.end) if any(word in near for word in ("as", "with", "user")) else None
    value = _value(text, match.end(), "pair") if match else None
    if value is None or not values.is_strong(value.text):
        return None
    return Written(value.start, value.end, "password", False)


def _nowhere(_text: str, _cue: Cue) -> None:
    return None


_LOOKS: dict[Kind, tuple[Callable[[str, Cue, _Value], Written | None], ...]] = {
    "password": (_password, _passphrase),
    "passphrase": (_passphrase, _password),
    "pin": (_pin,),
    "key": (_key,),
    "codes": (_codes, _key),
    "pair": (_pair,),
    "names": (),
}
"""What is tried with the value that a name leads to, in turn."""

_BESIDE: dict[Kind, Callable[[str, Cue], Written | None]] = {
    "password": _password_before,
    "pair": _log_in,
    "names": _after_name,
}
"""What is tried around a name that leads to none."""
