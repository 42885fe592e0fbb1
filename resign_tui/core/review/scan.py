"""One text of the person, scanned once: everything that its words alone can tell. Results are kept by text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from resign_tui.core.review import table, tokens, tone
from resign_tui.core.review.table import ADVISER, IDENTITY, NAME, SEVERITIES
from resign_tui.core.review.tone import Hit


@lru_cache(maxsize=1024)
def scan(
    text: str,
    kind: str,
    scenario: str,
    names: tuple[str, ...] = (),
    ours: tuple[tuple[int, int], ...] = (),
    grave_only: bool = False,
) -> tuple[Hit, ...]:
    """What speaks against this text, one hit for each rule and sentence, in the order of the text.

    names: names the person typed elsewhere, which are looked past. ours: stretches that are not the person's words.
    grave_only: only rules that may hold a document back are asked.
    """
    best: dict[tuple[str, int], Hit] = {}
    for hit in _hits(text, kind, scenario, names, grave_only):
        if any(start < hit.end and hit.start < end for start, end in ours):
            continue
        if not table.rule(hit.rule).concerns(scenario):
            continue
        sentence = next((at for at, (a, b) in enumerate(tokens.sentences(text)) if a <= hit.start < b), -1)
        known = best.get((hit.rule, sentence))
        if known is None or SEVERITIES.index(hit.severity) < SEVERITIES.index(known.severity):
            best[hit.rule, sentence] = hit
    return tuple(sorted(best.values(), key=lambda hit: hit.start))


def _hits(text: str, kind: str, scenario: str, names: tuple[str, ...], grave_only: bool) -> Iterator[Hit]:
    if not grave_only:
        from resign_tui.core.review import marks  # none of them is grave, and their patterns take long to compile

        yield from marks.seen(text, kind)
    if kind in (ADVISER, IDENTITY):
        return
    words = tokens.words(text)
    if kind == NAME and not grave_only:
        yield from tone.startling(words)
    yield from tone.heard(text, words, kind, scenario, names, grave_only)
