"""How much notice we advise, and the offer of it where the letter gives less: only the person decides on that."""

from __future__ import annotations

from datetime import date

import msgspec

from resign_tui.core import words
from resign_tui.core.answers.facts import Facts
from resign_tui.core.notice.period import Period

QUESTION = "notice.chosen_weeks"
"""The question whose answer takes the offer, or settles it otherwise."""

OWNED = {
    "ownership.client_facing": "you own ML that clients touch",
    "ownership.pipelines": "you own data or training pipelines",
    "ownership.prod_model": "you own critical model infrastructure",
}
"""Questions whose yes asks for a longer notice, and why."""


class Advised(msgspec.Struct, frozen=True):
    """Weeks of notice that we advise, with the answers that ask for that many, in words and by field."""

    weeks: int
    because: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Offer(msgspec.Struct, frozen=True):
    """What is advised, why, and the day on which employment would then end. answer: what QUESTION is answered with."""

    period: Period
    because: tuple[str, ...]
    end: date

    @property
    def answer(self) -> str:
        """What takes the offer."""
        return str(self.period.value)

    @property
    def reason(self) -> str:
        """Why it is asked."""
        because = words.listed(self.because)
        return f"{because[:1].upper()}{because[1:]}: we advise {self.period}. The letter changes only if you say so."

    @property
    def consequence(self) -> str:
        """What taking it would do."""
        return f"gives {self.period}, to {words.short_date(self.end)}"


def advised(facts: Facts) -> Advised:
    """Two weeks, or four where an answer asks for it.

    Two for somebody mistreated, whatever they own: there what binds is enough.
    """
    if facts.scenario == "mistreated":
        return Advised(2)
    owned = {field: label for field, label in OWNED.items() if facts.flag(field)}
    if facts.choice("ownership.regulated") == "finance":
        owned["ownership.regulated"] = "you work in regulated finance"
    return Advised(4 if owned else 2, tuple(owned.values()), tuple(owned))


def offer_of(
    facts: Facts, period: Period, because: tuple[str, ...], end: date, given_until: date | None
) -> Offer | None:
    """The offer while nobody has said how much is given, and where it reaches beyond what is.

    given_until: the end as it stands, None where the question is open.
    """
    is_settled = any(facts.is_given(field_id) for field_id in (QUESTION, "dates.employment_end", "sent.on"))
    if not because or is_settled or (given_until is not None and end <= given_until):
        return None
    return Offer(period, because, end)
