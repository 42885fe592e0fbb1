"""Who the person is in the stores: the names, addresses and handles that are theirs, and the ones that look like it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.answers.draft import Draft

_BOT = late_regex.compile(
    r"\[bot\]|\brenovate\b|\bdependabot\b|\bgithub-actions\b|\bpre-commit-ci\b|\bgitlab-bot\b", re.IGNORECASE
)
_NUMBERED = late_regex.compile(r"\d+\+")
_TAGGED = late_regex.compile(r"\+[^@]*")
_WORD = late_regex.compile(r"[^\W_]+")
_LEAST = 3
"""Letters of a handle that may resemble another; shorter ones resemble everything."""


_OWN = ("sender.full_name", "sender.email")
"""Answers by which a store may know the person."""


class Author(msgspec.Struct, frozen=True):
    """Somebody as a store names them."""

    name: str
    mail: str

    @property
    def is_bot(self) -> bool:
        """A program that commits; it knows nothing that could be asked of it."""
        return bool(_BOT.search(self.name) or _BOT.search(self.mail))

    @property
    def shown(self) -> str:
        """Name and address in one line."""
        return f"{self.name} <{self.mail}>" if self.mail else self.name


class Identities(msgspec.Struct, frozen=True):
    """The person's mail addresses, names and handles, folded for comparison."""

    mails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()

    @staticmethod
    def of(known: Iterable[str]) -> Identities:
        """From addresses, names and handles as typed; @handle and plain words are handles, two words are a name."""
        folded = [fold(text) for text in known if text.strip()]
        mails = frozenset(text for text in folded if "@" in text[1:])
        others = [text.removeprefix("@") for text in folded if text not in mails]
        names = frozenset(text for text in others if " " in text)
        return Identities(mails, names, frozenset(text for text in others if " " not in text))

    def plus(self, known: Iterable[str]) -> Identities:
        """These and more."""
        more = Identities.of(known)
        return Identities(self.mails | more.mails, self.names | more.names, self.handles | more.handles)

    def __bool__(self) -> bool:
        """Whether anything is known about who the person is."""
        return bool(self.mails or self.names or self.handles)

    def owns(self, author: Author) -> bool:
        """Whether this author is the person: by address, by full name, or by a handle that they gave as theirs."""
        name = fold(author.name)
        return fold(author.mail) in self.mails or name in self.names or name in self.handles

    def has_handle(self, handle: str) -> bool:
        """Whether a login is one that the person gave, or the part of an address of theirs before the @."""
        folded = fold(handle).removeprefix("@")
        return bool(folded) and (folded in self.handles or folded in self.mails or folded in self._local_parts)

    def resembles(self, author: Author) -> bool:
        """Whether an author who is not the person by `owns` looks like them, so that they can be asked."""
        if self.owns(author) or author.is_bot:
            return False
        theirs = _forms(fold(author.name)) | _forms(_local_part(author.mail))
        ours = {form for text in (*self.names, *self.handles, *self._local_parts) for form in _forms(text)}
        return bool(theirs & ours)

    @property
    def _local_parts(self) -> frozenset[str]:
        return frozenset(_local_part(mail) for mail in self.mails)


def identities_of(draft: Draft, also: Iterable[str] = ()) -> Identities:
    """Who the person is by what they answered about themselves, and by what else they said is theirs."""
    return Identities.of(draft.text(field) for field in _OWN).plus(also)


def fold(text: str) -> str:
    """A name or an address as it is compared: without case, accents and blanks around it."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _local_part(mail: str) -> str:
    """What stands before the @, without the number of a no-reply address and without a tag behind a plus."""
    local = _NUMBERED.sub("", fold(mail).partition("@")[0], count=1)
    return _TAGGED.sub("", local)


def _forms(text: str) -> set[str]:
    """The ways in which one name is shortened: maya hale, mayahale, mhale, hale."""
    words = _WORD.findall(text)
    forms = {"".join(words)}
    if len(words) > 1:
        forms |= {words[0][0] + words[-1], words[0] + words[-1][0], words[-1] + words[0], words[0] + words[-1]}
    return {form for form in forms if len(form) >= _LEAST}
