"""A screen of steps: one view of a step at a time, and the ways from one to another."""

from __future__ import annotations

from textual import on

from resign_tui.core.answers import catalogue, leaks
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.plan.today import has_today
from resign_tui.core.secrets import patterns
from resign_tui.ui import bars, dialogs, present, views
from resign_tui.ui.messages import GoTo, GoToItem, OpenView, ScannerReady
from resign_tui.ui.sending_screen import SendingScreen
from resign_tui.ui.session import Session
from resign_tui.ui.steps.switcher import StepSwitcher
from resign_tui.ui.view_state import ViewState

_WARMS_SCANNER = ("words", "handover", "review", "send")
"""Steps from which a copy is not far: if the draft needs the scanner's rules, they are loaded there."""

_SCANS = ("review", "send")
"""Steps in which the maintained scanner looks, beside the exact patterns."""

_WITH_FORMS = ("handover", "send")
"""Steps that ask questions on forms of their own."""


class StepsScreen(SendingScreen):
    """Knows which view is in sight and where in it the person stands; what is shown follows."""

    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self._steps = StepSwitcher(id="steps")

    async def open_first(self) -> None:
        """Open on today once the letter is handed in, and on what still holds after it; else where the person left."""
        place = self.session.draft.place
        spec = catalogue.fields().get(place.field)
        step = place.step if place.step in STEPS else STEPS[0]
        if has_today(self.departure):
            await self.open_view(views.TODAY)
        else:
            await self.open_view(views.view_of(spec) if spec and step in _WITH_FORMS else step, place.field)

    async def open_view(self, view: str, field: str = "") -> None:
        """Show a step or a view of one, and there the question or the item with this id or what comes first."""
        steps = self._steps
        step, is_new = await steps.built(view, self.live)
        if is_new:
            step.watch(self, "settled", step.follow)
            self.watch(step, "latest", self.take_answer, init=False)
        steps.show(step)
        name = views.step_of(view)
        if name in _WARMS_SCANNER:
            self.resign.scan_must_wait("\n".join(text for _, text in leaks.texts(self.session.draft)))
        is_view = not step.is_form
        self.part_room(
            {
                "-view": is_view,
                "-alone": step.is_alone,
                "-words": view == "words",
                "-broad": is_view and name in _WITH_FORMS,
            }
        )
        step.put(self.session.draft)  # a question may stand on two steps
        self.look(step=name, view=view, field="", in_hand="", document=step.document, session=self._searched(name))
        step.enter(field)
        self._note_focus()
        if self.focused is not None:  # what stands above it may have grown
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def part_room(self, classes: dict[str, bool]) -> None:
        """Give the panes their room by classes of the screen; no question of a step looks at these."""
        before = self.classes
        self.update_classes(classes, update=False)
        if self.classes != before:
            sides = self.query_one("#body").children
            self.app.stylesheet.update_nodes([self, *sides, *(pane for side in sides for pane in side.children)])

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

    def action_go_to(self) -> None:
        """Go to any step, or to what is still open."""
        rows = present.destinations(self.live.step, self.session.progress, self.resign.signs)
        keys = "enter go there   1 to 7 a step   esc close"
        self.app.push_screen(dialogs.Chooser("Go to", rows, keys, current=self.live.step), self._go)

    async def _go(self, target: str | None) -> None:
        if target is not None:
            await (self.open_view(target) if target in STEPS else self.go_to(target))

    # -- where the person stands ---------------------------------------------------------------------------------------

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
