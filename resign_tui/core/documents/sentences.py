"""How a typed answer comes into a sentence of a companion document: read by the grammar, its form chooses the sentence.

Beside the forms of the grammar there are four of our own. "sentence": a whole sentence of the person's, which stands
as it is. "unsure": no reading is sure enough, so the words stand by themselves, as typed. "so": what goes on after
"Thank you" without "for". "settled": what a decision is, in a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from resign_tui.core import english, late_regex, words
from resign_tui.core.document import Source
from resign_tui.core.english import Phrase
from resign_tui.core.parsing import one_line
from resign_tui.core.templates import Slot, TemplateOutput

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "goodbye.highlight": "highlight",
        "goodbye.contact": "channel",
        "sender.email": "channel",
        "counter_reply.thanks": "gratitude",
        "counter_reply.final_line": "goal",
        "counter_reply.transition_line": "item",
        "exit_interview.neutral_reason": "reason",
        "next.goal_area": "goal",
    }
)
"""Questions whose answers go on in a sentence of a companion document, and how they are read (english.read)."""

_DECISION = "counter_reply.final_line"
_SETTLED = frozenset(["final", "firm", "made", "settled", "unchanged", "the same"])
"""What a decision is, in a word."""

_NO_THING = late_regex.compile(r"(?:it|this|that|kind|nice|\w+ed)$", re.IGNORECASE)
"""How words end that thank for no thing: "appreciate it", "much appreciated"."""

_GO_ON = ("so much", "very much", "again")

_A_FEW = 2

_NO_START = frozenset(["because", "since", "as", "that", "will"])
"""First words of what only goes on in a sentence of ours."""

_NOBODY = frozenset(
    ["none", "nobody", "no one", "no-one", "nothing", "unknown", "not known", "not yet", "someone", "somebody"]
)
"""Answers that say something in a report, though in a sentence they only hold a place."""


def says_something(typed: str) -> bool:
    """Whether an answer says anything; "TBD", "n/a" or "?" do not."""
    return bool(english.read("paragraph", typed))


def reports_something(typed: str) -> bool:
    """Whether a line of a report says anything, as "none" and "unknown" do."""
    return typed.strip(" .").casefold() in _NOBODY or says_something(typed)


def in_sentence(output: TemplateOutput, field_id: str, typed: str, source: Source) -> Slot:
    """The answer to this question as a sentence takes it; an empty slot where it says nothing."""
    if not says_something(typed):
        return output.slot("", source, field_id)
    kind, plain = KINDS[field_id], words.unclosed(one_line(typed))
    first = plain.split()[0].casefold()
    if english.is_sentence(plain.rstrip(".!")) and first not in _NO_START:
        return output.slot(plain, source, field_id, form="sentence")
    if kind == "gratitude" and plain.casefold().startswith(_GO_ON):
        return output.slot(plain, source, field_id, form="so")
    phrase = english.read(kind, typed)
    if field_id == _DECISION and plain.rstrip(".!").casefold() in _SETTLED:
        return output.slot(plain.rstrip(".!").casefold(), source, field_id, form="settled")
    if not _is_sure(kind, phrase, plain) or (field_id == _DECISION and phrase.form != "verb"):
        same = phrase.text.casefold() == plain.casefold()
        return output.slot(phrase.text if same or not phrase else plain, source, field_id, form="unsure")
    form, text = _alone(phrase, first) if kind == "reason" else (phrase.form, phrase.text)
    return output.slot(text, source, field_id, form=form, plural=phrase.plural)


def _is_sure(kind: str, phrase: Phrase, plain: str) -> bool:
    """The reading can be taken; a doubtful one only where a wrong article would be all the harm."""
    if not phrase.doubt or kind == "highlight":
        return True
    return kind == "gratitude" and len(plain.split()) <= _A_FEW and not _NO_THING.search(plain)


def _alone(reason: Phrase, first: str) -> tuple[str, str]:
    """A reason as it goes on after "I am leaving", without a place before it."""
    if reason.form == "clause" and first == "where":
        return "aim", f"be where {reason.text}"
    if reason.text.startswith("have "):
        return "for", reason.text.removeprefix("have ")
    return reason.form, reason.text


def as_sentence(output: TemplateOutput) -> Callable[[Slot], str]:
    """For a template: what lets words stand as a sentence of their own, with a capital and a stop."""

    def alone(slot: Slot) -> str:
        text, stop = english.as_sentence(slot.text)
        return f"{output.slot(text, slot.span.source, slot.span.field)}{stop}"

    return alone
