"""The review as rows: what is open, what was found with why and a suggestion, what to check, and every answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from resign_tui.core import flow, handing_in
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import ANSWERED, Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.comparison import is_private
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.handing_in import NOTHING_TO_MEND, Stage
from resign_tui.core.words import kept_day
from resign_tui.ui.effective import listed
from resign_tui.ui.present import severity_sign
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import in_signs, wrapped
from resign_tui.ui.widgets.notes import private_line
from resign_tui.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding

NEXT_CHECK = {"": "done", "done": "open", "open": "not_applicable", "not_applicable": ""}
"""The round of a check: not looked at, settled, still to check, does not apply."""

_BEFORE: Mapping[Stage, str] = {
    "before": "Before you send",
    "handed-in": "Before you leave",
    "over": "What may still be open",
}
_BEFORE_HANDING_IN = ("contract.written_form", "check.meeting_booked", "check.opening_sentence")
"""Points that are settled by handing the letter in."""

_OUTLAST = ("Money", "Status", "check.equipment", "check.references", "check.copy_kept")
"""Groups and points that can still be settled when the last day in is behind."""

PRIVATE = "private notes"
"""The row that stands for what follows from private answers."""

_PRIVATE_GROUP = "If you were mistreated"

_TONES = {"block": "problem", "error": "problem", "warn": "needed", "info": "item"}


def rows(
    departure: Departure,
    needed: Sequence[str],
    findings: Sequence[Finding],
    signs: Signs,
    width: int,
    with_private: bool = True,
) -> tuple[Row, ...]:
    """All of it, as it matters; what tells what happened stands together, and only where it is asked for."""
    return (
        *_open(departure, needed, signs),
        *_findings(findings, signs, width, departure, bool(needed), with_private),
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
            yield Row(problem, f"open {field_id}", spec.label, signs.error, "problem")
        else:
            yield Row(spec.label, f"open {field_id}", "needed", signs.missing, "needed")


def private_rows(departure: Departure, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The rows that follow from private answers, and are not for whoever looks over a shoulder."""
    told = (one for one in findings if not one.waived and one.question and _is_kept_apart(one.question))
    asked = (spec for spec in checks(departure) if spec.group == _PRIVATE_GROUP)
    return (*(f"finding {one.key}" for one in told), *(f"check {spec.id}" for spec in asked))


def _is_kept_apart(question: str) -> bool:
    """It is private and its words stand in no letter that lies open beside it."""
    return is_private(question) and not question.startswith("content.")


def _findings(
    findings: Sequence[Finding], signs: Signs, width: int, departure: Departure, is_open: bool, with_private: bool
) -> Iterator[Row]:
    is_before = handing_in.stage(departure) == "before"
    active = [one for one in findings if not one.waived]
    private = private_rows(departure, findings)
    told = [one for one in active if f"finding {one.key}" in private]
    rest = [one for one in active if one not in told]
    yield Row("")
    if not active:
        yield Row("Nothing else to mend" if is_open else "Nothing to mend", tone="heading")
        if is_before:
            yield Row(NOTHING_TO_MEND["before"], tone="faint")
    else:
        count = len(active if with_private else rest)
        yield Row(f"Findings   {count}" if count else "Findings", tone="heading")
    if private and not with_private:
        yield Row(private_line(len(private), "enter"), PRIVATE, sign=signs.info)
    elif private:
        yield from _found(told, signs, width)
        yield from _points([one for one in checks(departure) if one.group == _PRIVATE_GROUP], departure, signs)
    if private and rest:
        yield Row("")
    yield from _found(rest, signs, width)
    set_aside = len(findings) - len(active)
    if set_aside:
        yield Row(f"{set_aside} set aside, until {'its' if set_aside == 1 else 'their'} words change.", tone="faint")


def _found(findings: Sequence[Finding], signs: Signs, width: int) -> Iterator[Row]:
    """Findings with a blank row between them."""
    for count, one in enumerate(findings):
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
    if not asked:
        return
    stage = handing_in.stage(departure)
    yield Row("")
    yield Row(f"{_BEFORE[stage]}   {settled} of {len(asked)}", tone="heading")
    yield from _points([one for one in asked if one.group != _PRIVATE_GROUP], departure, signs)
    left = len(asked) - settled
    if left:
        stops = " None of them stops you." if stage == "before" else ""
        yield Row(f"{left} still to check.{stops}", tone="faint")


def _points(asked: Sequence[Field], departure: Departure, signs: Signs) -> Iterator[Row]:
    """Points of the list, each with its group where that is another one than before."""
    mark = {"": (signs.todo, "item"), "done": (signs.done, "done"), "open": (signs.doing, "needed")}
    mark["not_applicable"] = (signs.not_applicable, "faint")
    group = ""
    for spec in asked:
        sign, tone = mark.get(_state(departure, spec), mark[""])
        yield Row(spec.label, f"check {spec.id}", "" if spec.group == group else spec.group.lower(), sign, tone)
        group = spec.group


def checks(departure: Departure) -> tuple[Field, ...]:
    """The points of the before-you-send list that apply, wherever else they are asked."""
    facts, stage = departure.facts, handing_in.stage(departure)
    return tuple(
        spec
        for spec in catalogue.fields().values()
        if _is_check(spec) and facts.is_asked(spec.id) and _can_be_done(spec, stage)
    )


def _can_be_done(spec: Field, stage: Stage) -> bool:
    """It is not too late for it."""
    if stage == "over":
        return spec.group in _OUTLAST or spec.id in _OUTLAST
    return stage == "before" or spec.id not in _BEFORE_HANDING_IN


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
