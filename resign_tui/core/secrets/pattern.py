"""One kind of secret by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec


class SecretPattern(msgspec.Struct, frozen=True):
    """What one kind of secret looks like.

    literals: lower-case texts of which one must be there. written: the pattern; its group
    `secret` is what gets masked.
    judge: says of a match whether it is a secret after all.
    """

    kind: str
    literals: tuple[str, ...]
    written: str
    judge: Callable[[re.Match[str]], bool] | None = None

    @property
    def expression(self) -> re.Pattern[str]:
        """The pattern as it is looked for; it is compiled for the first text that needs it, as a start has no time."""
        return _compiled(self.written)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)
