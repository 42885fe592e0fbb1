"""Bytes of the keyboard to text for Textual's parser: no byte ends the program, no paste runs as keys."""

from __future__ import annotations

import codecs
import re
import time
from collections.abc import Callable

from resign_tui.ui.terminal.paste import ESCAPE_PICTURE, REFUSE_BYTES

PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"
REPLACEMENT = "\ufffd"
_AT_END = 0.05
"""Seconds between two looks at a terminal that is gone: Textual looks as often as it can, and saving has to wait."""

_TAIL = len(PASTE_END) - 1
_LOST = re.compile("[\udc80-\udcff]")


class Tally:
    """Counts characters that could not be read, and tells a listener; `take` empties the count."""

    def __init__(self) -> None:
        self._count = 0
        self._listener: Callable[[], None] | None = None

    def listen(self, listener: Callable[[], None] | None) -> None:
        """Call this, from the thread that reads, when the count leaves zero."""
        self._listener = listener

    def add(self, count: int) -> None:
        """Note that characters were lost."""
        first = self._count == 0
        self._count += count
        if first and count and self._listener is not None:
            self._listener()

    def take(self) -> int:
        """How many since the last time."""
        count, self._count = self._count, 0
        return count


class PasteGate:
    """Holds a bracketed paste back until its end has come, then lets it through without anything that looks like a key.

    Textual reads an escape sequence inside a paste as typed keys, out of order. What is longer than any field takes is
    cut here, so that it costs no time; it stays long enough to be refused.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._recent = ""
        self._held: str | None = None

    def feed(self, text: str) -> str:
        """The text that may go on now."""
        out = []
        while text:
            passed, text = self._outside(text) if self._held is None else self._inside(self._held + text)
            out.append(passed)
        return "".join(out)

    def _outside(self, text: str) -> tuple[str, str]:
        known = self._recent + text
        at = known.find(PASTE_START)
        if at < 0:
            self._recent = known[-_TAIL:]
            return text, ""
        after = at + len(PASTE_START) - len(self._recent)
        self._recent, self._held = "", ""
        return text[:after], text[after:]

    def _inside(self, held: str) -> tuple[str, str]:
        body, end, rest = held.partition(PASTE_END)
        if end:
            self._held = None
            return self._harmless(body) + PASTE_END, rest
        if len(held) > REFUSE_BYTES + _TAIL + 1:
            held = held[: REFUSE_BYTES + 1] + " " + held[-_TAIL:]
        self._held = held
        return "", ""

    def _harmless(self, body: str) -> str:
        self._tally.add(body.count("\x00"))
        return body[: REFUSE_BYTES + 1].replace("\x00", REPLACEMENT).replace("\x1b", ESCAPE_PICTURE)


class KeyboardDecoder:
    """UTF-8 in steps; a byte that belongs to no character becomes U+FFFD and is counted."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._gate = PasteGate(tally)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The characters that are complete so far."""
        if not data and not final:
            time.sleep(_AT_END)
        text = self._decoder.decode(data, final)
        text, lost = _LOST.subn(REPLACEMENT, text)
        self._tally.add(lost)
        return self._gate.feed(text)
