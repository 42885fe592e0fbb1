"""Whether a document belongs to a departure: its scenario says so, or one of the rules that documents.toml names."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from resign_tui.core import library
from resign_tui.core.departure import Departure
from resign_tui.core.situation import something_happened

DocumentOffer = Literal["yes", "maybe", "no"]
"""It belongs to the departure, may be wanted, or does not apply."""


def by_scenario(departure: Departure, name: str) -> DocumentOffer:
    """What the scenario's own lists say (data/scenarios)."""
    scenario = library.scenario(departure.scenario)
    if name in scenario.offer:
        return "yes"
    return "maybe" if name in scenario.maybe else "no"


def amendment(departure: Departure) -> DocumentOffer:
    """It belongs to a departure whose end has moved since the letter was handed in."""
    return "yes" if has_end_moved(departure) else "no"


def withdrawal(departure: Departure) -> DocumentOffer:
    """It may be wanted as long as the law lets the person take the resignation back."""
    return "maybe" if may_be_withdrawn(departure) else "no"


def hr_memo(departure: Departure) -> DocumentOffer:
    """The memo belongs to the mistreated case once misconduct was named; misconduct makes it at least possible."""
    if not something_happened(departure.facts):
        return by_scenario(departure, "hr-memo")
    return "yes" if departure.scenario == "mistreated" else "maybe"


def has_end_moved(departure: Departure) -> bool:
    """The dates are others than the letter that was handed in says."""
    in_letter, end = departure.facts.day("sent.employment_end"), departure.timeline.end
    return in_letter is not None and end is not None and in_letter != end


def may_be_withdrawn(departure: Departure) -> bool:
    """The law of the place lets the person take the resignation back by right, and there is time for it."""
    sent, law = departure.facts.day("sent.on"), departure.place.withdrawal
    if sent is None or law is None:
        return False
    in_time = law.days > 0 and departure.today <= departure.timeline.given + timedelta(days=law.days)
    end = departure.timeline.letter_end
    return in_time or (law.until_end and end is not None and departure.today <= end)
