"""The evidence: reads stores away from the keys, and lets the person decide on each line that came out of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.worker import Worker, WorkerState

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.evidence.accepting import differences
from resign_tui.core.evidence.identity import Author, identities_of
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.core.secrets import patterns
from resign_tui.ui import dialogs
from resign_tui.ui.messages import Change, OpenView
from resign_tui.ui.session import Session
from resign_tui.ui.steps import evidence_notes, evidence_rows, evidence_words
from resign_tui.ui.steps.evidence_ask import FOLDERS, EvidenceAsk, StartLine, folders_in, here
from resign_tui.ui.steps.evidence_rows import MORE, TROUBLE, TROUBLES, Findings
from resign_tui.ui.steps.evidence_run import Run, Wanted
from resign_tui.ui.steps.evidence_words import Done
from resign_tui.ui.steps.schedule import HandoverView
from resign_tui.ui.steps.step import BEFORE_LAYOUT
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import EVIDENCE
from resign_tui.ui.widgets.evidence_list import EvidenceDetail, EvidenceList
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.filter_field import FilterField
from resign_tui.ui.widgets.notes import Note
from resign_tui.ui.widgets.row_list import Row, RowList
from resign_tui.ui.widgets.step_form import Title

if TYPE_CHECKING:
    from resign_tui.ui.app_protocol import AppProtocol

_EVERY = 0.2
"""Seconds between two looks at a reading."""

_ON_LINES = ("accept", "drop", "edit_first", "accept_certain", "who_am_i", "filter", "read", "other_folders")
"""What the keys do to the lines."""


class EvidenceStep(HandoverView):
    """A page that asks what to read; then lines on the left, the one under the cursor in full on the right."""

    is_alone = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "accept", "accept", show=False, id="evidence.accept"),
        Binding("x", "drop", "drop", show=False, id="evidence.drop"),
        Binding("e", "edit_first", "edit", show=False, id="evidence.edit"),
        Binding("u", "accept_certain", "all certain", show=False, id="evidence.accept_certain"),
        Binding("w", "who_am_i", "who am I", show=False, id="evidence.who_am_i"),
        Binding("slash", "filter", "filter", show=False, id="evidence.filter"),
        Binding("r", "read", "read again", show=False, id="evidence.read_again"),
        Binding("f", "other_folders", "folders", show=False, id="evidence.other_folders"),
        Binding("escape", "leave", "stop", show=False, id="evidence.leave"),
    ]

    class Arrived(Message):
        """The first line was found, or the reading is over."""

        def __init__(self, run: Run) -> None:
            super().__init__()
            self.run = run

    class Cleaned(Message):
        """What was found before, looked through with the maintained scanner."""

        def __init__(self, run: Run, proposals: tuple[Proposal, ...]) -> None:
            super().__init__()
            self.run, self.proposals = run, proposals

    def __init__(self) -> None:
        super().__init__(EVIDENCE)
        self.ask = EvidenceAsk(here())
        self.title = Title("Evidence")
        self.words = FilterField("evidence.words")
        self.rows = EvidenceList(id="evidence-rows")
        self.detail = EvidenceDetail(id="evidence-detail")
        self.board = Vertical(id="evidence-board")
        self._run: Run | None = None
        self._read: tuple[Proposal, ...] = ()
        self._findings = Findings()
        self._me: frozenset[Author] = frozenset()
        self._is_scanned = False
        self._done = Done()
        self._held = False
        self._is_moved = False

    def compose(self) -> ComposeResult:
        """The views of the step, the page before reading, and the board with what was read."""
        yield self.tabs
        yield self.ask
        with self.board:
            yield self.title
            with Horizontal(id="evidence-halves"):
                with Vertical(id="evidence-left"):
                    yield self.words
                    yield self.rows
                yield self.detail

    def on_mount(self) -> None:
        """Nothing has been read yet."""
        self.board.display = False
        self.watch(self.rows, "highlighted", self._move, init=False)
        self.watch(self.words, "value", self._filter_by, init=False)
        self._looks = self.set_interval(_EVERY, self._take_arrived, pause=True)

    def on_unmount(self) -> None:
        """The draft is left, or the program closed: nothing reads on."""
        if self._run is not None:
            self._run.stop()

    def enter(self, field: str = "") -> None:
        """To the lines, or to the line that begins the reading."""
        self.screen.set_focus(self.rows if self.board.display else self.ask.start)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show(self, state: ViewState) -> None:
        """The views, and the lines that are still to decide."""
        super().show(state)
        self.ask.set_compact(state.is_narrow)
        self._scan()
        self._show_lines()

    def on_resize(self) -> None:
        """Words break at other places."""
        self.call_after_refresh(self._show_lines)

    def _show_lines(self) -> None:
        if self.state is None or self._run is None:
            return
        session, signs = self.state.session, signs_of(self)
        width = self.rows.size.width or BEFORE_LAYOUT
        findings, draft = self._findings, session.draft
        rows = evidence_rows.rows(findings, draft, session.today, signs, width)
        if not findings.grouped(draft):
            rows = (*evidence_words.nothing(findings, draft, self._run, signs, width), *rows)
        self._fill(rows)
        self._tell()
        self._show_detail()

    def _fill(self, rows: tuple[Row, ...]) -> None:
        """Show the rows: the cursor stays on its line, at the top until it was moved, on what an undo brought back."""
        holds = self._done.holds(self._session.draft)
        came_back = self._done.id if self._held and not holds else ""
        self._held = holds
        was_moved, self._is_moved = self._is_moved, False
        self.rows.show(rows)
        first = next((row.id for row in rows if row.id), "")
        if came_back or not was_moved:
            self.rows.stand_on(came_back or first)
        self._is_moved = was_moved or bool(came_back)

    def _move(self) -> None:
        self._is_moved = True
        self._show_detail()

    def _tell(self) -> None:
        if self.state is not None and self._run is not None:
            draft = self.state.session.draft
            said = evidence_words.sentence(self._findings, draft, self._run, self._is_running, self._done)
            self.title.say("Evidence", evidence_words.aside(self._run, self._is_running), said)

    def _show_detail(self) -> None:
        """The line under the cursor in full."""
        proposal, current = self._proposal, self.rows.current
        if self.state is None:
            return
        if proposal is not None:
            before = next(read for read in self._findings.proposals if read.id == proposal.id)
            notes = evidence_notes.notes(self.state.session.draft, proposal, before, signs_of(self))
            self.detail.show_subject(proposal.id, evidence_notes.title(proposal), notes)
        elif current.startswith(TROUBLE):
            sentence = self._findings.troubles[int(current.removeprefix(TROUBLE))]
            self.detail.show_subject(current, "Could not be read", (Note(sentence, ink="ink"),))
        else:
            self.detail.show_subject(current, "", ())

    @property
    def _proposal(self) -> Proposal | None:
        """The proposal under the cursor."""
        current = self.rows.current
        undecided = self._findings.undecided(self._session.draft) if current and self.state is not None else ()
        return next((proposal for proposal in undecided if proposal.id == current), None)

    @property
    def _session(self) -> Session:
        assert self.state is not None  # the wizard binds it before a key can be pressed
        return self.state.session

    # -- reading -------------------------------------------------------------------------------------------------------

    @property
    def _resign(self) -> AppProtocol:
        return cast("AppProtocol", self.app)

    @property
    def _is_running(self) -> bool:
        return self._run is not None and not self._run.is_over and not self._run.is_stopped

    @on(StartLine.Pressed)
    def action_read(self) -> None:
        """Read the folders that are named, from the beginning; what was decided stays decided."""
        folders, problem = folders_in(self.ask.typed)
        self.ask.tell(problem)
        if problem:
            self._turn(to_ask=True)
            self.ask.focus_exactly(FOLDERS)
            return
        if self._run is not None:
            self._run.stop()
        scanner = self._resign.scanner
        self._is_scanned = self._resign.scanner_is_ready
        me = identities_of(self._session.draft, (author.mail or author.name for author in self._me))
        home = Path.home() if self.ask.with_home else None
        wanted = Wanted(folders, home, me, self._resign.now())
        run = self._run = Run(wanted, scanner.scan if self._is_scanned else patterns.find)
        self._read, self._done = (), Done()
        self._findings = replace(self._findings, proposals=(), troubles=())
        self._is_moved = False
        self._turn(to_ask=False)
        self._show_lines()
        self._looks.resume()
        self.run_worker(
            lambda: run.read(lambda: self.post_message(self.Arrived(run))),
            thread=True,
            group="read",
            exit_on_error=False,
        )

    def _turn(self, *, to_ask: bool) -> None:
        self.ask.display, self.board.display = to_ask, not to_ask
        self.enter()

    @on(Arrived)
    def _hear(self, event: Arrived) -> None:
        event.stop()
        if event.run is self._run:
            self._take_arrived()

    def _take_arrived(self) -> None:
        """Show what was found since the last look, and how far the reading is."""
        run = self._run
        if run is None:
            return
        if run.is_over:
            self._looks.pause()
        arrived = run.arrived()
        if arrived or run.is_over or run.troubles != self._findings.troubles:
            self._read += arrived
            self._findings = self._findings.with_read(self._read, run.troubles)
            self._show_lines()
        else:
            self._tell()

    @on(Worker.StateChanged)
    def _end(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a reader ends the reading, and nothing else."""
        if event.state is WorkerState.ERROR and self._run is not None:
            self._run.told(evidence_words.BROKE_OFF)
            self._take_arrived()

    def _scan(self) -> None:
        """As soon as the maintained scanner is loaded, look through everything with it."""
        run = self._run
        if run is None or self._is_scanned or not self._resign.scanner_is_ready:
            return
        self._is_scanned = True
        run.look_with(self._resign.scanner.scan)
        self._take_arrived()
        before = self._read
        self.run_worker(
            lambda: self.post_message(self.Cleaned(run, run.cleaned(before))), thread=True, exit_on_error=False
        )

    @on(Cleaned)
    def _take_cleaned(self, event: Cleaned) -> None:
        event.stop()
        if event.run is self._run:
            self._read = (*event.proposals, *self._read[len(event.proposals) :])
            self._findings = self._findings.with_read(self._read, event.run.troubles)
            self._show_lines()

    # -- deciding ------------------------------------------------------------------------------------------------------

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        """Enter accepts a line and unfolds what is folded."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take the line into the handover; on a folded row, unfold it."""
        proposal, current = self._proposal, self.rows.current
        if proposal is not None:
            self._decide(lambda session: session.accept_evidence(proposal), evidence_words.accepted(proposal))
        elif current == TROUBLES or current.startswith(MORE):
            self._findings = self._findings.turned(current.removeprefix(MORE))
            self._show_lines()

    def action_drop(self) -> None:
        """Do without the line."""
        proposal = self._proposal
        if proposal is not None:
            self._decide(lambda session: session.drop_evidence(proposal), evidence_words.dropped(proposal))

    def action_accept_certain(self) -> None:
        """Accept what is certain in the group and says nothing else than the draft does."""
        proposal, draft = self._proposal, self._session.draft
        group = proposal.group if proposal is not None else self.rows.current.removeprefix(MORE)
        listed = self._findings.listed(group, self._findings.grouped(draft).get(group, ()))
        certain = [each for each in listed if each.confidence == "certain"]
        agreeing = tuple(each for each in certain if not differences(draft, each))
        done = evidence_words.accepted_certain(agreeing, len(certain) - len(agreeing))
        self._decide(lambda session: session.accept_all_evidence(agreeing), done)

    def _decide(self, transition: Callable[[Session], Session], done: Done) -> None:
        self._done, self._held = done, False
        self.post_message(Change(transition))

    def action_edit_first(self) -> None:
        """Change the record before it is accepted."""
        proposal = self._proposal
        if proposal is None:
            return
        if not proposal.record:
            self.notify(evidence_words.NOT_EDITABLE, markup=False)
            return

        def take(record: Record | None) -> None:
            if record and dict(record) != dict(proposal.fields):
                self._findings = self._findings.with_edit(proposal, record)
                self._done = evidence_words.edited(proposal)
                self._show_lines()

        self.app.push_screen(dialogs.RecordEditor(catalogue.field(proposal.record), proposal.fields), take)

    def action_who_am_i(self) -> None:
        """Say which authors are the person; what depends on it is read again."""
        authors = self._run.lookalikes if self._run is not None else {}
        if not authors and not self._me:
            self.notify(evidence_words.NOBODY_LIKE_YOU, markup=False)
            return

        def take(ticked: frozenset[Author] | None) -> None:
            if ticked is not None and ticked != self._me:
                self._me = ticked
                self.action_read()

        self.app.push_screen(dialogs.WhoAmIScreen(authors, self._me), take)

    # -- where one is --------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the lines wait until there are some."""
        return action not in _ON_LINES or bool(self.board.display)

    def action_filter(self) -> None:
        """Type words that a line must hold."""
        self.add_class("-filtering")
        self.screen.set_focus(self.words)

    def _filter_by(self, words: str) -> None:
        self._findings = replace(self._findings, words=words)
        self._is_moved = False
        self._show_lines()

    @on(FilterField.Left)
    def _leave_filter(self, event: FilterField.Left) -> None:
        event.stop()
        self.set_class(bool(self.words.value), "-filtering")
        self.screen.set_focus(self.rows)

    def action_other_folders(self) -> None:
        """Back to the page that asks for folders."""
        self._turn(to_ask=True)
        self.ask.focus_exactly(FOLDERS)

    def action_leave(self) -> None:
        """Stop reading and keep what was found; when nothing is read, back to where one came from."""
        if self._is_running and self._run is not None:
            self._run.stop()
            self._take_arrived()
        elif self.ask.display and self._run is not None:
            self._turn(to_ask=False)
        else:
            self.post_message(OpenView("handover"))
