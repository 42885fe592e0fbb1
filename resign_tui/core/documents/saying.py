"""What a template says with an answer: our frame around a phrase, or the person's own sentence instead of it."""

from __future__ import annotations

from collections.abc import Callable

from ..document import Span
from ..pen import Page, Slot
from ..phrasing import fitted

Sayer = Callable[..., str]
"""said(slot, before, after): the sentence of a slot, for a template; nothing for a slot without a word."""


def sayer(page: Page) -> Sayer:
    """The function that a template of this page calls; the typed words stay a span of their own."""

    def said(slot: Slot, before: str = "", after: str = ".") -> str:
        if not any(one.isalnum() for one in slot.text):
            return ""
        left, text, right = fitted(slot.text, before, after)
        span: Span = slot.span
        return f"{left}{page.slot(text, span.source, span.field)}{right}"

    return said
