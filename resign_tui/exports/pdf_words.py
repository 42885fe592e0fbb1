"""What can be read out of a PDF again, and what to say about a character that cannot.

Reads the files that typst writes and no others: each font tells which characters its signs stand for, and where that
is not enough the page says it beside the sign.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator

_STREAM = re.compile(rb"<<([^<>]*(?:<<[^<>]*>>[^<>]*)*)>>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_CHAR = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_ACTUAL = re.compile(rb"/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\))", re.DOTALL)

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
"""Characters that show nothing although Unicode counts them as letters or marks."""

_NAMED = 3
_EMOJI = 0x1F000
_CJK = "Noto Sans CJK"
_FONTS = {
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "FULLWIDTH", "HALFWIDTH"), _CJK),
    "ARABIC": "Noto Naskh Arabic",
    "TIBETAN": "Noto Serif Tibetan",
    **{
        script.upper(): f"Noto Sans {script}"
        for script in (
            "Armenian", "Bengali", "Cherokee", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
            "Javanese", "Kannada", "Khmer", "Lao", "Malayalam", "Mongolian", "Myanmar", "Oriya", "Sinhala", "Syriac",
            "Tamil", "Telugu", "Thaana", "Thai", "Tifinagh", "Yi",
        )
    },
}  # fmt: skip
"""A font for each script, by the first word of its characters' names."""


def missing(pdf: bytes, words: Iterable[str]) -> list[str]:
    """The characters of the words that nobody could read out of the file, once each, in the order of the words."""
    held = set(_held(pdf))
    wanted = dict.fromkeys(character for text in words for character in text)
    return [character for character in wanted if character not in held and _is_seen(character)]


def refusal(characters: list[str]) -> str:
    """One sentence: which characters no font has, which font would, and what to do instead."""
    shown = [character for character in characters if unicodedata.category(character[:1]) != "Cf"] or characters
    named = ", ".join(_name(character) for character in shown[:_NAMED])
    more = " and others" if len(shown) > _NAMED else ""
    fonts = list(dict.fromkeys(filter(None, map(_font, shown))))
    such = f", such as {' or '.join(fonts[:2])}" if fonts else ""
    return (
        f"No font here can show {named}{more} in a PDF; install a font that has it{such}, "
        "or save the document as .docx or .txt instead."
    )


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" and character not in _UNSEEN


def _held(pdf: bytes) -> Iterator[str]:
    for data in _streams(pdf):
        if b"begincmap" in data:
            for block in _CHARS.findall(data):
                yield from (character for code in _CHAR.findall(block) for character in _utf16(code))
            for block in _RANGES.findall(data):
                yield from _of_ranges(block)
        else:
            for coded, literal in _ACTUAL.findall(data):
                yield from _utf16(coded) if coded else literal.decode("latin-1")


def _streams(pdf: bytes) -> Iterator[bytes]:
    """Everything that stands in the file compressed or not; what does not unpack is left out."""
    at = 0
    while match := _STREAM.search(pdf, at):
        at = match.end()
        length = _LENGTH.search(match[1])
        if not length:
            continue
        data = pdf[at : at + int(length[1])]
        at += len(data)
        if b"/FlateDecode" in match[1]:
            try:
                data = zlib.decompress(data)
            except zlib.error:
                continue
        yield data


def _of_ranges(block: bytes) -> Iterator[str]:
    for first, last, start, several in _RANGE.findall(block):
        if several:
            yield from (character for code in _HEX.findall(several) for character in _utf16(code))
            continue
        head, end = _utf16(start)[:-1], _utf16(start)[-1:]
        for step in range(int(last, 16) - int(first, 16) + 1):
            yield from head + chr(ord(end) + step)


def _utf16(coded: bytes) -> str:
    return bytes.fromhex(coded.decode("ascii")).decode("utf-16-be", "replace").removeprefix("\ufeff")


def _name(character: str) -> str:
    points = " ".join(f"U+{ord(point):04X}" for point in character)
    shown = "".join(point for point in character if unicodedata.category(point)[0] not in "CZ")
    return f"“{shown}” ({points})" if shown else points


def _font(character: str) -> str:
    """A free font that is known to have it; nothing where that is not known."""
    first = character[:1]
    if ord(first) >= _EMOJI and unicodedata.category(first) in ("So", "Sk"):
        return "Noto Emoji"
    return _FONTS.get(unicodedata.name(first, "").split(" ")[0].split("-")[0], "")
