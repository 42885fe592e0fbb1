"""The wizard: composes the panes and the steps, hands the session down to them, saves it, and switches steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import bars, dialogs, present, views
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.live_letter import LiveLetter
from resign_tui.ui.messages import (
    Change,
    CopyDocument,
    GoTo,
    GoToItem,
    HolidaysKnown,
    LetterLeft,
    OpenView,
    Outcomes,
    Reword,
    Saved,
    ShowDocument,
    WriteDocuments,
)
from resign_tui.ui.panes import Header, Keys, LiveStrip, Overview, QuestionHelp
from resign_tui.ui.session import Session
from resign_tui.ui.steps.switcher import StepSwitcher
from resign_tui.ui.view_state import Log, ViewState
from resign_tui.ui.widgets.form import Answer, Way
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.step_form import StepForm

if TYPE_CHECKING:
    from resign_tui.ui.app_protocol import AppProtocol
    from resign_tui.ui.sending.outbox import Outbox

_REST_AFTER = 0.02
"""Seconds after a typed key at which signs, counts and help follow the letter."""

_PAUSE_AFTER = 0.5
"""Seconds of rest, at least, that end a step of the history and let doubts about half a word be told."""

_WARMS_SCANNER = ("words", "handover", "review", "send")
"""Steps from which a copy is not far; a person who only looks in does not pay for the scanner's rules."""

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


