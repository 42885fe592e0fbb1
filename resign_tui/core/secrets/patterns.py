"""The exact patterns: passwords and keys that must not stay in a draft, found at once and masked.

Everything here is pure and linear in the length of the text; it guards every save. The shapes are in `secret_shapes`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.secrets.judgement import trimmed
from resign_tui.core.secrets.shapes import KEY_BEGIN, KEY_END, PATTERNS, Pattern

MARK = "…"
"""Stands in for what was taken away; no pattern matches across it."""

SHOWN = 4
"""Characters of a secret that stay readable, never more than half of it."""

_BLOCK = 20_000
"""The longest private key, in characters, that is masked as one block."""


class Hit(NamedTuple):
    """Where a secret stands in a text and what it looks like; it never holds the secret itself."""

    start: int
    end: int
    kind: str


class Text(NamedTuple):
    """One text of a draft and where it stands.

    field: the id of the question, the name of a paragraph written by hand, or the path of a table that we do not know.
    row: the place in a list, counted from 0, else None. key: the attribute of a record; "edit" or "extra" for what is
    no answer.
    """

    field: str
    row: int | None
    key: str
    text: str


class Leak(NamedTuple):
    """A secret in a draft: `hit` counts from the start of the text that `field`, `row` and `key` name."""

    field: str
    row: int | None
    key: str
    hit: Hit


def find(text: str) -> tuple[Hit, ...]:
    """The secrets of a text in order; they never overlap."""
    lower = text.lower()
    hits = [hit for pattern in PATTERNS if any(one in lower for one in pattern.literals) for hit in _run(pattern, text)]
    if "private key" in lower:
        hits.extend(_private_keys(text))
    return merged(hits) if hits else ()


def mask(text: str) -> str:
    """The text with every secret cut to its first characters; masking it again changes nothing."""
    while hits := find(text):
        text = masked(text, hits)
    return text


def merged(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits in order, those that overlap made one; the one that begins first gives its kind."""
    found: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if found and hit.start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(hit.end, found[-1].end))
        else:
            found.append(hit)
    return tuple(found)


def masked(text: str, hits: tuple[Hit, ...]) -> str:
    """The text with these hits, in order and apart, cut to their first characters."""
    pieces: list[str] = []
    done = 0
    for hit in hits:
        shown = min(SHOWN, (hit.end - hit.start) // 2)
        pieces += (text[done : hit.start + shown], MARK)
        done = hit.end
    return "".join((*pieces, text[done:]))


def texts(draft: Draft) -> Iterator[Text]:
    """Every text of a draft that a person may have typed a secret into, also those that a save would only carry."""
    for field, value in draft.answers.items():
        yield from _texts(field, "", value)
    for name, edit in draft.edits.items():
        yield Text(name, None, "edit", edit.text)
        for basis in edit.basis.values():
            yield Text(name, None, "edit", basis)
    for name, value in draft.extra.items():
        yield from _texts(name, "extra", value)


def fields_with_secrets(draft: Draft) -> tuple[Leak, ...]:
    """Where the exact patterns find secrets in a draft."""
    return tuple(Leak(one.field, one.row, one.key, hit) for one in texts(draft) for hit in find(one.text))


def scrub(draft: Draft) -> Draft:
    """The draft as it may be saved: every secret masked, everything else as it is; the same draft if it holds none."""
    answers, edits, extra = _scrubbed(draft.answers), _scrubbed(draft.edits), _scrubbed(draft.extra)
    if answers is draft.answers and edits is draft.edits and extra is draft.extra:
        return draft
    return replace(draft, answers=answers, edits=edits, extra=extra)


def _run(pattern: Pattern, text: str) -> Iterator[Hit]:
    for match in pattern.expression.finditer(text):
        if pattern.judge is None or pattern.judge(match):
            start, end = match.span("secret")
            yield Hit(start, start + len(trimmed(text[start:end])), pattern.kind)


def _private_keys(text: str) -> Iterator[Hit]:
    """Whole blocks; a block that was cut off counts as far as its rows go."""
    ends = [(match.start(), match.end()) for match in KEY_END.finditer(text)]
    begins = [match.span() for match in KEY_BEGIN.finditer(text)]
    for index, (start, stop) in enumerate(begins):
        limit = min(start + _BLOCK, begins[index + 1][0] if index + 1 < len(begins) else len(text))
        at = bisect_left(ends, (start, 0))
        end = ends[at][1] if at < len(ends) and ends[at][0] <= limit else stop
        yield Hit(start, end, "private key")


def _texts(field: str, key: str, value: Any, row: int | None = None) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(field, row, key, value)
    elif isinstance(value, Mapping):
        for name, cell in value.items():
            if key == "extra":
                yield from _texts(f"{field}.{name}", key, cell, row)
            else:
                yield from _texts(field, str(name), cell, row)
    elif isinstance(value, (tuple, list)):
        for place, cell in enumerate(value):
            yield from _texts(field, key, cell, place if row is None else row)


def _scrubbed(value: Any) -> Any:
    """A value of whatever shape with its texts masked; the very same object when nothing was."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Edit):
        text, basis = _scrubbed(value.text), _scrubbed(value.basis)
        return value if text is value.text and basis is value.basis else Edit(text, basis)
    if isinstance(value, Mapping):
        cells = {key: _scrubbed(cell) for key, cell in value.items()}
        if all(cells[key] is cell for key, cell in value.items()):
            return value
        return cells if isinstance(value, dict) else MappingProxyType(cells)
    if isinstance(value, (tuple, list)):
        items = [_scrubbed(item) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        return items if isinstance(value, list) else tuple(items)
    return value
