"""Opening a locked draft: what is asked for it, one question after the other, and what comes of an answer.

The wizard, plain mode and the command line ask in their own ways; what they ask and what they are told is decided here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts import scrypt
from resign_tui.drafts.keys import by_identities, needs_passphrase, seal_of
from resign_tui.drafts.scrypt import WrongPassphrase, always
from resign_tui.drafts.seal import LARGEST_KEY, Seal, is_sealed, key_of, key_path
from resign_tui.ordinary_files import read_ordinary, unread

TRIES = 3
"""So many passphrases are tried before a draft stays locked."""


class Question(msgspec.Struct, frozen=True):
    """What must be known before a draft opens: a passphrase, or else where the identity file lies.

    path: of the draft. key: its key as it lies on the disk. identity: an identity file that has a passphrase itself,
    by its name and bytes. told: what was wrong with the answer before, a sentence. tries: how many were wrong.
    """

    path: Path
    key: bytes
    identity: tuple[str, bytes] | None = None
    told: str = ""
    tries: int = 0

    @property
    def is_secret(self) -> bool:
        """Whether a passphrase is asked for, which nobody is to see."""
        return self.identity is not None or needs_passphrase(self.key)

    @property
    def words(self) -> str:
        """What is asked for."""
        if self.is_secret:
            return f"Passphrase of {self.identity[0] if self.identity else self.path.stem}"
        return f"Identity file of {self.path.stem}"

    @property
    def working(self) -> str:
        """What is said while an answer is tried; only a passphrase takes long enough for it."""
        return "Opening it; this takes a moment." if self.is_secret else ""


def question(path: Path) -> Question | None:
    """What is asked first; None for a draft that is not locked. Raises DraftError when its key cannot be read."""
    key = key_of(path)
    if key is not None and not is_sealed(key):
        raise DraftError(f"{key_path(path).name} is damaged, so {path.stem} cannot be opened; put back a copy of it.")
    return None if key is None else Question(path, key)


def answered(asked: Question, text: str, is_wanted: Callable[[], bool] = always) -> Seal | Question:
    """What opens the draft, or what is asked next; a passphrase takes seconds, until `is_wanted` says no.

    Raises DraftError after three wrong passphrases and where no other answer helps, DraftError or UsageError for an
    identity file that does not, and Unwanted.
    """
    if not asked.is_secret:
        return _by_identity_file(asked, text)
    locked, data = asked.identity or (key_path(asked.path).name, asked.key)
    try:
        opened = scrypt.decrypted(data, text, locked, is_wanted)
    except WrongPassphrase as wrong:
        if asked.tries + 1 == TRIES:
            raise DraftError(f"{TRIES} passphrases did not open {asked.path.stem}, so it stays locked.") from None
        return replace(asked, told=str(wrong), tries=asked.tries + 1)
    return _by_identities(asked, opened) if asked.identity else seal_of(opened)


def _by_identity_file(asked: Question, text: str) -> Seal | Question:
    path = Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises for an unknown user
    try:
        data = read_ordinary(path, LARGEST_KEY)
    except OSError as error:
        raise UsageError(unread(path, error)) from error
    except ValueError as error:
        raise UsageError(f"{text!r} is not a file name; name another one.") from error
    if is_sealed(data):
        if not needs_passphrase(data):
            raise UsageError(
                f"{path.name} is encrypted for somebody's key itself; open it with age and name what it holds."
            )
        return replace(asked, identity=(path.name, data), told="")
    return _by_identities(asked, data)


def _by_identities(asked: Question, identities: bytes) -> Seal:
    return seal_of(by_identities(asked.key, identities, key_path(asked.path).name))
