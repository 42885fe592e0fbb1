"""What to know before a document is written: its length, what it is, its cautions; from data/documents/cautions.toml.

They are for the person who writes and stand beside the document, never in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec


class Guidance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """length: how long the document should be, in words for the person. cautions: one sentence or two each.

    aside, summary: for a document that asks questions of its own, what stands beside and below the title of their form.
    """

    length: str
    cautions: tuple[str, ...]
    aside: str = ""
    summary: str = ""


@cache
def guidance() -> Mapping[str, Guidance]:
    """The guidance on every document by its name."""
    file = resources.files("resign_tui") / "data" / "documents" / "cautions.toml"
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), dict[str, Guidance])
