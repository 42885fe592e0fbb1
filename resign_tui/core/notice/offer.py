"""A longer notice than the letter gives, which we advise and only the person decides on."""

from __future__ import annotations

from datetime import date

import msgspec

from resign_tui.core import words
from resign_tui.core.answers.facts import Facts
from resign_tui.core.notice.period import Period

QUESTION = "notice.chosen_weeks"
"""The question whose answer takes the offer, or settles it otherwise."""


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
