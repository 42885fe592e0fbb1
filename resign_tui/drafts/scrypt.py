"""What a passphrase encrypts and opens. It takes seconds, as it is meant to, and the library holds up every thread of
its process meanwhile: so it works in one of its own, and whoever waits can leave.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from resign_tui import children
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts import scrypt_child

MISSING = "Locked drafts need the library pyrage; install it with pip install 'resign-tui[age]'."
_NO_CHARACTER = "That passphrase has a character that is none; type another one."
_LOOK = 0.1
"""Seconds between two looks at whether the outcome is still wanted."""


class WrongPassphrase(DraftError):
    """A file was not opened by this passphrase."""


class Unwanted(DraftError):
    """Whoever waited for it left."""


def always() -> bool:
    """Nobody leaves."""
    return True


def encrypted(data: bytes, passphrase: str) -> bytes:
    """These bytes as a file of age that the passphrase opens. Raises UsageError for what cannot be a passphrase."""
    try:
        code, sealed = _run("encrypt", passphrase.encode(), data, always)
    except UnicodeEncodeError:
        raise UsageError(_NO_CHARACTER) from None
    if code != scrypt_child.DONE:
        raise DraftError("Nothing could be encrypted: the program that does it did not come to its end; try again.")
    return sealed


def decrypted(data: bytes, passphrase: str, name: str, is_wanted: Callable[[], bool] = always) -> bytes:
    """What a file holds that a passphrase encrypted.

    Raises WrongPassphrase, Unwanted as soon as `is_wanted` says so, and DraftError when it cannot be opened at all.
    """
    try:
        code, opened = _run("decrypt", passphrase.encode(), data, is_wanted)
    except UnicodeEncodeError:
        raise WrongPassphrase(_NO_CHARACTER) from None
    if code == scrypt_child.DONE:
        return opened
    if code == scrypt_child.WRONG:
        raise WrongPassphrase(f"That passphrase does not open {name}.")
    if code == scrypt_child.TOO_MUCH:
        raise DraftError(f"{name} was locked by a much faster computer; the age program opens it: `age -d {name}`.")
    if code == scrypt_child.DAMAGED:
        raise DraftError(f"{name} is damaged, so it cannot be opened; put back a copy of it.")
    raise DraftError(f"{name} could not be opened: the program that does it did not come to its end; try again.")


def _run(work: str, passphrase: bytes, data: bytes, is_wanted: Callable[[], bool]) -> tuple[int, bytes]:
    """The exit code of the child and what it gives; nothing of it is in a file or in the list of programs."""
    command = [sys.executable, "-IB", str(Path(scrypt_child.__file__)), work, library_folder()]
    feed: bytes | None = len(passphrase).to_bytes(4, "big") + passphrase + data
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise DraftError(f"No other program could be started, which a passphrase needs: {error.strerror}.") from error
    try:
        while is_wanted():
            try:
                given, _ = process.communicate(feed, timeout=_LOOK)
            except subprocess.TimeoutExpired:
                feed = None
                continue
            return process.returncode, given
        raise Unwanted("Nobody waits for it any more.")
    finally:
        children.end(process)


def library_folder() -> str:
    """Where the library of age is imported from. Raises DraftError when it is not installed."""
    spec = importlib.util.find_spec("pyrage")
    if spec is None or spec.origin is None:
        raise DraftError(MISSING)
    return str(Path(spec.origin).parent.parent)