class WizardScreen(Screen[None]):
    """Seven steps with the letter and the handover beside them.

    live: what is shown, key by key; the letter is bound to it. settled: the same a moment later while somebody types;
    everything else is bound to that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.word, show=False, id=command.action)
        for command in COMMANDS
        if command.where == "everywhere"
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    AUTO_FOCUS = ""

    live: reactive[ViewState] = reactive(ViewState(Session(Draft(), date.min)), repaint=False, init=False)
    settled: reactive[ViewState] = reactive(ViewState(Session(Draft(), date.min)), repaint=False, init=False)

    save: reactive[SaveState | None] = reactive(None, repaint=False, init=False)
    """How saving stands."""

    def __init__(self, draft: Draft, today: date, *, read_only: bool = False) -> None:
        super().__init__()
        is_narrow = self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0]
        state = ViewState(Session(draft, today, read_only=read_only), is_narrow=is_narrow)
        self.set_reactive(WizardScreen.live, state)
        self.set_reactive(WizardScreen.settled, state)
        self._looked = state.departure
        self._rest: Timer | None = None
        self._pause: Timer | None = None
        self._letter = LiveLetter(signs=self.resign.signs)
        self._steps = StepSwitcher(id="steps")
        self._outbox: Outbox | None = None
        width, height = self.app.size
        # Known before the first layout: a class that changes after it would cost a second one.
        self.set_classes(
            [_class_for(width, self.HORIZONTAL_BREAKPOINTS), _class_for(height, self.VERTICAL_BREAKPOINTS)]
        )

    @property
    def resign(self) -> AppProtocol:
        """The app, as ours."""
        return cast("AppProtocol", self.app)

    @property
    def session(self) -> Session:
        """The draft with what follows from it."""
        return self.live.session

    @property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return self.session.departure

    def compose(self) -> ComposeResult:
        """Masthead; step and help on the left, letter and handover on the right; keys below."""
        yield Static(Content("A little more room, please: 80 by 24 or larger. Nothing is lost."), id="tiny")
        yield Header(id="masthead").data_bind(state=WizardScreen.settled, save=WizardScreen.save)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self._steps
                yield QuestionHelp(id="help").data_bind(state=WizardScreen.settled)
                yield LiveStrip().data_bind(state=WizardScreen.live)
            with Vertical(id="right"):
                yield self._letter.data_bind(state=WizardScreen.live, settled=WizardScreen.settled)
                yield Overview(id="handover-pane").data_bind(state=WizardScreen.settled)
        yield Keys(id="keybar").data_bind(state=WizardScreen.settled)

    async def on_mount(self) -> None:
        """Open where the person left."""
        place = self.session.draft.place
        spec = catalogue.fields().get(place.field)
        step = place.step if place.step in STEPS else STEPS[0]
        await self.open_view(views.view_of(spec) if spec and step in _WITH_FORMS else step, place.field)
        self.call_after_refresh(self._begin_review)

    def _begin_review(self) -> None:
        self._show(reviews=True)

    # -- values down -------------------------------------------------------------------------------------------------

    def _show(self, **changes: object) -> None:
        """Show something else, everywhere and at once."""
        self.live = replace(self.live, **changes)  # type: ignore[arg-type]
        self.settle()

    def settle(self) -> None:
        """Let everything follow the letter."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if self.settled is not self.live:
            self.settled = self.live

    def take(self, session: Session) -> None:
        """Go on with this session, save it, and say what a change of the dates means."""
        before = self.session
        if session is before:
            return
        is_typing = getattr(self.focused, "takes_text", False)
        is_half_typed = is_typing and session.draft.answers is not before.draft.answers
        self.live = replace(self.live, session=session, in_hand=self.live.field if is_half_typed else self.live.in_hand)
        if not is_typing:
            self.settle()
        elif self._rest is None:
            self._rest = self.set_timer(_REST_AFTER, self.settle)
        if is_half_typed:
            self._note_key()
        else:
            self._tell(before)
        if session.draft is not before.draft and not session.read_only:
            self.resign.saver.changed(session.stored)

    def _note_key(self) -> None:
        if self._pause is None:
            self._pause = self.set_timer(_PAUSE_AFTER, self.rest_hand)
        else:
            self._pause.reset()

    def rest_hand(self) -> None:
        """Nothing is being typed any more: tell what is doubtful, and let the next key begin a step of the history."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self._show(session=self.session.pause(), in_hand="")

    def _tell(self, before: Session) -> None:
        """Say once that the dates have left the letter that was handed in, or that another step moved the end."""
        looked, self._looked = self._looked, self.departure
        told = present.amendment_told(looked, self.departure)
        if not told and self.live.step not in ("", "dates") and not getattr(self.focused, "takes_text", False):
            told = present.end_told(before.departure, self.departure)
        if told:
            self.notify(told, markup=False)

    def take_day(self, day: date) -> None:
        """Go on with another day, and say what moves with it."""
        before = self.departure
        self.take(self.session.on(day))
        self._steps.put(self.session.draft)
        self.notify(present.day_told(before, self.departure), markup=False)

    async def take_draft(self, draft: Draft, *, read_only: bool) -> None:
        """Go on with another draft: nothing of the one before stays, neither its history nor its forms."""
        await self._steps.clear()
        if self._outbox is not None:
            await self._outbox.remove()
            self._outbox = None
        session = Session(draft, self.session.today, self.session.holidays, read_only=read_only)
        self._looked = session.departure
        self._show(session=session, step="", view="", field="", in_hand="", document="letter", log=Log())
        self.save = None
        await self.on_mount()

    # -- steps -------------------------------------------------------------------------------------------------------

    async def open_view(self, view: str, field: str = "") -> None:
        """Show a step or a view of one, and there the question or the item with this id or what comes first."""
        self.set_pane("")
        steps = self._steps
        step, is_new = await steps.built(view, self.live)
        if is_new:
            step.watch(self, "settled", step.follow)
            for form in step.query(StepForm):
                self.watch(form, "latest", self._take_answer, init=False)
        steps.show(step)
        name = views.step_of(view)
        if name in _WARMS_SCANNER:
            self.resign.warm_scanner()
        self.set_class(not step.is_form, "-view")
        self.set_class(view == "words", "-words")
        self.set_class(not step.is_form and name in _WITH_FORMS, "-broad")
        step.put(self.session.draft)  # a question may stand on two steps
        self._show(step=name, view=view, field="", in_hand="", document=step.document, session=self._searched(name))
        step.enter(field)
        self._note_focus()
        if self.focused is not None:  # what stands above it may have grown
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _searched(self, step: str) -> Session:
        """The session, looking for secrets as the step does."""
        if step in _SCANS and self.resign.scanner_is_ready:
            return self.session.looking(self.resign.scanner.scan)
        return self.session

    def _note_focus(self) -> None:
        """Take down where the person is; letter, help and keys follow."""
        if self._steps.step is None or not self.live.view:
            return
        field = self._steps.step.note_focus(self.focused)
        place = bars.PLACES.get((self.focused.id or "") if self.focused is not None else "", "form")
        session = self._searched(self.live.step).pause().at(self.live.step, field)
        before = self.session
        self._show(field=field, place=place, in_hand="", session=session)
        if session.draft is not before.draft:
            self._tell(before)
            if not session.read_only:
                self.resign.saver.changed(session.stored)

    def on_descendant_focus(self) -> None:
        """The help, the highlight and the keys follow the focus."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self._note_focus()

    def _take_answer(self, answer: Answer | Way | None) -> None:
        """In the same message as the key, so that the letter stands in the same paint."""
        if isinstance(answer, Way):
            self.take(self.session.read_as(answer.field, answer.way))
        elif answer is not None:
            self.take(self.session.answer(answer.field, answer.value, typing=self._is_typed(answer)))

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
        """Fold the panes; below the smallest size, say so."""
        width, height = event.size
        was_tiny = self.has_class("-tiny")
        self.set_class(width < TINY[0] or height < TINY[1], "-tiny")
        if was_tiny and not self.has_class("-tiny"):
            self.call_after_refresh(self.leave_pane)
        self.call_after_refresh(self._refold)

    def _refold(self) -> None:
        self._show(is_narrow=self.has_class("-narrow"))
        self.query_one("#body", Horizontal).refresh()
        if self.focused is not None:  # rows have moved under it
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    # -- messages up -------------------------------------------------------------------------------------------------

    @on(Change)
    def _change(self, event: Change) -> None:
        before = self.session
        self.take(event.transition(before))
        if self.session.draft is not before.draft and not event.typed:
            self._steps.put(self.session.draft)
        told = event.otherwise if self.session is before else event.done
        if told:
            self.notify(told, markup=False)

    @on(OpenView)
    async def _open_view(self, event: OpenView) -> None:
        await self.open_view(event.view)

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
        self._show(document=event.name)

    @on(HolidaysKnown)
    def know_holidays(self) -> None:
        """From now on public holidays count; their library is loaded."""
        self._show(session=self.session.with_holidays(public_holidays.known))

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self.save = event.state

    # -- what leaves -------------------------------------------------------------------------------------------------

    async def _opened_outbox(self) -> Outbox:
        """The outbox of this draft, loaded when something leaves for the first time."""
        if self._outbox is None:
            from resign_tui.ui.sending.outbox import Outbox  # the exports come with it

            self._outbox = Outbox()
            await self.mount(self._outbox)
        return self._outbox

    @on(CopyDocument)
    async def _copy_document(self, event: CopyDocument) -> None:
        (await self._opened_outbox()).copy(self.session, event.name)

    @on(WriteDocuments)
    async def _write_documents(self, event: WriteDocuments) -> None:
        (await self._opened_outbox()).write(self.session, event.chosen)

    @on(LetterLeft)
    def _letter_left(self, event: LetterLeft) -> None:
        self.take(self.session.copied(event.departure))

    @on(Outcomes)
    def _take_outcomes(self, event: Outcomes) -> None:
        """Into the log, newest first; in other steps in passing too, if it is worth it."""
        log, time = self.live.log, self.resign.clock()
        told = (*((time, outcome) for outcome in event.outcomes), *log.outcomes)[:_KEPT]
        ended = log.writes + (log.writing is not None and event.writing is None)
        self._show(log=Log(told, event.writing, ended))
        if self.live.step != "send" and event.aloud:
            for outcome in event.outcomes:
                self.notify(outcome.text, severity=_SEVERITY[outcome.kind], markup=False)

    # -- commands ----------------------------------------------------------------------------------------------------

    async def action_next_step(self) -> None:
        """The next step."""
        await self._step_by(1)

    async def action_previous_step(self) -> None:
        """The step before."""
        await self._step_by(-1)

    async def _step_by(self, by: int) -> None:
        at = STEPS.index(self.live.step) + by
        if 0 <= at < len(STEPS):
            await self.open_view(STEPS[at])

    def action_undo(self) -> None:
        """Undo the last change."""
        self._walk(self.session.undo(), "Nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._walk(self.session.redo(), "Nothing to do again.")

    def _walk(self, session: Session, otherwise: str) -> None:
        if session is self.session:
            self.notify(otherwise, markup=False)
            return
        self.take(session)
        self.rest_hand()
        self._steps.put(self.session.draft)

    def action_letter(self) -> None:
        """Read the letter; again, back to the form."""
        self._turn_to("letter", self._letter)

    def action_handover(self) -> None:
        """Look at the handover; again, back to the form."""
        self._turn_to("handover", self.query_one(Overview))

    def _turn_to(self, name: str, pane: Widget) -> None:
        if pane.has_focus:
            self.leave_pane()
        else:
            self.set_pane(name)
            pane.focus()

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
        self.app.push_screen(dialogs.Chooser("Go to", rows, keys), self._go)

    async def _go(self, target: str | None) -> None:
        if target is not None:
            await (self.open_view(target) if target in STEPS else self.go_to(target))

    def action_help(self) -> None:
        """What every key does, the keys of the present place first."""
        self.app.push_screen(dialogs.HelpScreen(self.live.place))

    def action_guidance(self) -> None:
        """Read the guidance for where you are."""
        self.app.push_screen(dialogs.GuidanceScreen(self.departure, self.live.step))

    def action_reckoning(self) -> None:
        """How the dates were counted, line by line."""
        self.app.push_screen(dialogs.ReckoningScreen(self.departure))


def _class_for(size: int, breakpoints: Sequence[tuple[int, str]]) -> str:
    return next(name for least, name in reversed(breakpoints) if size >= least)
