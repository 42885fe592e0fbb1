"""One text of the person, scanned once: everything that its words alone can tell. Results are kept by text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from resign_tui.core.review import marks, table, tokens, tone
from resign_tui.core.review.table import SEVERITIES
from resign_tui.core.review.tone import Hit

IDENTITY, NAME, WORDS, FREE, ADVISER = "identity", "name", "words", "free", "adviser"
"""Kinds of answers: people and places, names of things, a phrase, a paragraph, words of a lawyer."""


@lru_cache(maxsize=1024)
def scan(
    text: str, kind: str, scenario: str, names: tuple[str, ...] = (), ours: tuple[tuple[int, int], ...] = ()
) -> tuple[Hit, ...]:
    """What speaks against this text, one hit for each rule and sentence, in the order of the text.

    names: names the person typed elsewhere, which are looked past. ours: stretches that are not the person's words.
    """
    best: dict[tuple[str, int], Hit] = {}
    spans = tokens.sentences(text)
    for hit in _hits(text, kind, scenario, names):
        if any(start < hit.end and hit.start < end for start, end in ours):
            continue
        if not table.rule(hit.rule).concerns(scenario):
            continue
        sentence = next((at for at, (a, b) in enumerate(spans) if a <= hit.start < b), -1)
        known = best.get((hit.rule, sentence))
        if known is None or SEVERITIES.index(hit.severity) < SEVERITIES.index(known.severity):
            best[hit.rule, sentence] = hit
    return tuple(sorted(best.values(), key=lambda hit: hit.start))


def _hits(text: str, kind: str, scenario: str, names: tuple[str, ...]) -> Iterator[Hit]:
    if kind == ADVISER:
        yield from marks.hidden_signs(text, kind)
        return
    for check in marks.EVERYWHERE:
        yield from check(text, kind)
    if kind == IDENTITY:
        return
    for check in marks.NOT_NAMES_OF_PEOPLE:
        yield from check(text, kind)
    words = tokens.words(text)
    if kind == NAME:
        yield from tone.startling(words)
    else:
        for check in marks.OWN_WORDS:
            yield from check(text, kind)
        yield from marks.scare_quotes(text, words)
    yield from tone.heard(text, words, kind, scenario, names)
