"""The review: what in a letter could be regretted, found by rules over the person's own words and answers."""

from __future__ import annotations

from .companions import review_all, together
from .elsewhere import review_text
from .finding import SEVERITIES, Finding, Severity, secret_finding
from .run import review, review_document

__all__ = [
    "SEVERITIES",
    "Finding",
    "Severity",
    "review",
    "review_all",
    "review_document",
    "review_text",
    "secret_finding",
    "together",
]
