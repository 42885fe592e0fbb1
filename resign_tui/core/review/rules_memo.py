"""Rules on the memo to HR: facts with their day, advice first, and nobody who is in it receives it."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import situation
from resign_tui.core.handover.records import text_of
from resign_tui.core.review.context import Context
from resign_tui.core.review.finding import Finding, make

_MEMO = "hr-memo"


def no_advice_yet(context: Context) -> Iterator[Finding]:
    """A claim is possible, and nobody has said yet whether advice was taken."""
    if situation.needs_legal_gate(context.facts) and not context.facts.choice("triage.advice"):
        yield make(
            "memo-with-letter",
            "triage.advice",
            document=_MEMO,
            title="Advice first",
            why="The memo goes out only after you have read what advice can do for you.",
            suggestion="Answer the question about advice.",
        )


def accused_recipient(context: Context) -> Iterator[Finding]:
    """The memo would go to somebody whom it is about."""
    facts = context.facts
    field_id = "hr.recipient" if facts.is_given("hr.recipient") or not facts.text("hr.name") else "hr.name"
    recipient = facts.text("hr.recipient")
    name = " ".join(recipient.split()).casefold()
    people = [text_of(incident, "people") for incident in facts.records("hr.incident")]
    people += [text_of(release, "decided_by") for release in facts.records("hr.release")]
    if situation.is_managers_doing(facts):
        people.append(facts.text("manager.name"))
    if name and name in " · ".join(people).casefold():
        yield make("addressee-in-record", field_id, recipient, document=_MEMO)


def undated_incident(context: Context) -> Iterator[Finding]:
    """An incident without a date."""
    for index, incident in enumerate(context.facts.records("hr.incident")):
        if not incident.get("date"):
            why = "An event without a date, or at least a period, is hard to look into."
            yield make(
                "label-for-fact",
                f"hr.incident[{index}].date",
                document=_MEMO,
                title="An event without a date",
                why=why,
                suggestion="Add the day, or at least the period.",
            )
