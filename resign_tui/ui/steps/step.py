"""What every step is: a column that follows what the wizard shows, with one part that has the focus first."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft
from resign_tui.ui.messages import Change
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.form import Answer, Way


class StepView(Vertical):
    """One view of a step; `show` brings it up to date while it is in view."""

    latest: reactive[Answer | Way | Change | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What was answered last in any editor of the step; the wizard watches it."""
    document = "letter"
    """What the letter's pane shows beside it."""
    is_form = False
    """Its questions are helped with below it."""
    is_alone = False
    """It has the whole width; letter and handover are a key away."""

    def __init__(self, view: str) -> None:
        super().__init__(id=f"step-{view}", classes="step-form" if self.is_form else "step-view")
        self.view = view
        self.state: ViewState | None = None
        self._last: Widget | None = None

    def follow(self, state: ViewState) -> None:
        """Take what the wizard shows, and show it while this view is in it."""
        if self.state is None or self.state.edition != state.edition:
            self.put(state.session.draft)
        self.state = state
        if state.view == self.view:
            self.show(state)

    def show(self, state: ViewState) -> None:
        """Bring every part up to date."""

    def put(self, draft: Draft) -> None:
        """Bring every editor to the draft, as after an undo."""

    def enter(self, field: str = "") -> None:
        """Take the focus: the question or the item with this id, or the part that comes first."""
        first = next((widget for widget in self.query("*") if widget.focusable), None)
        self.screen.set_focus(first)

    def resume(self) -> None:
        """Take the focus back to where the person left."""
        if self._last is not None and self._last.is_attached and self._last.focusable:
            self.screen.set_focus(self._last)
        else:
            self.enter()

    def note_focus(self, focused: Widget | None) -> str:
        """Take down where the person is; the id of the question there, or of the last one they were at."""
        if focused is not None and self in focused.ancestors:
            self._last = focused
        for node in self._last.ancestors_with_self if self._last is not None and self._last.is_attached else ():
            spec = getattr(node, "spec", None)
            if self.is_form and isinstance(spec, Field):
                return spec.id
        return ""
