"""Lines out and lines in: broken at 80 columns, no control characters, and whatever was typed as text."""

from __future__ import annotations

import re
from collections.abc import Callable

from resign_tui.core.document import Document, Source, Span
from resign_tui.exports.text import lines
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import to_ascii
from resign_tui.ui.terminal.paste import clean_paste
from resign_tui.ui.widgets.wrapping import wrap_whole

_RANGE = re.compile(r"(?<=\d)–(?=\d)")

WIDTH = 80
"""Columns of the widest line, but for a word or a command that is wider."""

_LONGEST = 4095
"""Bytes of the longest line that a terminal hands over; it drops the rest."""

Read = Callable[[], str | None]
"""Gives the next line, its end included; None when there are no more."""


class Ended(Exception):
    """There are no more lines to read."""


class Console:
    """What the person reads and types."""

    def __init__(self, read: Read, write: Callable[[str], None], *, ascii: bool = False, echoes: bool = True) -> None:
        """`echoes`: the terminal shows what is typed, the end of the line included."""
        self._read = read
        self._write = write
        self._ascii = ascii
        self._echoes = echoes
        self._is_blank = True
        self._is_asking = False

    def say(self, *sentences: str, indent: int = 0) -> None:
        """Say something in words of ours, each sentence on a line of its own."""
        for sentence in sentences:
            self.show(self.ours(sentence), indent=indent)

    def show(self, text: str, *, indent: int = 0) -> None:
        """Show a text as it is: somebody's words, where nothing may be put in place of a sign."""
        for line in text.split("\n"):
            bare = line.lstrip(" ")
            margin = " " * min(indent + len(line) - len(bare), WIDTH // 2)
            for row in wrap_whole(sanitize(bare), WIDTH - len(margin)) or [""]:
                self._line(margin + row if row else "")

    def gap(self) -> None:
        """A blank line, unless there is one already."""
        if not self._is_blank:
            self._line("")

    def document(self, document: Document) -> None:
        """Show a document as its text file has it."""
        for line in lines(document):
            self.show("".join(map(self._span, line)))

    def ask(self, prompt: str) -> str:
        """The line that is typed at this prompt, without what is no text; Ended when there are no more."""
        self._write(f"{prompt} ")
        self._is_blank = False
        self._is_asking = True
        typed = self._read()
        self._is_asking = False
        if typed is None:
            self._write("\n")
            raise Ended
        if not self._echoes or not typed.endswith("\n"):
            self._write("\n")
        if self._echoes and len(typed.encode("utf-8", "replace")) >= _LONGEST:
            self.say("A terminal takes no longer line at once; look whether the end of yours is there.")
        pasted = clean_paste(typed.rstrip("\r\n"), multiline=True)
        self.say(*pasted.notes)
        return pasted.text

    def fresh(self) -> None:
        """Begin a line of its own, where somebody broke off at a prompt."""
        if self._is_asking:
            self._line("")
            self._is_asking = False

    def ours(self, text: str) -> str:
        """Words of ours as this terminal can show them."""
        text = _RANGE.sub(" to ", text.replace(" · ", ", "))
        return to_ascii(text) if self._ascii else text

    def _span(self, span: Span) -> str:
        return span.text if span.source in (Source.ANSWER, Source.EDIT, Source.OWN) else self.ours(span.text)

    def _line(self, line: str) -> None:
        self._write(f"{line}\n")
        self._is_blank = not line


def listed(example: str) -> str:
    """Examples of the catalogue as they are read aloud."""
    return example.replace(" · ", ", or ")
