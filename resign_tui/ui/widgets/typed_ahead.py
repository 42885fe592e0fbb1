"""Which options of a long list are meant by what was typed so far."""

from __future__ import annotations

from collections.abc import Sequence


def meant(labels: Sequence[str], typed: str) -> list[int]:
    """The options that begin so; where none does, those with a word or with initials that begin so."""
    wanted = typed.casefold()
    names = [label.casefold() for label in labels]
    begin = [at for at, name in enumerate(names) if name.startswith(wanted)]
    return begin or [at for at, name in enumerate(names) if any(part.startswith(wanted) for part in _parts(name))]


def _parts(name: str) -> list[str]:
    words = name.split()
    tails = [" ".join(words[at:]) for at in range(1, len(words))]
    return [*tails, "".join(word[0] for word in words)] if tails else []
