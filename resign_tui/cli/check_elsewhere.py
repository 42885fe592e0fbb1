"""`check --letter`: what speaks against a letter that was written elsewhere."""

from __future__ import annotations

import os
import sys

from resign_tui.cli.check import give
from resign_tui.cli.findings import find
from resign_tui.cli.letter_file import text_of
from resign_tui.cli.output import say
from resign_tui.core.answers.leaks import hits_in, leaks_in
from resign_tui.core.errors import UsageError
from resign_tui.core.review import Finding, secret_finding
from resign_tui.core.review.elsewhere import review_text
from resign_tui.core.secrets.patterns import masked

LARGEST = 1024 * 1024
"""The longest letter that is read, in bytes."""


def check_file(name: str, scenario: str, as_json: bool) -> int:
    """Print what speaks against a letter written elsewhere, meant to be of this scenario; the exit code."""
    return give(findings_in(read_letter(name), scenario), scenario, as_json)


def findings_in(text: str, scenario: str) -> tuple[Finding, ...]:
    """Everything about a letter written elsewhere, secrets first."""
    secrets = (secret_finding(*leak) for leak in leaks_in(text, find))
    return (*secrets, *review_text(masked(text, hits_in(text, find)), scenario))


def read_letter(name: str) -> str:
    """The text of a letter written elsewhere, in any form that letters come in."""
    shown = "Standard input" if name == "-" else name
    data = _bytes_of(name)
    if len(data) > LARGEST:
        raise UsageError(f"{shown} is larger than {LARGEST // 1024 // 1024} MB, so it is no letter; give the letter.")
    text = text_of(data, shown)
    if not text.strip():
        raise UsageError(f"{shown} is empty; give the letter as plain text.")
    return text


def _bytes_of(name: str) -> bytes:
    """What the file holds, one byte over the limit at most."""
    if not name:
        raise UsageError("--letter needs the name of a file; - is standard input.")
    try:
        if name != "-":
            return _bytes_in(name)
        if sys.stdin is None:
            raise UsageError("Standard input is closed; give a file with --letter.")
        if sys.stdin.isatty():
            say("Paste the letter, then press ctrl+d on a line of its own.")
        return sys.stdin.buffer.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {name}; check the name.") from error
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else "the read failed"
        raise UsageError(f"Could not read {name}: {why}; give the letter as a plain text file.") from error
    except ValueError as error:
        raise UsageError(f"{name!r} is not a file name; choose another one.") from error


def _bytes_in(name: str) -> bytes:
    """A pipe is read as well, for a shell may put one there; one that nobody writes to is empty."""
    descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        os.set_blocking(descriptor, True)
        return file.read(LARGEST + 1)
