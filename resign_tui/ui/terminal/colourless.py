"""Drawing for somebody who wants no colours (NO_COLOR): bold, underline and reverse, and no code for a colour."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Shade
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_STANDS_OUT = 0.2
"""Of the way from black to white: so far from the desk are a cursor and a selection, and the tint of a row is not."""


class Colourless(LineFilter):
    """Leaves every colour out; a ground that stands out from the desk is drawn in reverse."""

    def __init__(self, desk: Color) -> None:
        super().__init__()
        self._desk = desk

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same words without a colour."""
        return [Segment(text, style and _plain(style, self._desk), control) for text, style, control in segments]


@lru_cache(4096)
def _plain(style: Style, desk: Color) -> Style:
    ground = style.color if style.reverse else style.bgcolor
    return style.without_color + Style(reverse=ground is not None and _stands_out(ground, desk))


def _stands_out(ground: Shade, desk: Color) -> bool:
    return abs(Color.from_rich_color(ground).brightness - desk.brightness) > _STANDS_OUT
