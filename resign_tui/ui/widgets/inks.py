"""The pot of inks: every style that forms and lists write with, resolved once for the whole screen.

Component classes on each field would be matched anew for every field at every change of a class above it; a form of
twenty questions took longer for that than for everything else. inks.tcss says what each ink looks like.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

INKS = (
    "ink", "ink-bold", "italic", "soft", "soft-bold", "faint", "accent", "accent-bold", "brass", "brass-bold", "wax",
    "sage", "sage-bold", "edge", "line", "chosen", "gap", "lit", "lit-bold", "well", "well-lit", "rest", "rest-lit",
    "placeholder", "cursor", "selection", "paper", "paper-accent",
)  # fmt: skip
"""Names of the inks: a role of the theme, and how it is written."""


class Inks(Widget):
    """Never shown; knows the styles."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}

    def style(self, name: str) -> Style:
        """The style of an ink, without a ground unless the ink brings one."""
        return self.get_component_rich_style(f"ink--{name}", partial=True)
