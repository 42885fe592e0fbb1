"""Where the steps stand: each is built at its first visit and kept until another draft is opened."""

from __future__ import annotations

from textual.widgets import ContentSwitcher

from resign_tui.ui import steps
from resign_tui.ui.steps.step import StepView
from resign_tui.ui.view_state import ViewState


class StepSwitcher(ContentSwitcher):
    """Shows one view of a step at a time."""

    step: StepView | None = None
    """The one in view."""

    async def built(self, view: str, state: ViewState) -> tuple[StepView, bool]:
        """The step that shows this view, and whether it is new."""
        for step in self.query(f"#step-{view}").results(StepView):
            return step, False
        step = steps.build(view, state)
        step.display = False
        await self.mount(step)
        return step, True

    def show(self, step: StepView) -> None:
        """Bring a step into view."""
        self.step = step
        self.current = step.id

    async def clear(self) -> None:
        """Forget every step."""
        self.current = self.step = None
        await self.remove_children()
