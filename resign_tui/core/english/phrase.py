"""A typed phrase as it was read."""

from __future__ import annotations

import msgspec


class Phrase(msgspec.Struct, frozen=True):
    """What somebody typed, made to stand in one sentence of ours; false when there is nothing to be said."""

    form: str = ""
    """What it is, and so which sentence takes it; empty when there is nothing to be said."""
    text: str = ""
    """The words as they stand inside our sentence."""
    parts: tuple[str, ...] = ()
    """The separate things of "A and B", each with its article; otherwise the text alone."""
    plural: bool = False
    """Whether it takes "have" and "them"."""
    doubt: str = ""
    """One short line that says what is doubtful; empty when sure."""
    other: str = ""
    """The second reading that one key would take; empty when there is none."""

    def __bool__(self) -> bool:
        return self.form != ""
