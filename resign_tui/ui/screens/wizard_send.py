"""The last step on the screen: what can be written, what is chosen, what is ready, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.ui import present
from resign_tui.ui.screens.wizard_writing import WriteRoutes
from resign_tui.ui.views import DOCUMENT_FIELDS, DOCUMENT_STEP
from resign_tui.ui.widgets.field_row import signs_of

if TYPE_CHECKING:
    from resign_tui.ui.send_plan import Choice, Look, Planned
    from resign_tui.ui.widgets.notes import Note
    from resign_tui.ui.widgets.send_table import SendTable
    from resign_tui.ui.widgets.step_views import SendStep

_DEFAULT: frozenset[Choice] = frozenset({("letter", "txt"), ("handover", "md")})
_LOOK_AFTER = 0.15
"""Seconds after the last change of the folder or the choice at which the folder is looked into."""


class Looked(Message):
    """What was seen in the folder. asked: of which folder, with which files, after which write."""

    def __init__(self, asked: tuple[str, tuple[Planned, ...], int], seen: Look) -> None:
        super().__init__()
        self.asked, self.seen = asked, seen


class SendRoutes(WriteRoutes):
    """The table of the last step and the remarks below it."""

    _chosen: frozenset[Choice] = _DEFAULT
    _before_all: frozenset[Choice] | None = None
    """What was chosen before everything was; None once something else was chosen since."""
    _refused: tuple[Departure | None, dict[str, str]] = (None, {})
    """Why documents may not leave, as far as it was asked, of the departure it was asked of."""
    _look_asked: tuple[str, tuple[Planned, ...], int] | None = None
    _look_timer: Timer | None = None
    _seen: Look | None = None

    def show_send(self) -> None:
        """Bring the table and the remarks below it up to date while the step is in view."""
        if self.step != "send":
            return
        from resign_tui.exports import registry  # only this step pays for the formats
        from resign_tui.ui import send_plan
        from resign_tui.ui.widgets.step_views import SendStep

        for view in self.query(SendStep):
            rows = send_plan.send_rows(self.departure)
            formats = tuple(one.name for one in registry.FORMATS if any(one.name in row.formats for row in rows))
            view.table.show(rows, formats, self._chosen)
            view.folder.show_state(present.field_state(self.departure, view.folder.spec, ()))
            why = self._refusal("letter")
            view.title.say(
                "Send", self._aside(view.table.current), why or "Choose what to write. Nothing is overwritten."
            )
            self._show_notes(view)

    def _show_notes(self, view: SendStep) -> None:
        from resign_tui.core.documents import DOCUMENTS
        from resign_tui.core.documents.cautions import guidance
        from resign_tui.ui import send_plan
        from resign_tui.ui.widgets.cautions_card import cautions

        signs = signs_of(self)
        plan = send_plan.planned(self.picked())
        self._ask_to_look(plan)
        refused = {name: self._refusal(name) for name in dict.fromkeys(one.document for one in plan)}
        view.ready.show(*send_plan.ready(plan, refused, self._seen or send_plan.Look(), signs))
        log = list(self._log())
        done, wanted = self._writing or (0, 0)
        view.happened.show(
            "What happened" if log or wanted else "", log, f"writing: {done} of {wanted}" if wanted else ""
        )
        name = view.table.current
        if name:
            view.card.show(DOCUMENTS[name].label, cautions(guidance()[name], signs))
        view.allot()

    def forget_outcomes(self) -> None:
        """Begin a new log and the usual choice, as for another draft; a write that runs tells no more."""
        self._chosen, self._before_all, self._outcomes = _DEFAULT, None, ()
        self._writing, self._writes, self._known = None, self._writes + 1, frozenset()
        self._opened += 1

    def _aside(self, name: str) -> str:
        from resign_tui.core.documents import DOCUMENTS

        day = self.departure.facts.day("sent.on")
        return f"handed in on {day.isoformat()}" if day else DOCUMENTS[name].where if name else ""

    def picked(self) -> frozenset[Choice]:
        """What is chosen of what is offered; a document that is offered no more is not written either."""
        from resign_tui.ui.send_plan import send_rows

        offered = {(row.document, form) for row in send_rows(self.departure) for form in row.formats}
        return self._chosen & offered

    def _refusal(self, name: str) -> str:
        from resign_tui.ui import sending

        departure, known = self._refused
        if departure is not self.departure:
            known = {}
            self._refused = (self.departure, known)
        if name not in known:
            known[name] = sending.refusal(self.departure, name)
        return known[name]

    def _log(self) -> Iterator[Note]:
        from resign_tui.ui.widgets.notes import Note

        signs = signs_of(self)
        sign = {"done": signs.done, "warning": signs.warning, "failed": signs.error}
        tone = {"done": "sage", "warning": "brass", "failed": "wax"}
        for time, one in self._outcomes:
            yield Note(one.text, sign[one.kind], tone[one.kind], "ink", right=time)

    # -- a look into the folder, never at a key ------------------------------------------------------------------------

    def _ask_to_look(self, plan: tuple[Planned, ...]) -> None:
        asked = (self.departure.facts.text("send.folder"), plan, self._writes)
        if asked == self._look_asked:
            return
        if self._look_asked is None or asked[0] != self._look_asked[0]:
            self._seen = None  # of another folder
        self._look_asked = asked
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(_LOOK_AFTER, self._look_now)

    def _look_now(self) -> None:
        if self._look_asked is not None:
            self._look(*self._look_asked)

    @work(thread=True, group="look", exclusive=True)
    def _look(self, folder: str, plan: tuple[Planned, ...], writes: int) -> None:
        from resign_tui.ui.send_plan import look

        seen = look(folder, plan)
        self.post_message(Looked((folder, plan, writes), seen))

    @on(Looked)
    def _take_look(self, event: Looked) -> None:
        if event.asked == self._look_asked:
            self._seen = event.seen
            self.show_send()

    # -- what the table and the keys ask for ---------------------------------------------------------------------------

    def on_send_table_toggled(self, event: SendTable.Toggled) -> None:
        """Choose or drop a document in a format."""
        self._chosen ^= {(event.document, event.format_name)}
        self._before_all = None
        self.show_send()

    def action_choose_all(self) -> None:
        """Choose everything that this departure should have beside what is chosen; again, take that back."""
        from resign_tui.ui.send_plan import everything

        wanted = everything(self.departure)
        if wanted <= self._chosen:
            self._chosen = self._chosen - wanted if self._before_all is None else self._before_all
            self._before_all = None
        else:
            self._before_all = self._chosen
            self._chosen |= wanted
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
        from resign_tui.ui import sending
        from resign_tui.ui.widgets.send_table import SendTable

        name = self.document_step
        if not name:
            name = next((one.current for one in self.query(SendTable)), "") or "letter"
        if name == "letter":
            return "Letter", self.letter_document
        return sending.shown(self.departure, name)

    def action_copy_shown(self) -> None:
        """Copy the document under the cursor, and nothing with it."""
        from resign_tui.ui.widgets.send_table import SendTable

        name = self.query_one(SendTable).current
        if name == "letter":
            self.action_copy_letter()
        elif name:
            self._with_consent((name,), lambda: self._copy_now(name))

    @on(Input.Changed, "#send-folder")
    def _take_folder(self, event: Input.Changed) -> None:
        if event.value != self.draft.text("send.folder"):
            self.change(self.draft.answer("send.folder", event.value), "answer send.folder")

    @on(Input.Submitted, "#send-folder")
    def _leave_folder(self) -> None:
        """Enter confirms the folder; on the table it writes."""
        from resign_tui.ui.widgets.send_table import SendTable

        self.set_focus(self.query_one(SendTable))
