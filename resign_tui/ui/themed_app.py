"""An application in colours: those that the person chose, and their choice is remembered."""

from __future__ import annotations

from collections.abc import Callable

from resign_tui.core.errors import ResignError
from resign_tui.ui import dialogs, present, theme
from resign_tui.ui.cover import CoveringApp


class ThemedApp(CoveringApp):
    """Wears one of our themes, or one of Textual's in which our roles are filled."""

    _worn = ""
    _remember: Callable[[str], None] | None = None
    _is_styled = False

    def dress(self, name: str, remember: Callable[[str], None] | None) -> None:
        """Wear this theme, or ours where there is none of this name; `remember` keeps what is chosen later."""
        for one in theme.themes():
            self.register_theme(one)
        self._worn = self.theme = name if name in self.available_themes else self._default_theme()
        self._remember = remember
        self.stylesheet.set_variables(self.get_css_variables())

    def _default_theme(self) -> str:
        is_lit = self.console.color_system == "truecolor" and not self.no_color
        return "resign-evening" if is_lit else "resign-evening-dim"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our roles for themes that are not ours."""
        if self.theme.startswith("resign-"):
            return {}
        return theme.fallback_roles(self.current_theme.to_color_system().generate())

    def refresh_css(self, animate: bool = True) -> None:
        """Apply another theme. Textual also asks at the start, when every style has this very theme already."""
        is_start, self._is_styled = not self._is_styled, True
        if not is_start:
            super().refresh_css(animate)

    def action_theme(self) -> None:
        """Change the colours; the choice is remembered."""
        before = self.theme
        rows = present.themes(self.available_themes, before)
        chooser = dialogs.Chooser("Colours", rows, "enter choose   esc as it was", before)
        self.watch(chooser, "preview", lambda name: setattr(self, "theme", name or before), init=False)
        self.push_screen(chooser, lambda name: self._choose_theme(name or before))

    def colours(self) -> list[tuple[str, bool]]:
        """Names of colours, ours first, and whether they are dark."""
        rows = present.themes(self.available_themes, self.theme)
        return [(row.id, self.available_themes[row.id].dark) for row in rows if row.id]

    def action_wear(self, name: str) -> None:
        """Take these colours."""
        self._choose_theme(name)

    def _choose_theme(self, name: str) -> None:
        """Wear a theme and remember it; one that was only looked at is not remembered."""
        is_other, self._worn = name != self._worn, name
        self.theme = name
        if not is_other or self._remember is None:
            return
        try:
            self._remember(name)
        except ResignError as error:
            self.notify(str(error), severity="warning", markup=False)
