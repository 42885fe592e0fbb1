"""The frame around the body of a letter: sender, date, recipient, greeting, close, signature and copies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from resign_tui.core import english, handing_in, words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Line, Lines, Source, Span, plain
from resign_tui.core.letter.greeted import is_to_manager, names_of
from resign_tui.core.letter.slots import Slots, split
from resign_tui.core.library import Layout, Scenario


class Frame:
    """Writes the blocks around the body, one by one."""

    def __init__(self, departure: Departure, slots: Slots, scenario: Scenario, layout: Layout) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.slots = slots
        self.scenario = scenario
        self.layout = layout
        self.style = slots.style

    def block(self, name: str) -> Lines:
        """The block of this name in a layout; it has no lines when there is nothing to put there."""
        block: Lines = getattr(self, f"_{name}")()
        return block

    def _sender(self) -> Lines:
        name, *reach = (self.slots.line(field_id) for field_id in ("sender.full_name", "sender.email", "sender.phone"))
        lines = [line for part in (name, *self._whereabouts(), *reach) for line in split(part)]
        number = self.facts.text("sender.employee_id")
        if number:
            lines.append((Span("Staff number "), Span(number, Source.ANSWER, "sender.employee_id")))
        return Lines("sender", tuple(lines))

    def _whereabouts(self) -> Iterator[Line]:
        """Street and city; a city that was typed with the street as well stands once."""
        street, city = tuple(split(self.slots.line("sender.address"))), self.slots.line("sender.city_region_postcode")
        named = _parts(city)
        is_whole = bool(named) and any(_holds(_parts(line), named) for line in street)
        for at, line in enumerate(street):
            if is_whole or not at or not _begins(plain(city), plain(line)):
                yield line
        if not is_whole:
            yield city

    def _date(self) -> Lines:
        day = words.styled_date(self.departure.timeline.letter, self.style)
        return Lines("date", ((Span(day, Source.COMPUTED, "dates.letter"),),))

    def _recipient(self) -> Lines:
        name, title = self._recipient_fields()
        lines = [self._person(name, person) for person in names_of(self.facts, name)] or list(
            split(self.slots.line(name))
        )
        for field_id in (title, "company.name", "company.address"):
            lines += split(self.slots.line(field_id))
        return Lines("recipient", tuple(lines))

    def _person(self, field_id: str, text: str) -> Line:
        return (Span(text, Source.ANSWER if self.facts.is_given(field_id) else Source.DEFAULT, field_id),)

    def _recipient_fields(self) -> tuple[str, str]:
        if is_to_manager(self.facts):
            return "manager.name", "manager.title"
        return "recipient.name", "recipient.title"

    def _subject(self) -> Lines:
        end = self.departure.timeline.letter_end
        last = words.long_date(end, self.style) if end else ""
        line: Line = (Span("Subject: " if "contact" in self.layout.blocks else ""), Span(self.departure.notice_title))
        line += tuple(span for part in (self.slots.line("sender.full_name"),) if part for span in (Span(" – "), *part))
        if last:
            ends = "contract" if self.facts.choice("contract.kind") == "contractor" else "employment"
            label = f" – {ends} ends " if self.departure.timeline.differ else " – last day "
            line += (Span(label), Span(last, Source.COMPUTED, "dates.employment_end"))
        return Lines("subject", (tuple(span for span in line if span.text),))

    def _salutation(self) -> Lines:
        style = self.facts.choice("letter.salutation")
        own = english.own_greeting(self.facts.text("letter.salutation_text"))
        if style in ("custom", "dear_honorific") and own:
            return Lines("salutation", ((Span(own.text, Source.ANSWER, "letter.salutation_text"),),))
        name = self._recipient_fields()[0]
        firsts = names_of(self.facts, "manager.first_name") if name == "manager.name" else ()
        people = names_of(self.facts, name)
        if len(firsts) == 1 and len(people) > 1:  # the others are called as the first is
            firsts = (
                *firsts,
                *("" if english.has_title(person) else person.partition(" ")[0] for person in people[1:]),
            )
        greeted = [
            self._greeted(name, person, first, style) for person, first in zip_longest(people, firsts, fillvalue="")
        ]
        greeted = greeted or [self.slots.line(name)]
        spans = [span for part in words.joined(greeted) for span in ((Span(part),) if isinstance(part, str) else part)]
        return Lines("salutation", ((Span("Dear "), *spans, Span(",")),))

    def _greeted(self, field_id: str, name: str, first: str, style: str) -> Line:
        """Somebody as a greeting of this style calls them."""
        greeting = english.greeting(name, first, style=style, place=self.departure.place.code)
        is_first = style == "dear_first" and first
        return self._person("manager.first_name" if is_first else field_id, greeting.text or name)

    def _close(self) -> Lines:
        own = self.departure.phrases.closing
        close = self.scenario.close[self.departure.place.close]
        return Lines("close", ((Span(f"{own},", Source.OWN) if own else Span(f"{close},"),),))

    def _signature(self) -> Lines:
        space = self.layout.signature_space if handing_in.form(self.departure) == "paper" else 1
        short = self.slots.line("sender.short_name")
        return Lines("signature", (short or self.slots.line("sender.full_name"),), space)

    def _contact(self) -> Lines:
        lines = (self.slots.line(field_id) for field_id in ("sender.email", "sender.phone"))
        return Lines("contact", tuple(line for line in lines if line), 0)

    def _copy(self) -> Lines:
        names, source = self.facts.many("letter.cc"), Source.ANSWER
        if not self.facts.is_given("letter.cc"):
            to_hr = self.scenario.id in ("closed_door", "mistreated")
            names, source = ("HR",) if to_hr and is_to_manager(self.facts) else (), Source.DEFAULT
        if not names:
            return Lines("copy", ())
        spans = [Span(part, source, "letter.cc") if part in names else Span(part) for part in words.joined(names)]
        return Lines("copy", ((Span("cc: "), *spans),))


def _parts(line: Line) -> tuple[str, ...]:
    """What stands between the commas of a line, to be compared."""
    parts = (" ".join(part.split()).casefold() for part in plain(line).split(","))
    return tuple(part for part in parts if part)


def _holds(parts: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """The parts of a city stand in a line of the street, one behind another and each of them whole."""
    return any(parts[at : at + len(named)] == named for at in range(len(parts) - len(named) + 1))


def _begins(city: str, line: str) -> bool:
    """A line is the beginning of a city's line, which goes on with a comma or a postcode."""
    whole, begun = (" ".join(text.split()).casefold() for text in (city, line.strip(" ,")))
    rest = whole.removeprefix(begun)
    is_postcode = rest.startswith(" ") and any(each.isdigit() for each in rest.split()[0])
    return bool(begun) and whole.startswith(begun) and (not rest or rest.startswith(",") or is_postcode)
