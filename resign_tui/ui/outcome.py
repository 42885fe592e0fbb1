"""What became of a request, in words that say only what is known."""

from __future__ import annotations

from typing import Literal

import msgspec


class Outcome(msgspec.Struct, frozen=True):
    """What became of one request, in one sentence.

    files: how many of the wanted files it speaks of. documents: those that left with this, in whatever form.
    """

    kind: Literal["done", "warning", "failed"]
    text: str
    files: int = 0
    documents: tuple[str, ...] = ()
