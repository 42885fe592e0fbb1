"""The message in which the letter travels, alone or with its cover note."""

from __future__ import annotations

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Message

LETTER_FILE = "letter.pdf"
"""The file as which the letter hangs on a message."""

HR_TEAM = "People team"
"""Who stands in when nobody is named at HR."""


def carrier(departure: Departure, *, to_hr: bool) -> Message:
    """The message that the letter travels in, alone or with its cover note; `to_hr` whoever the letter greets."""
    facts = departure.facts
    to = facts.text("hr.email") if to_hr else ""
    if facts.choice("letter.addressee") != "manager":
        name = facts.text("recipient.name")
    elif to_hr:
        name = facts.text("hr.name") or HR_TEAM
    else:
        name, to = facts.text("manager.name"), facts.text("manager.email")
    return Message(_subject(departure), to, name)


def _subject(departure: Departure) -> str:
    """Resignation – name – last day, or the end of employment where that is another one, as far as they are known."""
    facts, timeline = departure.facts, departure.timeline
    parts = [departure.notice_title, facts.text("sender.full_name")]
    if timeline.letter_end:
        event = "employment ends" if timeline.differ else "last day"
        parts.append(f"{event} {words.long_date(timeline.letter_end, facts.text('locale.date_style'))}")
    return " – ".join(part for part in parts if part)
