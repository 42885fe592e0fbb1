"""Notice and dates: from the day of receipt to the end of employment and the last working day.

Dates are civil dates at the place of work; there is no time of day anywhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta

import msgspec

from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.library import Place
from resign_tui.core.notice import reasons as reasons_module
from resign_tui.core.notice.contract import Contract, clock_of, contract_of, figure
from resign_tui.core.notice.law import Law, custom_weeks, law_of
from resign_tui.core.notice.offer import QUESTION, Offer, advised, offer_of
from resign_tui.core.notice.period import Counter, Period
from resign_tui.core.notice.personal import PersonalDate, approved_leave, days_off, personal_dates
from resign_tui.core.notice.presence import presence_of, workdays_of
from resign_tui.core.notice.question import nothing_owed, open_question
from resign_tui.core.notice.reasons import Basis, Reason
from resign_tui.core.notice.reckoning import Count, reckoning
from resign_tui.core.notice.workdays import Workdays

_LONGEST_DAYS = 2200
_MOST_WEEKS = 12
"""Up to so many weeks a length is told in weeks."""
_CLOSED = timedelta(days=4)
"""As long as a weekend with holidays around it may be."""


class Timeline(msgspec.Struct, frozen=True):
    """The dates of one departure.

    end and last_day are None when what was typed for them cannot be read, or when nobody can know them yet; then `open`
    says why. letter_end, letter_last_day: what the letter says; once it is handed in it goes on saying what it said.
    binding is what contract or law ask for at the least, the one that ends later. custom_weeks: weeks that are the
    custom where no statute speaks. choice: the answer to "Notice you give" that stands while nobody gave one. advice:
    what we advise, in words; offer asks for it where it is longer. phrase: the length of notice as a letter says it
    ("two weeks", "just over two weeks"), empty when it is no round length.
    leave_days, leave_left: working days of leave at the end, and those that do not fit.
    """

    letter: date
    given: date
    end: date | None
    last_day: date | None
    letter_end: date | None
    letter_last_day: date | None
    binding_end: date | None
    binding: Period | None
    contract: Contract
    law: Law
    advised_weeks: int
    advised_because: tuple[str, ...]
    custom_weeks: int
    advice: str
    choice: str
    phrase: str
    leave_days: float
    leave_left: float
    count: Counter
    end_because: str
    last_day_because: str
    layers: tuple[Reason, ...]
    notes: tuple[str, ...]
    reckoning: tuple[Count, ...]
    personal: tuple[PersonalDate, ...] = ()
    problems: tuple[Problem, ...] = ()
    open: Problem | None = None
    offer: Offer | None = None

    @property
    def workdays(self) -> Workdays:
        """The days on which this person works."""
        return self.count.workdays

    @property
    def statutory(self) -> Period | None:
        """What the law asks for."""
        return self.law.period

    @property
    def statutory_end(self) -> date | None:
        """When employment would end by the law alone."""
        return self.count.end(self.law.period) if self.law.period else None

    @property
    def differ(self) -> bool:
        """The letter's end comes after its last working day, so it names both."""
        return None not in (self.letter_end, self.letter_last_day) and self.letter_end != self.letter_last_day

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the dates are what they are, what binds first."""
        return tuple(reason.text for reason in self.layers)

    @property
    def working_days(self) -> int:
        """Days of presence, from the day after receipt to the last working day."""
        if self.last_day is None or not 0 <= (self.last_day - self.given).days <= _LONGEST_DAYS:
            return 0
        days = (self.given + timedelta(days=n) for n in range(1, (self.last_day - self.given).days + 1))
        return sum(day in self.workdays for day in days)


def receipt(facts: Facts) -> tuple[date, date]:
    """The letter's date and the day of receipt, from which the notice counts."""
    sent = facts.day("sent.on")
    letter = facts.day("dates.letter") or sent or facts.today
    return letter, facts.day("dates.given") or sent or letter


def timeline_of(facts: Facts, place: Place, public: Container[date] = frozenset()) -> Timeline:
    """All dates that follow from the answers; a date that was typed is kept as typed.

    public: the public holidays of the place; without them only weekends and the person's own days are free.
    """
    letter, given = receipt(facts)
    own, calendar_problems = days_off(facts)
    personal, personal_problems = personal_dates(facts)
    pause, pause_problems = approved_leave(facts, place)
    count = Counter(given, workdays_of(facts, place, own, public), pause)
    law = law_of(facts, place, given)
    contract = contract_of(facts, place, law, count)
    lawful = None if law.yields or contract.overrides_law else law.period
    binding = count.later(contract.period, lawful)
    custom, advice = custom_weeks(place, law, facts), advised(facts)
    longer = _weeks(advice.weeks, facts, place, law)
    customary = _customary(facts, binding, _weeks(custom, facts, place, law), count)
    recommended = count.later(customary, longer) if advice.because else customary
    chosen, question = _chosen(facts, place, law, contract, binding, customary)
    question = open_question(facts, place, law, contract) or question
    end, question = _end(facts, count, chosen, binding, question)
    presence = presence_of(facts, place, given, end, count.workdays)
    basis = Basis(
        facts, place, law, contract, count, end, presence, personal, advice, custom,
        question, binding, customary, recommended, chosen,
    )  # fmt: skip
    problems = (
        *calendar_problems, *personal_problems, *pause_problems, *((question,) if question else ()),
        *_order(facts, given, end, presence.last_day),
    )  # fmt: skip
    is_open_length = question is not None and question.field == QUESTION
    offer = offer_of(facts, longer, advice.because, count.end(longer), end) if end or is_open_length else None
    return _told(basis, letter, problems, offer)


