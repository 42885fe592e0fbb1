"""Conditions: claims about answers, as questions, rows of the handover and guidance carry them; and what holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is", "not_": "not"}):
    """A claim about another answer: one of `is_` holds, or none of `not_` does.

    `field` may also be `scenario`, `service` (`under_a_year` or nothing), a fact of the place (place.asks_region), or a
    part of an answer that has parts, as notice.contract_value.unit. A flag is "true" or "false"; a multiple answer
    satisfies `is` when it holds one of them; unanswered is "".
    """

    field: str
    is_: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


Groups: TypeAlias = tuple[tuple[Condition, ...], ...]
"""Conditions in groups: they hold when any group holds in full."""


def hold(groups: Groups, answer_to: Callable[[str], str | tuple[str, ...]]) -> bool:
    """Whether any group of conditions holds in full; an empty list does not hold.

    answer_to: the answer that a condition's `field` names, or the answers where it can have several.
    """
    return any(all(_is_true(condition, answer_to(condition.field)) for condition in group) for group in groups)


def _is_true(condition: Condition, answer: str | tuple[str, ...]) -> bool:
    answers = (answer,) if isinstance(answer, str) else answer or ("",)
    wanted = not condition.is_ or any(text in condition.is_ for text in answers)
    return wanted and not any(text in condition.not_ for text in answers)


def spelled(value: object) -> str | tuple[str, ...]:
    """A value as conditions spell it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return tuple(part for part in value if not isinstance(part, Mapping))
    return "" if value is None else str(value)
