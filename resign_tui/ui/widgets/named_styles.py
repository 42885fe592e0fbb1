"""Styles by the names of component classes, looked up once for each theme."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget


class NamedStyles(Widget):
    """A widget that writes with names such as "ink" or "title accent"; PREFIX stands before each in the style sheet."""

    PREFIX: ClassVar[str] = ""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_seen: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        self._styles_seen.clear()
        super().notify_style_update()

    def _style(self, names: str) -> Style:
        style = self._styles_seen.get(names)
        if style is None:
            first, *others = (f"{self.PREFIX}--{name}" for name in names.split())
            style = self.get_component_rich_style(first)
            for other in others:
                style += self.get_component_rich_style(other, partial=True)
            self._styles_seen[names] = style
        return style
