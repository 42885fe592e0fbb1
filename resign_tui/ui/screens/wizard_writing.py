"""Copying and writing from the last step, in threads of their own, with outcomes that say only what is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.ui.screens.draft_screen import DraftScreen

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding
    from resign_tui.ui.send_plan import Choice
    from resign_tui.ui.sending import Outcome

_KEPT = 100
"""Lines of the log."""


class Written(Message):
    """One more file, or a document that may not leave. number: of the write that tells it. departure: its answers."""

    def __init__(self, number: int, outcome: Outcome, departure: Departure) -> None:
        super().__init__()
        self.number, self.outcome, self.departure = number, outcome, departure


class Wrote(Message):
    """A write has come to its end."""

    def __init__(self, number: int, summary: tuple[Outcome, ...]) -> None:
        super().__init__()
        self.number, self.summary = number, summary


class WriteRoutes(DraftScreen):
    """Copy, write, and mark as handed in."""

    _outcomes: tuple[tuple[str, Outcome], ...] = ()
    _writing: tuple[int, int] | None = None
    """Files done and wanted of the write that runs."""
    _writes = 0
    """Goes up with each write that begins or ends; what an older one still tells is not heard."""
    _opened = 0
    """Goes up with each draft that is opened; what left of the one before is not noted on it."""
    _known: frozenset[str] = frozenset()
    """Findings that the person knows of and lets stand."""

    def show_send(self) -> None:
        """Bring the last step up to date while it is in view."""
        raise NotImplementedError

    def picked(self) -> frozenset[Choice]:
        """What is chosen to be written."""
        raise NotImplementedError

    def action_write_files(self) -> None:
        """Write what is chosen, unless a write is under way."""
        from resign_tui.ui import send_plan
        from resign_tui.ui.sending import Outcome

        if self._writing is not None:
            self.notify("The files are being written.", markup=False)
            return
        chosen = send_plan.in_order(self.picked())
        if not chosen:
            self._tell([Outcome("warning", "Nothing is chosen. Space chooses a document and a format.")])
            return
        names = {name for name, _ in chosen} | ({"letter"} if _takes_letter(chosen) else set())
        self._with_consent(names, lambda: self._write_now(chosen))

    def _write_now(self, chosen: list[Choice]) -> None:
        from resign_tui.core.errors import WriteError
        from resign_tui.ui import send_plan
        from resign_tui.ui.sending import Outcome

        try:
            folder = send_plan.folder_of(self.departure.facts.text("send.folder"))
        except WriteError as error:
            self._tell([Outcome("failed", str(error))])
            return
        self._say_wait()
        self._writing, self._writes = (0, len(chosen)), self._writes + 1
        self.show_send()
        self._write(self.departure, chosen, folder, self._writes)

    def _with_consent(self, names: Iterable[str], go_on: Callable[[], object]) -> None:
        """Ask once for an "I know" where the review found something grave: the person has the last word.

        What is missing and what looks like a secret is not asked about: such a document is refused when it is made.
        """
        from resign_tui.ui.screens.confirm import Confirm

        unknown = {one.key: one for one in self._grave(frozenset(names)) if one.key not in self._known}
        if not unknown:
            go_on()
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._known |= frozenset(unknown)
                go_on()

        titles = "; ".join(dict.fromkeys(one.title.lower() for one in unknown.values()))
        self.app.push_screen(Confirm(f"The review found: {titles}. Let it go all the same?", "I know"), answered)

    def _grave(self, names: frozenset[str]) -> Iterator[Finding]:
        """Findings of severity error about these documents, and about their leaving together."""
        from resign_tui.core.documents import document_kinds
        from resign_tui.core.review import review_document, together

        if "letter" in names:
            yield from (one for one in self.findings if one.document == "letter" and _is_grave(one))
        for name in names:
            kind = document_kinds()[name]
            if kind.questions:
                yield from filter(_is_grave, review_document(self.departure, kind.compose(self.departure)))
        if {"letter", "hr-memo"} <= names:
            yield together()

    def action_copy_letter(self) -> None:
        """Copy the letter and check it."""
        self._with_consent(("letter",), self._copy_letter_now)

    def _copy_letter_now(self) -> None:
        self._say_wait()
        self._copy_now("letter")

    def action_copy_handover(self) -> None:
        """Copy the handover and check it."""
        self._copy_now("handover")

    def _copy_now(self, name: str) -> None:
        self._copy(self.departure, name, self.app.copy_to_clipboard, self._opened)

    def action_handed_in(self) -> None:
        """Ask on which day the letter was handed in, or whether the mark is to be taken back."""
        from resign_tui.core import handing_in
        from resign_tui.ui.screens.confirm import Confirm
        from resign_tui.ui.screens.handing_in import HandingInScreen

        if self.departure.facts.is_given("sent.on"):
            marked = words.short_date(self.departure.facts.day("sent.on") or self.today)
            sentence = f"Marked as handed in on {marked}. Take the mark back? The day of receipt is open again then."
            self.app.push_screen(Confirm(sentence, "take it back"), self._take_back)
        elif self.letter_document.missing:
            missing = ", ".join(one.label.lower() for one in self.letter_document.missing)
            self.notify(f"The letter is not finished: {missing}.", severity="warning", markup=False)
        else:

            def mark(day: date | None) -> None:
                if day is not None:
                    self.change(handing_in.handed_in(self.departure, day))

            self.app.push_screen(HandingInScreen(self.departure), mark)

    def _take_back(self, sure: bool | None) -> None:
        from resign_tui.core import handing_in

        if sure:
            self.change(handing_in.taken_back(self.draft))

    def _note_copy(self, departure: Departure) -> None:
        """The letter has left as it was in this departure: its date stays, and the end that it names is noted."""
        from resign_tui.core import handing_in

        self.change(handing_in.copied(departure, self.draft))

    # -- in threads ----------------------------------------------------------------------------------------------------

    def _say_wait(self) -> None:
        if not self.resign.scanner_is_ready and not self.app.is_headless:
            self.notify("One moment: looking for secrets first.", markup=False)

    @work(thread=True, group="send")
    def _write(self, departure: Departure, chosen: list[Choice], folder: Path, number: int) -> None:
        from resign_tui.ui import sending

        told = []
        try:
            for outcome in sending.write(departure, chosen, folder, self.resign.scanner.scan):
                told.append(outcome)
                self.post_message(Written(number, outcome, departure))
        finally:
            where = departure.facts.text("send.folder")
            self.post_message(Wrote(number, sending.summary(told, len(chosen), where)))

    @on(Written)
    def _take_written(self, event: Written) -> None:
        if event.number == self._writes and self._writing is not None:
            done, wanted = self._writing
            self._writing = (done + event.outcome.files, wanted)
            if event.outcome.letter:
                self._note_copy(event.departure)
            self._tell([event.outcome], aloud=event.outcome.kind == "failed")

    @on(Wrote)
    def _take_wrote(self, event: Wrote) -> None:
        if event.number == self._writes and self._writing is not None:
            self._writing, self._writes = None, self._writes + 1
            self._tell(list(event.summary))

    @work(thread=True, group="send")
    def _copy(self, departure: Departure, name: str, terminal: Callable[[str], None], opened: int) -> None:
        from resign_tui.ui import sending

        outcome = sending.copy(
            departure,
            name,
            os.environ,
            lambda text: self.app.call_from_thread(terminal, text),
            self.resign.scanner.scan,
        )
        self.app.call_from_thread(self._take_copied, outcome, departure, opened)

    def _take_copied(self, outcome: Outcome, departure: Departure, opened: int) -> None:
        if outcome.letter and opened == self._opened:
            self._note_copy(departure)
        self._tell([outcome])

    def _tell(self, outcomes: list[Outcome], *, aloud: bool = True) -> None:
        """Into the log, newest first; in other steps in passing too, if it is worth it."""
        time = self.resign.clock()
        self._outcomes = (*((time, one) for one in outcomes), *self._outcomes)[:_KEPT]
        self.show_send()
        if self.step == "send" or not aloud:
            return
        severity = {"done": "information", "warning": "warning", "failed": "error"}
        for one in outcomes:
            self.notify(one.text, severity=severity[one.kind], markup=False)  # type: ignore[arg-type]


def _takes_letter(chosen: Iterable[Choice]) -> bool:
    """The letter leaves with this: by itself, or on the e-mail of the cover note."""
    return any(name == "letter" or (name, form) == ("cover-note", "eml") for name, form in chosen)


def _is_grave(one: Finding) -> bool:
    return one.severity == "error" and not one.waived
