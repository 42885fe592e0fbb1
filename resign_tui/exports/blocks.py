"""The one walk over a document's blocks: every format brings one function for each kind of block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from resign_tui.core.document import Block, Bullets, Curve, Heading, Lines, Paragraph, Table, TaskList

T = TypeVar("T")


class Walk(msgspec.Struct, Generic[T], frozen=True):
    """What a format makes of each kind of block; called with a block, it calls the function for its kind."""

    lines: Callable[[Lines], T]
    paragraph: Callable[[Paragraph], T]
    heading: Callable[[Heading], T]
    bullets: Callable[[Bullets], T]
    task_list: Callable[[TaskList], T]
    table: Callable[[Table], T]
    curve: Callable[[Curve], T]

    def __call__(self, block: Block) -> T:
        """What the format makes of this block."""
        match block:
            case Lines():
                return self.lines(block)
            case Paragraph():
                return self.paragraph(block)
            case Heading():
                return self.heading(block)
            case Bullets():
                return self.bullets(block)
            case TaskList():
                return self.task_list(block)
            case Table():
                return self.table(block)
            case Curve():
                return self.curve(block)
