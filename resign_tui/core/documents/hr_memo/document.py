"""The memo to HR: a record of what happened, apart from the letter and from every other document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Heading, Line, Lines, Message, Missing, Paragraph, Source, Span
from resign_tui.core.documents.blocks import heading, labelled, points
from resign_tui.core.documents.carrier import HR_TEAM
from resign_tui.core.documents.hr_memo.credit_and_releases import CREDIT, RELEASE, credit, releases
from resign_tui.core.documents.hr_memo.incidents import FIELD, Incident, in_order, period, set_down, wanting
from resign_tui.core.documents.page import Page, paragraphs
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
    return _Memo(departure).memo()


class _Memo(Page):
    """The page of a memo, with its incidents in order."""

    def __init__(self, departure: Departure) -> None:
        super().__init__(departure)
        self.incidents = in_order(self.facts.records(FIELD), self.facts.today)
        self.wanting = wanting(self.incidents)
        timing = self.facts.choice("hr.timing")
        end = departure.timeline.end
        self.gone = timing == "after_last_day" or (end is not None and end < self.facts.today)

    def memo(self) -> Document:
        parts = self.parts("hr_memo", self._values())
        blocks: list[Block] = [Heading((Span(SUBJECT),)), self._head()]
        blocks += paragraphs(parts, "purpose", "who", "summary")
        blocks.append(heading("What happened"))
        blocks += self._listed(self.incidents[:IN_BODY], 1)
        if not self.incidents:
            blocks.append(Paragraph("incidents", ((self.slots.marker(FIELD).span,),)))
        blocks += credit(self, parts.get("credit", ()))
        blocks += releases(self, parts.get("release", ()))
        blocks += self._effects()
        blocks += paragraphs(parts, "policy")
        blocks.append(heading("What I ask for"))
        blocks += self._requests()
        blocks += paragraphs(parts, "ask_confidentiality", "ask_protection", "reach", "statement")
        blocks.append(self.signature())
        if len(self.incidents) > IN_BODY:
            blocks.append(heading("Appendix: further events"))
            blocks += self._listed(self.incidents[IN_BODY:], IN_BODY + 1)
        memo = self.document("hr-memo", SUBJECT, blocks, message=self._message())
        return replace(memo, missing=tuple(map(self._named, memo.missing)))

    def _named(self, gap: Missing) -> Missing:
        """A gap in an event says in which one, and what."""
        if gap.field != FIELD or not self.wanting:
            return gap
        return Missing(FIELD, f"Event {self.wanting}: {self.incidents[self.wanting - 1].lacks}")

    def _values(self) -> dict[str, object]:
        facts = self.facts
        span = period(self, self.incidents)
        comma = "," if self.style == "mdy_long" else ""
        days = [self.slot(day.text, day.source, day.field) for day in span]
        reach = list(filter(None, (self.answer("sender.email"), self.answer("sender.phone"))))
        return {
            "gone": self.gone,
            "manager": self.answer("manager.name"),
            "categories": self._categories(),
            "count": len(self.incidents),
            "number": words.count_word(len(self.incidents)).capitalize(),
            "span": f"from {days[0]}{comma} to {days[1]}" if days else "",
            "quotes": any(incident.text("words") for incident in self.incidents),
            "policy": self.unclosed("hr.policy_ref"),
            "confidential": facts.flag("hr.confidentiality"),
            "protection": facts.flag("hr.anti_retaliation_line"),
            "reach": reach,
            "today": self.today(),
        }

    def _categories(self) -> list[Slot]:
        """What the memo concerns; what was ticked at the start stands in until it is answered."""
        source = Source.ANSWER if self.facts.is_given("hr.category") else Source.DEFAULT
        chosen = self.facts.many("hr.category")
        chosen = () if chosen == ("other",) else chosen
        categories = [self.slot(_CATEGORIES[name], source, "hr.category") for name in chosen]
        if "credit" not in chosen and self.facts.records(CREDIT):
            categories.append(self.slot(_CATEGORIES["credit"], Source.DEFAULT, CREDIT))
        if self.facts.records(RELEASE):
            categories.append(self.slot("the release of a model", Source.DEFAULT, RELEASE))
        return categories

    def _head(self) -> Lines:
        sender: Line = (Span("From: "), self.needed("sender.full_name").span)
        if role := self.as_in_letter("sender.role"):
            sender += (Span(", "), role.span)
        return Lines("recipient", ((Span("To: "), self._recipient()), sender, (Span("Date: "), self.today().span)))

    def _recipient(self) -> Span:
        return (self.answer("hr.recipient") or self.answer("hr.recipient", HR_TEAM)).span

    def _message(self) -> Message:
        """The address of the HR contact, but only when the memo goes to that contact."""
        recipient, contact = self.facts.text("hr.recipient"), self.facts.text("hr.name")
        theirs = not self.facts.is_given("hr.recipient") or recipient.casefold() == contact.casefold()
        return Message(SUBJECT, self.facts.text("hr.email") if theirs else "", self._recipient().text)

    def _listed(self, incidents: list[Incident], first: int) -> Iterator[Block]:
        for number, incident in enumerate(incidents, first):
            yield from set_down(self, number, incident, wanted=number == self.wanting)

    def _effects(self) -> Iterator[Block]:
        effects = [" ".join(incident.text("effect").split()) for incident in self.incidents]
        lines: list[Line] = [
            labelled(f"Event {number}", (Span(text, Source.ANSWER, FIELD),))
            for number, text in enumerate(effects, 1)
            if text
        ]
        if lines:
            yield heading("Effect on my work")
            yield from points(lines)

    def _requests(self) -> Iterator[Block]:
        chosen = self.facts.many("hr.request")
        if not chosen:
            yield Paragraph("requests", ((self.slots.marker("hr.request").span,),))
            return
        yield from points(self._request(name) for name in chosen)

    def _request(self, name: str) -> Line:
        text = Span(_REQUESTS.get(name, _REQUESTS["other"]), Source.ANSWER, "hr.request")
        if name != "written_reply":
            return (text,)
        by = Workdays().before(self.facts.today + timedelta(days=_DAYS_TO_REPLY))
        return text, Span(words.long_date(by, self.style), Source.COMPUTED, "hr.request")
