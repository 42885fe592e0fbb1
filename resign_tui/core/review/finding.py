"""A finding: what the review noticed, why it matters, what would mend it, and the key by which it can be set aside."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from resign_tui.core import words
from resign_tui.core.review import table
from resign_tui.core.review.table import SEVERITIES, Rule, Severity

PERHAPS = "perhaps-secret"
"""The rule for what reads like a secret and may be none."""


class Finding(msgspec.Struct, frozen=True):
    """One thing the review noticed.

    field: the question to jump to, with an index for records ("handover.system[0].name"); empty for words written over
    a paragraph, which is then named by `paragraph`. excerpt: the person's own words, short. replacement: a text to put
    in place of the excerpt, or "". answer: what its question could be answered with instead, or "". key:
    same rule, same place, same words; an edit of the words makes another key.
    """

    rule: str
    severity: Severity
    document: str
    field: str
    excerpt: str
    why: str
    suggestion: str
    replacement: str = ""
    waivable: bool = True
    key: str = ""
    title: str = ""
    paragraph: str = ""
    waived: bool = False
    answer: str = ""

    @property
    def has_ours(self) -> bool:
        """Something of ours can be taken at one stroke."""
        return bool(self.replacement or self.answer)

    @property
    def spec(self) -> Rule:
        """The rule that it is of."""
        return table.rule(self.rule)

    @property
    def number(self) -> str:
        """What reports call the rule: its number, or its id where it never had one."""
        return self.spec.number or self.rule

    @property
    def question(self) -> str:
        """The id of the question without an index."""
        return self.field.partition("[")[0]


def lighter(severity: Severity, steps: int = 1) -> Severity:
    """A severity some steps down, at most to info."""
    return SEVERITIES[min(SEVERITIES.index(severity) + steps, len(SEVERITIES) - 1)]


def make(
    rule: str,
    field: str = "",
    excerpt: str = "",
    *,
    document: str = "letter",
    severity: Severity | None = None,
    why: str = "",
    suggestion: str = "",
    replacement: str = "",
    paragraph: str = "",
    title: str = "",
    answer: str = "",
    parts: Sequence[str] = (),
) -> Finding:
    """A finding of a rule, with the table's words wherever none are given; parts: those of several that it means."""
    spec = table.rule(rule)
    return Finding(
        rule,
        severity or spec.severity,
        document,
        field,
        excerpt,
        why or spec.why,
        suggestion or spec.suggestion.replace("{parts}", words.listed(parts)),
        replacement,
        not spec.fixed,
        key_of(rule, field or f"{document}.{paragraph}", excerpt),
        title or spec.title,
        paragraph,
        answer=answer,
    )


def key_of(rule: str, place: str, excerpt: str) -> str:
    """What stays the same as long as the rule, the place and the words do; it holds none of the words."""
    return f"{rule}:{place}:{words.mark(excerpt)}"


def secret_finding(field: str, value: str, kind: str = "", doubt: str = "", *, document: str = "letter") -> Finding:
    """The finding for a secret; `value` is shown as its first four characters, `kind` names what it looks like.

    doubt: the mark of a secret that may be none; such a finding can be set aside, and then it may leave.
    """
    shown, rule = value[:4] + "…", PERHAPS if doubt else "secret"
    why = f"This looks like {kind}. {table.rule(rule).why}" if kind else ""
    finding = make(rule, field, shown, document=document, why=why)
    return replace(finding, key=f"{rule}:{field}:{doubt}") if doubt else finding


def settled_doubts(waived: frozenset[str]) -> frozenset[str]:
    """The marks of what reads like a secret and is none, as the person said by setting the findings aside."""
    return frozenset(key.rpartition(":")[2] for key in waived if key.startswith(f"{PERHAPS}:"))
