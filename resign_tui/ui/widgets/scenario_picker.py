"""The four letters side by side: what we suggest and why, and what each choice would change."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from resign_tui.core import library
from resign_tui.core.letter.own import OwnTemplate
from resign_tui.ui.widgets.drawing import signs_of
from resign_tui.ui.widgets.scenario_card import Choice, pause_card, suggestion
from resign_tui.ui.widgets.scenario_rows import Beside, Comparison

FOLDED = "This rests on private answers, so it shows when you are here."


class ScenarioPicker(Vertical, can_focus=True):
    """Compare with the arrow keys, choose with enter; the letter beside it follows the choice."""

    BINDINGS = [
        Binding("left", "compare(-1)", "compare", show=False),
        Binding("right", "compare(1)", "compare", show=False),
        Binding("enter,space", "choose", "choose", show=False, id="picker-choose"),
        Binding("p", "pause", "pause", show=False, id="picker-pause"),
    ]

    class Chosen(Message):
        """The person picked this letter, or (template) the one of their own that begins with it."""

        def __init__(self, scenario: str, template: str = "") -> None:
            super().__init__()
            self.scenario = scenario
            self.template = template

    def __init__(self) -> None:
        super().__init__(id="picker")
        self._choice: Choice | None = None
        self._pause = False
        self._card = Static(id="suggestion")
        self._beside = Beside(id="beside")
        self._comparison = Comparison(id="comparison")

    def compose(self) -> ComposeResult:
        """The card with our suggestion, what goes with every letter, and the comparison."""
        yield self._card
        yield self._beside
        yield self._comparison

    def show(self, choice: Choice) -> None:
        """Show this advice; the compared column follows the scenario in force."""
        if choice == self._choice:
            return
        before = self._choice
        self._comparison.own = choice.own
        if before is None or (before.scenario, before.template) != (choice.scenario, choice.template):
            self._comparison.compare(choice.template or choice.scenario)
        elif before.own != choice.own:
            self._comparison.redraw()
        self._pause = choice.advice.recommend == "pause" and not choice.chosen
        self._choice = choice
        self._tell()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say which keys work; the messages of the focus come before the widget knows of it."""
        super().watch_has_focus(has_focus)
        self._tell()

    def _tell(self) -> None:
        if self._choice is None:
            return
        signs = signs_of(self)
        title, rows = pause_card(self._choice.advice) if self._pause else suggestion(self._choice)
        is_folded = self._choice.is_private and not self.has_focus
        if is_folded:
            rows = [((FOLDED, "$soft"),)]
        self._beside.show(self._choice.advice.overlays if not is_folded else ())
        self._comparison.fold(is_folded)
        taken = (self._choice.template or self._choice.scenario) if self._choice.chosen else None
        enter = f"{signs.done} chosen" if self._comparison.looked_at == taken else "enter choose"
        keys = f"{enter} {signs.dot} {signs.left_right} compare"
        self._card.border_title = Content(title)
        self._card.border_subtitle = Content(keys if self.has_focus else "tab here to choose")
        self._card.update(Content("\n").join(Content.assemble(*row) for row in rows))

    # -- keys and pointer ----------------------------------------------------------------------------------------------

    def action_compare(self, by: int) -> None:
        """Look at the next letter."""
        letters: tuple[str | OwnTemplate, ...] = (*library.SCENARIOS, *self._comparison.own)
        self._comparison.compare(letters[(letters.index(self._comparison.looked_at) + by) % len(letters)])
        self._tell()

    def action_choose(self) -> None:
        """Pick the letter in view."""
        self._pause = False
        looked_at = self._comparison.looked_at
        self.post_message(self.Chosen(self._comparison.compared, "" if isinstance(looked_at, str) else looked_at.name))

    def action_pause(self) -> None:
        """Show or hide the card about talking first."""
        self._pause = not self._pause
        self._tell()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Compare the column under the pointer: a question above may fold before the button is let go."""
        if scenario := event.style.meta.get("column"):
            self._comparison.compare(scenario)
        elif (at := event.style.meta.get("own")) is not None:
            self._comparison.compare(self._comparison.own[at])
        self._tell()
