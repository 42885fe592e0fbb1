"""The last step: what can be written, what is chosen, what is ready, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from resign_tui.core import handing_in
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.exports import registry
from resign_tui.ui import dialogs, present
from resign_tui.ui.commands import commands_of, shown_key
from resign_tui.ui.messages import OpenView, ShowDocument, WriteDocuments
from resign_tui.ui.sending import next_step
from resign_tui.ui.sending import plan as send_plan
from resign_tui.ui.sending.plan import Choice, Look, Planned
from resign_tui.ui.steps.send_keys import SendKeys
from resign_tui.ui.steps.send_parts import SendParts
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import DOCUMENT_STEP, FOLDER, document_fields
from resign_tui.ui.widgets.cautions_card import cautions
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.form import Answer
from resign_tui.ui.widgets.notes import Note
from resign_tui.ui.widgets.row_list import Row
from resign_tui.ui.widgets.send_table import SendTable

_LOOK_AFTER = 0.15
"""Seconds after the last change of the folder or the choice at which the folder is looked into."""
_Asked = tuple[str, tuple[Planned, ...], int]
"""What is looked at: which folder, with which files, after how many writes."""


class SendStep(SendKeys):
    """Table and folder; below them three kinds of remarks, the last at the lower edge."""

    class _Looked(Message):
        """What was seen in the folder."""

        def __init__(self, asked: _Asked, seen: Look) -> None:
            super().__init__()
            self.asked, self.seen = asked, seen

    def __init__(self, draft: Draft) -> None:
        super().__init__(SendParts(catalogue.field(FOLDER), draft.text(FOLDER)))
        self._quiet = False
        self._chosen: frozenset[Choice] | None = None  # None until something was chosen: the facts say what is usual
        self._before_all: frozenset[Choice] | None = None  # None once something else was chosen since
        self._asked: _Asked | None = None
        self._look_timer: Timer | None = None
        self._seen: Look | None = None

    def compose(self) -> ComposeResult:
        """The parts, which share the room."""
        yield self.parts

    def enter(self, field: str = "") -> None:
        """To the table, there to this document, or to the folder where that is asked for."""
        self.parts.table.stand_on(field)
        self.screen.set_focus(self.parts.folder if field == FOLDER else self.parts.table)

    def on_mount(self) -> None:
        """Watch the folder: a change is reported before the key has been handled."""
        self.watch(self.parts.folder, "value", self._report_folder, init=False)
        self.find_printer()

    def watch_printer(self) -> None:
        """Offer to print."""
        self._show_again()

    def _report_folder(self, value: str) -> None:
        if not self._quiet:
            self.latest = Answer(FOLDER, value)

    def put(self, draft: Draft) -> None:
        """Bring the folder to the draft; nothing is reported."""
        self._quiet = True
        self.parts.folder.put(draft.text(FOLDER))
        self._quiet = False

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show(self, state: ViewState) -> None:
        """The table, the folder, and the remarks."""
        departure = state.departure
        rows = send_plan.send_rows(departure)
        formats = tuple(form.name for form in registry.FORMATS if any(form.name in row.formats for row in rows))
        self.parts.table.show(rows, formats, self._choice(departure))
        if self.document != (self.parts.table.current or "letter"):
            self._show_document()
        self.parts.folder.show_state(present.field_state(departure, self.parts.folder.spec, ()))
        self.parts.title.say("Send", self._aside(departure), self._asks(departure) or self._next(state))
        self._show_notes(state)

    def _show_notes(self, state: ViewState) -> None:
        signs = signs_of(self)
        plan = send_plan.planned(self.picked, handing_in.stage(state.departure))
        self._ask_to_look((state.departure.facts.text(FOLDER), plan, state.log.writes))
        refused = {name: self.refusal(state.departure, name) for name in dict.fromkeys(each.document for each in plan)}
        warning = send_plan.not_on_paper(state.departure, self.picked)
        self.parts.ready.show(*send_plan.ready(plan, refused, self._seen or Look(), signs, warning))
        log, writing = list(self._log(state)), state.log.writing
        progress = f"writing: {writing[0]} of {writing[1]}" if writing else ""
        self.parts.happened.show("What happened" if log or writing else "", log, progress)
        if self.parts.table.current:
            kind = document_kinds()[self.parts.table.current]
            self.parts.card.show(kind.label, self._told(state.departure, kind.name))
        self.parts.allot()

    def _told(self, departure: Departure, name: str) -> Iterator[Note]:
        """What to know of a document; of the letter once it is handed in, what holds."""
        signs = signs_of(self)
        told = list(cautions(departure, name, signs))
        if name != "letter":
            return iter(told)
        if handing_in.stage(departure) != "before":
            return iter((*next_step.notes_once_handed_in(departure, signs), *told[1:]))
        if self.printer:
            key = shown_key("send-print-letter", commands_of(self))
            told.insert(1, Note(f"{key} prints it on {self.printer}, after a question.", signs.info, "faint"))
        return iter(told)

    def _aside(self, departure: Departure) -> str:
        name = self.parts.table.current
        return present.stands(departure) or (document_kinds()[name].where if name else "")

    def _next(self, state: ViewState) -> str:
        """What to do now, with its key."""
        key = partial(shown_key, commands=commands_of(self))
        why = self.refusal(state.departure, "letter")
        return next_step.sentence(state.departure, state.session.letter, why, self.picked, key)

    def _asks(self, departure: Departure) -> str:
        """That the document under the cursor asks something, and what it cannot do without; empty when it does not."""
        name = self.parts.table.current
        if name not in document_fields():
            return ""
        why = self.refusal(departure, name)
        return f"{why} e answers it." if why else f"e answers the questions of {spoken(name)}."

    def _log(self, state: ViewState) -> Iterator[Note]:
        signs = signs_of(self)
        sign = {"done": signs.done, "warning": signs.warning, "failed": signs.error}
        tone = {"done": "sage", "warning": "brass", "failed": "wax"}
        for time, outcome in state.log.outcomes:
            yield Note(outcome.text, sign[outcome.kind], tone[outcome.kind], "ink", right=time)

    def _show_again(self) -> None:
        if self.state is not None:
            self.show(self.state)

    # -- a look into the folder, never at a key ------------------------------------------------------------------------

    def _ask_to_look(self, asked: _Asked) -> None:
        if asked == self._asked:
            return
        if self._asked is None or asked[0] != self._asked[0]:
            self._seen = None  # of another folder
        self._asked = asked
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(_LOOK_AFTER, self._look_now)

    def _look_now(self) -> None:
        if self._asked is not None:
            self._look(self._asked)

    @work(thread=True, group="look", exclusive=True)
    def _look(self, asked: _Asked) -> None:
        folder, plan, _ = asked
        self.post_message(self._Looked(asked, send_plan.look(folder, plan)))

    @on(_Looked)
    def _take_look(self, event: _Looked) -> None:
        """Show what was seen, unless something else is asked by now."""
        event.stop()
        if event.asked == self._asked:
            self._seen = event.seen
            self._show_again()

    # -- what the table and the keys ask for ---------------------------------------------------------------------------

    @property
    def picked(self) -> frozenset[Choice]:
        """What is chosen of what is offered; a document that is offered no more is not written either."""
        rows = send_plan.send_rows(self.session.departure)
        return self._choice(self.session.departure) & {(row.document, form) for row in rows for form in row.formats}

    def _choice(self, departure: Departure) -> frozenset[Choice]:
        return send_plan.usual(departure) if self._chosen is None else self._chosen

    def on_send_table_toggled(self, event: SendTable.Toggled) -> None:
        """Choose or drop a document in a format."""
        event.stop()
        self._chosen = self._choice(self.session.departure) ^ {(event.document, event.format_name)}
        self._before_all = None
        self._show_again()

    def action_choose_all(self) -> None:
        """Choose everything that this departure should have beside what is chosen; again, take that back."""
        chosen, wanted = self._choice(self.session.departure), send_plan.everything(self.session.departure)
        if wanted <= chosen:
            self._chosen = chosen - wanted if self._before_all is None else self._before_all
            self._before_all = None
        else:
            self._before_all, self._chosen = chosen, chosen | wanted
        self._show_again()

    def on_send_table_looked(self, event: SendTable.Looked) -> None:
        """The letter's pane shows the document under the cursor."""
        event.stop()
        self._show_document()
        self._show_again()

    def _show_document(self) -> None:
        self.document = self.parts.table.current or "letter"
        self.post_message(ShowDocument(self.document))

    def on_send_table_opened(self, event: SendTable.Opened) -> None:
        """The questions of a document, on a form of their own."""
        event.stop()
        if event.document in document_fields():
            self.post_message(OpenView(f"{DOCUMENT_STEP}{event.document}"))
        else:
            self.notify("This one asks nothing of its own; it is made of the answers of the other steps.", markup=False)

    @on(Input.Submitted, "#send-folder")
    def _leave_folder(self) -> None:
        """Enter confirms the folder; on the table it writes."""
        self.screen.set_focus(self.parts.table)

    def action_write_files(self) -> None:
        """Write what is chosen; asks where the document under the cursor is not among it."""
        picked, document = self.picked, self.parts.table.current
        if not picked or any(name == document for name, _ in picked):
            self.post_message(WriteDocuments(picked))
            return
        ways = send_plan.either(picked, document, self.parts.table.box)
        rows = [Row(way.label, str(at), way.names, str(at)) for at, way in enumerate(ways, 1)]

        def write(at: str | None) -> None:
            if at:
                self.post_message(WriteDocuments(ways[int(at) - 1].chosen))

        self.app.push_screen(dialogs.Chooser("Write which?", rows, "enter or its number writes   esc close"), write)
