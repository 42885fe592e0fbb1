"""Facts: the draft read into typed values, with what could not be read as problems and never as an exception."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import msgspec

from resign_tui.core import library, parsing
from resign_tui.core.answers import catalogue, conditions
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.conditions import Groups
from resign_tui.core.answers.draft import Cell, Draft, Value
from resign_tui.core.library import Place
from resign_tui.core.parsing import Notice
from resign_tui.core.parsing.civil import months_between

_PLACE = "locale.jurisdiction"


class Problem(msgspec.Struct, frozen=True):
    """An answer that could not be read or cannot be true; `text` is one sentence for its field.

    readings: the answers to choose from, where it can be read in more than one way.
    """

    field: str
    text: str
    readings: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """Typed answers by field id.

    A question that was not answered, or not readably, has the default of the catalogue as long as its condition holds
    ("" / False / None / () without one). `scenario` is empty until it is known; defaults of scenario and place need it.
    """

    today: date
    answered: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    scenario: str = ""
    fallbacks: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Defaults that depend on the place or the rest of the answers, by field id; they go before the catalogue's."""

    def text(self, field_id: str) -> str:
        """A text or a chosen value; empty when there is none."""
        value = self._value(field_id)
        return value if isinstance(value, str) else ""

    choice = text

    def flag(self, field_id: str) -> bool:
        """Yes (True) or no; no when unanswered."""
        return self._value(field_id) is True

    def day(self, field_id: str) -> date | None:
        """A civil date."""
        value = self._value(field_id)
        return value if isinstance(value, date) else None

    def notice(self, field_id: str) -> Notice | None:
        """A length of notice, as far as it was said."""
        value = self._value(field_id)
        return value if isinstance(value, Notice) else None

    def number(self, field_id: str) -> float | None:
        """A number of zero or more."""
        value = self._value(field_id)
        return value if isinstance(value, float) else None

    def many(self, field_id: str) -> tuple[str, ...]:
        """Several texts or chosen values."""
        value = self._value(field_id)
        return value if isinstance(value, tuple) and all(isinstance(entry, str) for entry in value) else ()

    def records(self, field_id: str) -> tuple[Mapping[str, Cell], ...]:
        """Repeatable entries, trimmed; those without any text are left out."""
        value = self._value(field_id)
        return value if isinstance(value, tuple) and not any(isinstance(entry, str) for entry in value) else ()

    def is_given(self, field_id: str) -> bool:
        """The person answered this question readably."""
        return field_id in self.answered

    def problem(self, field_id: str) -> str:
        """The sentence on why the answer could not be read; empty when it could."""
        return next((problem.text for problem in self.problems if problem.field == field_id), "")

    def is_asked(self, field_id: str) -> bool:
        """The question's condition holds, so that it is shown and its default counts."""
        groups = catalogue.field(field_id).when
        return not groups or self.hold(groups)

    def hold(self, groups: Groups) -> bool:
        """Any group of conditions holds in full."""
        return conditions.hold(groups, self._answer_to)

    @property
    def place(self) -> Place:
        """Customs of the place where the contract is governed."""
        return library.place("OTHER" if self.problem(_PLACE) else self.text(_PLACE))

    def _answer_to(self, name: str) -> str | tuple[str, ...]:
        """What a condition asks about."""
        if name == "scenario":
            return self.scenario
        if name == "service":
            return "under_a_year" if self._is_new() else ""
        room, _, fact = name.partition(".")
        return conditions.spelled(getattr(self.place, fact) if room == "place" else self._raw(name))

    def _is_new(self) -> bool:
        start = self.day("sender.start_date")
        return start is not None and 0 <= months_between(start, self.today) < 12

    def _raw(self, name: str) -> Any:
        """An answer, or a part of one."""
        if name in catalogue.fields():
            return self._value(name)
        field_id, _, part = name.rpartition(".")
        return getattr(self._value(field_id), part, None)

    def within(self, scenario: str, fallbacks: Mapping[str, str]) -> Facts:
        """The same facts under a scenario, with the defaults that follow from it and from the place."""
        return msgspec.structs.replace(self, scenario=scenario, fallbacks=MappingProxyType(dict(fallbacks)))

    def _value(self, field_id: str) -> Any:
        if field_id in self.answered:
            return self.answered[field_id]
        spec = catalogue.field(field_id)
        default = self.fallbacks.get(field_id) or spec.defaults.get(self.scenario) or spec.default
        if not default or not self.is_asked(field_id):
            return None
        return _default(field_id, default, self.today)


