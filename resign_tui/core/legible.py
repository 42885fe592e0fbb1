"""What of a text can be read: one rule for whatever is typed, pasted, imported or written, in every document alike.

Unicode has characters without a shape. Some carry meaning where they stand: a joiner in Persian, in Hindi or between
the signs of an emoji, a variant of a Chinese name, the letters of a flag. Those stay. Everywhere else nobody sees them,
each program treats them in another way, and they can hide or reorder words; there they are left out. Line breaks of
every system become a newline, white space of other widths a blank, and what is no character at all becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import late_regex

UNREADABLE = "\ufffd"
"""Stands for what is no character, so that its loss is seen."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Inside of a character class: what Unicode calls default ignorable, and the marks of interlinear annotation."""

_SEEN = frozenset(map(chr, (*range(0x80), *range(0xC0, 0x180)))) | frozenset("–—‘’“”…")
"""ASCII, Latin letters, our own dashes and quotes: nearly every text is of these alone, and all of them are seen."""

JOINERS = "\u200c\u200d"
"""Characters that change how their neighbours are drawn."""

_CURSIVE = (
    "\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u1c7f\u1cd0-\u1cff"
    "\ua800-\ua9ff\uaa00-\uaa7f\uaae0-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefe\U00010840-\U00011fff"
    "\U00016100-\U0001613f\U0001e900-\U0001e95f"
)
"""Scripts whose letters join, and whose writers use joiners."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19df\u1a20-\u1aaf"
"""Scripts without blanks between words, where U+200B says where a line may end."""

_PICTURE = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_DRAWN = rf"[{_PICTURE}](?:[\U0001f3fb-\U0001f3ff]\ufe0f?|[\ufe0e\ufe0f])?"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VARIED = (
    "\u1000-\u109f\u2010-\u2027\u2200-\u22ff\u2a00-\u2aff\u3001\u3002\ua840-\ua87f\uff01-\uff1f\U00010ac0-\U00010aff"
)
_RIGHT_TO_LEFT = late_regex.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_DIRECTION = frozenset("\u061c\u200e\u200f")

_MEANT = (
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f",  # the flag of Scotland
    rf"{_DRAWN}(?:\u200d{_DRAWN})*",
    r"[0-9#*]\ufe0f\u20e3",
    rf"[{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef]",
    rf"[{_VARIED}][\ufe00-\ufe0f]",
    "[\u1820-\u18aa][\u180b-\u180d\u180f]?(?:\u180e(?=[\u1820-\u18aa]))?",
    "[\u1100-\u115f]\u1160|\u115f(?=[\u1161-\u11a7])",
    rf"[{_UNSPACED}]\u200b(?=[{_UNSPACED}])",
    rf"[{_CURSIVE}][{JOINERS}]|(?<![{JOINERS}])[{JOINERS}](?=[{_CURSIVE}])",
)
_BREAKS = late_regex.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = late_regex.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = late_regex.compile(f"[{INVISIBLE}]")
_HIDDEN = late_regex.compile(f"{'|'.join(_MEANT)}|(?P<hidden>[{INVISIBLE}]+)")


def legible(text: str) -> str:
    """The text with everything that can be read, and unchanged by a second reading; many lines stay many lines."""
    if not is_drawn(text):
        text = _CONTROLS.sub(UNREADABLE, _BREAKS.sub("\n", text).replace("\t", " "))
    left_out = [*hidden(text)]
    if not left_out:
        return text
    starts = (0, *(end for _, end in left_out))
    ends = (*(start for start, _ in left_out), len(text))
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def is_drawn(text: str) -> bool:
    """Whether it has nothing but blanks, newlines and characters with a shape; no control, and no half of one."""
    return text.replace("\n", "").isprintable()


def hidden(text: str) -> Iterator[tuple[int, int]]:
    """Where characters stand that nobody sees and that carry no meaning there."""
    if text.isascii() or _SEEN.issuperset(text) or not _UNSEEN.search(text):
        return
    keeps = _DIRECTION if _RIGHT_TO_LEFT.search(text) else frozenset()
    for match in _HIDDEN.finditer(text):
        if match["hidden"]:
            yield from ((at, at + 1) for at in range(*match.span()) if text[at] not in keeps)


def unreadable(text: str) -> Iterator[tuple[int, int]]:
    """Where characters stand that `legible` puts its sign for."""
    return (match.span() for match in _CONTROLS.finditer(text))
