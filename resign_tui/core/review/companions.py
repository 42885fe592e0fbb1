"""The review of a whole departure: its letter, and every companion document that the person has begun."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import handing_in
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents import DocumentKind, document_kinds
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.run import review, review_document
from resign_tui.core.review.table import SEVERITIES


def review_all(
    departure: Departure, letter: Document, *, secrets: tuple[Finding, ...] = (), with_waived: bool = False
) -> tuple[Finding, ...]:
    """What speaks against the letter and against its companions, the gravest first; the letter's stand before theirs.

    What concerns only the moment in which a document leaves is not among it; see `review_document`. Of a letter that is
    handed in only that is told which can still be mended.
    """
    stage = handing_in.stage(departure)
    of_letter = review(departure, letter, secrets=secrets, with_waived=with_waived)
    findings = [finding for finding in of_letter if stage == "before" or stage in finding.spec.outlasts]
    for kind in begun(departure):
        of_companion = review_document(departure, kind.compose(departure), with_waived=with_waived)
        findings += (finding for finding in of_companion if not finding.spec.at_sending)
    unique: dict[str, Finding] = {}
    for finding in findings:
        unique.setdefault(finding.key, finding)
    return tuple(sorted(unique.values(), key=lambda finding: SEVERITIES.index(finding.severity)))


def together() -> Finding:
    """What to say when the memo and the letter are about to leave at once."""
    return make("memo-with-letter", document="hr-memo", suggestion="Send one of them later, as a message of its own.")


def begun(departure: Departure) -> Iterator[DocumentKind]:
    """Companion documents that belong to this departure and whose own questions the person has begun to answer."""
    answered = departure.facts.answered
    for kind in document_kinds().values():
        is_begun = bool(kind.questions) and any(question.startswith(kind.questions) for question in answered)
        if is_begun and kind.offered(departure) != "no":
            yield kind
