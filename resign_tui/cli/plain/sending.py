"""The last step: see the letter, copy it with what is known of that, write the files, mark it as handed in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

from resign_tui.cli.findings import grave
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import OF_LISTS, Move
from resign_tui.cli.plain.questions import which
from resign_tui.cli.plain.walk import ask_field, walk
from resign_tui.core import handing_in, parsing, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.documents import DocumentKind, document_kinds
from resign_tui.core.errors import ResignError, WriteError
from resign_tui.core.parsing import quoted
from resign_tui.core.plan.today import is_handed_in
from resign_tui.core.review import together
from resign_tui.core.review.finding import Finding
from resign_tui.exports import registry
from resign_tui.ui import views
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents
from resign_tui.ui.sending.chosen import Choice, Part, everything, folder_of, not_on_paper, usual

_SHORT = (
    "l read, c copy, b copy the body, s the subject, h the handover, w write, d documents, m handed in. ? says more."
)
_LETTERS = (
    "  l read the letter",
    "  c copy the letter",
    "  b copy its body alone, for an e-mail or a portal",
    "  s copy the subject of the e-mail",
    "  h copy the handover",
    "  w write files",
    "  d another document: read it, answer what it asks, copy it",
    "  m mark the letter as handed in, or take that back",
)


class Sending:
    """What leaves, as often as the person likes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._accepted: frozenset[str] = frozenset()

    def run(self) -> Move:
        """Offer the ways out until the person is done."""
        desk = self._desk
        desk.stand("send", "")
        desk.console.gap()
        desk.console.document(desk.session.letter)
        self._tell_stand()
        while True:
            typed = desk.line("Choice, or Enter to leave:", self._tell_stand, OF_LISTS)
            if isinstance(typed, Move):
                if typed not in (Move.AGAIN, Move.CLEAR):
                    return typed
            elif not typed.strip():
                return Move.ON
            else:
                self._obey(typed.strip())
                desk.console.gap()
                desk.console.say(_SHORT)

    def _tell_stand(self) -> None:
        desk = self._desk
        desk.console.gap()
        is_out = handing_in.stage(desk.departure) != "before"
        stands = handing_in.dates_in_force(desk.departure) if is_out else documents.refusal(desk.departure, "letter")
        desk.console.say(stands or "The letter is complete.")
        desk.console.say(*document_kinds()["letter"].cautions_for(desk.departure))
        desk.console.gap()
        desk.console.say(*_LETTERS)

    def _obey(self, letter: str) -> None:
        desk = self._desk
        does = {
            "l": lambda: desk.console.document(desk.session.letter),
            "c": lambda: self._copy("letter"),
            "b": lambda: self._copy("letter", "body"),
            "s": lambda: self._copy("letter", "subject"),
            "h": lambda: self._copy("handover"),
            "w": self._write,
            "d": self._document,
            "m": self._hand_in,
        }.get(letter.casefold())
        if does is None:
            desk.console.say(f"{quoted(letter)} is none of these letters, so nothing was done.")
        else:
            does()

    # -- what leaves ---------------------------------------------------------------------------------------------------

    def _copy(self, name: str, part: Part = "whole") -> None:
        desk, departure = self._desk, self._desk.departure
        if name == "handover" or self._may_leave((name,)):
            self._take(documents.copy(departure, name, os.environ, None, desk.find(), part), departure)

    def _write(self) -> None:
        desk = self._desk
        ask_field(desk, catalogue.field(views.FOLDER), "1 of 1.")
        chosen = self._chosen()
        if said := not_on_paper(desk.departure, chosen):
            desk.console.say(said)
        if not chosen or not self._may_leave({name for name, _ in chosen}):
            return
        departure = desk.departure
        typed = departure.facts.text(views.FOLDER)
        try:
            folder = folder_of(typed)
        except WriteError as error:
            desk.console.say(str(error))
            return
        told = []
        for outcome in documents.write(departure, chosen, folder, desk.find()):
            told.append(outcome)
            self._take(outcome, departure)
        written = sum(outcome.files for outcome in told if outcome.kind != "failed")
        desk.console.say(f"{written} of {len(chosen)} files written to {typed}.")

    def _take(self, outcome: Outcome, departure: Departure) -> None:
        """Tell what became of it; a letter that has left keeps its date."""
        desk = self._desk
        desk.console.say(outcome.text)
        if outcome.documents and (desk.session.unkept or not desk.session.read_only):
            desk.take(lambda session: session.departed(departure, outcome.documents))

    # -- which files ---------------------------------------------------------------------------------------------------

    def _chosen(self) -> frozenset[Choice]:
        """Which documents in which formats."""
        desk = self._desk
        standard = usual(desk.departure)
        for kind in _offered(desk.departure):
            formats = " ".join(form.name for form in registry.formats_for(kind.name))
            desk.console.say(f"{kind.name}: {kind.label}, as {formats}", indent=2)
        names = ", ".join(f"{name} {form}" for name, form in sorted(standard, reverse=True))
        usually = f"Enter for {names}; " if names else "Enter for none; "
        desk.console.say(
            f"Which files? {usually}all for everything that belongs to this departure; "
            "or names and formats, such as: letter pdf docx, handover md"
        )
        while True:
            typed = desk.line("Files:", lambda: desk.console.say("A name alone means its usual formats."))
            if isinstance(typed, Move):
                return frozenset()
            chosen = standard if not typed.strip() else _read(desk.departure, typed)
            if chosen or not typed.strip():
                return chosen
            desk.console.say(f"{quoted(typed)} names none of these documents and formats. back leaves it.")

    # -- other documents -----------------------------------------------------------------------------------------------

    def _document(self) -> None:
        desk = self._desk
        kinds = _offered(desk.departure)
        stage = handing_in.stage(desk.departure)
        at = which(desk, [f"{kind.label}, {kind.where_at(stage)}" for kind in kinds])
        if at is None:
            return
        kind = kinds[at]
        desk.console.gap()
        desk.console.say(f"{kind.label}, {kind.length}.", *kind.cautions_for(desk.departure))
        if kind.questions:
            view = f"{views.DOCUMENT_STEP}{kind.name}"
            walk(desk, "send", lambda: _asked(desk.departure, view))
        desk.console.gap()
        try:
            desk.console.document(kind.compose(desk.departure))
        except ResignError as error:
            desk.console.say(str(error))
            return
        if self._agrees(f"Copy {kind.label}?"):
            self._copy(kind.name)

    # -- handing in ----------------------------------------------------------------------------------------------------

    def _hand_in(self) -> None:
        desk = self._desk
        marked = desk.departure.facts.day("sent.on")
        if marked is not None:
            if self._agrees(f"Marked as handed in on {words.short_date(marked)}. Take the mark back?"):
                desk.take(lambda session: session.take_back())
        elif desk.session.letter.missing:
            desk.console.say(documents.refusal(desk.departure, "letter"))
        else:
            day = self._day()
            if day is not None:
                moved = handing_in.moved_end(desk.departure, day)
                if moved:
                    desk.console.say(moved)
                desk.take(lambda session: session.hand_in(day))
                desk.console.say(handing_in.dates_in_force(desk.departure))
                if is_handed_in(desk.departure):
                    desk.console.say("go today tells what the day asks for.")

    def _day(self) -> date | None:
        """The day on which it reached them; None when the person leaves it."""
        desk, today = self._desk, self._desk.session.today
        desk.console.say(f"On which day did it reach them? Enter for today, {words.short_date(today)}.")
        readings: tuple[str, ...] = ()
        while True:
            typed = desk.line("Day:", lambda: desk.console.say("The notice counts from that day. back leaves it."))
            if isinstance(typed, Move):
                return None
            if typed.strip() in map(str, range(1, len(readings) + 1)):
                typed = readings[int(typed) - 1]
            readings = ()
            try:
                day = parsing.past_day(typed, today) if typed.strip() else today
            except parsing.Unreadable as error:
                readings = error.readings
                desk.console.say(str(error), *(f"  {number} {text}" for number, text in enumerate(readings, 1)))
                continue
            if day <= today or handing_in.is_by_post(desk.departure):
                return day
            desk.console.say(f"{words.short_date(day)} is still to come. Mark it once it has reached them.")

    # -- the last word -------------------------------------------------------------------------------------------------

    def _may_leave(self, names: Iterable[str]) -> bool:
        """Ask once for a yes where the review found something grave: the person has the last word."""
        names = set(names)
        found = {finding.key: finding for finding in self._grave(names) if finding.key not in self._accepted}
        titles = "; ".join(dict.fromkeys(finding.title.lower() for finding in found.values()))
        if found and not self._agrees(f"The review found: {titles}. Let it go all the same?"):
            return False
        self._accepted |= frozenset(found)
        return True

    def _grave(self, names: set[str]) -> Iterator[Finding]:
        departure = self._desk.departure
        if "letter" in names:
            yield from (
                finding
                for finding in self._desk.session.findings
                if finding.document == "letter" and finding.severity == "error" and not finding.waived
            )
        for name in names - {"letter"}:
            try:
                document = document_kinds()[name].compose(departure)
            except ResignError:  # told as its refusal
                continue
            yield from (finding for finding in grave(departure, document) if finding.severity == "error")
        if {"letter", "hr-memo"} <= names:
            yield together()

    def _agrees(self, question: str) -> bool:
        desk = self._desk
        desk.console.say(question)
        typed = desk.line("y or n:", lambda: desk.console.say("y for yes; anything else is no."))
        return isinstance(typed, str) and typed.strip().casefold() in ("y", "yes")


def _offered(departure: Departure) -> tuple[DocumentKind, ...]:
    return tuple(kind for kind in document_kinds().values() if kind.offered(departure) != "no")


def _read(departure: Departure, typed: str) -> frozenset[Choice]:
    """Names and formats as typed; nothing when any of them is unknown."""
    if typed.strip().casefold() == "all":
        return everything(departure)
    kinds = {kind.name: kind for kind in _offered(departure)}
    chosen: set[Choice] = set()
    for part in typed.casefold().split(","):
        name, *forms = part.split() or [""]
        kind = kinds.get(name)
        if kind is None or any(form not in {each.name for each in registry.formats_for(name)} for form in forms):
            return frozenset()
        chosen |= {(name, form) for form in forms or kind.formats}
    return frozenset(chosen)


def _asked(departure: Departure, view: str) -> tuple[Field, ...]:
    return tuple(spec for spec in views.questions(view) if departure.facts.is_asked(spec.id))


def send(desk: Desk, first: str, backwards: bool) -> Move:
    """The last step."""
    return Sending(desk).run()
