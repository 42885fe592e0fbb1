"""The wizard: composes the panes and the steps, hands the session down to them, saves it, and switches steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.answers import catalogue, leaks
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.draft import Draft
from resign_tui.core.letter.own import OwnWording
from resign_tui.core.notice.public_holidays import HolidaySource
from resign_tui.core.plan.today import is_handed_in
from resign_tui.core.secrets import patterns
from resign_tui.ui import bars, dialogs, present, undone, views
from resign_tui.ui.commands import COMMANDS, commands_of
from resign_tui.ui.live_letter import LiveLetter
from resign_tui.ui.messages import (
    Change,
    CopyDocument,
    DocumentsLeft,
    GoTo,
    GoToItem,
    OpenView,
    Outcomes,
    PrintLetter,
    Reword,
    ScannerReady,
    ShowDocument,
    UseFolder,
    WriteDocuments,
)
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.panes import Header, Keys, LiveStrip, Overview, QuestionHelp
from resign_tui.ui.session import Session
from resign_tui.ui.session_screen import SessionScreen
from resign_tui.ui.steps.switcher import StepSwitcher
from resign_tui.ui.view_state import Log, ViewState
from resign_tui.ui.widgets.form import Answer, Way
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.letter_pane import LetterPane

if TYPE_CHECKING:
    from resign_tui.ui.sending.outbox import Outbox
    from resign_tui.ui.unkept import Unkept

_WARMS_SCANNER = ("words", "handover", "review", "send")
"""Steps from which a copy is not far: if the draft needs the scanner's rules, they are loaded there."""

_SCANS = ("review", "send")
"""Steps in which the maintained scanner looks, beside the exact patterns."""

_WITH_FORMS = ("handover", "send")
"""Steps that ask questions on forms of their own."""

_KEPT = 100
"""Outcomes in the log."""

_SEVERITY: dict[str, Literal["information", "warning", "error"]] = {
    "done": "information",
    "warning": "warning",
    "failed": "error",
}
"""How an outcome is told in passing."""

TINY = (60, 18)
"""Columns and rows below which a sentence asks for room."""


