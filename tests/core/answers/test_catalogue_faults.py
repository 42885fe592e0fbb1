"""The catalogue of questions has no faults, and each fault that is planted is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from typing import Any

import msgspec
import pytest

from resign_tui.core import library
from resign_tui.core.answers.catalogue import STEPS, Choice, Field, field, fields
from resign_tui.core.answers.conditions import Condition, spelled
from resign_tui.core.parsing import Notice

SCENARIOS = ("open_door", "closed_door", "mistreated", "counter_offer")


def conditions(one: Field) -> Iterator[Condition]:
    for group in one.when:
        yield from group


def twins(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(value for value in values if value).items() if count > 1]


def faults(one: Field, known: dict[str, Field]) -> list[str]:
    """What is wrong with a question, seen among the others; one word for each fault."""
    found = []
    if one.step and one.step not in STEPS:
        found.append("step")
    if len(one.label) > 34 or len(one.short or one.label) > 24:
        found.append("label")
    if twins(choice.key for choice in one.choices) or twins(choice.value for choice in one.choices):
        found.append("twins")
    if any(len(choice.label) > 24 or not (choice.key.islower() or not choice.key) for choice in one.choices):
        found.append("choice")
    if 0 < len(one.choices) <= 10 and not all(choice.key for choice in one.choices):
        found.append("key")
    if (one.kind in ("choice", "multi")) != bool(one.choices) or (one.kind == "records") != bool(one.columns):
        found.append("kind")
    if not one.help or "—" in one.help:
        found.append("help")
    if one.required and not one.placeholder:
        found.append("placeholder")
    if not set(one.required) <= {"always", *SCENARIOS} or not set(one.defaults) <= set(SCENARIOS):
        found.append("scenario")
    if not all(answers(one, default) for default in (one.default, *one.defaults.values()) if default):
        found.append("default")
    for claim in conditions(one):
        if not holdable(claim, known):
            found.append("when")
    return found


def answers(one: Field, value: str) -> bool:
    if one.kind in ("choice", "multi"):
        return value in {choice.value for choice in one.choices}
    return value in ("true", "false") if one.kind == "flag" else True


def holdable(claim: Condition, known: dict[str, Field]) -> bool:
    values = [value for value in (*claim.is_, *claim.not_) if value]
    if not (claim.is_ or claim.not_):
        return False
    if claim.field == "scenario":
        return set(values) <= set(SCENARIOS)
    if claim.field == "service":
        return values == ["under_a_year"]
    room, _, fact = claim.field.partition(".")
    if room == "place":
        places = [library.place(choice.value) for choice in known["locale.jurisdiction"].choices]
        return set(values) <= {spelled(getattr(one, fact, None)) for one in places}
    if claim.field not in known:
        field_id, _, part = claim.field.rpartition(".")
        return field_id in known and known[field_id].kind == "notice" and part in Notice.__struct_fields__
    return claim.field in known and all(answers(known[claim.field], value) for value in values)


def test_questions_have_no_faults() -> None:
    known = dict(fields())
    assert {one.id: found for one in known.values() if (found := faults(one, known))} == {}


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("step", {"step": "elsewhere"}),
        ("label", {"label": "A label that goes on and on and on again"}),
        ("twins", {"choices": (Choice("yes", "yes", "y"), Choice("yet", "yet", "y"))}),
        ("key", {"choices": (Choice("yes", "yes"),)}),
        ("kind", {"choices": ()}),
        ("help", {"help": ""}),
        ("placeholder", {"required": ("always",)}),
        ("scenario", {"required": ("sometimes",)}),
        ("default", {"default": "perhaps"}),
        ("when", {"when": ((Condition("no.such"),),)}),
        ("when", {"when": ((Condition("place.no_such", is_=("true",)),),)}),
        ("when", {"when": ((Condition("place.asks_region", is_=("yes",)),),)}),
        ("when", {"when": ((Condition("triage.would_return", is_=("perhaps",)),),)}),
    ],
)
def test_a_planted_fault_is_found(fault: str, change: dict[str, Any]) -> None:
    known = dict(fields())
    planted = msgspec.structs.replace(field("triage.would_return"), **change)
    assert fault in faults(planted, known)


def test_conditions_never_run_in_a_circle() -> None:
    graph = {one.id: {claim.field for claim in conditions(one)} for one in fields().values()}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(fields())
