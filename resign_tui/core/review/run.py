"""The review itself: one letter, one text written elsewhere, or one companion document in; findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from resign_tui.core import situation
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.handover.records import text_of
from resign_tui.core.review import (
    reading,
    rules_dates,
    rules_facts,
    rules_letter,
    rules_notice,
    rules_people,
    rules_words,
    scan,
    table,
)
from resign_tui.core.review.context import Check, Context
from resign_tui.core.review.finding import SEVERITIES, Finding, make
from resign_tui.core.review.tone import Hit

CHECKS: tuple[tuple[str, Check], ...] = tuple(
    (rule, check)
    for family in (rules_letter, rules_dates, rules_notice, rules_facts, rules_people, rules_words)
    for rule, check in family.CHECKS.items()
)
"""Every rule that looks at more than the words of one answer."""

PROFILES: dict[str, frozenset[str]] = {
    "hr-memo": frozenset(["L-02", "L-14", "L-41", "L-52", "L-57", "L-58"]),
    "exit-interview": frozenset(["L-02", "L-14", "L-15", "L-16", "L-41", "L-57", "L-58"]),
    "goodbye": frozenset(f"L-{n}" for n in (11, 12, 13, 14, 15, 16, 18, 24, 43, 44, 51, 54, 41, 57, 58, 34)) | {"L-02"},
    "announcement": frozenset(f"L-{n}" for n in (11, 12, 13, 14, 15, 16, 18, 24, 43, 44, 51, 54, 41, 57, 58))
    | {"L-02"},
    "counter-reply": frozenset(f"L-{n}" for n in (11, 12, 13, 14, 15, 16, 17, 18, 24, 31, 33, 51, 57, 58)) | {"L-02"},
    "cover-note": frozenset(f"L-{n}" for n in (11, 12, 13, 14, 15, 16, 17, 24, 31, 33, 51, 57, 58)) | {"L-02"},
}
"""Which rules listen to the words of a companion document."""

_PLAIN_PROFILE = frozenset(["L-11", "L-12", "L-14", "L-16", "L-58"])
_EXTRA_KIND = {"hr-memo": "memo", "goodbye": "farewell", "announcement": "farewell"}


def review(
    departure: Departure, letter: Document, *, secrets: tuple[Finding, ...] = (), with_waived: bool = False
) -> tuple[Finding, ...]:
    """What speaks against this letter, the gravest first; findings set aside come along marked if asked for."""
    context = Context(departure, letter)
    found = [*secrets, *_of_words(context, None)]
    for rule, check in CHECKS:
        if table.rule(rule).concerns(context.scenario):
            found += check(context)
    if departure.facts.text("handover.successor"):
        found = [one for one in found if one.rule != "L-37" or not one.excerpt]
    if departure.facts.is_given("content.consideration"):
        found = [one for one in found if one.rule != "L-35"]
    return _settled(found, departure, context, with_waived)


def review_document(departure: Departure, document: Document, *, with_waived: bool = False) -> tuple[Finding, ...]:
    """What speaks against a companion document, by the rules of its name."""
    context = Context(departure, document)
    profile = PROFILES.get(document.name, _PLAIN_PROFILE)
    found = list(_of_words(context, profile))
    if document.name not in ("handover", "plan", "day0", "exit-interview", "hr-memo"):
        found += rules_dates.one_truth(context)
    if document.name == "hr-memo":
        found += _memo(departure.facts)
    return _settled(found, departure, context, with_waived)


def _of_words(context: Context, profile: frozenset[str] | None) -> Iterator[Finding]:
    """What the person's words say by themselves; only the rules of a profile when there is one."""
    name = context.document.name
    extra = _EXTRA_KIND.get(name)
    for one in context.passages:
        kinds = [one.kind] if extra is None or one.kind in (scan.IDENTITY, scan.NAME) else [scan.FREE, extra]
        names = tuple(other for other in context.names if other in one.text)
        for kind in kinds:
            for hit in scan.scan(one.text, kind, context.scenario, names, one.ours):
                if profile is None or hit.rule in profile:
                    yield finding_of(hit, one.text, one.field, one.paragraph, name)


def finding_of(hit: Hit, text: str, field: str = "", paragraph: str = "", document: str = "letter") -> Finding:
    """What was noticed in a text, as a finding about its place."""
    exact = hit.replacement or hit.rule in ("L-02", "L-41", "L-44", "L-57", "L-58")
    shown = text[hit.start : hit.end] if exact else reading.excerpt(text, hit.start, hit.end)
    return make(
        hit.rule, field, shown, document=document, severity=hit.severity, why=hit.why,
        replacement=hit.replacement, paragraph=paragraph,
    )  # fmt: skip


def _memo(facts: Facts) -> Iterator[Finding]:
    """Rules L-52 and L-53 for the memo: an incident without a date, or advice not yet thought of."""
    if situation.needs_legal_gate(facts) and not facts.choice("triage.advice"):
        yield make("L-53", "triage.advice", document="hr-memo")
    yield from _accused(facts)
    for index, record in enumerate(facts.records("hr.incident")):
        if not record.get("date"):
            why = "An event without a date, or at least a period, is hard to look into."
            yield make("L-52", f"hr.incident[{index}].date", document="hr-memo", why=why)


def _accused(facts: Facts) -> Iterator[Finding]:
    """Rule L-29 for the memo: it would go to somebody whom it is about."""
    field_id = "hr.recipient" if facts.text("hr.recipient") else "hr.name"
    recipient = facts.text(field_id)
    name = " ".join(recipient.split()).casefold()
    told = [text_of(one, "people") for one in facts.records("hr.incident")]
    told += [text_of(one, "decided_by") for one in facts.records("hr.release")]
    if "hostile_manager" in facts.many("triage.patterns"):
        told.append(facts.text("manager.name"))
    if name and name in " · ".join(told).casefold():
        yield make("L-29", field_id, recipient, document="hr-memo")


def _settled(
    found: Iterable[Finding], departure: Departure, context: Context, with_waived: bool
) -> tuple[Finding, ...]:
    places = {(one.field, one.paragraph): at for at, one in enumerate(context.passages)}
    waived = departure.draft.waived
    marked = [replace(one, waived=True) if one.waivable and one.key in waived else one for one in found]
    return in_order([one for one in marked if with_waived or not one.waived], places)


def in_order(
    found: Iterable[Finding], places: Mapping[tuple[str, str], int] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """The findings, each but once, the gravest first, and within a severity in the order of their places."""
    once = {(one.key, one.severity): one for one in found}
    end = len(places)
    return tuple(
        sorted(
            once.values(),
            key=lambda one: (SEVERITIES.index(one.severity), places.get((one.field, one.paragraph), end), one.rule),
        )
    )
