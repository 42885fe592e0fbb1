"""The maintained scanner for secrets: what a document or a draft may hold that the exact patterns do not know.

The library is loaded by `warm` alone. Compiling its rules takes seconds, so `warm` belongs into a worker soon after
the start; a scan takes microseconds.
Nothing leaves the machine and nothing is written: validation is never asked for, and the rule cache is off.
"""

from __future__ import annotations

import importlib.util
import re
import threading
from collections.abc import Iterator
from importlib import resources
from typing import Protocol

from resign_tui.core.secrets.judgement import is_identifier, is_stand_in, trimmed
from resign_tui.core.secrets.patterns import MARK, SecretMatch, find, merged

_PACKAGE = "kingfisher_sdk"

_KEY_END = re.compile(r"(?<=[A-Za-z0-9_=+/-]{16})(?:[,)\]}!?|>]|[.:](?=\s|\Z))")
"""Punctuation after a long word; many of the scanner's rules know keys only before a space or a quote."""

_NOT_ASCII = re.compile(r"[^\x01-\x7f]")

_AROUND = 24
"""Characters before a find that tell a commit from a key."""


class _Finding(Protocol):
    rule_id: str
    visible: bool
    location: dict[str, int]


class _Native(Protocol):
    def scan(self, data: bytes) -> list[_Finding]: ...


class Scanner:
    """The scanner with our rules added, over the exact patterns; every method may be called from any thread."""

    def __init__(self, package: str = _PACKAGE) -> None:
        self._package = package
        self._native: _Native | None = None
        self._warm = False
        self._warming = threading.Lock()

    @property
    def maintained(self) -> bool:
        """Whether the maintained scanner takes part; where it cannot be installed the exact patterns stand alone."""
        if self._warm:
            return self._native is not None
        return importlib.util.find_spec(self._package) is not None

    def warm(self) -> None:
        """Load the scanner and compile its rules, once; takes seconds and leaves other threads running."""
        with self._warming:
            if not self._warm:
                self._native = _load(self._package)
                self._warm = True

    def scan(self, text: str) -> tuple[SecretMatch, ...]:
        """The secrets of a text in order; waits for `warm` when that is not done yet."""
        self.warm()
        return merged((*find(text), *self._matches(text))) if text else ()

    def _matches(self, text: str) -> Iterator[SecretMatch]:
        if self._native is None:
            return
        # One byte a character, so that offsets are ours; keys are ASCII, and a space ends them where a quote does.
        data = _NOT_ASCII.sub(" ", _KEY_END.sub(" ", text)).encode("ascii")
        for finding in self._native.scan(data):
            if finding.visible:
                start, end = finding.location["start_offset"], finding.location["end_offset"]
                secret = trimmed(text[start:end])
                if _is_secret(secret, text[max(0, start - _AROUND) : start]):
                    yield SecretMatch(start, start + len(secret), _kind(finding.rule_id))


def _load(package: str) -> _Native | None:
    """The scanner over its own catalogue and ours; None where there is no build of it that works on this machine."""
    try:
        library = importlib.import_module(package)
        with resources.as_file(resources.files("resign_tui") / "data" / "secrets") as folder:
            rules = library.Rules(sorted(folder.glob("*.yml")), cache=False)
        native: _Native = library.Scanner(rules)
    except (ImportError, OSError, ValueError, RuntimeError):
        return None
    return native


def _is_secret(value: str, before: str) -> bool:
    """Whether a find is none of what this trade writes every day, and not masked already."""
    return bool(value) and MARK not in value and not is_stand_in(value) and not is_identifier(value, before)


def _kind(rule_id: str) -> str:
    """A rule's name without its catalogue, in words: "huggingface access token"."""
    return re.split(r"[./]", rule_id)[-1].replace("-", " ")
