"""What opens a locked draft: a passphrase asked on the terminal, never taken from a pipe, or an identity file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from resign_tui.cli.output import say
from resign_tui.cli.session import Session
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts.seal import CLEAR, Seal, has_key

if TYPE_CHECKING:
    from resign_tui.drafts.opening import Question

_LONGEST = 1000
"""Bytes; of a longer line some terminals hand on the beginning alone, and then it opens nothing anywhere else."""

_NO_TERMINAL = "A passphrase is asked on the terminal, and there is none here; run this in a terminal."


def seal_for(start: Session, path: Path | None) -> Seal:
    """What opens a draft; one that is locked is asked for. Raises UsageError without a terminal, and DraftError after
    three wrong tries or when the identity is not the right one.
    """
    if path is None or not has_key(path):
        return CLEAR
    from resign_tui.drafts import opening  # most drafts are in clear

    asked_for: Question | Seal | None = opening.question(path)
    while isinstance(asked_for, opening.Question):
        if asked_for.told:
            say(asked_for.told)
        asked_for = opening.answered(asked_for, _answer(start, asked_for))
    return asked_for or CLEAR


def _answer(start: Session, asked_for: Question) -> str:
    if asked_for.is_secret:
        typed = asked(f"{asked_for.words}: ")
        say(asked_for.working)
        return typed
    if start.identity is None:
        raise DraftError(
            f"{asked_for.path.name} is locked for a recipient of age; name its identity file with --identity."
        )
    return str(start.identity)


def seal_to_open(start: Session, path: Path | None, *, is_example: bool = False) -> Seal:
    """What opens the draft that a sitting begins with: the one that was named, else the last, which a sitting without a
    trace leaves alone. Raises as `seal_for` does.
    """
    if is_example:
        return CLEAR
    if path is None and not start.ephemeral:
        from resign_tui.drafts.listing import last  # a draft that is named is not looked for

        path = last(start.folders.state, start.folders.drafts)
    return seal_for(start, path)


def new_passphrase() -> str:
    """A passphrase that was typed twice the same. Raises UsageError for any other."""
    passphrase = asked("New passphrase: ")
    if not passphrase:
        raise UsageError("Nothing was typed, so nothing was locked.")
    if len(passphrase.encode()) > _LONGEST:
        raise UsageError("That passphrase is so long that a terminal may cut it off; choose a shorter one.")
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
