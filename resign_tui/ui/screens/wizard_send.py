"""The last step: copying and writing, in threads of their own, with outcomes that say only what is known."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from ...core.departure import Departure
from ...core.document import Document
from ..widgets.field_row import signs_of
from ..widgets.row_list import Row
from .draft_screen import DraftScreen
from .wizard_steps import DOCUMENT_FIELDS, DOCUMENT_STEP

if TYPE_CHECKING:
    from ..sending import Outcome
    from ..widgets.send_table import SendTable

_DEFAULT = frozenset({("letter", "txt"), ("handover", "md")})


class SendRoutes(DraftScreen):
    """Copy, write, and mark as handed in."""

    _chosen: frozenset[tuple[str, str]] = _DEFAULT
    _outcomes: tuple[tuple[str, Outcome], ...] = ()
    _known: frozenset[str] = frozenset()
    """Findings that the person knows of and lets stand."""

    def show_send(self) -> None:
        """Bring the table and the log up to date while the step is in view."""
        if self.step != "send":
            return
        from ...exports import registry  # only this step pays for the formats
        from .. import sending
        from ..widgets.step_views import SendStep

        for view in self.query(SendStep):
            rows = sending.send_rows(self.departure)
            formats = tuple(one.name for one in registry.FORMATS if any(one.name in row.formats for row in rows))
            view.table.show(rows, formats, self._chosen)
            why = sending.refusal(self.departure, "letter")
            aside = self._handed_in() or next((one.remark for one in rows if one.document == view.table.current), "")
            view.title.say("Send", aside, why or "Choose what to write. Nothing is overwritten.")
            view.happened(self._log())

    def forget_outcomes(self) -> None:
        """Begin a new log and the usual choice, as for another draft."""
        self._chosen, self._outcomes = _DEFAULT, ()

    def _handed_in(self) -> str:
        day = self.departure.facts.day("sent.on")
        return f"handed in on {day.isoformat()}" if day else ""

    def _log(self) -> tuple[Row, ...]:
        signs = signs_of(self)
        sign = {"done": signs.done, "warning": signs.warning, "failed": signs.error}
        tone = {"done": "done", "warning": "needed", "failed": "problem"}
        lines = tuple(
            Row(one.text, "", time, sign[one.kind], "item" if one.kind == "done" else tone[one.kind])
            for time, one in self._outcomes
        )
        talk = Row("Talk first, in private; then send the letter the same day.", tone="faint")
        head = Row("What happened", tone="heading")
        return (Row(""), head, *lines) if lines else (Row(""), Row("Before it goes", tone="heading"), talk)

    # -- what the table and the keys ask for ---------------------------------------------------------------------------

    def on_send_table_toggled(self, event: SendTable.Toggled) -> None:
        """Choose or drop a document in a format."""
        self._chosen ^= {(event.document, event.format_name)}
        self.show_send()

    def on_send_table_looked(self) -> None:
        """The pane shows the document under the cursor."""
        self.show_letter()
        self.show_send()

    async def on_send_table_opened(self, event: SendTable.Opened) -> None:
        """The questions of a document, on a form of their own."""
        if DOCUMENT_FIELDS.get(event.document):
            await self.open_step(f"{DOCUMENT_STEP}{event.document}")
        else:
            self.notify("This one asks nothing of its own; it is made of the answers of the other steps.", markup=False)

    def shown_document(self) -> tuple[str, Document]:
        """The document in the pane, with its label: the letter, or in the last step the one under the cursor."""
        from ...core.documents import DOCUMENTS
        from ..widgets.send_table import SendTable

        name = self.document_step
        if not name:
            name = next((one.current for one in self.query(SendTable)), "") or "letter"
        if name == "letter":
            return "Letter", self.letter_document
        return DOCUMENTS[name].label, DOCUMENTS[name].compose(self.departure)

    def action_copy_shown(self) -> None:
        """Copy the document under the cursor, and nothing with it."""
        from ..widgets.send_table import SendTable

        name = self.query_one(SendTable).current
        if name == "letter":
            self.action_copy_letter()
        elif name:
            self._copy(self.departure, name, self.app.copy_to_clipboard)

    def on_send_table_left(self, event: SendTable.Left) -> None:
        """Over the lower edge, to the folder."""
        if event.by > 0:
            self.query_one("#send-folder").focus()

    @on(Input.Changed, "#send-folder")
    def _take_folder(self, event: Input.Changed) -> None:
        if event.value != self.draft.text("send.folder"):
            self.change(self.draft.answer("send.folder", event.value), "answer send.folder")

    @on(Input.Submitted, "#send-folder")
    def _write_from_folder(self) -> None:
        self.action_write_files()

    def action_write_files(self) -> None:
        """Write what is chosen."""
        from ...core.documents import DOCUMENTS
        from ..sending import Outcome

        order = {name: position for position, name in enumerate(DOCUMENTS)}
        chosen = sorted(self._chosen, key=lambda one: (order[one[0]], one[1]))
        if not chosen:
            self._tell([Outcome("warning", "Nothing is chosen. Space chooses a document and a format.")])
            return
        self._with_consent(any(name == "letter" for name, _ in chosen), lambda: self._write_now(chosen))

    def _write_now(self, chosen: list[tuple[str, str]]) -> None:
        self._freeze_dates(any(name == "letter" for name, _ in chosen))
        folder = Path(self.departure.facts.text("send.folder")).expanduser()
        self._say_wait()
        self._write(self.departure, chosen, folder)

    def _with_consent(self, letter: bool, go_on: Callable[[], None]) -> None:
        """Ask once for an "I know" where the review found something grave in the letter (decision 13)."""
        from ..sending import Outcome
        from .confirm import Confirm

        active = [one for one in self.findings if not one.waived] if letter else []
        grave = [one for one in active if one.severity in ("block", "error")]
        blocks = [one for one in grave if one.severity == "block" and one.rule not in ("L-01", "L-04")]
        if blocks:
            self._tell([Outcome("failed", f"Not yet: {one.title.lower()}. {one.suggestion}") for one in blocks])
            return
        unknown = frozenset(one.key for one in grave if one.severity == "error") - self._known
        if not unknown:
            go_on()
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._known |= unknown
                go_on()

        titles = "; ".join(dict.fromkeys(one.title.lower() for one in grave if one.key in unknown))
        question = Confirm(f"The review found: {titles}. Let the letter go all the same?", "I know")
        self.app.push_screen(question, answered)

    def action_copy_letter(self) -> None:
        """Copy the letter and check it."""
        self._with_consent(True, self._copy_letter_now)

    def _copy_letter_now(self) -> None:
        self._freeze_dates(True)
        self._say_wait()
        self._copy(self.departure, "letter", self.app.copy_to_clipboard)

    def action_copy_handover(self) -> None:
        """Copy the handover and check it."""
        self._copy(self.departure, "handover", self.app.copy_to_clipboard)

    def action_handed_in(self) -> None:
        """Mark the letter as handed in today, or take the mark back."""
        given = self.departure.facts.is_given("sent.on")
        self.change(self.draft.answer("sent.on", "" if given else self.today.isoformat()))

    def _freeze_dates(self, letter: bool) -> None:
        """From the first copy or export of a complete letter on, its dates do not drift (decision 7)."""
        if not letter or self.letter_document.missing:
            return
        timeline = self.departure.timeline
        draft = self.draft
        for field_id, day in (("dates.letter", timeline.letter), ("dates.given", timeline.given)):
            if not draft.text(field_id):
                draft = draft.answer(field_id, day.isoformat())
        self.change(draft)

    # -- in threads ----------------------------------------------------------------------------------------------------

    def _say_wait(self) -> None:
        if not self.resign.scanner_is_ready and not self.app.is_headless:
            self.notify("One moment: looking for secrets first.", markup=False)

    @work(thread=True, group="send")
    def _write(self, departure: Departure, chosen: list[tuple[str, str]], folder: Path) -> None:
        from .. import sending

        outcomes = sending.write(departure, chosen, folder, self.resign.scanner.scan)
        self.app.call_from_thread(self._tell, outcomes)

    @work(thread=True, group="send")
    def _copy(self, departure: Departure, name: str, terminal: Callable[[str], None]) -> None:
        from .. import sending

        outcome = sending.copy(
            departure,
            name,
            os.environ,
            lambda text: self.app.call_from_thread(terminal, text),
            self.resign.scanner.scan,
        )
        self.app.call_from_thread(self._tell, [outcome])

    def _tell(self, outcomes: list[Outcome]) -> None:
        time = self.resign.clock()
        self._outcomes = (*((time, one) for one in outcomes), *self._outcomes)[:50]
        self.show_send()
        if self.step == "send":
            return
        severity = {"done": "information", "warning": "warning", "failed": "error"}
        for one in outcomes:
            self.notify(one.text, severity=severity[one.kind], markup=False)  # type: ignore[arg-type]