def _told(basis: Basis, letter: date, problems: tuple[Problem, ...], offer: Offer | None) -> Timeline:
    """The dates with what the letter says of them, what we advise, and why they are what they are."""
    facts, count, presence, end, binding = basis.facts, basis.count, basis.presence, basis.end, basis.binding
    is_sent = facts.day("sent.on") is not None
    return Timeline(
        letter=letter,
        given=count.given,
        end=end,
        last_day=presence.last_day,
        letter_end=(facts.day("sent.employment_end") if is_sent else None) or end,
        letter_last_day=(facts.day("sent.last_working_day") if is_sent else None) or presence.last_day,
        binding_end=count.end(binding) if binding else None,
        binding=binding,
        contract=basis.contract,
        law=basis.law,
        advised_weeks=basis.advised.weeks,
        advised_because=basis.advised.because,
        custom_weeks=basis.custom_weeks,
        advice=reasons_module.advice(basis),
        choice=_choice(basis.customary, binding),
        phrase=_phrase(count.given, end, (basis.chosen, binding), count),
        leave_days=presence.taken,
        leave_left=presence.left,
        count=count,
        end_because=reasons_module.end_because(basis),
        last_day_because=presence.steps[-1].text if presence.steps else "the day of the end" if end else "",
        layers=reasons_module.reasons(basis),
        notes=reasons_module.notes(basis),
        reckoning=reckoning(basis),
        personal=basis.personal,
        problems=problems,
        open=basis.question,
        offer=offer,
    )


def _customary(facts: Facts, binding: Period | None, custom: Period, count: Counter) -> Period | None:
    """What binds, or the custom that goes beyond it, which stands while nobody says; None where neither is known.

    Mistreated people owe no courtesy: what binds is enough, and the custom counts only where nothing binds.
    """
    owed = binding if binding is not None and not binding.is_nothing else None
    if custom.is_nothing or (facts.scenario == "mistreated" and owed is not None):
        return owed
    return count.later(owed, custom)


def _weeks(value: int, facts: Facts, place: Place, law: Law) -> Period:
    """So many weeks by the clock that rules here."""
    rule = law.period.rule if law.for_probation and law.period else clock_of(place.contract_clock, "weeks")
    return Period(value, "weeks", rule)


def _chosen(
    facts: Facts, place: Place, law: Law, contract: Contract, binding: Period | None, customary: Period | None
) -> tuple[Period | None, Problem | None]:
    """The notice that is given, or what must be said before it is known."""
    choice = facts.choice("notice.chosen_weeks")
    if choice == "custom":
        typed = figure(facts, "notice.custom", place.contract_clock)
        return typed.period, typed.problem
    if choice in ("2", "4"):
        return _weeks(int(choice), facts, place, law), None
    if choice == "contract":
        is_read = facts.choice("notice.contract_known") != "no" or contract.aside or law.for_probation
        if binding is None and law.asks_for_nothing and is_read:
            return Period(0, "days"), None
        return binding, nothing_owed(facts, contract) if binding is None else None
    return customary, nothing_owed(facts, contract) if customary is None else None


def _choice(customary: Period | None, binding: Period | None) -> str:
    if customary is None:
        return ""
    is_weeks = customary.unit == "weeks" and customary.value in (2, 4) and not customary.ends_on_fixed_day
    return str(customary.value) if is_weeks else "contract" if customary == binding else ""


def _end(
    facts: Facts, count: Counter, chosen: Period | None, binding: Period | None, question: Problem | None
) -> tuple[date | None, Problem | None]:
    """The end of employment, and what must be answered before there is one."""
    if facts.problem("dates.employment_end"):
        return None, None
    typed = facts.day("dates.employment_end")
    if typed:
        return typed, None
    counted = None if question else max((count.end(period) for period in (chosen, binding) if period), default=None)
    released = facts.day("release.last_day")
    if facts.choice("release.kind") == "in_lieu" and released and (counted is None or released < counted):
        return released, None
    return counted, question


def _order(facts: Facts, given: date, end: date | None, last: date | None) -> Iterator[Problem]:
    if end and end < given and facts.is_given("dates.employment_end"):
        yield Problem("dates.employment_end", "This day lies before the notice is received.")
    if end and last and last > end:
        yield Problem("dates.last_working_day", "This day lies after the end of employment.")
    if last and last < given and facts.is_given("dates.last_working_day"):
        yield Problem("dates.last_working_day", "This day lies before the notice is received.")
    start = facts.day("next.start_date")
    if start and end and start <= end:
        yield Problem("next.start_date", "The new work would start before this one ends. Move one of the two.")


def _phrase(given: date, end: date | None, periods: tuple[Period | None, ...], count: Counter) -> str:
    """The length that ends on this day; or just before it, on days without work, past which the end was moved."""
    if end is None or end <= given:
        return ""
    weeks = min((end - given).days // 7, _MOST_WEEKS)
    lengths = [period for period in periods if period and not period.ends_on_fixed_day and not period.is_nothing]
    lengths += [Period(weeks, "weeks")] if weeks else []
    for period in lengths:
        if count.end(period) == end:
            return str(period)
    for period in lengths:
        counted = count.end(period)
        if end - counted <= _CLOSED and count.workdays.after(counted) == end:
            return f"just over {period}"
    return ""
