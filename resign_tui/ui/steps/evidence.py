"""The evidence: reads stores away from the keys, and lets the person decide on each line that came out of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker, WorkerState

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.evidence.accepting import differences
from resign_tui.core.evidence.identity import Author, identities_of
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.ui import dialogs
from resign_tui.ui.commands import commands_of, shown_key
from resign_tui.ui.messages import Change, OpenView
from resign_tui.ui.session import Session
from resign_tui.ui.steps import evidence_words
from resign_tui.ui.steps.evidence_ask import FOLDERS, EvidenceAsk, StartLine, folders_in, here
from resign_tui.ui.steps.evidence_board import EvidenceBoard
from resign_tui.ui.steps.evidence_run import Run, Wanted
from resign_tui.ui.steps.evidence_words import Done
from resign_tui.ui.steps.schedule import HandoverView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.views import EVIDENCE
from resign_tui.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from resign_tui.ui.app_protocol import AppProtocol

_EVERY = 0.2
"""Seconds between two looks at a reading."""

_ON_LINES = ("accept", "drop", "edit_first", "accept_certain", "who_am_i", "filter", "read", "other_folders")
"""What the keys do once there is a board."""


class EvidenceStep(HandoverView):
    """A page that asks what to read, then the board with what was found."""

    is_alone = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "accept", "accept", show=False),
        Binding("x", "drop", "drop", show=False, id="evidence-drop"),
        Binding("e", "edit_first", "edit", show=False, id="evidence-edit-first"),
        Binding("u", "accept_certain", "certain ones here", show=False, id="evidence-accept-certain"),
        Binding("w", "who_am_i", "who am I", show=False, id="evidence-who-am-i"),
        Binding("slash", "filter", "filter", show=False, id="evidence-filter"),
        Binding("r", "read", "read again", show=False, id="evidence-read-again"),
        Binding("f", "other_folders", "folders", show=False, id="evidence-other-folders"),
        Binding("escape", "leave", "stop", show=False, id="evidence-leave"),
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
        self.board = EvidenceBoard()
        self.run: Run | None = None
        self._reader: Worker[None] | None = None
        self._read: tuple[Proposal, ...] = ()
        self._me: frozenset[Author] = frozenset()
        self._is_scanned = False

    def compose(self) -> ComposeResult:
        """The views of the step, the page before reading, and the board with what was read."""
        yield self.tabs
        yield self.ask
        yield self.board

    def on_mount(self) -> None:
        """Nothing has been read yet."""
        self.board.display = False
        self._looks = self.set_interval(_EVERY, self._take_arrived, pause=True)

    def on_unmount(self) -> None:
        """The draft is left, or the program closed: nothing reads on."""
        if self.run is not None:
            self.run.stop()

    def enter(self, field: str = "") -> None:
        """To the lines, or to the line that begins the reading."""
        self.screen.set_focus(self.board.rows if self.board.display else self.ask.start)

    def show(self, state: ViewState) -> None:
        """The views, and the lines that are still to decide."""
        super().show(state)
        self.ask.set_compact(state.is_narrow)
        self._scan()
        if self.run is not None:
            self.board.show(state.session, self.run)

    @property
    def _session(self) -> Session:
        assert self.state is not None  # the wizard binds it before a key can be pressed
        return self.state.session

    @property
    def _resign(self) -> AppProtocol:
        return cast("AppProtocol", self.app)

    # -- reading -------------------------------------------------------------------------------------------------------

    @on(StartLine.Pressed)
    def action_read(self) -> None:
        """Read the folders that are named, from the beginning; what was decided stays decided."""
        folders, problem = folders_in(self.ask.typed)
        self.ask.tell(problem)
        if problem:
            self.action_other_folders()
            return
        if self.run is not None:
            self.run.stop()
        run = self.run = self._new_run(folders)
        self._read = ()
        self.board.begin()
        self.board.show(self._session, run)
        self._turn(to_ask=False)
        self._looks.resume()
        self._reader = self.run_worker(
            lambda: run.read(lambda: self.post_message(self.Arrived(run))), thread=True, exit_on_error=False
        )

    def _new_run(self, folders: tuple[Path, ...]) -> Run:
        self._is_scanned = self._resign.scanner_is_ready
        me = identities_of(self._session.draft, (author.mail or author.name for author in self._me))
        home = Path.home() if self.ask.with_home else None
        find = self._resign.scanner.scan if self._is_scanned else self._resign.find_at_once
        return Run(Wanted(folders, home, me, self._resign.now()), find)

    def _turn(self, *, to_ask: bool) -> None:
        self.ask.display, self.board.display = to_ask, not to_ask
        self.enter()

    @on(Arrived)
    def _hear(self, event: Arrived) -> None:
        event.stop()
        if event.run is self.run:
            self._take_arrived()

    def _take_arrived(self) -> None:
        """Show what was found since the last look, and how far the reading is."""
        run = self.run
        if run is None:
            return
        if run.is_over:
            self._looks.pause()
        arrived = run.arrived()
        if arrived or run.is_over or run.is_stopped or run.troubles != self.board.findings.troubles:
            self._read += arrived
            self.board.take(self.board.findings.with_read(self._read, run.troubles))
        else:
            self.board.tell()

    @on(Worker.StateChanged)
    def _end(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a reader ends the reading, and nothing else."""
        if event.worker is self._reader and event.state is WorkerState.ERROR and self.run is not None:
            self.run.told(evidence_words.BROKE_OFF)
            self._take_arrived()

    def _scan(self) -> None:
        """As soon as the maintained scanner is loaded, look through everything with it."""
        run = self.run
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
        if event.run is self.run:
            self._read = (*event.proposals, *self._read[len(event.proposals) :])
            self.board.take(self.board.findings.with_read(self._read, event.run.troubles))

    # -- deciding ------------------------------------------------------------------------------------------------------

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        """Enter accepts a line and unfolds what is folded."""
        event.stop()
        self.action_accept()

    @property
    def _undo(self) -> str:
        return shown_key("undo", commands_of(self))

    def action_accept(self) -> None:
        """Take the line into the handover; on a folded row, unfold it."""
        proposal = self.board.proposal
        if proposal is None:
            self.board.unfold()
        else:
            self._decide(
                lambda session: session.accept_evidence(proposal), evidence_words.accepted(proposal, self._undo)
            )

    def action_drop(self) -> None:
        """Do without the line."""
        proposal = self.board.proposal
        if proposal is not None:
            self._decide(lambda session: session.drop_evidence(proposal), evidence_words.dropped(proposal, self._undo))

    def action_accept_certain(self) -> None:
        """Accept what is certain in the group and says nothing else than the draft does."""
        certain = [each for each in self.board.group if each.confidence == "certain"]
        agreeing = tuple(each for each in certain if not differences(self._session.draft, each))
        waiting = self.board.findings.undecided(self._session.draft)
        elsewhere = sum(each.confidence == "certain" and each not in self.board.group for each in waiting)
        done = evidence_words.accepted_certain(agreeing, len(certain) - len(agreeing), self._undo, elsewhere)
        self._decide(lambda session: session.accept_all_evidence(agreeing), done)

    def _decide(self, transition: Callable[[Session], Session], done: Done) -> None:
        self.board.note(done)
        self.board.tell()
        self.post_message(Change(transition))

    def action_edit_first(self) -> None:
        """Change the record before it is accepted."""
        proposal = self.board.proposal
        if proposal is None:
            return
        if not proposal.record:
            self.notify(evidence_words.NOT_EDITABLE, markup=False)
            return

        def take(record: Record | None) -> None:
            if record and dict(record) != dict(proposal.fields):
                self.board.take(self.board.findings.with_edit(proposal, record), evidence_words.edited(proposal))

        self.app.push_screen(dialogs.RecordEditor(catalogue.field(proposal.record), proposal.fields), take)

    def action_who_am_i(self) -> None:
        """Say which authors are the person; what depends on it is read again."""
        authors = self.run.lookalikes if self.run is not None else {}
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
        self.board.filter()

    def action_other_folders(self) -> None:
        """Back to the page that asks for folders."""
        self._turn(to_ask=True)
        self.ask.focus_exactly(FOLDERS)

    def action_leave(self) -> None:
        """Stop reading and keep what was found; when nothing is read, back to where one came from."""
        if self.run is not None and self.run.is_running:
            self.run.stop()
            self._take_arrived()
        elif self.ask.display and self.run is not None:
            self._turn(to_ask=False)
        else:
            self.post_message(OpenView("handover"))
