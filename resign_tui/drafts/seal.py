"""Locked drafts: their files are age files, encrypted to a key of the draft that lies beside it, encrypted as well.

The key, an age identity, is made once; what opens it is a passphrase or the recipients that were named. So a save needs
no passphrase, and the ordinary age program opens everything: `age -d -i NAME.key.age NAME.toml`.
"""

from __future__ import annotations

import errno
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from resign_tui.core.errors import DraftError, UsageError
from resign_tui.disk.reading import read_ordinary, unread
from resign_tui.drafts.toml_file import LARGEST

if TYPE_CHECKING:
    from pyrage import x25519

LARGEST_SEALED = LARGEST + LARGEST // 1024 + 4096
"""Bytes of the largest draft file when it is encrypted."""

MISSING = "Locked drafts need the library pyrage; install it with pip install 'resign-tui[age]'."

_MARKS = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
_SECRET = "AGE-SECRET-KEY-1"
_LARGEST_KEY = 64 * 1024
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
"""What the disk says of a path where nothing can be."""


class Locked(DraftError):
    """A file is encrypted, or to be, and nobody gave what opens it."""


class WrongPassphrase(DraftError):
    """A key was not opened by this passphrase."""


class Seal(msgspec.Struct, frozen=True):
    """How the files of one draft are read and written: in clear, or by the draft's key."""

    identity: x25519.Identity | None = None

    def opened(self, data: bytes, name: str) -> bytes:
        """What a file says; one in clear says it itself. Raises DraftError when the key does not open it."""
        if not is_sealed(data):
            return data
        if self.identity is None:
            raise Locked(f"{name} is locked, and its key is not beside it; put the file that ends in .key.age back.")
        import pyrage  # most drafts are in clear

        try:
            return pyrage.decrypt(data, [self.identity])
        except pyrage.DecryptError:
            raise DraftError(f"{name} is not opened by its key: it is damaged, or another key locked it.") from None

    def sealed(self, data: bytes) -> bytes:
        """The bytes as they are to stand on the disk."""
        if self.identity is None:
            return data
        import pyrage  # most drafts are in clear

        return pyrage.encrypt(data, [self.identity.to_public()])


CLEAR = Seal()
"""Of a draft that is not locked."""


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are an age file."""
    return data.startswith(_MARKS)


def key_path(path: Path) -> Path:
    """Where the key of a locked draft lies: NAME.key.age beside NAME.toml."""
    return path.with_name(f"{path.name.removesuffix('.toml')}.key.age")


def has_key(path: Path) -> bool:
    """Whether a draft is locked: its key lies beside it."""
    return os.path.lexists(key_path(Path(os.path.realpath(path))))


def key_of(path: Path) -> bytes | None:
    """The encrypted key of a draft; None when it is not locked. Raises DraftError when that cannot be read."""
    try:
        key = key_path(Path(os.path.realpath(path)))
        return read_ordinary(key, _LARGEST_KEY)
    except ValueError:
        return None
    except OSError as error:
        if error.errno in _NOWHERE:
            return None
        raise DraftError(unread(key, error)) from error


def require(seal: Seal, path: Path) -> None:
    """A locked draft is opened by its key alone, or what is saved of it would be in clear. Raises Locked."""
    if seal.identity is None and key_of(path) is not None:
        raise Locked(f"{path.name} is locked; `resign-tui {path.stem}` asks for what opens it.")


def needs_passphrase(data: bytes) -> bool:
    """Whether an age file is encrypted with a passphrase."""
    return b"\n-> scrypt " in data[:400] or data.startswith(_MARKS[1])


def new_key() -> tuple[Seal, bytes]:
    """A key that nobody had before, and the same as an identity file of age."""
    _require_library()
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return Seal(identity), f"{identity}\n".encode()


def key_with_passphrase(key: bytes, passphrase: str) -> bytes:
    """The key, encrypted with a passphrase; takes a second or more, as it is meant to."""
    _require_library()
    from pyrage import passphrase as with_passphrase

    try:
        return with_passphrase.encrypt(key, passphrase)
    except ValueError:
        raise UsageError("That passphrase has a character that is none; type another one.") from None


def key_for(key: bytes, recipients: Sequence[str]) -> bytes:
    """The key, encrypted to recipients of age. Raises UsageError for what is no recipient."""
    _require_library()
    import pyrage

    known = []
    for text in recipients:
        try:
            known.append(pyrage.x25519.Recipient.from_str(text.strip()))
        except (pyrage.RecipientError, ValueError):
            raise UsageError(f"{text!r} is no recipient of age; one begins with age1.") from None
    return pyrage.encrypt(key, known)


def by_passphrase(data: bytes, passphrase: str, name: str) -> bytes:
    """What a file holds that a passphrase encrypted. Raises WrongPassphrase, and DraftError when it is damaged."""
    _require_library()
    import pyrage

    try:
        return pyrage.passphrase.decrypt(data, passphrase)
    except ValueError:
        raise WrongPassphrase(f"That passphrase does not open {name}.") from None
    except pyrage.DecryptError as error:
        if "decryption failed" in str(error).casefold():
            raise WrongPassphrase(f"That passphrase does not open {name}.") from None
        raise DraftError(f"{name} is damaged, so it cannot be opened; put back a copy of it.") from None


def by_identities(data: bytes, identities: bytes, name: str) -> bytes:
    """What a file holds that was encrypted to one of the identities of an identity file. Raises DraftError."""
    _require_library()
    import pyrage

    known = identities_in(identities)
    try:
        return pyrage.decrypt(data, known)
    except pyrage.DecryptError:
        raise DraftError(f"{name} is not opened by that identity; name another one with --identity.") from None


def seal_of(key: bytes) -> Seal:
    """The seal of a key that was opened."""
    return Seal(identities_in(key)[0])


def identities_in(data: bytes) -> list[x25519.Identity]:
    """The identities of an identity file of age. Raises DraftError when there is none."""
    _require_library()
    import pyrage

    lines = data.decode("ascii", "replace").split()
    try:
        known = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET)]
    except (pyrage.IdentityError, ValueError):
        known = []
    if not known:
        raise DraftError("There is no identity of age in that file; one begins with AGE-SECRET-KEY-1.")
    return known


def _require_library() -> None:
    if importlib.util.find_spec("pyrage") is None:
        raise DraftError(MISSING)
