"""The lines that say what is doubtful, worded in data/english/doubts.toml."""

from __future__ import annotations

from resign_tui.core.english import lexicon

_LONGEST = 48


def line(name: str, *, typed: str = "", text: str = "", other: str = "", rest: str = "") -> str:
    """One line by its name, with the words it speaks of; long ones are cut."""
    sentence = str(lexicon.table("doubts")[name])
    for mark, words in (("{typed}", typed), ("{text}", text), ("{other}", other), ("{rest}", rest)):
        sentence = _short(words).join(sentence.split(mark))
    return sentence


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
