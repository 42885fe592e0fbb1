"""What the wizard opens over itself: where to go, the drafts, the colours, the palette and the help."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.errors import ResignError
from resign_tui.ui import theme
from resign_tui.ui.screens.wizard_bars import place_of
from resign_tui.ui.screens.wizard_steps import StepRoutes
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import Row


class DialogRoutes(StepRoutes):
    """Dialogs that the commands open, and what becomes of the choice."""

    def action_go_to(self) -> None:
        """Go to any step, or to what is still open."""
        from resign_tui.ui.screens.chooser import Chooser

        keys = "enter go there   1 to 7 a step   esc close"
        self.app.push_screen(Chooser("Go to", self._destinations(), keys), self._go)

    def _destinations(self) -> list[Row]:
        signs = signs_of(self)
        mark = {"complete": signs.done, "begun": signs.doing, "untouched": signs.untouched}
        rows = [
            Row(f"{number} {flow.TITLES[step]}", step, "here" if step == self.step else "",
                mark[self.progress.states[step]], "done" if self.progress.states[step] == "complete" else "faint")
            for number, step in enumerate(STEPS, 1)
        ]  # fmt: skip
        if self.progress.open:
            rows += [Row(""), Row("Still open", tone="heading")]
        for field_id in self.progress.open:
            spec = catalogue.field(field_id)
            rows.append(Row(spec.label, field_id, flow.TITLES.get(spec.step, ""), signs.missing, "needed"))
        return rows

    async def _go(self, target: str | None) -> None:
        if target is None:
            return
        self.set_pane("")
        if target in STEPS:
            await self.open_step(target)
        else:
            await self.go_to(target)

    def action_drafts(self) -> None:
        """Open, start or forget a draft."""
        from resign_tui.ui.screens.drafts import DraftsScreen

        self.app.push_screen(DraftsScreen(self.resign.folders, self.resign.opened.store.path), self._switch)

    async def _switch(self, path: Path | None) -> None:
        if path is None or path == self.resign.opened.store.path:
            return
        try:
            await self.resign.switch_draft(path)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_theme(self) -> None:
        """Change the colours; the choice is remembered."""
        from resign_tui.ui.screens.chooser import Chooser

        own = [one.name for one in theme.themes()]
        others = sorted(set(self.app.available_themes) - set(own))
        rows = [
            *(self._theme_row(name) for name in own),
            Row(""),
            Row("Textual's own, where contrast is theirs", tone="heading"),
            *(self._theme_row(name) for name in others),
        ]
        self.app.push_screen(Chooser("Colours", rows, "enter choose   esc close"), self._set_theme)

    def _theme_row(self, name: str) -> Row:
        return Row(name, name, "in use" if name == self.app.theme else "")

    def _set_theme(self, name: str | None) -> None:
        if name is not None:
            self.app.theme = name

    def action_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """What every key does, the keys of the present place first."""
        from resign_tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(place_of(self)))

    def action_guidance(self) -> None:
        """Read the guidance for where you are."""
        from resign_tui.ui.screens.guidance import GuidanceScreen

        self.app.push_screen(GuidanceScreen(self.departure, self.step))

    def action_reckoning(self) -> None:
        """How the dates were counted, line by line."""
        from resign_tui.ui.screens.reckoning import ReckoningScreen

        self.app.push_screen(ReckoningScreen(self.departure))

    async def action_quit(self) -> None:
        """Close the wizard."""
        await self.app.action_quit()
