"""The review: what in a letter could be regretted, found by rules over the person's own words and answers."""

from __future__ import annotations

from resign_tui.core.review.companions import review_all, together
from resign_tui.core.review.finding import Finding, secret_finding
from resign_tui.core.review.run import review, review_document
from resign_tui.core.review.table import SEVERITIES, Severity

__all__ = [
    "SEVERITIES",
    "Finding",
    "Severity",
    "review",
    "review_all",
    "review_document",
    "secret_finding",
    "together",
]
