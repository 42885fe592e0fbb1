"""The incidents of an HR memo: read from the records, put in the order in which they happened, set down one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from resign_tui.core import english, late_regex, words
from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Heading, Line, Paragraph, Source, Span
from resign_tui.core.documents.blocks import labelled, points
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.sentences import reports_something
from resign_tui.core.letter.slots import split
from resign_tui.core.parsing import MONTHS, Unreadable, one_line, past_day

FIELD = "hr.incident"

_YEAR = late_regex.compile(r"\b(?:19|20)\d{2}\b")
_ISO_START = late_regex.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_QUOTES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"))

_DETAILS = (
    ("people", "Involved"),
    ("words", "Exact words"),
    ("witnesses", "Witnesses"),
    ("evidence", "Evidence and where it is kept"),
    ("reported", "Reported earlier"),
)
"""What stands below an incident, in this order."""


def reported(record: Record, key: str) -> str:
    """One attribute, as far as it tells anything; several texts joined by commas."""
    value = record.get(key, "")
    return ", ".join(filter(reports_something, (value,) if isinstance(value, str) else value))


class Incident(msgspec.Struct, frozen=True):
    """One event as recorded; `day` is when it began, as far as its date or period can be read."""

    record: Record
    day: date | None
    exact: bool

    def text(self, key: str) -> str:
        """One attribute, as far as it tells anything; several texts joined by commas."""
        return reported(self.record, key)

    @property
    def has_facts(self) -> bool:
        """It says what was done, or which words were said."""
        return bool(self.text("what") or self.text("words"))

    @property
    def is_complete(self) -> bool:
        """It has a date or a period, and facts; one such event is what a memo cannot do without."""
        return bool(one_line(self.text("date"))) and self.has_facts

    @property
    def lacks(self) -> str:
        """What it still needs to be complete, in words; empty when it is."""
        parts = [] if one_line(self.text("date")) else ["when it happened"]
        return " and ".join(parts if self.has_facts else [*parts, "what was said or done"])


def wanting(incidents: Sequence[Incident]) -> int:
    """The number of the event that lacks least, as long as none is complete; 0 when one is, or there are none."""
    if not incidents or any(incident.is_complete for incident in incidents):
        return 0
    return min(enumerate(incidents, 1), key=lambda pair: (not pair[1].has_facts, not pair[1].text("date"), pair[0]))[0]


def in_order(records: Sequence[Record], today: date) -> list[Incident]:
    """The incidents by date; those whose date says nothing to us come last, as they were entered."""
    incidents = [_incident_of(record, today) for record in records]
    return sorted(incidents, key=lambda incident: incident.day or date.max)


def _incident_of(record: Record, today: date) -> Incident:
    value = record.get("date", "")
    typed = one_line(value if isinstance(value, str) else ", ".join(value))
    try:
        if typed and not typed.startswith("+"):
            return Incident(record, _past(past_day(typed, today), typed, today), True)
    except Unreadable:
        pass
    return Incident(record, _begin(typed, today), False)


def _past(day: date, typed: str, today: date) -> date:
    """A day without a year is the last such day: what is reported has happened."""
    if day > today and not _YEAR.search(typed):
        back = day.year - 1
        while True:
            try:
                return day.replace(year=back)
            except ValueError:
                back -= 1
    return day


def _begin(typed: str, today: date) -> date | None:
    """About when a period such as "September to October 2026" began."""
    if match := _ISO_START.search(typed):
        try:
            return date(int(match[1]), int(match[2]), int(match[3] or 1))
        except ValueError:
            return None
    year = _YEAR.search(typed)
    named = [
        number
        for word in re.findall(r"[^\W\d_]{3,}", typed)
        for number, month in enumerate(MONTHS, 1)
        if month.casefold().startswith(word.casefold())
    ]
    if not year and not named:
        return None
    begin = date(int(year[0]) if year else today.year, named[0] if named else 1, 1)
    return begin.replace(year=begin.year - 1) if begin > today and not year else begin


def set_down(page: Page, number: int, incident: Incident, *, wanted: bool = False) -> Iterator[Block]:
    """The blocks of one incident: when and where, what was said or done, and what supports it.

    wanted: what it lacks is marked as missing; otherwise the memo says plainly that it is not given.
    """
    head: list[Span] = [Span(f"{number}. "), _when(page, incident, wanted)]
    place = ", ".join(filter(None, (one_line(incident.text("time")), one_line(incident.text("place")))))
    if place:
        head += [Span(", "), Span(place, Source.ANSWER, FIELD)]
    yield Heading(tuple(head), 3)
    what = incident.text("what")
    if what:
        text, stop = english.as_sentence(what)
        line = (Span(text, Source.ANSWER, FIELD), *((Span(stop),) if stop else ()))
        yield Paragraph(f"incident-{number}", tuple(split(line)))
    elif not incident.has_facts:
        wording = Span("‹what was said or done›", Source.MISSING, FIELD) if wanted else Span("No details given.")
        yield Paragraph(f"incident-{number}", ((wording,),))
    yield from points(_details(incident))


def _when(page: Page, incident: Incident, wanted: bool) -> Span:
    if wanted and not one_line(incident.text("date")):
        return Span("‹when it happened›", Source.MISSING, FIELD)
    return when(page, incident, FIELD)


def when(page: Page, incident: Incident, field_id: str) -> Span:
    """The date or period of an event or a decision; plainly that it is not given when it is not."""
    typed = one_line(incident.text("date"))
    if not typed:
        return Span("date not given")
    exact = incident.day if incident.exact else None
    return Span(words.long_date(exact, page.style) if exact else typed, Source.ANSWER, field_id)


def _details(incident: Incident) -> Iterator[Line]:
    for key, label in _DETAILS:
        text = " ".join(incident.text(key).split())
        if not text:
            continue
        if key == "words":
            yield Span(f"{label}: “"), Span(unquoted(text), Source.ANSWER, FIELD), Span("”")
        else:
            yield labelled(label, (Span(text, Source.ANSWER, FIELD),))


def unquoted(text: str) -> str:
    """The words without the quotation marks that someone typed around them."""
    for left, right in _QUOTES:
        if len(text) > 2 and text.startswith(left) and text.endswith(right):
            inner = text[1:-1].strip()
            return text if not inner or left in inner or right in inner else inner
    return text


def period(page: Page, incidents: Sequence[Incident]) -> tuple[Span, ...]:
    """From when to when, if more than one day is known for certain and no event is without a date."""
    if not all(one_line(incident.text("date")) for incident in incidents):
        return ()
    days = sorted({incident.day for incident in incidents if incident.exact and incident.day})
    if len(days) < 2:
        return ()
    first, last = (words.long_date(day, page.style) for day in (days[0], days[-1]))
    return (Span(first, Source.COMPUTED, FIELD), Span(last, Source.COMPUTED, FIELD))
