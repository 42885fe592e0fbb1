"""What speaks against a document: the findings of the review, and secrets as the maintained scanner sees them."""

from __future__ import annotations

import sys
from functools import cache

from msgspec.structs import replace

from resign_tui.cli.output import say
from resign_tui.core.answers.leaks import hits_in, leaks, leaks_in, scrub
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review, review_all, review_document, secret_finding
from resign_tui.core.secrets.patterns import SecretMatch, masked
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.exports.text import to_text


@cache
def scanner() -> Scanner:
    """The one scanner of this process."""
    return Scanner()


def find(text: str) -> tuple[SecretMatch, ...]:
    """The maintained search for secrets; where it takes seconds, a person who watches is told so."""
    if scanner().needs_rules(text):
        _ask_for_patience()
    return scanner().scan(text)


@cache
def _ask_for_patience() -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        say("Looking for keys and passwords; this takes a few seconds.")


def findings_of(departure: Departure) -> tuple[Finding, ...]:
    """Everything about the letter of a draft and about the companions that were begun, secrets in any answer included.

    What was set aside comes along marked.
    """
    found = leaks(departure.draft, find)
    if found:  # so that no finding can quote one
        departure = replace(departure, draft=scrub(departure.draft, lambda text: masked(text, hits_in(text, find))))
    letter = compose.letter(departure)
    secrets = tuple(secret_finding(*leak) for leak in (*found, *leaks_in(to_text(letter), find)))
    return review_all(departure, letter, secrets=secrets, with_waived=True)


def grave(departure: Departure, document: Document) -> tuple[Finding, ...]:
    """The findings of severity block or error about a document, without a look for secrets; takes milliseconds."""
    look = review if document.name == "letter" else review_document
    return look(departure, document, grave_only=True)


def one_line(finding: Finding, scenario: str) -> str:
    """A finding in one line, without the words that it is about."""
    place = place_of(finding, scenario)
    return f"{place + ': ' if place else ''}{finding.title} ({finding.number}). {finding.suggestion}"


def place_of(finding: Finding, scenario: str) -> str:
    """The id of the question, or the place of a paragraph that was written by hand."""
    if finding.field or not finding.paragraph:
        return finding.field
    return f"edits.{scenario}.{finding.paragraph}"
