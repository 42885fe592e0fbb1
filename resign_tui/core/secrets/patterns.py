"""The exact patterns: passwords and keys that must not stay in a draft, found at once and masked.

Everything here is pure and linear in the length of the text; it guards every save. The shapes are in `shapes`; what
sentences say of passwords is in `prose`, of which only what is sure counts here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from resign_tui.core.secrets import prose
from resign_tui.core.secrets.judgement import trimmed
from resign_tui.core.secrets.pattern import SecretPattern
from resign_tui.core.secrets.shapes import KEY_BEGIN, KEY_END, PATTERNS

MARK = "…"
"""Stands in for what was taken away; no pattern matches across it."""

SHOWN = 4
"""Characters of a secret that stay readable, never more than half of it."""

_BLOCK = 20_000
"""The longest private key, in characters, that is masked as one block."""


class SecretMatch(msgspec.Struct, frozen=True):
    """Where a secret stands in a text and what it looks like; it never holds the secret itself."""

    start: int
    end: int
    kind: str


def find(text: str) -> tuple[SecretMatch, ...]:
    """The secrets of a text in order; they never overlap."""
    lower = text.lower()
    hits = [
        hit
        for pattern in PATTERNS
        if any(literal in lower for literal in pattern.literals)
        for hit in _run(pattern, text)
    ]
    if "private key" in lower:
        hits.extend(_private_keys(text))
    hits.extend(_written(text, sure=True))
    return merged(hits) if hits else ()


def doubts(text: str, known: Iterable[SecretMatch] = ()) -> tuple[SecretMatch, ...]:
    """What reads like a password and may be none, apart from the secrets that are known already."""
    hits = _written(text, sure=False)
    return merged(hit for hit in hits if not any(hit.start < other.end and other.start < hit.end for other in known))


def mask(text: str) -> str:
    """The text with every secret cut to its first characters; masking it again changes nothing."""
    while hits := find(text):
        text = masked(text, hits)
    return text


def merged(hits: Iterable[SecretMatch]) -> tuple[SecretMatch, ...]:
    """Hits in order, those that overlap made one; the one that begins first gives its kind."""
    apart: list[SecretMatch] = []
    for hit in sorted(hits, key=lambda candidate: (candidate.start, -candidate.end)):
        if apart and hit.start < apart[-1].end:
            apart[-1] = msgspec.structs.replace(apart[-1], end=max(hit.end, apart[-1].end))
        else:
            apart.append(hit)
    return tuple(apart)


def beginning(text: str, hit: SecretMatch) -> str:
    """What may be told of a secret: its first characters, and never more than half of it."""
    return text[hit.start : hit.end][: min(SHOWN, (hit.end - hit.start) // 2)]


def masked(text: str, hits: tuple[SecretMatch, ...]) -> str:
    """The text with these hits, in order and apart, cut to their first characters."""
    pieces: list[str] = []
    done = 0
    for hit in hits:
        pieces += (text[done : hit.start], beginning(text, hit), MARK)
        done = hit.end
    return "".join((*pieces, text[done:]))


def _run(pattern: SecretPattern, text: str) -> Iterator[SecretMatch]:
    for match in pattern.expression.finditer(text):
        if pattern.judge is None or pattern.judge(match):
            start, end = match.span("secret")
            if text.startswith(MARK, end):  # the beginning of one that is masked already
                continue
            yield SecretMatch(start, start + len(trimmed(text[start:end])), pattern.kind)


def _written(text: str, *, sure: bool) -> Iterator[SecretMatch]:
    for written in prose.find(text):
        if written.sure is sure and not text.startswith(MARK, written.end):
            yield SecretMatch(written.start, written.end, written.kind)


def _private_keys(text: str) -> Iterator[SecretMatch]:
    """Whole blocks; a block that was cut off counts as far as its rows go."""
    ends = [(match.start(), match.end()) for match in KEY_END.finditer(text)]
    begins = [match.span() for match in KEY_BEGIN.finditer(text)]
    for index, (start, stop) in enumerate(begins):
        limit = min(start + _BLOCK, begins[index + 1][0] if index + 1 < len(begins) else len(text))
        at = bisect_left(ends, (start, 0))
        end = ends[at][1] if at < len(ends) and ends[at][0] <= limit else stop
        yield SecretMatch(start, end, "private key")
