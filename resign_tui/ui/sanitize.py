"""What may reach the terminal: every text of a person, a file or a network passes through `sanitize` on its way there.

A terminal obeys control characters wherever they stand: an escape in an imported run name could rename the window,
write the clipboard or leave the alternate screen. And a file name can hide what it is behind characters that nobody
sees.
"""

from __future__ import annotations

REPLACEMENT = "\ufffd"
"""Stands for what has no picture: C1 controls, lone surrogates, the code points that are no characters."""

NEWLINE = "\u2424"
"""Stands for Unicode's own line breaks; a newline itself shows as U+240A, a tab as U+2409."""

MARK = "\u25af"
"""Stands for a character that takes part without being seen."""

_HIDDEN = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero width space
    (0x200E, 0x200F),  # direction marks
    (0x202A, 0x202E),  # direction embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, direction isolates, format controls given up
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # tags
)
"""Characters without a shape. Joiners and variation selectors are none of them: Persian, Hindi and emoji need those."""

_ORDERS = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    0x85: NEWLINE,
    0x2028: NEWLINE,
    0x2029: NEWLINE,
    **dict.fromkeys((0xFFFE, 0xFFFF), REPLACEMENT),
}
_HIDDEN_CODES = frozenset(code for first, last in _HIDDEN for code in range(first, last + 1))
_MARKED = {**_ORDERS, **dict.fromkeys(_HIDDEN_CODES, MARK)}


def sanitize(text: str, *, marks: bool = False) -> str:
    """The text as it may stand on a screen: no control, no line break, no lone surrogate.

    With `marks` hidden characters are seen as well: for names, paths, addresses and every field of one line. A letter
    is shown without: real right-to-left text needs them. Every code point becomes exactly one, so offsets stay valid.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_MARKED if marks else _ORDERS)
    return _without_surrogates(shown)


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
