"""The wizard: composes the panes and the steps, hands the session down to them, and does what its keys ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.letter.own import OwnWording
from resign_tui.core.notice.public_holidays import HolidaySource
from resign_tui.ui import dialogs, undone, views
from resign_tui.ui.commands import COMMANDS, commands_of
from resign_tui.ui.live_letter import LiveLetter
from resign_tui.ui.messages import Reword, ShowDocument
from resign_tui.ui.panes import Header, Keys, LiveStrip, Overview, QuestionHelp
from resign_tui.ui.session import Session
from resign_tui.ui.session_screen import SessionScreen
from resign_tui.ui.steps_screen import StepsScreen
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.letter_pane import LetterPane

if TYPE_CHECKING:
    from resign_tui.ui.unkept import Unkept

TINY = (60, 18)
"""Columns and rows below which a sentence asks for room."""


class WizardScreen(StepsScreen):
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
        """Open the first view, and review what is in the draft once it is in sight."""
        self.watch(self._letter, "latest", self.take_answer, init=False)
        await self.open_first()
        self.call_after_refresh(self._begin_review)

    def _begin_review(self) -> None:
        self.look(reviews=True)

    async def take_draft(self, draft: Draft, *, read_only: bool) -> None:
        """Go on with another draft: nothing of the one before stays, neither its history nor its forms."""
        before = self.session
        self.begin(Session(draft, before.today, before.holidays, wording=before.wording, read_only=read_only))
        await self._steps.clear()
        await self.on_mount()

    # -- the panes ---------------------------------------------------------------------------------------------------

    async def open_view(self, view: str, field: str = "") -> None:
        """Show a step or a view of one, in the place of a pane that has its room."""
        self.set_pane("")
        await super().open_view(view, field)

    def set_pane(self, pane: str) -> None:
        """Which pane has the room of the form where there is no room for both; empty for the form."""
        self.part_room({f"-show-{name}": pane == name for name in ("letter", "handover")})

    @on(HandoverPane.Left)
    @on(LetterPane.Left)
    def leave_pane(self) -> None:
        """Back to the question the person came from."""
        self.set_pane("")
        if self._steps.step is not None:
            self._steps.step.resume()

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

    @on(Reword)
    def _reword(self, event: Reword) -> None:
        self._letter.open_editor(event.paragraph)

    @on(ShowDocument)
    def _show_document(self, event: ShowDocument) -> None:
        self.look(document=event.name)

    # -- commands ----------------------------------------------------------------------------------------------------

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

    def action_reword(self) -> None:
        """Rewrite the paragraph of the focused question, or the one under the letter's cursor."""
        self._letter.reword()

    def action_another_wording(self) -> None:
        """Say the sentence of the focused question, or the one under the letter's cursor, in another way."""
        self._letter.word_otherwise()

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
