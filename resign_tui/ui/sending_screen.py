"""A screen from which documents leave: the outbox takes them, and what came of it stands in the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from textual import on

from resign_tui.ui.messages import CopyDocument, DocumentsLeft, Outcomes, PrintLetter, UseFolder, WriteDocuments
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.session import Session
from resign_tui.ui.session_screen import SessionScreen
from resign_tui.ui.view_state import Log, ViewState

if TYPE_CHECKING:
    from resign_tui.ui.sending.outbox import Outbox

_KEPT = 100
"""Outcomes in the log."""

_SEVERITY: dict[str, Literal["information", "warning", "error"]] = {
    "done": "information",
    "warning": "warning",
    "failed": "error",
}
"""How an outcome is told in passing."""


class SendingScreen(SessionScreen):
    """Hands what is to leave to the outbox of its draft, and notes and tells what it says."""

    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self._outbox: Outbox | None = None

    def begin(self, session: Session) -> None:
        """Begin with another draft; what still leaves of the one before is not noted on it."""
        if self._outbox is not None:
            self._outbox.remove()
            self._outbox = None
        super().begin(session)

    async def _opened_outbox(self) -> Outbox:
        """The outbox of this draft, made when something leaves for the first time."""
        if self._outbox is None:
            from resign_tui.ui.sending.outbox import Outbox  # the exports come with it

            self._outbox = Outbox()
            await self.mount(self._outbox)
        return self._outbox

    @on(CopyDocument)
    async def _copy_document(self, event: CopyDocument) -> None:
        (await self._opened_outbox()).copy(self.session, event.name, event.part)

    @on(PrintLetter)
    async def _print_letter(self, event: PrintLetter) -> None:
        (await self._opened_outbox()).print_letter(self.session, event.printer)

    @on(UseFolder)
    async def _use_folder(self, event: UseFolder) -> None:
        (await self._opened_outbox()).use_folder(self.session, shown=event.shown)

    @on(WriteDocuments)
    async def _write_documents(self, event: WriteDocuments) -> None:
        (await self._opened_outbox()).write(self.session, event.chosen)

    @on(DocumentsLeft)
    def _documents_left(self, event: DocumentsLeft) -> None:
        if event.outbox is self._outbox:
            self.take(self.session.departed(event.departure, event.names))

    @on(Outcomes)
    def _take_outcomes(self, event: Outcomes) -> None:
        """Into the log, newest first; in other steps in passing too, if it is worth it."""
        is_ours = event.outbox is self._outbox  # and not of the draft before
        log, time = self.live.log, self.resign.clock()
        if is_ours:
            told = (*((time, outcome) for outcome in event.outcomes), *log.outcomes)[:_KEPT]
            ended = log.writes + (log.writing is not None and event.writing is None)
            self.look(log=Log(told, event.writing, ended))
        if event.aloud and not (is_ours and self.live.step == "send"):
            self._tell_outcomes(event.outcomes)

    def _tell_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """All of it in one piece, as grave as the gravest."""
        if outcomes:
            gravest = max(outcomes, key=lambda outcome: list(_SEVERITY).index(outcome.kind))
            told = " ".join(outcome.text for outcome in outcomes)
            self.notify(told, severity=_SEVERITY[gravest.kind], markup=False)

    def action_copy_letter(self) -> None:
        """Copy the letter and check it."""
        self.post_message(CopyDocument("letter"))

    def action_copy_handover(self) -> None:
        """Copy the handover and check it."""
        self.post_message(CopyDocument("handover"))