class WizardScreen(SessionScreen):
    """Seven steps with the letter and the handover beside them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.word, show=False, id=command.name)
        for command in COMMANDS
        if command.where == "everywhere"
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (120, "-wide"), (180, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    AUTO_FOCUS = ""

    def __init__(
        self,
        draft: Draft,
        today: date,
        holidays: HolidaySource,
        *,
        wording: OwnWording | None = None,
        read_only: bool = False,
        unkept: Unkept | None = None,
    ) -> None:
        width, height = self.app.size
        is_narrow = width < self.HORIZONTAL_BREAKPOINTS[1][0]
        session = Session(draft, today, holidays, wording=wording, read_only=read_only, unkept=unkept)
        super().__init__(ViewState(session, is_narrow=is_narrow))
        self._letter = LiveLetter(signs=self.resign.signs)
        self._steps = StepSwitcher(id="steps")
        self._outbox: Outbox | None = None
        # Known before the first layout: a class that changes after it would cost a second one.
        self.set_classes(
            [_class_for(width, self.HORIZONTAL_BREAKPOINTS), _class_for(height, self.VERTICAL_BREAKPOINTS)]
        )

    def compose(self) -> ComposeResult:
        """Masthead; step and help on the left, letter and handover on the right; keys below."""
        yield Static(
            Content("A little more room, please: 60 by 18 or larger, or `resign-tui --plain`. Nothing is lost."),
            id="tiny",
        )
        yield Header(id="masthead").data_bind(state=SessionScreen.settled, save=SessionScreen.save)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self._steps
                yield QuestionHelp(id="help").data_bind(state=SessionScreen.settled)
                yield LiveStrip().data_bind(state=SessionScreen.live)
            with Vertical(id="right"):
                yield self._letter.data_bind(state=SessionScreen.live, settled=SessionScreen.settled)
                yield Overview(id="handover-pane").data_bind(state=SessionScreen.settled)
        yield Keys(id="keybar").data_bind(state=SessionScreen.settled)

    async def on_mount(self) -> None:
        """Open on today once the letter is handed in, else where the person left."""
        self.watch(self._letter, "latest", self._take_answer, init=False)
        place = self.session.draft.place
        spec = catalogue.fields().get(place.field)
        step = place.step if place.step in STEPS else STEPS[0]
        if is_handed_in(self.departure):
            await self.open_view(views.TODAY)
        else:
            await self.open_view(views.view_of(spec) if spec and step in _WITH_FORMS else step, place.field)
        self.call_after_refresh(self._begin_review)

    def _begin_review(self) -> None:
        self.look(reviews=True)

    async def take_draft(self, draft: Draft, *, read_only: bool) -> None:
        """Go on with another draft: nothing of the one before stays, neither its history nor its forms."""
        outbox, self._outbox = self._outbox, None
        before = self.session
        self.begin(Session(draft, before.today, before.holidays, wording=before.wording, read_only=read_only))
        await self._steps.clear()
        if outbox is not None:
            await outbox.remove()
        await self.on_mount()

    # -- steps -------------------------------------------------------------------------------------------------------

    async def open_view(self, view: str, field: str = "") -> None:
        """Show a step or a view of one, and there the question or the item with this id or what comes first."""
        self.set_pane("")
        steps = self._steps
        step, is_new = await steps.built(view, self.live)
        if is_new:
            step.watch(self, "settled", step.follow)
            self.watch(step, "latest", self._take_answer, init=False)
        steps.show(step)
        name = views.step_of(view)
        if name in _WARMS_SCANNER:
            self.resign.scan_must_wait("\n".join(text for _, text in leaks.texts(self.session.draft)))
        self.set_class(not step.is_form, "-view")
        self.set_class(step.is_alone, "-alone")
        self.set_class(view == "words", "-words")
        self.set_class(not step.is_form and name in _WITH_FORMS, "-broad")
        step.put(self.session.draft)  # a question may stand on two steps
        self.look(step=name, view=view, field="", in_hand="", document=step.document, session=self._searched(name))
        step.enter(field)
        self._note_focus()
        if self.focused is not None:  # what stands above it may have grown
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _searched(self, step: str) -> Session:
        """The session, looking for secrets as the step does."""
        if step not in _SCANS:
            return self.session.looking(patterns.find)
        is_ready = self.resign.scanner_is_ready
        return self.session.looking(self.resign.scanner.scan if is_ready else self.resign.find_at_once)

    @on(ScannerReady)
    def _scan(self) -> None:
        self.look(self._searched(self.live.step))

    def _note_focus(self) -> None:
        """Take down where the person is; letter, help and keys follow."""
        if self._steps.step is None or not self.live.view:
            return
        field = self._steps.step.note_focus(self.focused)
        place = bars.PLACE_OF.get((self.focused.id or "") if self.focused is not None else "", "form")
        self.stand(self._searched(self.live.step).at(self.live.step, field), field=field, place=place)

    def on_descendant_focus(self) -> None:
        """The help, the highlight and the keys follow the focus."""
        self._note_focus()

    def _take_answer(self, answer: Answer | Way | Change | None) -> None:
        """In the same message as the key, so that it is handed to the saver before anything is painted."""
        if isinstance(answer, Change):
            self.change(answer)
        elif isinstance(answer, Way):
            self._read_as(answer)
        elif answer is not None:
            self.take(self.session.answer(answer.field, answer.value, typing=self._is_typed(answer)), typed=True)

    def _read_as(self, chosen: Way) -> None:
        before = self.session
        after = before.read_as(chosen.field, chosen.way)
        if after is before:
            self.notify("There is no second reading to choose here.", markup=False)
        else:
            self.take(after, typed=True)

    def _is_typed(self, answer: Answer) -> bool:
        """It came by typing, in a field or in a dialog over it, and not at one stroke."""
        is_text = catalogue.field(answer.field).kind not in ("choice", "multi", "flag", "records")
        return (is_text and not answer.whole) or self.app.screen is not self

    def set_pane(self, pane: str) -> None:
        """Which pane has the room of the form where there is no room for both; empty for the form."""
        for name in ("letter", "handover"):
            self.set_class(pane == name, f"-show-{name}")

    @on(HandoverPane.Left)
    @on(LetterPane.Left)
    def leave_pane(self) -> None:
        """Back to the question the person came from."""
        self.set_pane("")
        if self._steps.step is not None:
            self._steps.step.resume()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the panes; below the smallest size, say so in front of them: what is typed goes where it went."""
        width, height = event.size
        self.set_class(width < TINY[0] or height < TINY[1], "-tiny")
        self.call_after_refresh(self._refold)

    def _refold(self) -> None:
        self.look(is_narrow=self.has_class("-narrow"))
        self.query_one("#body", Horizontal).refresh()
        if self.focused is not None:  # rows have moved under it
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    # -- messages up -------------------------------------------------------------------------------------------------

    @on(OpenView)
    async def _open_view(self, event: OpenView) -> None:
        await self.open_view(event.view, event.field)

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        await self.go_to(event.field)

    async def go_to(self, field: str) -> None:
        """Go to a question, on whichever step it is asked; what is no question changes nothing."""
        spec = catalogue.fields().get(field)
        if spec is not None:
            here = self.live.view if any(field == each.id for each in self.live.questions) else ""
            await self.open_view(here or views.view_of(spec), field)

    @on(GoToItem)
    async def _go_to_item(self, event: GoToItem) -> None:
        await self.open_view("handover", event.item_id)

    @on(Reword)
    def _reword(self, event: Reword) -> None:
        self._letter.open_editor(event.paragraph)

    @on(ShowDocument)
    def _show_document(self, event: ShowDocument) -> None:
        self.look(document=event.name)

    # -- what leaves -------------------------------------------------------------------------------------------------

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

    # -- commands ----------------------------------------------------------------------------------------------------

    async def action_next_step(self) -> None:
        """The next step."""
        await self._step_by(1)

    async def action_today(self) -> None:
        """What today asks for."""
        await self.open_view(views.TODAY)

    async def action_previous_step(self) -> None:
        """The step before."""
        await self._step_by(-1)

    async def _step_by(self, by: int) -> None:
        at = STEPS.index(self.live.step) + by
        if 0 <= at < len(STEPS):
            await self.open_view(STEPS[at])

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self._walk(self.session.undo(), undone.UNDONE, "Nothing to undo.")

    async def action_redo(self) -> None:
        """Do again what was undone."""
        await self._walk(self.session.redo(), undone.DONE_AGAIN, "Nothing to do again.")

    async def _walk(self, session: Session, verb: str, otherwise: str) -> None:
        """Along the history; what that changed is said, and shown where it is a question of another step."""
        if session is self.session:
            self.notify(otherwise, markup=False)
            return
        said, field = undone.told(verb, self.departure, session.departure)
        self.rest_hand()
        self.take(session, said=said)
        if field and views.step_of(views.view_of(catalogue.field(field))) != self.live.step:
            await self.go_to(field)

    def action_letter(self) -> None:
        """Read the letter; again, back to the form."""
        self._turn_to("letter")

    async def action_handover(self) -> None:
        """Look at the handover, in its own step at the list itself; again, back to the form."""
        if self.live.step == "handover":
            await self.open_view("handover")
        else:
            self._turn_to("handover")

    def _turn_to(self, name: str) -> None:
        if self._pane(name).has_focus:
            self.leave_pane()
        else:
            self.turn_to(name)

    def turn_to(self, name: str) -> None:
        """Into the letter or the handover beside the form."""
        self.set_pane(name)
        self._pane(name).focus()

    def _pane(self, name: str) -> Widget:
        return self._letter if name == "letter" else self.query_one(Overview)

    def action_reword(self) -> None:
        """Rewrite the paragraph of the focused question, or the one under the letter's cursor."""
        self._letter.reword()

    def action_another_wording(self) -> None:
        """Say the sentence of the focused question, or the one under the letter's cursor, in another way."""
        self._letter.word_otherwise()

    def action_copy_letter(self) -> None:
        """Copy the letter and check it."""
        self.post_message(CopyDocument("letter"))

    def action_copy_handover(self) -> None:
        """Copy the handover and check it."""
        self.post_message(CopyDocument("handover"))

    def action_go_to(self) -> None:
        """Go to any step, or to what is still open."""
        rows = present.destinations(self.live.step, self.session.progress, self.resign.signs)
        keys = "enter go there   1 to 7 a step   esc close"
        self.app.push_screen(dialogs.Chooser("Go to", rows, keys, current=self.live.step), self._go)

    async def _go(self, target: str | None) -> None:
        if target is not None:
            await (self.open_view(target) if target in STEPS else self.go_to(target))

    def action_palette(self) -> None:
        """Find a command, a question or a document by its name."""
        from resign_tui.ui import palette  # the exports come with it

        async def take(entry: palette.Entry | None) -> None:
            if entry is not None:
                await palette.carry_out(self, entry)

        found = palette.entries(
            self.settled, self.resign.signs, commands_of(self), self.resign.other_drafts(), self.resign.colours()
        )
        self.app.push_screen(dialogs.PaletteScreen(found), take)

    def action_help(self) -> None:
        """What every key does, the keys of the present place first."""
        self.app.push_screen(dialogs.HelpScreen(self.live.place, commands_of(self)))

    def action_guidance(self) -> None:
        """Read the guidance for where you are."""
        self.app.push_screen(dialogs.GuidanceScreen(self.departure, self.live.step))

    def action_reckoning(self) -> None:
        """How the dates were counted, line by line."""
        self.app.push_screen(dialogs.ReckoningScreen(self.departure))


def _class_for(size: int, breakpoints: Sequence[tuple[int, str]]) -> str:
    return next(name for least, name in reversed(breakpoints) if size >= least)
