"""A text as the review reads it: folded words that know where they stood in the text as typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.review import table

_WORD = late_regex.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = late_regex.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|[。！？]|\n[ \t\r]*\n")
_SHORT = frozenset(["dr", "mr", "mrs", "ms", "mx", "prof", "st", "inc", "e.g", "i.e", "vs", "no", "approx", "etc"])
_ENDS, _QUOTES = frozenset(".!?…。！？\n"), frozenset("\"“«‘'")
"""Signs without which no sentence ends and nothing is quoted, so that most answers need no pattern for it."""

_JOINERS = frozenset(" -‐‑–_/\u00a0")
_QUOTED = late_regex.compile(r"\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|«[^»\n]{1,200}»|(?<!\w)[‘'][^’'\n]{1,80}[’'](?!\w)")
_CHUNK = late_regex.compile(r"\S+")
_CODE = late_regex.compile(
    r"_|::|[{}\[\]#\\@<>→]|[^\W\d_]\.[^\W\d_]|[a-z][A-Z]|\d[^\W\d_]+\d|/\S*[/._\d]|\w\.\d|\w\(\)"
)


class Word(msgspec.Struct, frozen=True):
    """One word: folded, with its place in the text as typed.

    tight: only blanks or hyphens stand between it and the word before. quoted: inside quotation marks. code: part of a
    name such as a path, a version or a class.
    """

    text: str
    start: int
    end: int
    sentence: int
    capital: bool
    tight: bool
    quoted: bool
    code: bool


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, NFKC and case-folded, hidden format characters left out."""
    folded, places = _fold(text)
    quoted = [] if _QUOTES.isdisjoint(text) else [match.span() for match in _QUOTED.finditer(text)]
    code = [match.span() for match in _CHUNK.finditer(text) if _is_code(match[0].strip(".,;:!?()\"'"))]
    stops = _stops(text)
    result: list[Word] = []
    sentence = last = 0
    for match in _WORD.finditer(folded):
        start, end = places[match.start()], places[match.end() - 1] + 1
        while sentence < len(stops) and stops[sentence] <= start:
            sentence += 1
        tight = bool(result) and _JOINERS.issuperset(folded[last : match.start()])
        word = match[0].replace("’", "'")
        inside = any(a <= start < b for a, b in quoted)
        is_code = any(a <= start < b for a, b in code)
        result.append(Word(word, start, end, sentence, text[start].isupper(), tight, inside, is_code))
        last = match.end()
    return tuple(result)


def _is_code(chunk: str) -> bool:
    is_word = chunk.isalpha() and (len(chunk) == 1 or chunk[1:].islower())
    return not is_word and _CODE.search(chunk) is not None


def _fold(text: str) -> tuple[str, list[int] | range]:
    if text.isascii():
        return text.lower(), range(len(text))
    out: list[str] = []
    places: list[int] = []
    for index, sign in enumerate(text):
        if unicodedata.category(sign) == "Cf":
            continue
        folded = unicodedata.normalize("NFKC", sign).casefold()
        out.append(folded)
        places.extend([index] * len(folded))
    return "".join(out), places


def _stops(text: str) -> list[int]:
    ends: list[int] = []
    if _ENDS.isdisjoint(text):
        return ends
    for match in _STOP.finditer(text):
        before = (text[: match.start()].rsplit(maxsplit=1)[-1:] or [""])[0].casefold()
        in_a_date = before in table.listed("grammar", "before_a_day") and text[match.end() :].lstrip()[:1].isdigit()
        if match[0] != "." or not (before in _SHORT or in_a_date):
            ends.append(match.end())
    return ends


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends, blanks at its edges left out."""
    ranges = []
    start = 0
    for end in [*_stops(text), len(text)]:
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + piece.index(bare)
            ranges.append((begin, begin + len(bare)))
        start = end
    return tuple(ranges)


def excerpt(text: str, start: int, end: int, limit: int = 72) -> str:
    """The words from start to end with as much of their sentence around them as fits, cut between words."""
    first, last = next(((a, b) for a, b in sentences(text) if a <= start < b), (start, end))
    last = max(last, end)
    if last - first <= limit:
        return text[first:last]
    spare = max(0, limit - (end - start))
    left, right = max(first, start - spare // 2), min(last, end + spare - spare // 2)
    while first < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < last and not text[right].isspace():
        right -= 1
    return text[left:right].strip()
