"""`check`: what speaks against a letter, whether a draft makes it or it was written elsewhere."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from resign_tui.cli.output import give_json, give_lines, say
from resign_tui.cli.session import complete_draft, departure_of, session, shared
from resign_tui.core.errors import UsageError
from resign_tui.core.library import SCENARIOS

if TYPE_CHECKING:
    from resign_tui.core.departure import Departure
    from resign_tui.core.document import Document
    from resign_tui.core.review import Finding
    from resign_tui.core.secrets.scanner import Scanner

LARGEST = 1024 * 1024
"""The longest letter that is read, in bytes."""

STOPS = frozenset({"block", "error"})
"""Severities that make `check` fail."""

_COUNTED = {
    "block": ("block", "blocks"),
    "error": ("error", "errors"),
    "warn": ("warning", "warnings"),
    "info": ("note", "notes"),
}


@click.command()
@click.argument("draft_name", metavar="[DRAFT]", required=False, shell_complete=complete_draft)
@click.option(
    "--letter",
    "letter_file",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Check a letter written elsewhere instead: text, Word, PDF, e-mail or web page; - is standard input.",
)
@click.option(
    "--scenario",
    type=click.Choice(SCENARIOS),
    help="Which letter FILE is meant to be.",
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@shared
@click.pass_context
def check(
    context: click.Context, draft_name: str | None, letter_file: str | None, scenario: str | None, as_json: bool
) -> int:
    """Say what in the letter and its companions could be regretted, why, and what would mend it.

    The exit code is 1 when something of severity error or block is among it.
    """
    if (draft_name is None) == (letter_file is None):
        raise click.UsageError("Give either a DRAFT or --letter FILE", context)
    if draft_name is not None:
        if scenario:
            raise click.UsageError("--scenario goes with --letter; a draft knows its own", context)
        _, departure = departure_of(session(context), draft_name)
        findings, chosen = findings_of(departure), departure.scenario
    else:
        chosen = scenario or ""
        findings = findings_in(read_letter(letter_file or ""), chosen)
    standing = [finding for finding in findings if not finding.waived]
    if as_json:
        give_json([_as_json(finding, chosen) for finding in standing])
    else:
        give_lines(_as_lines(standing, len(findings) - len(standing), chosen))
    return 1 if any(finding.severity in STOPS for finding in standing) else 0


@cache
def scanner() -> Scanner:
    """The one scanner of this process; the first scan takes seconds, and a person who watches is told so."""
    from resign_tui.core.secrets.scanner import Scanner

    new_scanner = Scanner()
    if new_scanner.maintained and sys.stderr is not None and sys.stderr.isatty():
        say("Looking for keys and passwords; this takes a few seconds.")
    return new_scanner


def findings_of(departure: Departure) -> tuple[Finding, ...]:
    """Everything about the letter of a draft and about the companions that were begun, secrets in any answer included.

    What was set aside comes along marked.
    """
    from resign_tui.core.letter import compose
    from resign_tui.core.review import review_all, secret_finding
    from resign_tui.core.secrets.leaks import leaks, leaks_in, scrub
    from resign_tui.core.secrets.patterns import masked
    from resign_tui.exports.text import to_text

    find = scanner().scan
    leaked = leaks(departure.draft, find)
    if leaked:  # so that no finding can quote one
        departure = replace(departure, draft=scrub(departure.draft, lambda text: masked(text, find(text))))
    letter = compose.letter(departure)
    secrets = tuple(secret_finding(*leak) for leak in (*leaked, *leaks_in(to_text(letter), find)))
    return review_all(departure, letter, secrets=secrets, with_waived=True)


def findings_in(text: str, scenario: str) -> tuple[Finding, ...]:
    """Everything about a letter written elsewhere, secrets first."""
    from resign_tui.core.review import review_text, secret_finding
    from resign_tui.core.secrets.leaks import leaks_in
    from resign_tui.core.secrets.patterns import masked

    find = scanner().scan
    secrets = (secret_finding(*leak) for leak in leaks_in(text, find))
    return (*secrets, *review_text(masked(text, find(text)), scenario))


def grave(departure: Departure, document: Document) -> tuple[Finding, ...]:
    """The findings of severity block or error about a document, without a look for secrets; takes milliseconds."""
    from resign_tui.core.review import review, review_document

    look = review if document.name == "letter" else review_document
    return tuple(finding for finding in look(departure, document) if finding.severity in STOPS)


def one_line(finding: Finding, scenario: str) -> str:
    """A finding in one line, without the words that it is about."""
    place = _field(finding, scenario)
    return f"{place + ': ' if place else ''}{finding.title} ({finding.number}). {finding.suggestion}"


def read_letter(name: str) -> str:
    """The text of a letter written elsewhere, in any form that letters come in."""
    from resign_tui.cli.letter_file import text_of
    from resign_tui.exports.text import clean

    shown = "Standard input" if name == "-" else name
    data = _bytes_of(name)
    if len(data) > LARGEST:
        raise UsageError(f"{shown} is larger than {LARGEST // 1024 // 1024} MB, so it is no letter; give the letter.")
    text = text_of(data, shown)
    if not text.strip():
        raise UsageError(f"{shown} is empty; give the letter as plain text.")
    return clean(text)


def _bytes_of(name: str) -> bytes:
    """What the file holds, one byte over the limit at most."""
    if not name:
        raise UsageError("--letter needs the name of a file; - is standard input.")
    try:
        if name != "-":
            with Path(name).open("rb") as file:
                return file.read(LARGEST + 1)
        if sys.stdin is None:
            raise UsageError("Standard input is closed; give a file with --letter.")
        if sys.stdin.isatty():
            say("Paste the letter, then press ctrl+d on a line of its own.")
        return sys.stdin.buffer.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {name}; check the name.") from error
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else "the read failed"
        raise UsageError(f"Could not read {name}: {why}; give the letter as a plain text file.") from error
    except ValueError as error:
        raise UsageError(f"{name!r} is not a file name; choose another one.") from error


def _as_json(finding: Finding, scenario: str) -> dict[str, str]:
    return {
        "rule": finding.number,
        "severity": finding.severity,
        "document": finding.document,
        "field": _field(finding, scenario),
        "excerpt": finding.excerpt,
        "why": finding.why,
        "suggestion": _mend(finding),
        "name": finding.rule,
    }


def _field(finding: Finding, scenario: str) -> str:
    """The id of the question, or the place of a paragraph that was written by hand."""
    if finding.field or not finding.paragraph:
        return finding.field
    return f"edits.{scenario}.{finding.paragraph}"


def _mend(finding: Finding) -> str:
    if not finding.replacement:
        return finding.suggestion
    return f"{finding.suggestion} Write “{finding.replacement}”.".lstrip()


def _as_lines(standing: Sequence[Finding], set_aside: int, scenario: str) -> Iterator[str]:
    """The same for reading: one block for each finding, then how many there are."""
    for finding in standing:
        yield f"{finding.severity:<6} {finding.title} ({finding.number})"
        excerpt = " ".join(finding.excerpt.split())
        parts = {
            "": f"“{excerpt}”" if excerpt else "",
            "why": finding.why,
            "try": _mend(finding),
            "field": _field(finding, scenario),
            "in": "" if finding.document == "letter" else finding.document,
        }
        yield from (f"  {name:<7}{text}" for name, text in parts.items() if text)
        yield ""
    yield _total(standing, set_aside)


def _total(standing: Sequence[Finding], set_aside: int) -> str:
    aside = f"; {set_aside} set aside" if set_aside else ""
    if not standing:
        return f"Nothing to mend{aside}. Read it aloud once before you send it."
    counts = Counter(finding.severity for finding in standing)
    counted = [f"{counts[key]} {names[counts[key] != 1]}" for key, names in _COUNTED.items() if counts[key]]  # type: ignore[index]
    return f"{', '.join(counted)}{aside}."
