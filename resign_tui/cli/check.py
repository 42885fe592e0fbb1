"""`check`: what speaks against a letter, whether a draft makes it or it was written elsewhere."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from resign_tui.cli.findings import STOPS, findings_in, findings_of, place_of
from resign_tui.cli.letter_file import text_of
from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give_json, give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.errors import UsageError
from resign_tui.core.review import Finding

LARGEST = 1024 * 1024
"""The longest letter that is read, in bytes."""

_COUNTED = {
    "block": ("block", "blocks"),
    "error": ("error", "errors"),
    "warn": ("warning", "warnings"),
    "info": ("note", "notes"),
}


def check_draft(start: Session, name: str, as_json: bool) -> int:
    """Print what speaks against the letter of a draft and its companions; the exit code."""
    _, departure = departure_of(start, name)
    return _give(findings_of(departure), departure.scenario, as_json)


def check_file(name: str, scenario: str, as_json: bool) -> int:
    """Print what speaks against a letter written elsewhere, meant to be of this scenario; the exit code."""
    return _give(findings_in(read_letter(name), scenario), scenario, as_json)


def _give(findings: tuple[Finding, ...], chosen: str, as_json: bool) -> int:
    standing = [finding for finding in findings if not finding.waived]
    if as_json:
        give_json([_as_json(finding, chosen) for finding in standing])
    else:
        give_lines(_as_lines(standing, len(findings) - len(standing), chosen))
    return 1 if any(finding.severity in STOPS for finding in standing) else 0


def read_letter(name: str) -> str:
    """The text of a letter written elsewhere, in any form that letters come in."""
    shown = "Standard input" if name == "-" else name
    data = _bytes_of(name)
    if len(data) > LARGEST:
        raise UsageError(f"{shown} is larger than {LARGEST // 1024 // 1024} MB, so it is no letter; give the letter.")
    text = text_of(data, shown)
    if not text.strip():
        raise UsageError(f"{shown} is empty; give the letter as plain text.")
    return text


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
        "field": place_of(finding, scenario),
        "excerpt": finding.excerpt,
        "why": finding.why,
        "suggestion": _mend(finding),
        "name": finding.rule,
    }


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
            "field": place_of(finding, scenario),
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
