"""The wizard: hands the draft's consequences down to the widgets and routes what comes up from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Static

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.draft import Draft
from resign_tui.core.letter import compose
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import present, views
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.history import History
from resign_tui.ui.screens import wizard_bars
from resign_tui.ui.screens.draft_screen import DraftScreen
from resign_tui.ui.screens.wizard_dialogs import DialogRoutes
from resign_tui.ui.screens.wizard_handover import HandoverRoutes
from resign_tui.ui.screens.wizard_letter import LetterRoutes
from resign_tui.ui.screens.wizard_review import ReviewRoutes
from resign_tui.ui.screens.wizard_send import SendRoutes
from resign_tui.ui.screens.wizard_views import ViewRoutes
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.keybar import KeyBar
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.letter_strip import LetterStrip
from resign_tui.ui.widgets.masthead import Masthead
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.scenario_picker import ScenarioPicker
from resign_tui.ui.widgets.text_field import TextField

_REST_AFTER = 0.02
"""Seconds after a typed key at which signs, counts and help follow the letter."""

_DOUBTS_AFTER = 0.5
"""Seconds of rest, at least, before a doubt about what is being typed is told: half a word is always doubtful."""

_WITH_FORMS = ("handover", "send")
"""Steps that ask questions on forms of their own."""

_AT_ONCE = ("next_step", "previous_step")
"""Actions that later keys wait for: what is typed after them is meant for the step that they open."""

TINY = (60, 18)
"""Columns and rows below which a sentence asks for room."""


class Saved(Message):
    """The autosaver says how saving stands."""

    def __init__(self, state: SaveState) -> None:
        super().__init__()
        self.state = state


class HolidaysKnown(Message):
    """The library of public holidays is loaded."""


class WizardScreen(HandoverRoutes, ViewRoutes, SendRoutes, ReviewRoutes, LetterRoutes, DialogRoutes):
    """Seven steps with the letter and the handover beside them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(one.keys), one.action, one.word, show=False, id=one.action, priority=one.action in _AT_ONCE)
        for one in COMMANDS
        if one.where == "everywhere"
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    AUTO_FOCUS = ""

    def __init__(self, draft: Draft, today: date, *, read_only: bool = False) -> None:
        super().__init__(draft, today, read_only=read_only)
        self._rest: Timer | None = None
        self._pause: Timer | None = None
        self._marks: tuple[dict[str, str], dict[str, str]] = ({}, {})
        width, height = self.app.size
        # Known before the first layout: a class that changes after it would cost a second one.
        self.set_classes(
            [_class_for(width, self.HORIZONTAL_BREAKPOINTS), _class_for(height, self.VERTICAL_BREAKPOINTS)]
        )

    def compose(self) -> ComposeResult:
        """Masthead; step and help on the left, letter and handover on the right; keys below."""
        yield Static(Content("A little more room, please: 80 by 24 or larger. Nothing is lost."), id="tiny")
        self.masthead, self.keybar = Masthead(id="masthead"), KeyBar(id="keybar")
        self.help_pane, self.letter_strip = HelpPane(id="help"), LetterStrip()
        self.letter_pane = LetterPane(signs=self.resign.signs, id="letter")
        self.handover_pane = HandoverPane(id="handover-pane")
        yield self.masthead
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield ContentSwitcher(id="steps")
                yield self.help_pane
                yield self.letter_strip
            with Vertical(id="right"):
                yield self.letter_pane
                yield self.handover_pane
        yield self.keybar

    async def on_mount(self) -> None:
        """Open where the person left."""
        place = self.draft.place
        spec = catalogue.fields().get(place.field)
        step = place.step if place.step in STEPS else STEPS[0]
        await self.open_step(views.view_of(spec) if spec and step in _WITH_FORMS else step, place.field)
        self.call_after_refresh(self._begin_review)

    def _begin_review(self) -> None:
        self.reviews = True
        self.show_departure()

    async def take_draft(self, draft: Draft, *, read_only: bool) -> None:
        """Go on with another draft: nothing of the one before stays, neither its history nor its forms."""
        switcher = self.query_one("#steps", ContentSwitcher)
        self.step, self._view, self._came_from = "", None, None
        switcher.current = None
        await switcher.remove_children()
        self.read_only, self.save_state, self.history = read_only, None, History()
        self.forget_outcomes()
        self.set_reactive(DraftScreen.draft, draft)
        self._work_out(draft)
        await self.on_mount()

    # -- values down -------------------------------------------------------------------------------------------------

    def show_departure(self) -> None:
        """The letter, and everything else."""
        self.show_letter()
        self.show_rest()

    def show_typing(self, *, words: bool) -> None:
        """The letter in the same paint as the key; signs, counts and help a moment later, once for a run of keys."""
        self.show_letter()
        if words:
            self._note_key()
        if self._rest is None:
            self._rest = self.set_timer(_REST_AFTER, self.show_rest)

    def _note_key(self) -> None:
        self.field_in_hand = self.focused_field
        if self._pause is None:
            self._pause = self.set_timer(_DOUBTS_AFTER, self.rest_hand)
        else:
            self._pause.reset()

    def rest_hand(self) -> None:
        """Nothing is being typed any more: tell what is doubtful."""
        self._forget_hand()
        self.show_rest()

    def _forget_hand(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause, self.field_in_hand = None, ""

    def show_letter(self) -> None:
        """The letter with what the focused question contributes."""
        field = self.focused_field
        if self.step == "send":
            label, shown = self.shown_document()
        else:
            label, shown = "Letter", self.letter_document
        caption = present.caption(self.departure, shown, self.has_class("-narrow"))
        marks, excerpts = self._marks
        if self.step == "send":
            marks, excerpts = present.finding_marks(self.shown_findings or (), self.resign.signs, shown.name)
        self.letter_pane.show_document(
            shown,
            focused_field=field,
            caption=caption,
            title=label,
            marks=marks,
            excerpts=excerpts,
            offered=compose.offered(self.departure) if self.focused is self.letter_pane else None,
        )
        if self.letter_strip.display:
            self.letter_strip.show_document(self.letter_document, field)

    def show_rest(self) -> None:
        """The step in view, the handover, and the bars."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        marks = present.finding_marks(self.shown_findings or (), self.resign.signs)
        if marks != self._marks:
            self._marks = marks
            self.show_letter()
        self.show_step()
        self.show_handover()
        self.show_views()
        self.show_send()
        self.show_bars()

    def show_bars(self) -> None:
        """Masthead and keys."""
        self.masthead.show(wizard_bars.masthead(self))
        self.keybar.show(*wizard_bars.keys(self))

    # -- messages up -------------------------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """The help, the highlight and the keys follow the focus."""
        self.history = self.history.settle()
        self.note_focus()
        self._forget_hand()
        if self.step:
            self._remember()
            self.show_departure()

    @on(ScenarioPicker.Chosen)
    def _choose_scenario(self, event: ScenarioPicker.Chosen) -> None:
        self.change(self.draft.answer("scenario.chosen", event.scenario))

    @on(RecordsField.Opened)
    def _edit_record(self, event: RecordsField.Opened) -> None:
        field, index = event.field, event.index
        among = field.value
        record = among[index] if index is not None else {}
        from resign_tui.ui.screens.record_editor import RecordEditor

        started = field.begun()
        if isinstance(self.app.screen, RecordEditor):
            self.app.screen.type_on(started)
            return
        self.app.push_screen(RecordEditor(field.spec, record, partial(field.put_entry, among, index), started))

    @on(TextField.Noticed)
    def _notice(self, event: TextField.Noticed) -> None:
        self.notify(event.text, markup=False)

    @on(Masthead.Chosen)
    async def _choose_step(self, event: Masthead.Chosen) -> None:
        await self.open_step(event.step)

    @on(HolidaysKnown)
    def _holidays_known(self) -> None:
        self.know_holidays()

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self.save_state = event.state
        self.show_bars()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the panes; below the smallest size, say so."""
        width, height = event.size
        was_tiny = self.has_class("-tiny")
        self.set_class(width < TINY[0] or height < TINY[1], "-tiny")
        if was_tiny and not self.has_class("-tiny"):
            self.call_after_refresh(self.leave_pane)
        self.call_after_refresh(self._refold)

    def _refold(self) -> None:
        self.set_compact()
        self.show_departure()
        if self.focused is not None:  # rows have moved under it
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    # -- commands ----------------------------------------------------------------------------------------------------

    async def action_next_step(self) -> None:
        """The next step."""
        await self._step_by(1)

    async def action_previous_step(self) -> None:
        """The step before."""
        await self._step_by(-1)

    async def _step_by(self, by: int) -> None:
        self.set_pane("")
        at = STEPS.index(self.step) + by
        if 0 <= at < len(STEPS):
            await self.open_step(STEPS[at])

    def action_undo(self) -> None:
        """Undo the last change."""
        self.history, draft = self.history.back(self.draft)
        self._go_back_to(draft, "Nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.history, draft = self.history.forth(self.draft)
        self._go_back_to(draft, "Nothing to do again.")

    def _go_back_to(self, draft: Draft, otherwise: str) -> None:
        if draft is self.draft:
            self.notify(otherwise, markup=False)
            return
        self.draft = draft.at(self.draft.place)
        self.put_draft()


def _class_for(size: int, breakpoints: Sequence[tuple[int, str]]) -> str:
    return next(name for least, name in reversed(breakpoints) if size >= least)
