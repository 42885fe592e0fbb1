"""A letter and words of the person's own: what the rest of the program knows of them once they are read."""

# No annotations of the future: msgspec would compile each anew at every start.

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

PARAGRAPHS = (
    "notice", "appreciation", "transparency", "next_step", "feedback", "handover",
    "boundary", "extra", "adviser", "thanks", "request",
)  # fmt: skip
"""Names of the paragraphs a letter may have; a scenario's template says in which order they stand."""


class Fault(msgspec.Struct, frozen=True):
    """What is wrong in a file: one sentence with what helps, and the line where it stands (zero: the whole file)."""

    text: str
    line: int = 0

    def told(self, file: str) -> str:
        """The sentence with its place."""
        return f"{file}, line {self.line}: {self.text}" if self.line else f"{file}: {self.text}"


class OwnTemplate(msgspec.Struct, frozen=True):
    """A letter that says some paragraphs in the person's words and the rest as one of ours (extends) does.

    order: these paragraphs first, the others as ours has them. leave_out: these not at all.
    """

    name: str
    extends: str
    title: str = ""
    paragraphs: Mapping[str, str] = MappingProxyType({})
    order: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


class Phrases(msgspec.Struct, frozen=True):
    """Words of the house. closing: instead of our complimentary close. instead: words of ours and what stands for them.

    add_to, sentence: one sentence more at the end of a paragraph, where the letter has that paragraph.
    """

    closing: str = ""
    instead: tuple[tuple[str, str], ...] = ()
    add_to: str = ""
    sentence: str = ""


class OwnWording(msgspec.Struct, frozen=True):
    """Everything of the person's own: usable letters by name, what is wrong with the others, and words of the house."""

    templates: Mapping[str, OwnTemplate] = MappingProxyType({})
    faults: Mapping[str, str] = MappingProxyType({})
    phrases: Phrases = Phrases()
