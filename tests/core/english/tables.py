"""What people typed, and how it must be read: the tables typed_*.toml, one row a phrase."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from resign_tui.core.english import Phrase

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """A phrase of one kind with the reading it must get: "form: text", "form? text" with a doubt."""

    kind: str
    typed: str
    wanted: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.typed}"


def rows(table: str = "") -> list[Row]:
    """The rows of one table, or of all."""
    found = []
    for path in sorted(HERE.glob(f"typed_{table or '*'}.toml")):
        for kind, phrases in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found += [Row(kind, typed, wanted) for typed, wanted in phrases.items()]
    return found


def said(phrase: Phrase) -> str:
    """A reading as a table writes it."""
    return f"{phrase.form}{'?' if phrase.doubt else ':'} {phrase.text}".strip()
