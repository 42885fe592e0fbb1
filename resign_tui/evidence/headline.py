"""The short line by which a proposal stands in a list."""

from __future__ import annotations

from resign_tui.evidence.cleaning import line

_LONGEST = 70
_LONGEST_FACT = 50


def headline(subject: str, fact: str) -> str:
    """What it is about and what is the matter; a long subject is cut, so that the fact stays in sight."""
    said = line(fact, _LONGEST_FACT)
    return f"{line(subject, _LONGEST - len(said) - 2)}: {said}" if said else line(subject, _LONGEST)
