"""What may reach the terminal: every text of a person, a file or a network passes through `sanitize` on its way there.

A terminal obeys control characters wherever they stand: an escape in an imported run name could rename the window,
write the clipboard or leave the alternate screen. And a file name can hide what it is behind characters that nobody
sees.
"""

from __future__ import annotations

import re

from resign_tui.core.legible import INVISIBLE, JOINERS

REPLACEMENT = "\ufffd"
"""Stands for what has no picture: C1 controls, lone surrogates, the code points that are no characters."""

NEWLINE = "\u2424"
"""Stands for Unicode's own line breaks; a newline itself shows as U+240A, a tab as U+2409."""

MARK = "\u25af"
"""Stands for a character that takes part without being seen."""

_ORDERS = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    0x85: NEWLINE,
    0x2028: NEWLINE,
    0x2029: NEWLINE,
    **dict.fromkeys((0xFFFE, 0xFFFF), REPLACEMENT),
}
_HIDDEN = re.compile(
    f"(?![{JOINERS}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef])[{INVISIBLE}]"
)
"""Characters without a shape, but for those that shape their neighbours: Persian, Hindi and emoji need them."""


def sanitize(text: str, *, marks: bool = False) -> str:
    """The text as it may stand on a screen: no control, no line break, no lone surrogate.

    With `marks` hidden characters are seen as well: for names, paths, addresses and every field of one line. A letter
    is shown without: real right-to-left text needs them. Every code point becomes exactly one, so offsets stay valid.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_ORDERS)
    return _without_surrogates(_HIDDEN.sub(MARK, shown) if marks else shown)


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
