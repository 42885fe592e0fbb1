"""The review itself: one letter, one text written elsewhere, or one companion document in; findings out."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from msgspec.structs import replace

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.review import scan, table, tokens
from resign_tui.core.review.context import Check, Context
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.table import GRAVE, SEVERITIES, Rule
from resign_tui.core.review.tone import Hit


@cache
def checks(of: Literal["check", "companion_check"]) -> Mapping[str, tuple[Rule, ...]]:
    """The name of what looks at more than the words of one answer, with the rules that it speaks for."""
    by_check: dict[str, tuple[Rule, ...]] = {}
    for rule in table.rules().values():
        name = getattr(rule, of)
        if name:
            by_check[name] = (*by_check.get(name, ()), rule)
    return MappingProxyType(by_check)


@cache
def check(name: str) -> Check:
    """The check behind family:function; the module of the family is loaded when it is first asked."""
    family, _, function = name.partition(":")
    found: Check = getattr(importlib.import_module(f"{__package__}.rules_{family}"), function)
    return found


def review(
    departure: Departure,
    letter: Document,
    *,
    secrets: tuple[Finding, ...] = (),
    with_waived: bool = False,
    grave_only: bool = False,
) -> tuple[Finding, ...]:
    """What speaks against this letter, the gravest first; findings set aside come along marked if asked for.

    grave_only: only what may hold it back is looked for, which takes far less.
    """
    context = Context(departure, letter)
    findings = [*secrets]
    findings += (
        finding for finding in _of_words(context, grave_only) if not context.facts.is_given(finding.spec.settled_by)
    )
    for name, of_rules in checks("check").items():
        if any(rule.concerns(context.scenario) and (rule.is_grave or not grave_only) for rule in of_rules):
            findings += check(name)(context)
    return _settled(findings, departure, context, with_waived, grave_only)


def review_document(
    departure: Departure, document: Document, *, with_waived: bool = False, grave_only: bool = False
) -> tuple[Finding, ...]:
    """What speaks against a companion document, by the rules that concern it."""
    context = Context(departure, document)
    findings = [finding for finding in _of_words(context, grave_only) if finding.spec.concerns_companion(document.name)]
    for name, of_rules in checks("companion_check").items():
        concerned = (rule for rule in of_rules if rule.is_grave or not grave_only)
        if any(rule.concerns_companion(document.name) for rule in concerned):
            findings += check(name)(context)
    return _settled(findings, departure, context, with_waived, grave_only)


def _of_words(context: Context, grave_only: bool) -> Iterator[Finding]:
    """What the person's words say by themselves."""
    name = context.document.name
    for passage in context.passages:
        kinds = [passage.kind]
        if name in table.companions_with_words() and passage.kind not in (table.IDENTITY, table.NAME):
            kinds = [table.FREE, name]
        names = tuple(known for known in context.names if known in passage.text)
        for kind in kinds:
            for hit in scan.scan(passage.text, kind, context.scenario, names, passage.ours, grave_only):
                yield finding_of(hit, passage.text, passage.field, passage.paragraph, name)


def finding_of(hit: Hit, text: str, field: str = "", paragraph: str = "", document: str = "letter") -> Finding:
    """What was noticed in a text, as a finding about its place."""
    exact = hit.replacement or table.rule(hit.rule).exact
    shown = text[hit.start : hit.end] if exact else tokens.excerpt(text, hit.start, hit.end)
    return make(
        hit.rule, field, shown, document=document, severity=hit.severity, why=hit.why,
        replacement=hit.replacement, paragraph=paragraph,
    )  # fmt: skip


def _settled(
    findings: Iterable[Finding], departure: Departure, context: Context, with_waived: bool, grave_only: bool
) -> tuple[Finding, ...]:
    places = {(passage.field, passage.paragraph): at for at, passage in enumerate(context.passages)}
    waived = departure.draft.waived
    marked = [
        replace(finding, waived=True) if finding.waivable and finding.key in waived else finding
        for finding in findings
        if finding.severity in GRAVE or not grave_only
    ]
    return in_order([finding for finding in marked if with_waived or not finding.waived], places)


def in_order(
    findings: Iterable[Finding], places: Mapping[tuple[str, str], int] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """The findings, each but once, the gravest first, and within a severity in the order of their places."""
    unique = {(finding.key, finding.severity): finding for finding in findings}
    end, ranks = len(places), {rule: rank for rank, rule in enumerate(table.rules())}
    return tuple(
        sorted(
            unique.values(),
            key=lambda finding: (
                SEVERITIES.index(finding.severity),
                places.get((finding.field, finding.paragraph), end),
                ranks[finding.rule],
            ),
        )
    )
