"""The keys of the last step for what leaves: copied, printed, handed in; and the folder where the files lie."""

from __future__ import annotations

import os
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.exports import desktop, registry
from resign_tui.ui import dialogs
from resign_tui.ui.messages import Change, CopyDocument, PrintLetter, UseFolder
from resign_tui.ui.sending import documents
from resign_tui.ui.sending.chosen import Part
from resign_tui.ui.session import Session
from resign_tui.ui.steps.send_parts import SendParts
from resign_tui.ui.steps.step import StepView

_KEYS = [
    Binding("a", "choose_all", "choose all", show=False, id="send-choose-all"),
    Binding("enter", "write_files", "write files", show=False, id="send-write-files"),
    Binding("c", "copy('letter')", "copy letter", show=False, id="send-copy-letter"),
    Binding("C", "copy('handover')", "copy handover", show=False, id="send-copy-handover"),
    Binding("m", "handed_in", "handed in", show=False, id="send-handed-in"),
    Binding("y", "copy_shown", "copy this one", show=False, id="send-copy-shown"),
    Binding("b", "copy_part('body')", "copy the body", show=False, id="send-copy-body"),
    Binding("s", "copy_part('subject')", "copy the subject", show=False, id="send-copy-subject"),
    Binding("f", "set_folder", "set the folder", show=False, id="send-set-folder"),
    Binding("o", "folder(True)", "show the folder", show=False, id="send-open-folder"),
    Binding("p", "folder(False)", "copy its path", show=False, id="send-copy-path"),
    Binding("v", "page", "as printed", show=False, id="send-view-page"),
    Binding("P", "print_letter", "print the letter", show=False, id="send-print-letter"),
]
"""What the table of documents answers to, beside its own keys."""

_OF_THE_TABLE = {binding.action.partition("(")[0] for binding in _KEYS}


class SendKeys(StepView):
    """What the table answers to that does not choose: it works on the document under the cursor, or on the letter."""

    BINDINGS: ClassVar[list[BindingType]] = [*_KEYS]
    printer: reactive[str] = reactive("", repaint=False, init=False)
    """The default printer; empty where there is none, and then printing is not offered."""

    class _FoundPrinter(Message):
        """There is a printer, and a program to send it something."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, parts: SendParts) -> None:
        super().__init__("send")
        self.parts = parts
        self._refused: tuple[Departure | None, dict[str, str]] = (None, {})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the table work on the table: nobody writes files from among the remarks."""
        if action == "print_letter" and not self.printer:
            return False
        return self.parts.table.has_focus or action not in _OF_THE_TABLE

    @property
    def session(self) -> Session:
        """The draft with what follows from it."""
        assert self.state is not None  # the wizard binds it before the step is in view
        return self.state.session

    def refusal(self, departure: Departure, name: str) -> str:
        """Why a document may not leave yet; asked once for each departure."""
        if self._refused[0] is not departure:
            self._refused = (departure, {})
        known = self._refused[1]
        if name not in known:
            known[name] = documents.refusal(departure, name)
        return known[name]

    # -- what the keys ask for -----------------------------------------------------------------------------------------

    def action_copy(self, name: str) -> None:
        """Copy a document and check it."""
        self.post_message(CopyDocument(name))

    def action_copy_shown(self) -> None:
        """Copy the document under the cursor, and nothing with it."""
        if self.parts.table.current:
            self.post_message(CopyDocument(self.parts.table.current))

    def action_copy_part(self, part: Part) -> None:
        """Copy the body or the subject alone, of the document under the cursor where that is a message."""
        name = self.parts.table.current
        self.post_message(CopyDocument(name if name in registry.MESSAGES else "letter", part))

    def action_set_folder(self) -> None:
        """To the folder, where its path is typed."""
        self.screen.set_focus(self.parts.folder)

    def action_folder(self, shown: bool) -> None:
        """Open the folder of the files, or copy its path."""
        self.post_message(UseFolder(shown=shown))

    def action_page(self) -> None:
        """The letter as it will print."""
        self.app.push_screen(dialogs.PageScreen(self.session.letter, self.session.departure))

    @work(thread=True, group="printer")
    def find_printer(self) -> None:
        """Look for a printer, which may take a moment."""
        if name := desktop.printer(os.environ):
            self.post_message(self._FoundPrinter(name))

    @on(_FoundPrinter)
    def _take_printer(self, event: _FoundPrinter) -> None:
        event.stop()
        self.printer = event.name

    def action_print_letter(self) -> None:
        """Ask, then print the letter."""
        why = self.refusal(self.session.departure, "letter")
        if why:
            self.notify(why, severity="warning", markup=False)
            return
        printer = self.printer

        def answered(sure: bool | None) -> None:
            if sure:
                self.post_message(PrintLetter(printer))

        self.app.push_screen(dialogs.Confirm(f"Print the letter on {printer}?", "print it"), answered)

    def action_handed_in(self) -> None:
        """Ask on which day the letter was handed in, or whether the mark is to be taken back."""
        session = self.session
        facts = session.departure.facts
        if facts.is_given("sent.on"):
            marked = words.short_date(facts.day("sent.on") or session.today)
            sentence = f"Marked as handed in on {marked}. Take the mark back? The day of receipt is open again then."
            self.app.push_screen(dialogs.Confirm(sentence, "take it back"), self._take_back)
        elif session.letter.missing:
            missing = ", ".join(each.label.lower() for each in session.letter.missing)
            self.notify(f"The letter is not finished: {missing}.", severity="warning", markup=False)
        else:
            self.app.push_screen(dialogs.HandingInScreen(session.departure), self._hand_in)

    def _hand_in(self, day: date | None) -> None:
        if day is not None:
            self.parts.table.stand_on("letter")  # beside which it says what holds from now on
            self.post_message(Change(lambda session: session.hand_in(day)))

    def _take_back(self, sure: bool | None) -> None:
        if sure:
            self.post_message(Change(Session.take_back))
