"""The key of a locked draft: made once, encrypted with a passphrase or to recipients of age, and opened again.

A recipient is an age1... of age or an SSH key; what belongs to it and opens the key is an identity.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts.scrypt import library_folder
from resign_tui.drafts.seal import LARGEST_KEY, MARKS, Seal
from resign_tui.ordinary_files import read_ordinary, unread

if TYPE_CHECKING:
    from pyrage import ssh, x25519

    Recipient: TypeAlias = x25519.Recipient | ssh.Recipient
    Identity: TypeAlias = x25519.Identity | ssh.Identity

_SECRET = "AGE-SECRET-KEY-1"
_PRIVATE = re.compile(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----")
_SSH_KIND = re.compile(r"(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+")
_OF_PLUGIN = re.compile(r"age1[a-z0-9+._-]+1[a-z0-9]+")
_BEGINS = "one begins with age1, ssh-ed25519 or ssh-rsa"
_OURS = "age takes ssh-ed25519, and ssh-rsa of 2048 bits or more"


def needs_passphrase(data: bytes) -> bool:
    """Whether an age file is encrypted with a passphrase."""
    return b"\n-> scrypt " in data[:400] or data.startswith(MARKS[1])


def new_key() -> tuple[Seal, bytes]:
    """A key that nobody had before, and the same as an identity file of age."""
    library_folder()
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return Seal(identity), f"{identity}\n".encode()


def key_for(key: bytes, recipients: Sequence[str]) -> bytes:
    """The key, encrypted to recipients, each given as itself or as a file of them. Raises UsageError for others."""
    library_folder()
    import pyrage

    return pyrage.encrypt(key, [known for text in recipients for known in _recipients(text)])


def by_identities(data: bytes, identities: bytes, name: str) -> bytes:
    """What a file holds that was encrypted to one of the identities of an identity file. Raises DraftError."""
    library_folder()
    import pyrage

    known = identities_in(identities)
    try:
        return pyrage.decrypt(data, known)
    except pyrage.DecryptError as error:
        if "no matching keys" in str(error).casefold():
            raise DraftError(f"{name} is not opened by that identity; name another one.") from None
        raise DraftError(f"{name} is damaged, so it cannot be opened; put back a copy of it.") from None


def seal_of(key: bytes) -> Seal:
    """The seal of a key that was opened. Raises DraftError for what is none."""
    library_folder()
    known = _of_age(key)
    if not known:
        raise DraftError("What the key file of the draft holds is no key of ours; put back a copy of that file.")
    return Seal(known[0])


def identities_in(data: bytes) -> Sequence[Identity]:
    """The identities of an identity file of age, or an SSH key. Raises DraftError when there is none that works."""
    text = data.decode("utf-8", "replace")
    if _PRIVATE.search(text):
        return [_ssh_identity(data)]
    known = _of_age(data)
    if known:
        return known
    if _SSH_KIND.match(text) or text.startswith("age1"):
        raise DraftError("That file is the public half of a key, which opens nothing; name the private one.")
    raise DraftError(f"There is no identity of age in that file; one begins with {_SECRET}, or is a private SSH key.")


def _of_age(data: bytes) -> list[x25519.Identity]:
    import pyrage

    lines = data.decode("ascii", "replace").split()
    try:
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET)]
    except (pyrage.IdentityError, ValueError):
        return []


def _ssh_identity(data: bytes) -> ssh.Identity:
    import pyrage

    try:
        return pyrage.ssh.Identity.from_buffer(data)
    except (pyrage.IdentityError, ValueError) as error:
        told = str(error)
    if "decrypted" in told or "Encrypted" in told:
        raise DraftError(
            "That SSH key has a passphrase of its own, for which only the age program asks; take it off a copy of the"
            " key with `ssh-keygen -p -f COPY` and name the copy."
        )
    if "unsupported" in told:
        raise DraftError(f"That SSH key is of a kind that opens nothing of age; {_OURS}.")
    raise DraftError("That private key cannot be read as an SSH key; name another one.")


def _recipients(text: str) -> Iterator[Recipient]:
    """The recipient that was given, else those of the file that the text names."""
    text = text.strip()
    if _SECRET in text:
        raise UsageError("What was given is a private key, which opens the draft; give the public one, age1...")
    if text.startswith("age1") or (_SSH_KIND.match(text) and " " in text):
        yield _recipient(text, repr(text))
        return
    if not text:
        raise UsageError(f"An empty word is no recipient of age; {_BEGINS}.")
    path = Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises for an unknown user
    try:
        content = read_ordinary(path, LARGEST_KEY).decode("utf-8", "replace")
    except (FileNotFoundError, ValueError):
        raise UsageError(f"{text!r} is no recipient of age and no file of them; {_BEGINS}.") from None
    except OSError as error:
        raise UsageError(unread(path, error)) from error
    if _PRIVATE.search(content) or _SECRET in content:
        raise UsageError(f"{text} holds a private key; name a file with the public one, such as {path.name}.pub.")
    lines = {number: line.strip() for number, line in enumerate(content.splitlines(), 1)}
    lines = {number: line for number, line in lines.items() if line and not line.startswith("#")}
    if not lines:
        raise UsageError(f"There is no recipient in {text}; {_BEGINS}.")
    for number, line in lines.items():
        yield _recipient(line, f"Line {number} of {text}")


def _recipient(line: str, called: str) -> Recipient:
    """The recipient of a line, which is called so where it is none: another file may hold anything."""
    import pyrage

    kind = line.split(maxsplit=1)[0]
    is_ssh = _SSH_KIND.fullmatch(kind) is not None
    try:
        return pyrage.ssh.Recipient.from_str(line) if is_ssh else pyrage.x25519.Recipient.from_str(line)
    except (pyrage.RecipientError, ValueError) as error:
        told = str(error)
    if is_ssh and ("Unsupported" in told or kind.startswith(("sk-", "ecdsa-"))):
        raise UsageError(f"{kind} is a kind of SSH key that nothing can be locked for; {_OURS}.")
    if is_ssh and "Modulus" in told:
        raise UsageError(f"That {kind} key has a size that nothing can be locked for; {_OURS}.")
    if is_ssh:
        raise UsageError(f"That {kind} key is not whole; name the file that ends in .pub, or copy all of its line.")
    if _OF_PLUGIN.fullmatch(kind) and "HRP" in told:
        raise UsageError(f"{kind[:16]}... needs a plugin of age, and none is used here; name an age1 or SSH key.")
    raise UsageError(f"{called} is no recipient of age; {_BEGINS}.")
