"""A step that asks questions: a form, with what else belongs to it above and below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft, Record
from resign_tui.core.departure import Departure
from resign_tui.core.examples import fitted
from resign_tui.core.handover.taking_over import answered_elsewhere
from resign_tui.core.handover.written import to_tell_of
from resign_tui.core.notice.offer import QUESTION
from resign_tui.ui import dialogs, present, views
from resign_tui.ui.messages import Change, OpenView
from resign_tui.ui.session import Session
from resign_tui.ui.steps.step import StepView
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.form import Answer, Way
from resign_tui.ui.widgets.notice_offer import NoticeOffer
from resign_tui.ui.widgets.press_line import PressLine
from resign_tui.ui.widgets.records_field import RecordsField, with_entry
from resign_tui.ui.widgets.step_form import StepForm

_AT_THE_TOP = "This is the top of the step, and all is saved as you type. ctrl+n goes on, ctrl+q closes."


class QuestionStep(StepView):
    """The questions of a view; it stands on the draft that it was built with until another is put."""

    BINDINGS = [Binding("escape", "leave_form", "back", show=False)]
    is_form = True

    def __init__(self, view: str, state: ViewState) -> None:
        super().__init__(view)
        self.form = StepForm(
            view,
            views.questions(view),
            state.session.draft,
            compact=state.is_narrow,
            above=self.above(),
            below=self.below(),
            behind=self.behind(),
            way_on=views.way_on(view)[1],
        )

    def above(self) -> Iterable[Widget]:
        """What stands above the questions."""
        return ()

    def below(self) -> Iterable[Widget]:
        """What stands below them."""
        return ()

    def behind(self) -> Mapping[str, Widget]:
        """What stands behind a group of them."""
        return {}

    def compose(self) -> ComposeResult:
        """The form, which scrolls."""
        yield self.form

    def on_mount(self) -> None:
        """What the form reports is what the step reports."""
        self.watch(self.form, "latest", self._report, init=False)

    def _report(self, answer: Answer | Way | None) -> None:
        self.latest = answer

    def show(self, state: ViewState) -> None:
        """Show the questions that are asked now, how each answer stands, and where the step stands."""
        self.form.set_compact(state.is_narrow)
        self.form.show_states(state.field_states)
        self.form.title.say(*self.title(state))

    def title(self, state: ViewState) -> tuple[str, str, str]:
        """The name, what is particular about it, and one sentence."""
        return present.title(state.departure, state.step, state.questions, state.session.progress.needed)

    def put(self, draft: Draft) -> None:
        """Bring every question to the draft."""
        self.form.put(draft)

    def enter(self, field: str = "") -> None:
        """To this question, or to the first one."""
        self.form.focus_field(field)

    @on(RecordsField.Opened)
    def _edit_record(self, event: RecordsField.Opened) -> None:
        """Open an entry."""
        event.stop()
        field, index, before = event.field, event.index, event.field.value
        departure = self.state.departure if self.state is not None else None

        def take(entry: Record) -> None:
            field.value = with_entry(before, index, entry)
            field.cursor = len(field.value) if index is None else index

        self._pause()
        spec = fitted(departure, field.spec) if departure is not None else field.spec
        record = None if index is None else before[index]
        editor = dialogs.RecordEditor(spec, record, event.begun, *_known(departure, spec) if departure else ())
        self.watch(editor, "latest", take, init=False)
        self.app.push_screen(editor, lambda _: self._close_record(field, departure))

    def _close_record(self, field: RecordsField, before: Departure | None) -> None:
        self._pause()
        if before is not None:
            self.tell_of(field, before, replace(before, draft=before.draft.answer(field.spec.id, field.value)))

    def tell_of(self, field: RecordsField, before: Departure, after: Departure) -> None:
        """Say what an entry brought with it."""

    def _pause(self) -> None:
        """What is typed about one entry is one step of the history."""
        self.post_message(Change(Session.pause))

    def action_leave_form(self) -> None:
        """From a form that one of the last steps opened, back to that step; of a step itself, to its first question."""
        step, focused = views.step_of(self.view), self.screen.focused
        if step != self.view:
            self.post_message(OpenView(step))
            return
        self.enter()
        if self.screen.focused is focused:
            self.notify(_AT_THE_TOP, markup=False)

    @on(NoticeOffer.Taken)
    def _take_offer(self, event: NoticeOffer.Taken) -> None:
        """The longer notice is given; the line goes, and the keys go on to the question after it."""
        event.stop()
        offer = event.offer
        self.form.action_go(1)
        done = f"Your letter {offer.consequence}. ctrl+z takes it back."
        self.post_message(Change(lambda session: session.answer(QUESTION, offer.answer), done))

    @on(PressLine.Pressed)
    def _go_on(self, event: PressLine.Pressed) -> None:
        """The last line of the form: to the next step, or back to the one that opened it."""
        event.stop()
        self.post_message(OpenView(views.way_on(self.view)[0]))


def _known(departure: Departure, spec: Field) -> tuple[str, dict[str, str]]:
    """What other answers say of an entry: a name to begin with, and what holds where an attribute is left empty."""
    names = to_tell_of(spec.id, departure.facts.records)
    columns = ((column.key, answered_elsewhere(departure.facts, column)) for column in spec.columns)
    return "".join(names[:1]), {key: f"{said}, who takes over" for key, said in columns if said}