@lru_cache(maxsize=1024)
def _default(field_id: str, text: str, today: date) -> Any:
    """A default as a value; the same few are asked for many times in a letter."""
    return _parse(catalogue.field(field_id), text, today)


def read(draft: Draft, today: date) -> Facts:
    """Everything the person typed, as typed values; nothing here raises for any text."""
    answered: dict[str, Any] = {}
    problems: list[Problem] = []
    specs = catalogue.fields()
    for field_id, raw in draft.answers.items():
        spec = specs.get(field_id)
        if spec is None:
            continue
        try:
            value = _parse(spec, raw, today)
        except parsing.Unreadable as error:
            problems.append(Problem(field_id, str(error), error.readings))
            continue
        if value not in ("", (), None):
            answered[field_id] = value
    return Facts(today, MappingProxyType(answered), tuple(problems))


def _parse(spec: Field, raw: Value, today: date) -> Any:
    if isinstance(raw, str):
        return _parse_text(spec, raw, today)
    if spec.kind == "records":
        return tuple(filter(None, (_record(record) for record in raw if not isinstance(record, str))))
    typed = (entry for entry in raw if isinstance(entry, str))
    lines = (part for text in typed for part in text.split(parsing.BETWEEN)) if spec.kind == "texts" else typed
    texts = tuple(filter(None, map(parsing.one_line, lines)))
    return _known_choices(spec, texts) if spec.kind == "multi" else texts


def _parse_text(spec: Field, raw: str, today: date) -> Any:
    text = parsing.many_lines(raw) if spec.kind == "multiline" else parsing.one_line(raw)
    if not text or spec.kind in ("text", "multiline"):
        return text
    if spec.kind == "flag":
        return parsing.flag(text)
    if spec.kind == "number":
        return parsing.number(text)
    if spec.kind == "notice":
        return parsing.notice_phrase(text)
    if spec.kind == "date":
        return day_reader(spec)(text, today)
    if spec.kind == "choice":
        return _known_choices(spec, (text,))[0]
    if spec.kind == "multi":
        return _known_choices(spec, tuple(part.strip() for part in text.split(",") if part.strip()))
    if spec.kind == "texts":
        return tuple(filter(None, (part.strip() for part in re.split("[;\n]", parsing.many_lines(raw)))))
    return ()


def day_reader(spec: Field) -> Callable[[str, date], date]:
    """What reads the day that a question asks for."""
    return parsing.since if spec.since else parsing.past_day if spec.past else parsing.day


def _known_choices(spec: Field, values: tuple[str, ...]) -> tuple[str, ...]:
    choices = {choice.value for choice in spec.choices}
    for value in values:
        if value not in choices:
            offered = ", ".join(sorted(choices)[:12])
            raise parsing.Unreadable(f'{parsing.quoted(value)} is not one of the answers to "{spec.label}": {offered}.')
    return values


def _record(raw: Mapping[str, Cell]) -> Mapping[str, Cell] | None:
    tidy: dict[str, Cell] = {}
    for key, cell in raw.items():
        value: Cell
        if isinstance(cell, str):
            value = parsing.many_lines(cell)
        else:
            value = tuple(filter(None, (parsing.one_line(text) for text in cell)))
        if value:
            tidy[key] = value
    return MappingProxyType(tidy) if tidy else None
