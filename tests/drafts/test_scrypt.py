"""What a passphrase encrypts and opens: in a program of its own, which can be left."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts.scrypt import Unwanted, WrongPassphrase, decrypted, encrypted
from resign_tui.drafts.seal import MARKS

WORDS = "Grüße, 🦊\t und  ein Leerzeichen "


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return encrypted(b"AGE-SECRET-KEY-1 and more\n\0\xff", WORDS)


def children() -> list[str]:
    """Who works for a passphrase now, started by this process."""
    told = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True, check=False
    )
    return [line for line in told.stdout.splitlines() if "scrypt_child" in line]


def test_it_opens_by_the_very_same_passphrase_alone(sealed: bytes) -> None:
    assert sealed.startswith(MARKS[0])
    assert decrypted(sealed, WORDS, "a") == b"AGE-SECRET-KEY-1 and more\n\0\xff"
    with pytest.raises(WrongPassphrase, match="does not open a"):
        decrypted(sealed, WORDS.strip(), "a")


def test_nothing_secret_is_in_the_list_of_programs(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[str] = []
    real = subprocess.Popen

    def popen(command: list[str], **more: object) -> object:
        commands.extend(command)
        return real(command, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", popen)
    decrypted(sealed, WORDS, "a")
    assert commands
    assert not any("Leerzeichen" in word or "SECRET" in word for word in commands)


def test_who_leaves_ends_the_work(sealed: bytes) -> None:
    looks = iter([True])
    with pytest.raises(Unwanted):
        decrypted(sealed, WORDS, "a", lambda: next(looks, False))
    assert children() == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: data[:70], "is damaged"),
        (lambda data: MARKS[0], "is damaged"),
        (lambda data: re.sub(rb"(-> scrypt \S+ )\d+", rb"\g<1>40", data), "much faster computer"),
    ],
)
def test_what_cannot_be_opened_is_told_apart_from_a_wrong_passphrase(
    damage: Callable[[bytes], bytes], told: str, sealed: bytes
) -> None:
    with pytest.raises(DraftError, match=told) as refused:
        decrypted(damage(sealed), WORDS, "a")
    assert not isinstance(refused.value, WrongPassphrase)


def test_half_a_character_is_told(sealed: bytes) -> None:
    with pytest.raises(WrongPassphrase, match="a character that is none"):
        decrypted(sealed, "\ud83e", "a")
    with pytest.raises(UsageError, match="a character that is none"):
        encrypted(b"key", "\ud83e")


def test_a_program_that_is_ended_or_cannot_start_is_told(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen

    def killed(*arguments: object, **more: object) -> object:
        process = real(*arguments, **more)  # type: ignore[call-overload]
        process.send_signal(signal.SIGKILL)
        return process

    monkeypatch.setattr(subprocess, "Popen", killed)
    with pytest.raises(DraftError, match="did not come to its end"):
        decrypted(sealed, WORDS, "a")
    with pytest.raises(DraftError, match="did not come to its end"):
        encrypted(b"key", WORDS)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(subprocess, "Popen", real)
    with pytest.raises(DraftError, match="No other program could be started"):
        decrypted(sealed, WORDS, "a")
