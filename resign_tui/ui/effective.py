"""What counts as the answer to a question, typed or not; plain mode says the same, so nothing here draws."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import flow, place_parts
from resign_tui.core.answers import by_name
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.examples import fitted
from resign_tui.core.situation import TELLING_LETTERS

UNLISTED = "We do not know it; the country's rules count."
"""Said of a part of a place that we do not know by name."""


def effective_of(departure: Departure, spec: Field) -> tuple[str, ...]:
    """The values in force for a question, as the draft would keep them: an answer, else what stands in for one."""
    facts = departure.facts
    if spec.kind == "flag":
        stands = facts.is_given(spec.id) or spec.default or spec.defaults.get(departure.scenario)
        return (("true" if facts.flag(spec.id) else "false"),) if stands or spec.id in facts.fallbacks else ()
    if spec.kind in ("multi", "texts"):
        return facts.many(spec.id)
    if spec.kind == "date":
        return _computed_date(departure, spec.id)
    if spec.kind in ("number", "notice"):
        return ()
    if spec.id == "notice.chosen_weeks" and not facts.text(spec.id):
        choice = departure.timeline.choice
        return (choice,) if choice else ()
    text = facts.text(spec.id)
    return (text,) if text else ()


def is_named(departure: Departure, field_id: str) -> bool:
    """What counts as the answer comes from something that the person named, and is no default of ours."""
    facts = departure.facts
    return not facts.is_given(field_id) and field_id in by_name.answering(facts.records)


def unlisted(departure: Departure, field_id: str) -> tuple[str, ...] | None:
    """Names that may be meant where we know no part of the place by what was typed; None where nothing is amiss."""
    typed = departure.facts.text(field_id) if field_id == "locale.region" else ""
    if not typed or departure.place.knows(typed):
        return None
    return place_parts.nearest(departure.place.code, typed)


def _computed_date(departure: Departure, field_id: str) -> tuple[str, ...]:
    timeline = departure.timeline
    day = {
        "dates.letter": timeline.letter,
        "dates.given": timeline.given,
        "dates.employment_end": timeline.end,
        "dates.last_working_day": timeline.last_day,
    }.get(field_id) or departure.facts.day(field_id)
    return (day.isoformat(),) if day else ()


def example_of(departure: Departure, spec: Field) -> str:
    """An example that goes with what was answered elsewhere."""
    for field_id, examples in spec.examples.items():
        if example := examples.get(departure.facts.choice(field_id)):
            return example
    return fitted(departure, spec).example


def listed(departure: Departure, step: str) -> Iterator[tuple[Field, str, bool]]:
    """The answered questions of a step, what a list calls each, and whether it keeps the answer to itself.

    Private ones are one of each group: which questions follow tells what was answered.
    """
    groups: set[str] = set()
    for spec in flow.questions(departure, step):
        raw = departure.draft.answers.get(spec.id)
        if raw and not spec.is_folded:
            yield spec, spec.label, raw in TELLING_LETTERS
        elif raw and spec.group not in groups:
            groups.add(spec.group)
            yield spec, spec.group, True
