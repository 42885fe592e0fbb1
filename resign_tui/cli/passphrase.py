"""What opens a locked draft: a passphrase asked on the terminal, never taken from a pipe, or an identity file."""

from __future__ import annotations

import os
from pathlib import Path

from resign_tui.cli.output import say
from resign_tui.cli.session import Session
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.disk.reading import read_ordinary, unread
from resign_tui.drafts import seal
from resign_tui.drafts.listing import last
from resign_tui.drafts.seal import CLEAR, Seal, WrongPassphrase

_TRIES = 3
_LARGEST = 64 * 1024
_NO_TERMINAL = "A passphrase is asked on the terminal, and there is none here; run this in a terminal."


def seal_for(start: Session, path: Path | None) -> Seal:
    """What opens a draft; one that is locked is asked for. Raises UsageError without a terminal, and DraftError after
    three wrong tries or when the identity is not the right one.
    """
    key = None if path is None else seal.key_of(path)
    if path is None or key is None:
        return CLEAR
    name = seal.key_path(path).name
    if seal.needs_passphrase(key):
        return seal.seal_of(_by_passphrase(key, path.stem, name))
    if start.identity is None:
        raise DraftError(f"{path.name} is locked for a recipient of age; name its identity file with --identity.")
    return seal.seal_of(seal.by_identities(key, _identities(start.identity), name))


def seal_to_open(start: Session, path: Path | None, *, is_example: bool = False) -> Seal:
    """What opens the draft that a sitting begins with: the one that was named, else the last, which a sitting without a
    trace leaves alone. Raises as `seal_for` does.
    """
    if is_example:
        return CLEAR
    if path is None and not start.ephemeral:
        path = last(start.folders.state, start.folders.drafts)
    return seal_for(start, path)


def new_passphrase() -> str:
    """A passphrase that was typed twice the same. Raises UsageError for any other."""
    passphrase = asked("New passphrase: ")
    if not passphrase:
        raise UsageError("Nothing was typed, so nothing was locked.")
    if asked("The same once more: ") != passphrase:
        raise UsageError("The two are not the same, so nothing was locked; try again.")
    return passphrase


def asked(prompt: str) -> str:
    """What is typed on the terminal, which does not show it. Raises UsageError where there is no terminal."""
    import getpass  # most drafts are in clear
    import warnings

    from resign_tui.cli.signals import Signals

    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
        with Signals() as signals, signals.waiting(), warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
            return getpass.getpass(prompt)
    except (OSError, getpass.GetPassWarning):
        raise UsageError(_NO_TERMINAL) from None
    except EOFError:
        raise UsageError("No passphrase was typed.") from None
    except UnicodeDecodeError:
        raise UsageError("What was typed is not UTF-8 text; type it again.") from None


def _by_passphrase(data: bytes, stem: str, name: str) -> bytes:
    for _ in range(_TRIES):
        try:
            return seal.by_passphrase(data, asked(f"Passphrase of {stem}: "), name)
        except WrongPassphrase as wrong:
            say(str(wrong))
    raise DraftError(f"{_TRIES} passphrases did not open {stem}, so it stays locked.")


def _identities(file: Path) -> bytes:
    """What an identity file says, which may itself be encrypted with a passphrase."""
    try:
        data = read_ordinary(file, _LARGEST)
    except OSError as error:
        raise UsageError(unread(file, error)) from error
    return _by_passphrase(data, file.name, file.name) if seal.is_sealed(data) else data
