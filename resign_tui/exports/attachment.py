"""What may hang on a message, and on which."""

from __future__ import annotations

import msgspec

_CARRIERS = ("letter", "cover-note")


class Attachment(msgspec.Struct, frozen=True):
    """A PDF that travels with the letter or its cover note."""

    name: str
    data: bytes


def carries(document_name: str) -> bool:
    """Whether the letter may hang on the message of this document."""
    return document_name in _CARRIERS
