"""Scripts whose letters melt into each other: whether a font does that, and what to say when none here does.

Two letters that a font joins are narrower than the same two side by side. A font that only has the letters, such as one
for mathematics or for every code point there is, sets them apart, and a name falls to pieces without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SCRIPTS = {
    "Balinese": ("\u1b00-\u1b7f", "ᬓ᭄ᬓ", "ᬓᬓ"),
    "Bengali": ("\u0980-\u09ff", "ক্ষ", "কষ"),
    "Devanagari": ("\u0900-\u0963\u0966-\u097f\ua8e0-\ua8ff", "क्ष", "कष"),
    "Gujarati": ("\u0a80-\u0aff", "ક્ષ", "કષ"),
    "Gurmukhi": ("\u0a00-\u0a7f", "ਪ੍ਰ", "ਪਰ"),
    "Javanese": ("\ua980-\ua9df", "ꦏ꧀ꦏ", "ꦏꦏ"),
    "Kannada": ("\u0c80-\u0cff", "ಕ್ಷ", "ಕಷ"),
    "Khmer": ("\u1780-\u17ff", "ក្ក", "កក"),
    "Malayalam": ("\u0d00-\u0d7f", "ക്ഷ", "കഷ"),
    "Myanmar": ("\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", "က္က", "ကက"),
    "Oriya": ("\u0b00-\u0b7f", "କ୍ଷ", "କଷ"),
    "Sinhala": ("\u0d80-\u0dff", "ක්‍ෂ", "කෂ"),
    "Tamil": ("\u0b80-\u0bff", "க்ஷ", "கஷ"),
    "Telugu": ("\u0c00-\u0c7f", "క్ష", "కష"),
    "Tibetan": ("\u0f00-\u0fff", "རྒྱ", "རགཡ"),
}
"""By name: its characters, letters that join, and the same letters apart."""

_NAMED = 2


def probes(texts: Iterable[str]) -> list[tuple[str, str, str]]:
    """For each of these scripts in the texts its name, what must be narrower, and what it must be narrower than."""
    text = "".join(texts)
    if text.isascii():
        return []
    return [(name, joined, apart) for name, (signs, joined, apart) in _SCRIPTS.items() if re.search(f"[{signs}]", text)]


def refusal(names: Iterable[str], text: str) -> str:
    """One sentence: which words no font here sets right, which font would, and what to do instead."""
    known = [name for name in names if name in _SCRIPTS]
    words = [
        match[0].strip()
        for name in known
        for match in re.finditer(rf"[{_SCRIPTS[name][0]}](?:[{_SCRIPTS[name][0]}\u200c\u200d ]*)", text)
    ]
    unique = list(dict.fromkeys(words))
    shown = ", ".join(f"“{word}”" for word in unique[:_NAMED]) + (" and others" if len(unique) > _NAMED else "")
    fonts = " or ".join(font_of(name) for name in known[:_NAMED])
    return (
        f"No font here can show {shown} in a PDF with its letters joined; install a font that joins them, "
        f"such as {fonts}, or save the document as .docx or .html instead."
    )


def font_of(name: str) -> str:
    """A free font that joins the letters of this script."""
    return f"Noto {'Serif' if name == 'Tibetan' else 'Sans'} {name}"
