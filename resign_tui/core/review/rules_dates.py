"""Rules on dates: notice, weekends and holidays, the date of the letter, the next job, one truth in all documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from resign_tui.core import late_regex, words
from resign_tui.core.notice.period import Period
from resign_tui.core.notice.workdays import Workdays
from resign_tui.core.review.beats import says
from resign_tui.core.review.context import Context, make_at
from resign_tui.core.review.days import day_of, days_in
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.table import Severity

_LAST = ("dates.last_working_day", "dates.employment_end")
_QUIET_DAYS = frozenset([(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)])
_OLD_DAYS = 3
_EVERY_WORKDAY = Workdays()
_KEPT = "Keep the agreement in writing beside your copy."
_WORK = r"(?:employ\w*|work\w*|stay\w*|remain\w*|resign\w*|notice|serv\w*|leav\w*|position|post|role)"
_ABOUT_THE_END = late_regex.compile(
    r"\b(?:last (?:working )?day|employment ends|ends on|end date|end of employment|final day|leave on|"
    rf"leaving on|resign (?:on|as of|from|with)|{_WORK}\b[^.]{{0,40}}\b(?:until|through|up to|effective))\b",
    re.IGNORECASE,
)


def impossible_end(context: Context) -> Iterator[Finding]:
    """The last day lies before the letter, on its day, or in the past; what the law allows is not judged."""
    line, facts = context.timeline, context.facts
    if context.is_sent:
        return
    agreed = facts.flag("dates.immediate_exit_agreed")
    for field_id, day in ((_LAST[1], line.end), (_LAST[0], line.last_day)):
        if day is None or (day > line.letter and day >= context.departure.today) or _is_lawful_today(context, day):
            continue
        severity: Severity = "info" if agreed else "error"
        suggestion = _KEPT if agreed else ""
        yield make("impossible-last-day", field_id, _shown(context, day), severity=severity, suggestion=suggestion)
        return


def _is_lawful_today(context: Context, day: date) -> bool:
    """The notice may end on the day of the letter, and nobody typed that day."""
    line = context.timeline
    owes_nothing = line.binding_end is None and line.law.asks_for_nothing
    allowed = owes_nothing or (line.binding_end is not None and line.binding_end <= day)
    typed = context.facts.is_given("dates.employment_end") or context.facts.is_given("dates.last_working_day")
    return day == line.letter and day >= context.departure.today and allowed and not typed


def shorter_than_owed(context: Context) -> Iterator[Finding]:
    """A typed end before the notice has run."""
    line, facts = context.timeline, context.facts
    typed = facts.is_given("dates.employment_end")
    if typed and line.end and line.binding_end and line.end < line.binding_end:
        agreed = facts.flag("notice.shorter_agreed")
        severity: Severity = "info" if agreed else "error"
        suggestion = _KEPT if agreed else ""
        style = facts.text("locale.date_style")
        why = f"By your answers the notice runs until {words.full_date(line.binding_end, style)}. Check your contract."
        yield make(
            "below-owed-notice", _LAST[1], _shown(context, line.end), severity=severity, why=why, suggestion=suggestion
        )


def shorter_than_advised(context: Context) -> Iterator[Finding]:
    """The minimum is kept, the advice is not."""
    line, facts = context.timeline, context.facts
    if line.end is None or line.end <= line.letter or (line.binding_end and line.end < line.binding_end):
        return
    weeks = line.advised_weeks if line.advised_because else line.custom_weeks
    inclusive = line.count.end(Period(weeks, "weeks", "inclusive_day"))
    if weeks and line.end < inclusive:
        because = f" because {words.listed(line.advised_because)}" if line.advised_because else ""
        why = f"We advise {words.count_word(weeks)} weeks{because}."
        is_fixed = context.is_sent or facts.is_given("dates.employment_end")
        answer = "" if is_fixed else str(weeks)
        is_theirs = is_fixed or facts.is_given("notice.chosen_weeks")
        yield make(
            "below-advised-notice",
            "notice.chosen_weeks",
            _shown(context, line.end),
            title="" if is_theirs else "A longer notice is yours to choose",
            why=why if is_theirs else f"{why} What the letter gives is ours until you say how much you give.",
            suggestion="" if is_theirs else "Say how much you give: the advised weeks, or what stands there.",
            answer=answer,
        )


def weekend(context: Context) -> Iterator[Finding]:
    """The last working day that was typed, or (as a hint) the end of employment, falls on a weekend."""
    yield from _closed_day(context, "weekend", lambda day: day not in _EVERY_WORKDAY)


def holiday(context: Context) -> Iterator[Finding]:
    """The same for holidays and the days around the turn of the year."""
    free = context.timeline.workdays.free
    yield from _closed_day(
        context, "holiday", lambda day: day in _EVERY_WORKDAY and (day in free or (day.month, day.day) in _QUIET_DAYS)
    )


def _closed_day(context: Context, rule: str, is_closed: Callable[[date], bool]) -> Iterator[Finding]:
    """A day that we reckoned is as notice and law have it: nobody needs to mend it."""
    line, is_given = context.timeline, context.facts.is_given
    is_typed = any(is_given(field_id) for field_id in (*_LAST, "release.last_day"))
    if is_typed and line.last_day is not None and is_closed(line.last_day):
        yield make(rule, _LAST[0], _shown(context, line.last_day), suggestion=_before(context, line.last_day))
    if is_given(_LAST[1]) and line.end is not None and line.end != line.last_day and is_closed(line.end):
        yield make(
            rule,
            _LAST[1],
            _shown(context, line.end),
            severity="info",
            suggestion=_before(context, line.end),
            why="Employment may end on such a day; nobody is there to take leave of you.",
        )


def _before(context: Context, day: date) -> str:
    earlier = day
    while earlier not in context.timeline.workdays or (earlier.month, earlier.day) in _QUIET_DAYS:
        earlier -= timedelta(days=1)
    return f"The working day before it is {words.full_date(earlier, context.facts.text('locale.date_style'))}."


def letter_date(context: Context) -> Iterator[Finding]:
    """The letter's date is stale or in the future."""
    day, today = context.timeline.letter, context.departure.today
    if not context.is_sent and (day > today or (today - day).days > _OLD_DAYS):
        yield make("letter-date", "dates.letter", _shown(context, day))


