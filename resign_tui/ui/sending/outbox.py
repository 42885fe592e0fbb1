"""What leaves: documents copied and written, in threads of their own, with outcomes that say only what is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from resign_tui.core.answers.leaks import Find
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.errors import ResignError, WriteError
from resign_tui.core.review import Finding, review_document, together
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.ui import dialogs
from resign_tui.ui.messages import DocumentsLeft, Outcomes
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents, plan
from resign_tui.ui.session import Session

if TYPE_CHECKING:
    from resign_tui.ui.app_protocol import AppProtocol
    from resign_tui.ui.sending.chosen import Choice, Part

NOTHING_CHOSEN = "Nothing is chosen. Space chooses a document and a format."


class Outbox(Widget):
    """Never seen; it lives as long as its draft is open, so that nothing is noted on another one."""

    DEFAULT_CSS = "Outbox { display: none; }"

    class _Written(Message):
        """One more file, or a document that may not leave."""

        def __init__(self, outcome: Outcome, departure: Departure) -> None:
            super().__init__()
            self.outcome, self.departure = outcome, departure

    class _Wrote(Message):
        """A write has come to its end."""

        def __init__(self, summary: tuple[Outcome, ...]) -> None:
            super().__init__()
            self.summary = summary

    def __init__(self) -> None:
        super().__init__()
        self._progress: tuple[int, int] | None = None
        self._accepted: frozenset[str] = frozenset()

    @property
    def _resign(self) -> AppProtocol:
        return cast("AppProtocol", self.app)

    def _tell(self, *outcomes: Outcome, aloud: bool = True) -> None:
        self.post_message(Outcomes(self, outcomes, writing=self._progress, aloud=aloud))

    # -- copying -------------------------------------------------------------------------------------------------------

    def copy(self, session: Session, name: str, part: Part = "whole") -> None:
        """Copy a document or a part of it and check it; the letter's gravest findings are asked about first."""
        asked = () if name == "handover" else (name,)
        self._with_consent(session, asked, partial(self._copy, session.departure, name, part))

    @work(thread=True, group="send")
    def _copy(self, departure: Departure, name: str, part: Part) -> None:
        outcome = documents.copy(departure, name, os.environ, self._to_terminal, self._find(), part)
        self.app.call_from_thread(self._take_left, outcome, departure)

    def _to_terminal(self, text: str) -> None:
        """Hand a text to the terminal's clipboard, from a thread."""
        self.app.call_from_thread(self.app.copy_to_clipboard, text)

    # -- printing, and the folder --------------------------------------------------------------------------------------

    def print_letter(self, session: Session, printer: str) -> None:
        """Send the letter to a printer, with the same last word as before a copy."""
        self._with_consent(session, ("letter",), partial(self._print, session.departure, printer))

    @work(thread=True, group="send")
    def _print(self, departure: Departure, printer: str) -> None:
        outcome = documents.print_letter(departure, printer, os.environ, self._find())
        self.app.call_from_thread(self._take_left, outcome, departure)

    @work(thread=True, group="send")
    def use_folder(self, session: Session, *, shown: bool) -> None:
        """Show the folder of the files, or copy its path."""
        typed = session.departure.facts.text("send.folder")
        outcome = documents.show_folder(typed, os.environ, self._to_terminal, shown=shown)
        self.app.call_from_thread(self._take_left, outcome, session.departure)

    def _take_left(self, outcome: Outcome, departure: Departure) -> None:
        if not self.is_attached:  # another draft is open: the person is told, that draft is not
            self.app.notify(outcome.text, markup=False)
            return
        if outcome.documents:
            self.post_message(DocumentsLeft(self, departure, outcome.documents))
        self._tell(outcome)

    # -- writing -------------------------------------------------------------------------------------------------------

    def write(self, session: Session, chosen: frozenset[Choice]) -> None:
        """Write these documents and formats, unless a write is under way."""
        if self._progress is not None:
            self.notify("The files are being written.", markup=False)
        elif not chosen:
            self._tell(Outcome("warning", NOTHING_CHOSEN))
        else:
            wanted = plan.in_order(chosen)
            names = {name for name, _ in wanted} | ({"letter"} if _takes_letter(wanted) else set())
            self._with_consent(session, names, partial(self._write_now, session.departure, wanted))

    def _write_now(self, departure: Departure, wanted: list[Choice]) -> None:
        try:
            folder = plan.folder_of(departure.facts.text("send.folder"))
        except WriteError as error:
            self._tell(Outcome("failed", str(error)))
            return
        self._progress = (0, len(wanted))
        self._tell()
        self._write(departure, wanted, folder)

    @work(thread=True, group="send")
    def _write(self, departure: Departure, wanted: list[Choice], folder: Path) -> None:
        app, outcomes = self.app, []
        try:
            for outcome in documents.write(departure, wanted, folder, self._find()):
                outcomes.append(outcome)
                self.post_message(self._Written(outcome, departure))
        finally:
            where = departure.facts.text("send.folder")
            summary = documents.summary(outcomes, len(wanted), where)
            if self.is_attached:
                self.post_message(self._Wrote(summary))
            else:  # another draft is open: the person is told, that draft is not
                told = " ".join(outcome.text for outcome in summary)
                app.call_from_thread(app.notify, told, markup=False)

    @on(_Written)
    def _take_written(self, event: _Written) -> None:
        """Tell how far it is, and what became of this one."""
        event.stop()
        done, wanted = self._progress or (0, 0)
        self._progress = (done + event.outcome.files, wanted)
        if event.outcome.documents:
            self.post_message(DocumentsLeft(self, event.departure, event.outcome.documents))
        told = () if event.outcome.kind == "failed" else (event.outcome,)  # failures stand first, at the end
        self._tell(*told, aloud=False)

    @on(_Wrote)
    def _take_wrote(self, event: _Wrote) -> None:
        """Tell what came of it in all."""
        event.stop()
        self._progress = None
        self._tell(*event.summary)

    def _find(self) -> Find:
        """The search for secrets of one request; it says once that one has to wait for it."""
        app, resign = self.app, self._resign

        @cache
        def ask_for_patience() -> None:
            if not app.is_headless:
                app.notify("One moment: looking for secrets first.", markup=False)

        def find(text: str) -> tuple[SecretMatch, ...]:
            if resign.scan_must_wait(text):
                ask_for_patience()
            return resign.scanner.scan(text)

        return find

    # -- the last word -------------------------------------------------------------------------------------------------

    def _with_consent(self, session: Session, names: Iterable[str], go_on: Callable[[], object]) -> None:
        """Ask once for an "I know" where the review found something grave: the person has the last word.

        What is missing and what looks like a secret is not asked about: such a document is refused when it is made.
        """
        unknown = {
            finding.key: finding for finding in _grave(session, frozenset(names)) if finding.key not in self._accepted
        }
        if not unknown:
            go_on()
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._accepted |= frozenset(unknown)
                go_on()

        titles = "; ".join(dict.fromkeys(finding.title.lower() for finding in unknown.values()))
        self.app.push_screen(
            dialogs.Confirm(f"The review found: {titles}. Let it go all the same?", "I know"), answered
        )


def _grave(session: Session, names: frozenset[str]) -> Iterator[Finding]:
    """Findings of severity error about these documents, and about their leaving together."""

    def is_grave(finding: Finding) -> bool:
        return finding.severity == "error" and not finding.waived

    if "letter" in names:
        yield from (finding for finding in session.findings if finding.document == "letter" and is_grave(finding))
    for name in names:
        if document_kinds()[name].questions:
            try:
                document = document_kinds()[name].compose(session.departure)
            except ResignError:  # told as its refusal
                continue
            yield from filter(is_grave, review_document(session.departure, document))
    if {"letter", "hr-memo"} <= names:
        yield together()


def _takes_letter(chosen: Iterable[Choice]) -> bool:
    """The letter leaves with this: by itself, or on the e-mail of the cover note."""
    return any(name == "letter" or (name, form) == ("cover-note", "eml") for name, form in chosen)
