"""Where secrets stand in a draft or a text, told without the secret, and the draft without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from resign_tui.core import words
from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.secrets import patterns
from resign_tui.core.secrets.patterns import SecretMatch

Find: TypeAlias = Callable[[str], tuple[SecretMatch, ...]]
"""A search for secrets: the exact patterns, or the maintained scanner over them."""


LEAK = "This looks like a secret and is saved masked. Say where it is kept, and rotate it."
"""What the person hears about an answer with a secret in it."""


class Leak(NamedTuple):
    """A secret by what may be told of it: where it stands, how it begins, what it looks like.

    place: as the draft file names it, such as "handover.access[0].location"; empty in a text that stands alone.
    doubt: tells a doubt from others, by its words; empty where it is sure. What is in doubt is told, never masked.
    """

    place: str
    beginning: str
    kind: str
    doubt: str = ""


def leaks(draft: Draft, find: Find = patterns.find) -> tuple[Leak, ...]:
    """The secrets of a draft, in the order of its answers."""
    return tuple(leak for place, text in texts(draft) for leak in leaks_in(text, find, place))


def leaks_in(text: str, find: Find = patterns.find, place: str = "") -> tuple[Leak, ...]:
    """The secrets of a text in order; those that would be told in the same words once."""
    sure = find(text)
    leaks = [Leak(place, patterns.beginning(text, hit), hit.kind) for hit in sure]
    for hit in patterns.doubts(text, sure):
        leaks.append(Leak(place, patterns.beginning(text, hit), hit.kind, words.mark(text[hit.start : hit.end])))
    return tuple(dict.fromkeys(leaks))


def hits_in(text: str, find: Find = patterns.find) -> tuple[SecretMatch, ...]:
    """Where the secrets of a text stand, those in doubt included."""
    sure = find(text)
    return patterns.merged((*sure, *patterns.doubts(text, sure)))


def texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text that a person may have typed a secret into, with its place; also those that a save only carries."""
    edits = ((f"edits.{name}", edit) for name, edit in draft.edits.items())
    for place, value in (*draft.answers.items(), *edits, *draft.extra.items()):
        yield from _texts(place, value)


def _texts(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Edit):
        yield from ((place, text) for text in (value.text, *value.basis.values()))
    elif isinstance(value, Mapping):
        for name, cell in value.items():
            yield from _texts(f"{place}.{name}", cell)
    elif isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from _texts(f"{place}[{index}]", item)


def scrub(draft: Draft, mask: Callable[[str], str] = patterns.mask) -> Draft:
    """The draft with every text masked and everything else as it is; the same draft when that changes nothing."""
    answers, edits, extra = (_scrubbed(part, mask) for part in (draft.answers, draft.edits, draft.extra))
    if answers is draft.answers and edits is draft.edits and extra is draft.extra:
        return draft
    return replace(draft, answers=answers, edits=edits, extra=extra)


def _scrubbed(value: Any, mask: Callable[[str], str]) -> Any:
    """A value of whatever shape with its texts masked; the very same object when nothing was."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Edit):
        text, basis = mask(value.text), _scrubbed(value.basis, mask)
        return value if text is value.text and basis is value.basis else Edit(text, basis)
    if isinstance(value, Mapping):
        cells = {key: _scrubbed(cell, mask) for key, cell in value.items()}
        if all(cells[key] is cell for key, cell in value.items()):
            return value
        return cells if isinstance(value, dict) else MappingProxyType(cells)
    if isinstance(value, (tuple, list)):
        items = [_scrubbed(item, mask) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        return items if isinstance(value, list) else tuple(items)
    return value
