"""The maintained scanner for secrets: what a document or a draft may hold that the exact patterns do not know.

Compiling its rules takes seconds, so the library is loaded only for a text that holds a candidate for a secret; nearly
no text does. Once it is loaded, a scan takes microseconds.
Nothing leaves the machine and nothing is written: validation is never asked for, and the rule cache is off.
"""

from __future__ import annotations

import importlib.util
import re
import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from resign_tui.core import data_files
from resign_tui.core.secrets import candidates
from resign_tui.core.secrets.judgement import is_identifier, is_stand_in, trimmed
from resign_tui.core.secrets.patterns import MARK, SecretMatch, find, merged

PACKAGE = "kingfisher_sdk"
_DISTRIBUTION = "kingfisher_secret_scanner"

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

    def __init__(self, package: str = PACKAGE) -> None:
        self._package = package
        self._native: _Native | None = None
        self._warm = False
        self._warming = threading.Lock()

    @property
    def maintained(self) -> bool:
        """Whether the maintained scanner takes part; where it cannot be installed the exact patterns stand alone."""
        return self._native is not None if self._warm else self._place is not None

    def needs_rules(self, text: str) -> bool:
        """Whether to scan this text takes the compiled rules; where not, the exact patterns say it all."""
        return self.maintained and (not self._knows_candidates or candidates.has_candidate(text))

    @cached_property
    def _place(self) -> Path | None:
        spec = importlib.util.find_spec(self._package)
        return Path(spec.origin).parent if spec is not None and spec.origin else None

    @cached_property
    def _knows_candidates(self) -> bool:
        """The table of candidates was made of these very rules: what is installed, and ours."""
        table = candidates.table()
        installed = self._place is not None and self._place.with_name(f"{_DISTRIBUTION}-{table.scanner}.dist-info")
        return bool(installed and installed.is_dir()) and table.own_rules == candidates.mark_of_own_rules()

    def warm(self) -> None:
        """Load the scanner and compile its rules, once; takes seconds and leaves other threads running."""
        with self._warming:
            if not self._warm:
                self._native = _load(self._package)
                self._warm = True

    def scan(self, text: str) -> tuple[SecretMatch, ...]:
        """The secrets of a text in order; waits for the rules where the text needs them."""
        exact = find(text)
        if not self.needs_rules(text):
            return exact
        self.warm()
        return merged((*exact, *self._matches(text)))

    def _matches(self, text: str) -> Iterator[SecretMatch]:
        if self._native is None:
            return
        for finding in self._native.scan(candidates.flattened(text).encode("ascii")):
            if finding.visible:
                start, end = finding.location["start_offset"], finding.location["end_offset"]
                secret = trimmed(text[start:end])
                if _is_secret(secret, text[max(0, start - _AROUND) : start]):
                    yield SecretMatch(start, start + len(secret), _kind(finding.rule_id))


def library_rules(library: Any) -> Any:
    """The library's own catalogue and our rules, compiled; nothing is cached on the disk."""
    return library.Rules(sorted((data_files.DATA / "secrets").glob("*.yml")), cache=False)


def _load(package: str) -> _Native | None:
    """The scanner over its own catalogue and ours; None where there is no build of it that works on this machine."""
    try:
        library = importlib.import_module(package)
        native: _Native = library.Scanner(library_rules(library))
    except (ImportError, OSError, ValueError, RuntimeError):
        return None
    return native


def _is_secret(value: str, before: str) -> bool:
    """Whether a find is none of what this trade writes every day, and not masked already."""
    return bool(value) and MARK not in value and not is_stand_in(value) and not is_identifier(value, before)


def _kind(rule_id: str) -> str:
    """A rule's name without its catalogue, in words: "huggingface access token"."""
    return re.split(r"[./]", rule_id)[-1].replace("-", " ")
