"""The steps of the wizard: built at the first visit, opened, remembered, and brought up to date."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Place
from resign_tui.core.letter.prompt import prompt, questioned, read_as
from resign_tui.ui import handover_views, present, views
from resign_tui.ui.screens.draft_screen import DraftScreen
from resign_tui.ui.views import ACCOUNT, DOCUMENT_STEP, HANDOVER_VIEWS, SCHEDULE
from resign_tui.ui.widgets.field_row import FieldState, signs_of
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.scenario_picker import Choice, ScenarioPicker
from resign_tui.ui.widgets.step_form import Answer, StepForm, Way
from resign_tui.ui.widgets.text_field import TextField

_WARMS_SCANNER = ("words", "handover", "review", "send")
"""Steps from which a copy is not far; a person who only looks in does not pay for the scanner's rules."""

_FOCUS = {"handover": "#handover-list", SCHEDULE: "#schedule-rows", "review": "#review-rows", "send": "#send-table"}


class StepRoutes(DraftScreen):
    """Which step is in view, and which question has the focus."""

    help_pane: HelpPane
    letter_pane: LetterPane
    _came_from: Widget | None = None

    _view: Widget | None = None
    focused_field = ""
    """The id of the question with the focus, or of the one left for a pane; empty where no form is in view."""

    field_in_hand = ""
    """The id of the question one is typing in just now; doubts about it wait until the hand rests."""

    @property
    def form(self) -> StepForm | None:
        """The form in view, if the step in view is one."""
        return self._view if isinstance(self._view, StepForm) else None

    def in_form(self, widget: Widget | None) -> bool:
        """The widget stands on the form in view."""
        return widget is not None and self.form is not None and self.form in widget.ancestors

    def note_focus(self) -> None:
        """Take down which question has the focus; it is asked for at each key."""
        if self.in_form(self.focused):
            self._came_from = self.focused
        node = self._came_from if self.in_form(self._came_from) else None
        specs = (getattr(one, "spec", None) for one in (node.ancestors_with_self if node else ()))
        self.focused_field = next((one.id for one in specs if isinstance(one, Field)), "")

    def questions(self, step: str) -> tuple[Field, ...]:
        """The questions that a form asks now."""
        return tuple(one for one in views.questions(step) if self.departure.facts.is_asked(one.id))

    @property
    def document_step(self) -> str:
        """The companion document whose questions are in view; empty when none is."""
        step = self.form.step if self.form is not None else ""
        return step.removeprefix(DOCUMENT_STEP) if step.startswith(DOCUMENT_STEP) else ""

    async def open_step(self, step: str, field: str = "") -> None:
        """Show a step, and there the question with this id or the first one."""
        switcher = self.query_one("#steps", ContentSwitcher)
        name = f"step-{step}"
        if not switcher.query(f"#{name}"):
            view = self._build(step)
            view.display = False
            await switcher.mount(view)
            if isinstance(view, StepForm):
                self.watch(view, "latest", self._take_answer, init=False)
        switcher.current = name
        self._view = switcher.query_one(f"#{name}")
        self.step = views.step_of(step)
        if self.step in _WARMS_SCANNER:
            self.resign.warm_scanner()
        form = self.form
        if form is not None:
            form.put(self.draft)  # a question may stand on two steps
        self.set_class(form is None, "-view")
        self.set_class(step == "words", "-words")
        self.set_class(form is None and self.step in ("handover", "send"), "-broad")
        self.show_step()
        if form is None:
            self.set_focus(self.query_one(_FOCUS[step]))
        elif not form.focus_field(field) and step == "situation":
            self.set_focus(self.query_one(ScenarioPicker))
        self.note_focus()
        self._remember()
        self.show_departure()
        if self.focused is not None:  # what stands above it may have grown
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _build(self, step: str) -> Widget:
        if step in _FOCUS:
            from resign_tui.ui.widgets import step_views  # the last steps are built when they are opened

            if step == "handover":
                return step_views.HandoverStep()
            if step == SCHEDULE:
                return step_views.ScheduleStep()
            if step == "review":
                return step_views.ReviewStep()
            return step_views.SendStep(catalogue.field(views.FOLDER), self.draft.text(views.FOLDER))
        compact = self.has_class("-narrow")
        above, below = _around(step)
        return StepForm(step, views.questions(step), self.draft, compact=compact, above=above, below=below)

    async def action_leave_form(self) -> None:
        """From a form that one of the last steps opened, back to that step."""
        if self.form is not None and (self.document_step or self.form.step in HANDOVER_VIEWS):
            await self.open_step(self.step)

    def _show_dates(self) -> None:
        from resign_tui.core.notice.calendar_strip import strip
        from resign_tui.core.suggestions import suggestions
        from resign_tui.ui.widgets.dates_card import CalendarCard, DateCards, Dates, NoticeCard

        timeline = self.departure.timeline
        dates = Dates(timeline, strip(timeline, self.today), suggestions(self.departure))
        self.query_one(DateCards).show(dates)
        self.query_one(CalendarCard).show(dates)
        self.query_one(NoticeCard).show(dates)

    def _remember(self) -> None:
        self.draft = self.draft.at(Place(self.step, self.focused_field))

    async def go_to(self, field: str) -> None:
        """Go to a question, on whichever step it is asked."""
        spec = catalogue.fields().get(field)
        if spec is None:
            return
        if field == "scenario.chosen":
            await self.open_step("situation")
            self.query_one(ScenarioPicker).focus()
        elif self.form is not None and self.form.focus_exactly(field):
            return
        else:
            await self.open_step(views.view_of(spec), field)

    def _take_answer(self, answer: Answer | Way | None) -> None:
        if isinstance(answer, Way):
            self._take_way(answer)
        elif answer is not None:
            tag = "" if answer.whole else f"answer {answer.field}"
            self.change(self.draft.answer(answer.field, answer.value), tag)

    def _take_way(self, chosen: Way) -> None:
        """Note how a phrase is to be read; never one with a secret in it, for the note holds the phrase."""
        from resign_tui.core.secrets import patterns

        read = questioned(self.departure, chosen.field)
        if read is not None and chosen.way < len(read.ways) and not patterns.find(read.typed):
            self.change(read_as(self.draft, chosen.field, read.typed, chosen.way))

    def show_step(self) -> None:
        """The step in view alone; the others are brought up to date when they are opened."""
        view = self._view
        if isinstance(view, StepForm):
            questions = self.questions(view.step)
            leaks = frozenset(one.question for one in self.shown_findings or () if one.rule == "L-40")
            states = present.field_states(self.departure, questions, self.progress.open, leaks, self.field_in_hand)
            view.show_states(states)
            if view.step == ACCOUNT:
                view.title.say(*handover_views.account_title(self.departure))
            elif self.document_step:
                view.title.say(*present.document_title(self.document_step))
            else:
                view.title.say(*present.title(self.departure, self.step, questions, self.progress.open))
            self.show_help(states)
        elif view is not None and self.step == "review":
            self.show_review()
        if self.step == "situation":
            chosen = self.departure.facts.is_given("scenario.chosen")
            self.query_one(ScenarioPicker).show(Choice(self.departure.advice, self.departure.scenario, chosen))
        elif self.step == "dates":
            self._show_dates()

    def show_help(self, states: Mapping[str, FieldState]) -> None:
        """The help of the question with the focus."""
        field = self.focused_field
        spec = catalogue.fields().get(field)
        in_letter = bool(field) and bool(self.letter_pane.paragraph_of(field))
        length = len(self.draft.text(field))
        sentence = prompt(self.departure, field, self.letter_document)
        self.help_pane.show(present.help_for(spec, states.get(field), length, sentence, in_letter, signs_of(self)))

    def put_draft(self) -> None:
        """Bring every editor to the draft, as after an undo."""
        for form in self.query(StepForm):
            form.put(self.draft)
        for folder in self.query(f"#{views.FOLDER.replace('.', '-')}").results(TextField):
            folder.put(self.draft.text(views.FOLDER))

    def set_compact(self) -> None:
        """Fold the forms for the width of the screen."""
        compact = self.has_class("-narrow")
        for form in self.query(StepForm):
            form.set_compact(compact)
        self.query_one("#body", Horizontal).refresh()


def _around(step: str) -> tuple[tuple[Widget, ...], tuple[Widget, ...]]:
    """What a form shows above and below its questions."""
    if step == "situation":
        return (), (ScenarioPicker(),)
    if step.startswith(DOCUMENT_STEP):
        from resign_tui.ui.widgets.cautions_card import CautionsCard

        return (CautionsCard(step.removeprefix(DOCUMENT_STEP)),), ()
    if step != "dates":
        return (), ()
    from resign_tui.ui.widgets.dates_card import CalendarCard, DateCards, NoticeCard

    return (DateCards(),), (CalendarCard(), NoticeCard())
