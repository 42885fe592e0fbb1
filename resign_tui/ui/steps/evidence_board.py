"""What was read, on one board: the lines to decide on, a filter over them, and the line under the cursor in full."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.ui.session import Session
from resign_tui.ui.steps import evidence_notes, evidence_rows, evidence_words
from resign_tui.ui.steps.evidence_rows import MORE, TROUBLE, TROUBLES, Findings
from resign_tui.ui.steps.evidence_run import Run
from resign_tui.ui.steps.evidence_words import Done
from resign_tui.ui.widgets.evidence_list import EvidenceDetail, EvidenceList
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.filter_field import FilterField
from resign_tui.ui.widgets.notes import Note
from resign_tui.ui.widgets.row_list import Row, Rows
from resign_tui.ui.widgets.step_form import Title


class EvidenceBoard(Vertical):
    """It shows findings and changes no draft."""

    def __init__(self) -> None:
        super().__init__(id="evidence-board")
        self.findings = Findings()
        self.title = Title("Evidence")
        self.words = FilterField("evidence.words")
        self.rows = EvidenceList(id="evidence-rows")
        self.detail = EvidenceDetail(id="evidence-detail")
        self._of: tuple[Session, Run] | None = None
        self._done = Done()
        self._held = False
        self._at, self._is_moved = "", False

    def compose(self) -> ComposeResult:
        """What there is to do, the lines, and one of them in full."""
        yield self.title
        with Horizontal(id="evidence-halves"):
            with Vertical(id="evidence-left"):
                yield self.words
                yield self.rows
            yield self.detail

    def on_mount(self) -> None:
        """Follow the cursor and the words."""
        self.watch(self.rows, "highlighted", self._move, init=False)
        self.watch(self.words, "value", self._filter_by, init=False)

    def on_resize(self) -> None:
        """Words break at other places."""
        self.call_after_refresh(self.redraw)

    # -- what comes down -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Another reading begins."""
        self._done, self._is_moved = Done(), False
        self.findings = replace(self.findings, proposals=(), troubles=())

    def show(self, session: Session, run: Run) -> None:
        """Show what is still to decide in this session of what this run has found."""
        self._of = session, run
        self.redraw()

    def take(self, findings: Findings, done: Done | None = None) -> None:
        """Show these findings, and say what was done."""
        self.findings = findings
        self.note(done or self._done)
        self.redraw()

    def note(self, done: Done) -> None:
        """Say from the next change of the draft on what was done."""
        if done is not self._done:
            self._done, self._held = done, False

    # -- the line under the cursor -------------------------------------------------------------------------------------

    @property
    def proposal(self) -> Proposal | None:
        """The proposal under the cursor."""
        current = self.rows.current
        undecided = self.findings.undecided(self._of[0].draft) if self._of is not None else ()
        return next((proposal for proposal in undecided if proposal.id == current), None)

    @property
    def group(self) -> tuple[Proposal, ...]:
        """The lines of the group with the cursor."""
        if self._of is None:
            return ()
        proposal = self.proposal
        group = proposal.group if proposal is not None else self.rows.current.removeprefix(MORE)
        return self.findings.listed(group, self.findings.grouped(self._of[0].draft).get(group, ()))

    def unfold(self) -> None:
        """Show what is folded under the cursor, or no longer."""
        current = self.rows.current
        if current == TROUBLES or current.startswith(MORE):
            self.take(self.findings.turned(current.removeprefix(MORE)))

    def filter(self) -> None:
        """Type words that a line must hold."""
        self.add_class("-filtering")
        self.screen.set_focus(self.words)

    def _filter_by(self, words: str) -> None:
        self._is_moved = False
        self.take(replace(self.findings, words=words))

    @on(FilterField.Left)
    def _leave_filter(self, event: FilterField.Left) -> None:
        event.stop()
        self.set_class(bool(self.words.value), "-filtering")
        self.screen.set_focus(self.rows)

    # -- drawing -------------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """The lines, what there is to do, and the line under the cursor."""
        if self._of is None:
            return
        (session, run), findings, signs = self._of, self.findings, signs_of(self)
        found = findings.grouped(session.draft)

        def rows(width: int) -> tuple[Row, ...]:
            nothing = () if found else evidence_words.nothing(findings, session.draft, run, signs, width)
            return (*nothing, *evidence_rows.rows(findings, session.draft, session.today, signs, width))

        self._fill(rows, session)
        self.tell()
        self._show_detail()

    def _fill(self, rows: Rows, session: Session) -> None:
        """The cursor stays on its line, at the top until it was moved, or goes to what an undo brought back."""
        holds = self._done.holds(session.draft)
        came_back = self._done.id if self._held and not holds else ""
        self._held = holds
        was_moved = self._is_moved
        self.rows.show(rows)
        if came_back or not was_moved:
            self.rows.stand_on(came_back or self.rows.first)
        self._at, self._is_moved = self.rows.current, was_moved or bool(came_back)

    def _move(self) -> None:
        """Another line is under the cursor; a list that only fits itself into another width comes back to its own."""
        if self.rows.current not in ("", self._at):
            self._at, self._is_moved = self.rows.current, True
        self._show_detail()

    def tell(self) -> None:
        """How far the reading is, and what there is to do."""
        if self._of is not None:
            session, run = self._of
            said = evidence_words.sentence(self.findings, session.draft, run, self._done)
            self.title.say("Evidence", evidence_words.aside(run), said)

    def _show_detail(self) -> None:
        proposal, current = self.proposal, self.rows.current
        if proposal is not None and self._of is not None:
            before = next(read for read in self.findings.proposals if read.id == proposal.id)
            notes = evidence_notes.notes(self._of[0].draft, proposal, before, signs_of(self))
            self.detail.show_subject(proposal.id, evidence_notes.title(proposal), notes)
        elif current == TROUBLES or current.startswith(TROUBLE):
            number = int(current.removeprefix(TROUBLE)) if current != TROUBLES else None
            told = self.findings.troubles if number is None else self.findings.troubles[number : number + 1]
            notes = tuple(Note(sentence, sign=signs_of(self).info, ink="ink") for sentence in told)
            self.detail.show_subject(current, "Could not be read", notes)
        else:
            self.detail.show_subject(current, "", ())
