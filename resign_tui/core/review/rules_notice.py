"""Rules on notice: the day of receipt, the ends that the law of the place knows, what went out, what was not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from resign_tui.core import handing_in, late_regex, situation, words
from resign_tui.core.notice.period import Period
from resign_tui.core.review.context import Context
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.table import Severity

_OTHER_CONTRACT = late_regex.compile(
    r"\b(?:contractor|freelance\w*|self-employed|intern|trainee|co-?founder)\b", re.IGNORECASE
)


def copied_another_day(context: Context) -> Iterator[Finding]:
    """The copy that left last names another end than the letter does now."""
    copied, end = context.facts.day("copied.employment_end"), context.timeline.letter_end
    if copied and end and copied != end:
        why = f"The copy says {_shown(context, copied)}; by your answers it is {_shown(context, end)}."
        mend = "If they hold that copy, hand in one with the right day and ask which of the two counts."
        suggestion = mend if context.is_sent else ""
        yield make("outdated-copy", "dates.employment_end", _shown(context, copied), why=why, suggestion=suggestion)


def two_receipts(context: Context) -> Iterator[Finding]:
    """Handed in on one day, received on another; by post it arrives later."""
    facts = context.facts
    sent, given = facts.day("sent.on"), facts.day("dates.given")
    by_post = handing_in.is_by_post(context.departure)
    if sent is None or given is None or sent == given or (by_post and given > sent):
        return
    other = msgspec.structs.replace(
        context.departure, draft=context.departure.draft.answer("dates.given", sent.isoformat())
    ).timeline.end
    would = f" Received on {_shown(context, sent)}, the end is {_shown(context, other)}." if other else ""
    yield make(
        "two-receipts",
        "dates.given",
        _shown(context, given),
        why=f"You handed it in on {_shown(context, sent)}.{would}",
    )


def unknown_end(context: Context) -> Iterator[Finding]:
    """A typed end on a day on which notice does not end in this place."""
    line, typed = context.timeline, context.facts.day("dates.employment_end")
    law = line.law.period
    clock = line.binding or law
    fixed = next((period for period in (line.binding, law) if period is not None and period.ends_on_fixed_day), None)
    if typed is None or clock is None or fixed is None or line.law.for_probation or not clock.ends_on_fixed_day:
        return
    lawful = Period(1, "days", fixed.rule).end(typed - _DAY)
    if lawful != typed and not context.facts.flag("notice.shorter_agreed"):
        last = line.binding_end if line.binding_end and line.binding_end > lawful else lawful
        why = f"Here notice runs{_clock(fixed)}; the next such day is {_shown(context, last)}."
        yield make("end-unknown-to-law", "dates.employment_end", _shown(context, typed), why=why)


def received_on_a_day_off(context: Context) -> Iterator[Finding]:
    """Received on a day without work, where the next working day would move the end."""
    line, given = context.timeline, context.timeline.given
    if not line.binding or given in line.workdays or context.facts.is_given("dates.employment_end"):
        return
    next_day = line.workdays.after(given)
    later = msgspec.structs.replace(line.count, given=next_day).end(line.binding)
    if line.binding_end and line.binding.ends_on_fixed_day and later > line.binding_end:
        why = (
            f"If it counts as received only on {_shown(context, next_day)}, the end is {_shown(context, later)} "
            f"and not {_shown(context, line.binding_end)}."
        )
        is_typed = context.facts.is_given("dates.given")
        shown = _shown(context, given) if is_typed else ""
        suggestion = "" if is_typed else "Say on which day they will have it."
        yield make("received-on-day-off", "dates.given", shown, why=why, suggestion=suggestion)


def dated_after_receipt(context: Context) -> Iterator[Finding]:
    """A letter whose date lies after the day on which it was received."""
    line = context.timeline
    if line.letter > line.given:
        yield make("dated-after-receipt", "dates.letter", _shown(context, line.letter))


def leave_that_does_not_fit(context: Context) -> Iterator[Finding]:
    """More leave than there are working days before the end."""
    line = context.timeline
    if line.leave_left and line.end is not None:
        left, taken = words.amount(line.leave_left, "day"), words.amount(line.leave_days, "day")
        why = f"{taken.capitalize()} fit before the end, {left} do not. Ask whether they are paid out."
        yield make("leave-does-not-fit", "leave.days_left", context.departure.draft.text("leave.days_left"), why=why)


def not_started_yet(context: Context) -> Iterator[Finding]:
    """The employment begins after the letter."""
    start = context.facts.day("sender.start_date")
    if start and start > context.timeline.given:
        yield make("not-started", "sender.start_date", _shown(context, start))


def fixed_term(context: Context) -> Iterator[Finding]:
    """A fixed term that no clause lets end early, or that ends before the notice does."""
    facts, end = context.facts, context.timeline.end
    if facts.choice("contract.kind") != "fixed_term":
        return
    term = facts.day("contract.ends_on")
    if term and end and term < end:
        why = f"Your term ends on {_shown(context, term)}, before the end that the letter names."
        mend = "Name the end of the term or an earlier day, or check whether the contract was extended."
        yield make("fixed-term", "contract.ends_on", _shown(context, term), why=why, suggestion=mend)
    elif facts.choice("contract.can_be_ended") != "yes":
        yield make("fixed-term", "contract.can_be_ended", severity="warn", why=context.departure.place.fixed_term)


def another_kind_of_contract(context: Context) -> Iterator[Finding]:
    """A job title that speaks of a contract of another kind than the one that was said."""
    facts = context.facts
    role = _OTHER_CONTRACT.search(facts.text("sender.role"))
    if role and not facts.is_given("contract.kind"):
        yield make("other-contract", "contract.kind", role[0])


def moved_since(context: Context) -> Iterator[Finding]:
    """The dates are others than the letter that was handed in says; or nobody noted what it says."""
    line, facts = context.timeline, context.facts
    if not context.is_sent:
        return
    stated = facts.day("sent.employment_end")
    if stated is None:
        typed = any(facts.is_given(field_id) for field_id in ("dates.employment_end", "dates.last_working_day"))
        why = "What it said is not on record here: compare your copy before you change a date."
        severity: Severity = "warn" if typed else "info"
        yield make("moved-since", "sent.on", severity=severity, title="No record of what was handed in", why=why)
    elif line.end is not None and line.end != stated:
        why = f"The letter says {_shown(context, stated)}; by your answers it would now be {_shown(context, line.end)}."
        yield make("moved-since", "dates.employment_end", _shown(context, line.end), why=why)


def clause_not_read(context: Context) -> Iterator[Finding]:
    """The end stands on the law alone, and nobody has read what the contract asks for."""
    line, facts = context.timeline, context.facts
    unread = facts.choice("notice.contract_known") == "no" and line.contract.period is None
    typed = facts.is_given("dates.employment_end")
    if unread and line.law.kind == "minimum" and line.end is not None and not typed and not context.is_sent:
        usual = context.departure.place.usual
        why = f"Contracts here often ask for {usual}; the end named stands on the law alone." if usual else ""
        yield make("clause-unread", "notice.contract_known", why=why)


def below_the_law(context: Context) -> Iterator[Finding]:
    """A figure for probation that is shorter than the law's."""
    if context.timeline.contract.below_law:
        yield make("below-probation-law", "notice.probation_figure")


def on_leave(context: Context) -> Iterator[Finding]:
    """Giving notice while on leave."""
    if situation.is_away(context.facts) and not context.is_sent:
        is_unpaid = context.facts.choice("leave.status") == "unpaid"
        yield make("on-leave", "leave.status", severity="info" if is_unpaid else None)


def _clock(period: Period) -> str:
    return period.in_full.removeprefix(str(period))


def _shown(context: Context, day: date) -> str:
    return words.full_date(day, context.facts.text("locale.date_style"))


_DAY = date.resolution
