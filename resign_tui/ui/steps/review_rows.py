"""The review as rows: what is open, what was found with why and a suggestion, what to check, and every answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import ANSWERED, Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.words import kept_day
from resign_tui.ui.effective import listed
from resign_tui.ui.present import severity_sign
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs, wrapped
from resign_tui.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding

NEXT_CHECK = {"": "done", "done": "open", "open": "not_applicable", "not_applicable": ""}
"""The round of a check: not looked at, settled, still to check, does not apply."""

_TONES = {"block": "problem", "error": "problem", "warn": "needed", "info": "item"}


def rows(
    departure: Departure, needed: Sequence[str], findings: Sequence[Finding], signs: Signs, width: int
) -> tuple[Row, ...]:
    """All of it, in the order in which it matters."""
    return (
        *_open(departure, needed, signs),
        *_findings(findings, signs, width, bool(needed)),
        *_checks(departure, signs),
        *_answers(departure, signs),
    )


def _open(departure: Departure, needed: Sequence[str], signs: Signs) -> Iterator[Row]:
    if not needed:
        return
    yield Row("")
    yield Row("Still open", tone="heading")
    for field_id in needed:
        spec = catalogue.field(field_id)
        problem = departure.problem(field_id)
        if problem:
            yield Row(problem, field_id, spec.label, signs.error, "problem")
        else:
            yield Row(spec.label, field_id, "needed", signs.missing, "needed")


def _findings(findings: Sequence[Finding], signs: Signs, width: int, is_open: bool) -> Iterator[Row]:
    active = [one for one in findings if not one.waived]
    yield Row("")
    if not active:
        yield Row("Nothing else to mend" if is_open else "Nothing to mend", tone="heading")
        yield Row("Read it aloud once before you send it.", tone="faint")
    else:
        yield Row(f"Findings   {len(active)}", tone="heading")
    for count, one in enumerate(active):
        if count:
            yield Row("")
        where = "" if one.document == "letter" else f"{document_kinds()[one.document].label.lower()} {signs.dot} "
        yield Row(
            one.title,
            f"finding {one.key}",
            where + one.severity,
            severity_sign(one.severity, signs),
            _TONES[one.severity],
            below=tuple(_about(one, signs, width)),
        )
    set_aside = len(findings) - len(active)
    if set_aside:
        yield Row(f"{set_aside} set aside. They come back when the words change.", tone="faint")


def _about(one: Finding, signs: Signs, width: int) -> Iterator[tuple[str, str]]:
    """The lines under a finding, each with its tone."""
    begin, end = in_signs("“", signs), in_signs("”", signs)
    said = [("", f"{begin}{one.excerpt}{end}")] if one.excerpt else []
    better = f"{begin}{one.replacement}{end}" if one.replacement else in_signs(one.suggestion, signs)
    if one.answer:
        better += " u takes our answer."
    said += [("why", in_signs(one.why, signs)), ("try", better)]
    for name, text in said:
        for index, line in enumerate(wrapped(text, max(width - 10, 20), 4, signs) if text else ()):
            yield (f"  {name if not index else '':<5}{line}", "faint") if name else (f"  {line}", "item")


def _checks(departure: Departure, signs: Signs) -> Iterator[Row]:
    asked = checks(departure)
    settled = sum(_state(departure, one) in ("done", "not_applicable") for one in asked)
    yield Row("")
    yield Row(f"Before you send   {settled} of {len(asked)}", tone="heading")
    mark = {"": (signs.todo, "item"), "done": (signs.done, "done"), "open": (signs.missing, "needed")}
    mark["not_applicable"] = (signs.not_applicable, "faint")
    group = ""
    for spec in asked:
        state = _state(departure, spec)
        sign, tone = mark.get(state, mark[""])
        yield Row(spec.label, f"check {spec.id}", "" if spec.group == group else spec.group.lower(), sign, tone)
        group = spec.group
    left = len(asked) - settled
    if left:
        yield Row(f"{left} still to check. None of them stops you.", tone="faint")


def checks(departure: Departure) -> tuple[Field, ...]:
    """The points of the before-you-send list that apply, wherever else they are asked."""
    facts = departure.facts
    return tuple(spec for spec in catalogue.fields().values() if _is_check(spec) and facts.is_asked(spec.id))


def _is_check(spec: Field) -> bool:
    """It is settled, still to check, or does not apply."""
    return {choice.value for choice in spec.choices} == set(filter(None, NEXT_CHECK))


def _state(departure: Departure, spec: Field) -> str:
    return departure.facts.text(spec.id)


def _answers(departure: Departure, signs: Signs) -> Iterator[Row]:
    for step in catalogue.STEPS:
        answers = [each for each in listed(departure, step) if not _is_check(each[0])]
        if answers:
            yield Row("")
            yield Row(flow.TITLES[step], tone="heading")
        for spec, label, keeps_to_itself in answers:
            said = ANSWERED if keeps_to_itself else answer_text(spec, departure.draft.answers[spec.id])
            yield Row(label, spec.id, said, signs.done, "done")


def answer_text(spec: Field, raw: Value) -> str:
    """An answer in words, for a list."""
    if isinstance(raw, str):
        if spec.kind == "flag":
            return {"true": "yes", "false": "no"}.get(raw, raw)
        if spec.kind == "date":
            return kept_day(raw)
        return spec.choice_label(raw)
    first = spec.columns[0].key if spec.columns else ""
    texts = [spec.choice_label(one) if isinstance(one, str) else str(one.get(first) or "…") for one in raw]
    return ", ".join(texts)
