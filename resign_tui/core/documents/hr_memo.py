"""The memo to HR: a record of what happened, apart from the letter and from every other document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Heading, Line, Lines, Message, Missing, Paragraph, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.concerns import CREDIT, RELEASE, credit, releases
from resign_tui.core.documents.incidents import FIELD, Incident, in_order, period, set_down, wanting
from resign_tui.core.documents.writer import HR_TEAM, Writer, paragraphs
from resign_tui.core.notice.workdays import Workdays
from resign_tui.core.templates import Slot

IN_BODY = 10
"""How many incidents stand in the memo itself; the others follow in an appendix."""

SUBJECT = "Report of concerns"

_DAYS_TO_REPLY = 14

_CATEGORIES = {
    "harassment": "harassment",
    "discrimination": "discrimination",
    "retaliation": "retaliation",
    "illegal_conduct": "conduct that may be unlawful",
    "safety_or_ethics_violation": "safety or ethics",
    "wage_issue": "unpaid wages",
    "credit": "credit for work",
    "other": "other matters",
}

_REQUESTS = {
    "investigation": "an investigation by someone who was not involved",
    "separation": "a different person to report to in the meantime",
    "correction_of_authorship": "a correction of authorship and credit, according to who did what",
    "no_contact": "no contact in the meantime with the people this report is about",
    "written_reply": "written confirmation that you have received this, and a written reply by ",
    "other": "a conversation about what else can be done",
}


def hr_memo(departure: Departure) -> Document:
    """The memo, with its incidents numbered in the order in which they happened.

    It cannot do without one event that has a date and facts; what others lack stands in it as not given.
    """
    return _Memo(departure).document()


class _Memo:
    """Writes one memo; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.writer = Writer(departure)
        self.incidents = in_order(self.facts.records(FIELD), self.facts.today)
        self.wanting = wanting(self.incidents)
        timing = self.facts.choice("hr.timing")
        end = departure.timeline.end
        self.gone = timing == "after_last_day" or (end is not None and end < self.facts.today)

    def document(self) -> Document:
        parts = self.writer.parts("hr_memo", self._values())
        blocks: list[Block] = [Heading((Span(SUBJECT),)), self._head()]
        blocks += paragraphs(parts, "purpose", "who", "summary")
        blocks.append(heading("What happened"))
        blocks += self._listed(self.incidents[:IN_BODY], 1)
        if not self.incidents:
            blocks.append(Paragraph("incidents", ((self.writer.slots.marker(FIELD).span,),)))
        blocks += credit(self.writer, parts.get("credit", ()))
        blocks += releases(self.writer, parts.get("release", ()))
        blocks += self._effects()
        blocks += paragraphs(parts, "policy")
        blocks.append(heading("What I ask for"))
        blocks += self._requests()
        blocks += paragraphs(parts, "ask_confidentiality", "ask_protection", "reach", "statement")
        blocks.append(self.writer.signature())
        if len(self.incidents) > IN_BODY:
            blocks.append(heading("Appendix: further events"))
            blocks += self._listed(self.incidents[IN_BODY:], IN_BODY + 1)
        made = self.writer.document("hr-memo", SUBJECT, blocks, message=self._message())
        return replace(made, missing=tuple(map(self._named, made.missing)))

    def _named(self, gap: Missing) -> Missing:
        """A gap in an event says in which one, and what."""
        if gap.field != FIELD or not self.wanting:
            return gap
        return Missing(FIELD, f"Event {self.wanting}: {self.incidents[self.wanting - 1].lacks}")

    def _values(self) -> dict[str, object]:
        facts, writer = self.facts, self.writer
        span = period(writer, self.incidents)
        comma = "," if writer.style == "mdy_long" else ""
        days = [writer.slots.page.slot(one.text, one.source, one.field) for one in span]
        reach = [one for one in (writer.text("sender.email"), writer.text("sender.phone")) if one]
        return {
            "gone": self.gone,
            "manager": writer.text("manager.name"),
            "categories": self._categories(),
            "count": len(self.incidents),
            "number": words.count_word(len(self.incidents)).capitalize(),
            "span": f"from {days[0]}{comma} to {days[1]}" if days else "",
            "quotes": any(one.text("words") for one in self.incidents),
            "policy": writer.unclosed("hr.policy_ref"),
            "confidential": facts.flag("hr.confidentiality"),
            "protection": facts.flag("hr.anti_retaliation_line"),
            "reach": reach,
            "today": writer.slots.computed("", words.long_date(facts.today, writer.style)),
        }

    def _categories(self) -> list[Slot]:
        """What the memo concerns; what was ticked at the start stands in until it is answered."""
        named = self.facts.many("hr.category")
        source, field_id = (Source.ANSWER, "hr.category") if named else (Source.DEFAULT, "triage.misconduct")
        chosen = named or tuple(one for one in self.facts.many("triage.misconduct") if one != "none")
        chosen = () if chosen == ("other",) else chosen
        slot = self.writer.slots.page.slot
        found = [slot(_CATEGORIES[one], source, field_id) for one in chosen if one in _CATEGORIES]
        if "credit" not in chosen and self.facts.records(CREDIT):
            found.append(slot(_CATEGORIES["credit"], Source.DEFAULT, CREDIT))
        if self.facts.records(RELEASE):
            found.append(slot("the release of a model", Source.DEFAULT, RELEASE))
        return found

    def _head(self) -> Lines:
        writer = self.writer
        sender: Line = (Span("From: "), writer.needed("sender.full_name").span)
        if role := writer.optional("sender.role"):
            sender += (Span(", "), role.span)
        today = Span(words.long_date(self.facts.today, writer.style), Source.COMPUTED)
        return Lines("recipient", ((Span("To: "), self._recipient()), sender, (Span("Date: "), today)))

    def _recipient(self) -> Span:
        writer = self.writer
        return (writer.text("hr.recipient") or writer.text("hr.name") or writer.text("hr.recipient", HR_TEAM)).span

    def _message(self) -> Message:
        """The address of the HR contact, but only when the memo goes to that contact."""
        recipient, contact = self.facts.text("hr.recipient"), self.facts.text("hr.name")
        theirs = not recipient or recipient.casefold() == contact.casefold()
        return Message(SUBJECT, self.facts.text("hr.email") if theirs else "", self._recipient().text)

    def _listed(self, incidents: list[Incident], first: int) -> Iterator[Block]:
        for number, incident in enumerate(incidents, first):
            yield from set_down(self.writer, number, incident, wanted=number == self.wanting)

    def _effects(self) -> Iterator[Block]:
        found = [(number, " ".join(one.text("effect").split())) for number, one in enumerate(self.incidents, 1)]
        lines: list[Line] = [
            (Span(f"Event {number}: "), Span(text, Source.ANSWER, FIELD)) for number, text in found if text
        ]
        if lines:
            yield heading("Effect on my work")
            yield from points(lines)

    def _requests(self) -> Iterator[Block]:
        chosen = self.facts.many("hr.request")
        if not chosen:
            yield Paragraph("requests", ((self.writer.slots.marker("hr.request").span,),))
            return
        yield from points(self._request(one) for one in chosen)

    def _request(self, name: str) -> Line:
        text = Span(_REQUESTS.get(name, _REQUESTS["other"]), Source.ANSWER, "hr.request")
        if name != "written_reply":
            return (text,)
        by = Workdays().before(self.facts.today + timedelta(days=_DAYS_TO_REPLY))
        return text, Span(words.long_date(by, self.writer.style), Source.COMPUTED, "hr.request")
