"""One departure on one day: the draft with everything that follows from it, worked out once and only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from . import facts as facts_module
from . import handover, library, notice, situation
from .draft import Draft
from .facts import Facts, Problem


@dataclass(frozen=True)
class Departure:
    """What the person typed, read for today. Nothing here is stored; it is computed from (draft, today)."""

    draft: Draft
    today: date

    @cached_property
    def _read(self) -> Facts:
        return facts_module.read(self.draft, self.today)

    @cached_property
    def advice(self) -> situation.Advice:
        """The recommended scenario with its reason."""
        return situation.advise(self._read)

    @cached_property
    def scenario(self) -> str:
        """The scenario whose letter is written: the chosen one, else the recommended one."""
        return self._read.text("scenario.chosen") or self.advice.letter

    @cached_property
    def place(self) -> library.Place:
        """Customs of the place where the contract is governed."""
        return library.place(self._read.text("locale.jurisdiction"))

    @cached_property
    def facts(self) -> Facts:
        """The answers with every default that the scenario and the place bring."""
        return self._read.within(self.scenario, _fallbacks(self.scenario, self.place))

    @cached_property
    def timeline(self) -> notice.Timeline:
        """Notice, end of employment and last working day."""
        return notice.timeline(self.facts)

    @cached_property
    def checklist(self) -> handover.Checklist:
        """The handover."""
        return handover.checklist(self.facts)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Answers that cannot be read or cannot be true, one sentence each."""
        return (*self.facts.problems, *self.timeline.problems)

    def problem(self, field_id: str) -> str:
        """The sentence for one field; empty when all is well."""
        return next((one.text for one in self.problems if one.field == field_id), "")


def _fallbacks(scenario: str, place: library.Place) -> dict[str, str]:
    layout = place.layout
    result = {
        "locale.letter_style": layout,
        "locale.date_style": place.dates,
        "delivery.mode": place.delivery,
    }
    if scenario != "mistreated" and (place.acknowledge or scenario == "closed_door"):
        result["content.acknowledge_request"] = "true"
    if scenario != "mistreated" and place.reference:
        result["content.reference_request"] = "true"
    if scenario == "counter_offer" and place.spelling == "uk":
        result["next.generic_phrase"] = "another organisation"
    return result
