"""Small data files that shape a letter: scenarios, places and layouts, read strictly and once."""

# No annotations of the future: msgspec would compile each anew at every start.

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from resign_tui.core import data_files, place_parts

SCENARIOS = ("open_door", "closed_door", "mistreated", "counter_offer")
"""The four letters, in the order in which they are shown."""


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the four letters: what it sounds like and what choosing it changes.

    words: target length of the body, shortest and longest. close: complimentary close by column of the place.
    changes: property to what this choice makes of it, for the comparison. offer/maybe: companion documents that
    belong to it, and those that may be wanted.
    """

    id: str
    name: str
    short: str
    tone: str
    summary: str
    words: tuple[int, int]
    paragraphs: str
    close: dict[str, str]
    changes: dict[str, str]
    handover: str
    reputation: str
    limits: str = ""
    offer: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


Unit = Literal["hours", "days", "working_days", "weeks", "months"]
"""What a notice period is counted in."""

Clock = Literal[
    "from_receipt",
    "inclusive_day",
    "inclusive_calendar_month",
    "to_month_end",
    "to_15th_or_month_end",
    "to_quarter_end",
    "from_1st_or_16th",
    "from_next_monday",
    "weeks_to_saturday",
]
"""How a notice period runs from receipt to its end; what each does is in notice/period.py."""


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of the employee from a length of service on; zero of a unit is no notice at all.

    in_probation: for people in probation. The last tier whose service is reached counts.
    """

    value: int
    unit: Unit
    rule: Clock = "from_receipt"
    after_days: int = 0
    after_weeks: int = 0
    after_months: int = 0
    after_years: int = 0
    in_probation: bool = False
    extra_days: int = 0
    """Days on top of months or weeks."""


