"""Words in pieces between which a line of a page may end, so that none runs off the paper."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import split_graphemes

ROOM = 28
"""A word up to this length stands on a line of the page in one piece."""

_NO_BREAK = "\u00a0\u2007\u202f"
_WORDS = re.compile(rf"[\S{_NO_BREAK}]+|\s+")
_JOINTS = re.compile(rf"(?<=[/\\._\-=&?,:;@+|{_NO_BREAK}])(?=[^\s/\\._\-=&?,:;@+|])")
_BREAK_BY_THEMSELVES = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
    "\U0001f000-\U0003ffff"
)
"""Scripts of East and South East Asia, and pictures: the typesetter knows where their lines end."""
_RUNS = re.compile(f"[{_BREAK_BY_THEMSELVES}]+|[^{_BREAK_BY_THEMSELVES}]+")


def pieces(text: str, room: int = ROOM) -> list[str]:
    """The text in pieces between which a line may end: a word longer than `room` is parted, first at its joints."""
    result: list[str] = []
    for word in _WORDS.findall(showable(text)):
        parts = _JOINTS.split(word) if len(word) > room else [word]
        for at, part in enumerate(parts):
            chunks = _chunks(part, room)
            if at == 0 and result:
                result[-1] += chunks[0]
                chunks = chunks[1:]
            result += chunks
    return result or [""]


def _chunks(part: str, room: int) -> list[str]:
    """A word without joints in pieces: no sign is torn, and letters that may be joined are parted as late as can be."""
    chunks = [""]
    for same in _RUNS.findall(part) if len(part) > room else [part]:
        signs = [same]
        if len(same) > room and not re.match(f"[{_BREAK_BY_THEMSELVES}]", same):
            signs = [same[begin:end] for begin, end, _ in split_graphemes(same)[0]]
        step = room if any(unicodedata.category(character) == "Lo" for character in same) else 1
        first, *more = ("".join(signs[at : at + step]) for at in range(0, len(signs), step))
        chunks[-1] += first
        chunks += more
    return chunks


def showable(text: str) -> str:
    """The same text in the code points that a PDF carries best.

    Letters and accents are joined where one code point has both, because typst repeats the others in the text that is
    read aloud or copied.
    """
    return unicodedata.normalize("NFC", text)
