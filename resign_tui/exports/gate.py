"""The gate: nothing leaves unfinished or with a secret in it, by whatever way out and in whatever format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TypeAlias

import msgspec

from resign_tui.core.answers.leaks import Find, leaks_in
from resign_tui.core.document import Document
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.errors import RefusedError
from resign_tui.core.legible import legible
from resign_tui.core.review.finding import settled_doubts
from resign_tui.core.secrets import patterns
from resign_tui.exports.text import to_text

_SECRET = ("What looks like a secret", "Say where it is kept instead, and rotate it")
_PERHAPS = (
    "What reads like a password",
    "Say where it is kept instead; if it is none, set the finding aside in the review",
)


class Cleared(msgspec.Struct, frozen=True):
    """A document that may leave; only `clear` makes one, and what writes or attaches takes nothing else.

    draft: it leaves with the word DRAFT in it, and may be unfinished.
    """

    document: Document
    draft: bool = False


Gate: TypeAlias = Callable[[Document], Cleared]
"""Clears documents, or raises RefusedError."""


def new_gate(*, draft: bool = False, find: Find = patterns.find, waived: frozenset[str] = frozenset()) -> Gate:
    """The gate for one request: a document that leaves in several ways is looked at once.

    waived: keys of findings that the person set aside.
    """
    return cache(partial(clear, draft=draft, find=find, waived=waived))


def clear(
    document: Document, *, draft: bool = False, find: Find = patterns.find, waived: frozenset[str] = frozenset()
) -> Cleared:
    """The document, to be let out; RefusedError when it is unfinished and no draft, or when a secret stands in it.

    find: a search that knows more than the exact patterns.
    """
    refuse_unfinished(document, draft=draft)
    refuse_secrets(document, find, waived)
    return Cleared(document, draft)


def refuse_unfinished(document: Document, *, draft: bool = False) -> None:
    """Let no document leave without an answer that it needs, unless it is asked for as a draft."""
    if document.missing and not draft:
        count = len(document.missing)
        answers = "one answer is" if count == 1 else f"{count} answers are"
        raise RefusedError(
            f"{capital(name_of(document))} cannot leave yet: {answers} missing.",
            tuple(missing.label for missing in document.missing),
        )


def refuse_secrets(document: Document, find: Find = patterns.find, waived: frozenset[str] = frozenset()) -> None:
    """Let no document leave with what looks like a key in it, not even as a draft.

    What only reads like a password leaves when the person has set its finding aside. Raises RefusedError whose reasons
    show the first characters of each.
    """
    settled = settled_doubts(waived)
    found = dict.fromkeys(leak for text in all_texts(document) for leak in leaks_in(text, find))
    leaks = [leak for leak in found if leak.doubt not in settled]
    if not leaks:
        return
    what, mend = _SECRET if not all(leak.doubt for leak in leaks) else _PERHAPS
    raise RefusedError(
        f"{what} stands in {name_of(document)}. {mend}:",
        tuple(f"{leak.beginning}… ({leak.kind})" for leak in leaks),
    )


def all_texts(document: Document) -> tuple[str, str]:
    """The text of a document, and what leaves beside it: in a file's properties, in headers, a calendar or a table."""
    beside = (" ".join(legible(words).split()) for words in _beside(document))
    return to_text(document), "\n".join(dict.fromkeys(beside))


def _beside(document: Document) -> Iterator[str]:
    yield from (document.title, document.author)
    if document.message is not None:
        yield from (document.message.subject, document.message.to, document.message.to_name)
    for event in document.events:
        yield from (event.title, event.note)
    for row in document.csv_rows.rows if document.csv_rows else ():
        yield from row


def name_of(document: Document) -> str:
    """What the document is called inside a sentence."""
    return spoken(document.name) if document.name in document_kinds() else document.title


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
