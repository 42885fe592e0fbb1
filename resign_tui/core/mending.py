"""Mending what could be regretted: our words in place of the person's, or a private note instead of theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.departure import Departure

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding

_INCIDENTS, _UNSAID = "hr.incident", "exit_interview.off_limits"
"""Where a sentence is kept that is no part of a letter: an event of the memo, or what stays unsaid in a talk."""

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)\s*")


def with_ours(departure: Departure, finding: Finding) -> Draft:
    """Our words or answer in place of the person's; the same draft when their words have changed since."""
    if finding.answer:
        return departure.draft.answer(finding.question, finding.answer)
    return _replaced(departure, finding, finding.excerpt, finding.replacement)


def kept_private(departure: Departure, finding: Finding) -> Draft:
    """The sentence among the private notes, and no longer in the letter; the same draft when it has changed since."""
    text = _text_of(departure, finding)
    excerpt = _as_typed(finding.excerpt, text)
    sentence = next((each for each in _SENTENCE.findall(text) if excerpt and excerpt in each), excerpt)
    draft = _replaced(departure, finding, sentence, "")
    if draft is departure.draft:
        return draft
    if finding.spec.private_to == "hr-memo":
        return draft.answer(_INCIDENTS, (*draft.records(_INCIDENTS), {"what": sentence.strip()}))
    return draft.answer(_UNSAID, (*departure.facts.many(_UNSAID), sentence.strip()))


def _text_of(departure: Departure, finding: Finding) -> str:
    if finding.question:
        return departure.draft.text(finding.question)
    edit = departure.draft.edits.get(departure.edit_key(finding.paragraph))
    return edit.text if edit else ""


def _replaced(departure: Departure, finding: Finding, old: str, new: str) -> Draft:
    draft, text = departure.draft, _text_of(departure, finding)
    old = _as_typed(old, text)
    if not old:
        return draft
    changed = text.replace(old, new, 1).strip()
    if finding.question:
        return draft.answer(finding.question, changed)
    key = departure.edit_key(finding.paragraph)
    return draft.edit(key, Edit(changed, draft.edits[key].basis))


def _as_typed(excerpt: str, text: str) -> str:
    """The words of a finding as they stand in what was typed: a letter may begin them otherwise, and end them."""
    if excerpt in text:
        return excerpt
    bare = excerpt.rstrip(" .!?")
    found = re.search(re.escape(bare), text, re.IGNORECASE) if bare else None
    return found.group() if found else ""
