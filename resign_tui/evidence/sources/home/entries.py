"""What is taken from a file of keys: names, and whether a key stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from resign_tui.evidence import cleaning

_PRIVATE = frozenset(("personal", "private", "bank", "banking", "family", "health", "doctor", "tax", "taxes"))
_PRIVATE_ALONE = frozenset(("home",))
_SPLIT = re.compile(r"[-_.\s]+")
_HARMLESS = frozenset(("authenticator", "auth_type", "auth_plugin", "env_auth", "auth_url", "authtype", "auth-type"))
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?(?::\d{1,5})?")
_PLAIN = re.compile(r"[A-Za-z0-9_.@+*~/-]{1,80}")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?//(?:[^/\s]*@)?([^/\s:@\"']+)(?::\d{1,5})?(?=[/\s\"'?#]|$)(?!\S*@)")


class Entry(msgspec.Struct, frozen=True):
    """One name in a file of keys, never what stands behind it.

    name: a section, machine or variable as the file calls it; "" for the file as a whole. system: what it opens; ""
    where the maker of the file says enough. detail: what else the file says, in words. kept: whether a key that lasts
    stands in this very file.
    """

    name: str = ""
    system: str = ""
    detail: str = ""
    kept: bool = True

    @property
    def is_private(self) -> bool:
        """Whether its name says that it is the person's own affair."""
        return is_private(self.name)


def is_private(path: str) -> bool:
    """Whether a name or a path of names says private: personal/, bank, home."""
    parts = path.casefold().split("/")
    return any(part in _PRIVATE_ALONE or _PRIVATE.intersection(_SPLIT.split(part)) for part in parts)


def holds_secret(keys: Iterable[str]) -> bool:
    """Whether one of the keys of a section is that of a secret."""
    return any(cleaning.is_secret_key(key) and key.lower() not in _HARMLESS for key in keys)


def host(text: str) -> str:
    """The name of a machine, with its port; empty for anything else."""
    text = text.strip()
    return text if _HOST.fullmatch(text) and not cleaning.has_secret(text) else ""


def host_of(address: str) -> str:
    """The machine that an address names, without user, password and path; empty where it names none for certain."""
    match = _ADDRESS.match(address.strip().strip("\"'"))
    return host(match[1]) if match else ""


def plain(text: object) -> str:
    """One plain word that a file gives as a name; empty for anything else."""
    word = text.strip().strip("\"'") if isinstance(text, str) else ""
    return word if _PLAIN.fullmatch(word) and not cleaning.has_secret(word) else ""


def named(text: object) -> str:
    """A name that a person gave, of one or more words; empty where it is no name or longer than one."""
    name = cleaning.name(text) if isinstance(text, str) else ""
    return "" if name.endswith("…") or cleaning.has_secret(name) else name


def said(word: str, text: str) -> str:
    """A word with what a file says of it, "role ml-prod"; empty where it says nothing."""
    return f"{word} {text}" if text else ""


def joined(*parts: str) -> str:
    """What is known of an entry, one after the other."""
    return ", ".join(part for part in parts if part)
