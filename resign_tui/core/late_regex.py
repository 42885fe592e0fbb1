"""Regular expressions that are compiled when they are first used: compiling all would take a third of a command."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LatePattern:
    """Has everything that a compiled expression has, from its first use on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """What the compiled expression has under this name, kept for the next time."""
        attribute = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, attribute)
        return attribute


def compile(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, for an expression that most runs of the program do not use."""
    return cast(re.Pattern[AnyStr], _LatePattern(source, flags))
