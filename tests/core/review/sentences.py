"""Sentences with what must be said about them (tests/data/review)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resign_tui.core.review.scan import scan
from resign_tui.core.review.table import FREE

FOLDER = Path(__file__).parents[2] / "data" / "review"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def spoken(text: str, scenario: str = "open_door") -> set[str]:
    """Rules of severity warn or above that speak about a paragraph of the person's own."""
    return {hit.rule for hit in scan(text, FREE, scenario) if hit.severity != "info"}


@dataclass(frozen=True)
class Score:
    """How well sentences to be flagged are told from those that are not."""

    right: int
    missed: int
    false: int
    named: int

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.false) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)


def score(name: str) -> Score:
    data = load(name)
    found = [(spoken(text), set(rules)) for text, *rules in data["flag"]]
    right = sum(bool(said) for said, _ in found)
    false = sum(bool(spoken(text)) for text in data["clean"])
    return Score(right, len(found) - right, false, sum(bool(said & rules) for said, rules in found))
