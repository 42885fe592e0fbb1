"""Calendar: the last days, deadlines and meetings as whole days, for any calendar program.

Every entry has an identity of its own that follows from what it stands for and from whose departure it is. So a second
import updates the first, and two people who leave do not overwrite each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Component, Todo, vText
from icalendar import Event as Entry

from resign_tui.core.document import Document, Event
from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.exports.text import DRAFT

_SEED = "resign-tui calendar entry: "


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .ics file; WriteError when the document has no day in it."""
    if document.dated is None or not document.events:
        raise WriteError("There is no date to put into a calendar yet; answer the questions on dates first.")
    calendar = Calendar()
    calendar.add("prodid", "-//resign-tui//EN")
    calendar.add("version", "2.0")
    _say(calendar, "X-WR-CALNAME", f"{DRAFT}: {document.title}" if draft else document.title)
    for event in document.events:
        for component in _components(event, document.dated):
            calendar.add_component(component)
    data: bytes = calendar.to_ical()
    return data


def _components(event: Event, on: date) -> Iterator[Component]:
    entry = Entry()
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    yield _described(entry, event, on, "")
    if event.deadline:
        task = Todo()
        task.add("due", event.day)
        task.add("status", "COMPLETED" if event.done else "NEEDS-ACTION")
        yield _described(task, event, on, "-task")


def _described(component: Component, event: Event, on: date, kind: str) -> Component:
    component.add("uid", _uid(event, kind))
    component.add("dtstamp", datetime.combine(on, time(), UTC))
    component.add("class", "PRIVATE")
    _say(component, "SUMMARY", event.title)
    if event.note:
        _say(component, "DESCRIPTION", event.note)
    return component


def _uid(event: Event, kind: str) -> str:
    """The same for the same entry of the same departure everywhere; no name and no word can be read from it."""
    seed = f"{_SEED}{event.of}\n{event.key}{kind}"
    return f"{sha256(seed.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@resign-tui"


def _say(component: Component, name: str, text: str) -> None:
    component[name] = _Words(legible(text))


class _Words(vText):
    """Words in a property, escaped here: the library takes a backslash before N for a line break."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
        return escaped.encode("utf-8")