LawKind = Literal["minimum", "none", "contract", "unknown"]
"""What the statute of a place does about an employee's notice.

minimum: it sets one (tiers; no tier reached is no notice owed). none: it asks for none. contract: it leaves it to
contract or collective agreement, so nothing is known before they are read. unknown: we do not know.
"""


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a place with a law of its own; names are how people write it, in small letters.

    law: as of the place, where it is not said. custom_weeks: weeks that are the custom here, as of the place if -1.
    payout: what becomes of unused leave, where it is not as in the rest of the place. traps: what else to know there.
    """

    code: str
    names: tuple[str, ...]
    minimum: str = ""
    tiers: tuple[Tier, ...] = ()
    law: LawKind | None = None
    custom_weeks: int = -1
    payout: str = ""
    traps: tuple[str, ...] = ()


class Clocks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a contract's period runs in a place when the contract does not say, by what it is counted in."""

    hours: Clock = "from_receipt"
    days: Clock = "from_receipt"
    working_days: Clock = "from_receipt"
    weeks: Clock = "from_receipt"
    months: Clock = "from_receipt"


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A collective agreement's notice for a category of staff; value: the answer to `notice.agreement`."""

    value: str
    name: str
    tiers: tuple[Tier, ...]


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a resignation can be taken back; text: one or two sentences.

    days: by right within so many days after receipt. until_end: by right as long as it has not taken effect.
    Neither: only if the employer agrees.
    """

    text: str
    days: int = 0
    until_end: bool = False


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which public holidays count: a country and region as the holidays library knows them.

    within: stretches of the year, as "12-23..12-27", outside of which no public holiday of the country ever falls, so
    that the library need not be loaded to know. None: it must be asked for every day. only: beginnings of the names of
    the days that private employers keep; all days, if there is none.
    """

    country: str = ""
    region: str = ""
    within: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a letter of resignation says in its own way in a place.

    hereby: a formal letter resigns "hereby". end: what a formal letter says that ends. fallback: a sentence
    behind the day, so that a day wrong by one does not cost the notice. leave: what paid leave is called.
    clears_leave: leave at the end is "cleared". papers: what is given at the end, as it stands after "grateful for".
    papers_act: the same as a request, after "please". acceptance: the employer is asked to accept, not only to confirm.
    """

    hereby: bool = False
    end: Literal["employment", "last_day", "last_working_day"] = "employment"
    fallback: str = ""
    leave: str = "leave"
    clears_leave: bool = False
    papers: str = "a written reference"
    papers_act: str = ""
    acceptance: bool = False


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Customs and law of the place where the contract is governed.

    minimum: the legal minimum in words, for when no tier says it. tiers: by rising service. custom_weeks: weeks that
    are the custom where law and contract ask for none. look_for, usual: where the contract decides, what to look for in
    it and the range that is usual. contract_clock: how a contract's period runs when it does not say.
    contract_may_choose: the contract may end notice on another day than the law would. law_if_contract_silent: the law
    speaks only where the contract names no period. leave: what leave approved before the notice does to it.
    required_form: how a letter must travel to count, and counts_only the same in words. asks_staff_number: HR wants it
    on the letter. asks_region: a part of the place decides law or holidays. asks_agreement_name: notice often stands in
    a collective agreement. constructive_dismissal: who is worn down may have a claim. health_cover_by_employer: it ends
    with the job.
    payout: what becomes of unused leave. claims: deadlines for claims. benefit: what quitting does to unemployment
    benefit. visa: rules of the usual permits. parental_months: notice for leaving at the end of parental leave.
    examples: what an answer looks like here, by question, where every country writes it in another way. source: who
    says so, in words; sources: addresses; read_on: the day they were read.
    """

    code: str
    name: str
    layout: str
    delivery: str
    dates: Literal["mdy_long", "dmy_long"]
    close: Literal["us", "uk"] = "uk"
    paper: Literal["letter", "a4"] = "a4"
    spelling: Literal["us", "uk"] = "us"
    acknowledge: bool = False
    reference: bool = False
    letter: Manners = Manners()
    law: LawKind = "minimum"
    minimum: str = ""
    tiers: tuple[Tier, ...] = ()
    regions: tuple[Region, ...] = ()
    custom_weeks: int = 0
    look_for: str = ""
    usual: str = ""
    contract_clock: Clocks = Clocks()
    contract_may_choose: bool = False
    law_if_contract_silent: bool = False
    agreements: tuple[Agreement, ...] = ()
    leave: Literal["counts", "approved_extends", "suspends"] = "counts"
    parental_months: int = 0
    form: str = ""
    required_form: Literal["", "paper", "online"] = ""
    counts_only: str = ""
    asks_staff_number: bool = False
    asks_region: bool = False
    asks_agreement_name: bool = False
    constructive_dismissal: bool = False
    health_cover_by_employer: bool = False
    payout: str = ""
    traps: tuple[str, ...] = ()
    fixed_term: str = ""
    withdrawal: Withdrawal | None = None
    claims: tuple[str, ...] = ()
    benefit: str = ""
    visa: tuple[str, ...] = ()
    examples: dict[str, str] = {}
    source: str = ""
    sources: tuple[str, ...] = ()
    read_on: date = date.min
    confidence: str = ""
    weekend: tuple[int, ...] = (5, 6)
    """Days without work, Monday being 0."""
    holidays: Holidays = Holidays()

    @property
    def has_agreements(self) -> bool:
        """Notice by collective agreement is known here."""
        return bool(self.agreements)

    @property
    def gives_papers(self) -> bool:
        """Papers of a name of their own are given at the end."""
        return bool(self.letter.papers_act) or self.letter.papers != Manners().papers

    def region_code(self, typed: str) -> str:
        """The part of the place as the calendar of holidays knows it: our code, else what was typed."""
        known = place_parts.meant(self.code, typed) or self.region(typed)
        return known.code if known else typed.strip()

    def knows(self, typed: str) -> bool:
        """The part that was typed is one we know, or we have no list of them."""
        parts = place_parts.parts_of(self.code)
        return not parts or bool(place_parts.meant(self.code, typed) or self.region(typed))

    def region(self, typed: str) -> Region | None:
        """The part of the place that the person means, if it has a law of its own."""
        part = place_parts.meant(self.code, typed)
        if part is not None:
            return next((region for region in self.regions if region.code == part.code), None)
        words, plain = f" {place_parts.plain(typed)} ", place_parts.plain
        return next(
            (region for region in self.regions if any(f" {plain(name)} " in words for name in region.names)), None
        )


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which blocks a letter has, in which order."""

    name: str
    label: str
    blocks: tuple[str, ...]
    signature_space: int = 1
    """Blank lines above the name when the letter is signed by hand."""


@cache
def scenario(name: str) -> Scenario:
    """A scenario by its name."""
    return data_files.load_as("scenarios", name, Scenario)


@cache
def place(code: str) -> Place:
    """A place by its code; unknown codes read as OTHER."""
    try:
        return data_files.load_as("places", code, Place)
    except FileNotFoundError:
        return data_files.load_as("places", "OTHER", Place)


@cache
def layout(name: str) -> Layout:
    """A layout by its name."""
    return data_files.load_as("layouts", name, Layout)
