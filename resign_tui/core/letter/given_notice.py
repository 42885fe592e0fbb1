"""Which notice a letter gives, by what asks for it: the sentence is worded by that, and claims no more."""

from __future__ import annotations

from typing import Literal

import msgspec

from resign_tui.core import english
from resign_tui.core.departure import Departure
from resign_tui.core.notice.period import Period

GivenKind = Literal["at_once", "agreed", "contract", "agreement", "law", "own", "unsaid"]
"""at_once: the end is agreed and comes today. agreed: less than is owed, agreed in writing. contract, agreement, law:
what binds. own: nothing binds, and it is given all the same. unsaid: nothing true can be said of it."""

_ENDS = {
    "to_month_end": "running to the end of a calendar month",
    "to_15th_or_month_end": "running to the fifteenth or the end of a month",
    "to_quarter_end": "running to the end of a calendar quarter",
    "weeks_to_saturday": "running to a Saturday",
}
_A_FEW = 6
_MOST_BEYOND = 60


class Given(msgspec.Struct, frozen=True):
    """The notice of one letter.

    length: "one month". ends: what follows the length where it runs to a fixed day. beyond: how much more than owed.
    weeks: its length where it is counted in weeks, else zero. agreement: the collective agreement that asks for it, as
    typed or named. field: the question that changes it.
    """

    kind: GivenKind
    length: str = ""
    ends: str = ""
    beyond: str = ""
    weeks: int = 0
    agreement: str = ""
    field: str = "notice.chosen_weeks"

    @property
    def possessive(self) -> str:
        """The length before "notice": one month's, two weeks'."""
        return f"{self.length}'" if self.length.endswith("s") else f"{self.length}'s"


def given_notice(departure: Departure) -> Given:
    """The notice that the letter of this departure gives."""
    facts, line = departure.facts, departure.timeline
    end = line.letter_end
    if end is None:
        return Given("unsaid")
    if end <= line.letter:
        agreed = facts.flag("dates.immediate_exit_agreed") or facts.flag("notice.shorter_agreed")
        return Given("at_once" if agreed and end == line.letter else "unsaid")
    if line.binding_end is not None and end < line.binding_end:
        return Given("agreed" if facts.flag("notice.shorter_agreed") else "unsaid")
    binding = line.binding
    if binding is None or binding.is_nothing:
        return _unasked(departure)
    kind, field, agreement = _source(departure, binding)
    beyond = (end - line.binding_end).days if line.binding_end else 0
    if beyond == 1:  # the same length, counted by another clock
        beyond = 0
    if beyond and (kind == "law" or beyond > _MOST_BEYOND):
        return _unasked(departure)
    return _given_of(kind, binding, field, agreement, beyond)


def _given_of(kind: GivenKind, period: Period, field: str, agreement: str, beyond: int) -> Given:
    weeks = period.value if period.unit == "weeks" and not period.extra_days else 0
    return Given(
        kind,
        str(period),
        _ENDS.get(period.rule, ""),
        _beyond(beyond),
        weeks,
        agreement,
        field,
    )


def _unasked(departure: Departure) -> Given:
    """Notice that nothing asks for: only a round length is told."""
    line = departure.timeline
    if not line.phrase or line.letter_end is None or line.letter_end != line.end:
        return Given("unsaid")
    days = (line.letter_end - line.letter).days
    weeks = days // 7 if days % 7 == 0 and "week" in line.phrase else 0
    return Given("own", line.phrase, weeks=weeks)


def _source(departure: Departure, binding: Period) -> tuple[GivenKind, str, str]:
    """What asks for this period, the question behind it, and the collective agreement's name."""
    facts, line, place = departure.facts, departure.timeline, departure.place
    named = facts.text("notice.agreement_name") if facts.is_asked("notice.agreement_name") else ""
    if binding != line.contract.period:
        return "law", "notice.chosen_weeks", ""
    if line.contract.is_agreement:
        chosen = facts.choice("notice.agreement")
        name = next((agreement.name for agreement in place.agreements if agreement.value == chosen), "")
        return "agreement", "notice.agreement", name.partition(",")[0]
    if named:
        return "agreement", "notice.agreement_name", named
    if facts.choice("notice.probation_figure") == "agreement" and line.contract.overrides_law:
        return "agreement", "notice.contract_value", "the collective agreement that applies to me"
    return "contract", "notice.contract_value", ""


def _beyond(days: int) -> str:
    if days <= 0:
        return ""
    if days <= _A_FEW:
        return "a few days"
    weeks, rest = divmod(days, 7)
    if rest:
        return f"{english.number(days)} days"
    return "a week" if weeks == 1 else f"{english.number(weeks)} weeks"