def next_job(context: Context) -> Iterator[Finding]:
    """The next job starts before this one has ended."""
    start, end = context.facts.day("next.start_date"), context.timeline.end
    if start and end and start <= end:
        yield make("overlapping-jobs", "next.start_date", _shown(context, start))


def one_truth(context: Context) -> Iterator[Finding]:
    """A date written by hand that is not the one reckoned here."""
    line = context.timeline
    if line.end is None:
        return
    known = {line.end, line.last_day or line.end, line.letter, line.given}
    help_until, style = context.facts.day("content.after_help_until"), context.facts.text("locale.date_style")
    for passage, _, sentence in context.sentences():
        if not _ABOUT_THE_END.search(sentence) or _is_help(sentence):
            continue
        right = line.last_day if line.last_day and "working" in sentence.casefold() else line.end
        for match in days_in(sentence):
            day = day_of(match, line.end)
            if day is not None and day not in known and day != help_until:
                yield make_at(
                    passage,
                    "dates-disagree",
                    match[0],
                    document=context.document.name,
                    replacement=_like(match, right, style),
                    why=f"The dates step says {_shown(context, right)}.",
                )


def _is_help(sentence: str) -> bool:
    """It tells until when help is given, and not when employment ends."""
    lowered = sentence.casefold()
    helps = any(word in lowered for word in ("question", "help", "answer", "reach", "e-mail"))
    return says("help_after", sentence) or (helps and "last day" not in lowered)


def _like(match: re.Match[str], day: date, style: str) -> str:
    if match["figures"]:
        return day.isoformat()
    full = words.long_date(day, "mdy_long" if match["m2"] else "dmy_long")
    return full if match["y"] else full.removesuffix(f", {day.year}").removesuffix(f" {day.year}")


def _shown(context: Context, day: date) -> str:
    return words.full_date(day, context.facts.text("locale.date_style"))
