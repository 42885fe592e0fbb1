"""Locked drafts: their files are age files, encrypted to a key of the draft that lies beside it, encrypted as well.

The key, an age identity, is made once; what opens it is a passphrase or the recipients that were named. So a save needs
no passphrase, and the ordinary age program opens everything: `age -d -i NAME.key.age NAME.toml`.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from resign_tui.core.errors import DraftError
from resign_tui.drafts.toml_file import LARGEST
from resign_tui.ordinary_files import read_ordinary, unread

if TYPE_CHECKING:
    from pyrage import x25519

LARGEST_SEALED = LARGEST + LARGEST // 1024 + 4096
"""Bytes of the largest draft file when it is encrypted."""

MARKS = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
"""How an age file begins."""

LARGEST_KEY = 64 * 1024
"""Bytes of the largest file of keys, recipients or identities that is read."""

_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
"""What the disk says of a path where nothing can be."""


class Locked(DraftError):
    """A file is encrypted, or to be, and nobody gave what opens it."""


class Seal(msgspec.Struct, frozen=True):
    """How the files of one draft are read and written: in clear, or by the draft's key."""

    identity: x25519.Identity | None = None

    def opened(self, data: bytes, name: str) -> bytes:
        """What a file says; one in clear says it itself. Raises DraftError when the key does not open it."""
        if not is_sealed(data):
            return data
        if self.identity is None:
            raise Locked(keyless(name))
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
    return data.startswith(MARKS)


def keyless(name: str) -> str:
    """What is said of an encrypted file whose key is gone."""
    return f"{name} is locked, and its key is not beside it; put the file that ends in .key.age back."


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
        return read_ordinary(key, LARGEST_KEY)
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
