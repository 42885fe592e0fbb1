"""`check`: what speaks against the letter of a draft, and how findings are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from resign_tui.cli.findings import findings_of, place_of
from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give_json, give_lines
from resign_tui.cli.session import Session
from resign_tui.core import handing_in
from resign_tui.core.handing_in import NOTHING_TO_MEND, Stage
from resign_tui.core.review import Finding
from resign_tui.core.review.table import GRAVE

_COUNTED = {
    "block": ("block", "blocks"),
    "error": ("error", "errors"),
    "warn": ("warning", "warnings"),
    "info": ("note", "notes"),
}


def check_draft(start: Session, name: str, as_json: bool) -> int:
    """Print what speaks against the letter of a draft and its companions; the exit code."""
    _, departure = departure_of(start, name)
    return give(findings_of(departure), departure.scenario, as_json, handing_in.stage(departure))


def give(findings: tuple[Finding, ...], chosen: str, as_json: bool, stage: Stage = "before") -> int:
    """Print these findings about a letter of the chosen scenario at this stage; the exit code."""
    standing = [finding for finding in findings if not finding.waived]
    if as_json:
        give_json([_as_json(finding, chosen) for finding in standing])
    else:
        give_lines(_as_lines(standing, len(findings) - len(standing), chosen, stage))
    return 1 if any(finding.severity in GRAVE for finding in standing) else 0


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


def _as_lines(standing: Sequence[Finding], set_aside: int, scenario: str, stage: Stage) -> Iterator[str]:
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
    yield _total(standing, set_aside, stage)


def _total(standing: Sequence[Finding], set_aside: int, stage: Stage) -> str:
    aside = f"; {set_aside} set aside" if set_aside else ""
    if not standing:
        return f"Nothing to mend{aside}. {NOTHING_TO_MEND[stage]}"
    counts = Counter(finding.severity for finding in standing)
    counted = [f"{counts[key]} {names[counts[key] != 1]}" for key, names in _COUNTED.items() if counts[key]]  # type: ignore[index]
    return f"{', '.join(counted)}{aside}."
