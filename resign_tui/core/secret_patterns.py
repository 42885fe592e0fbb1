"""The exact patterns of rule L-40: passwords and keys that must not stay in a draft, found at once and masked.

Everything here is pure and linear in the length of the text. Each pattern names the literal texts without which it
cannot match, so that a text without any of them costs a few substring searches and no regular expression. Patterns
use bounded or possessive repetitions only, and what they found is judged afterwards, in `secret_judgement`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from resign_tui.core.draft import Draft, Edit
from resign_tui.core.secret_judgement import (
    is_assigned_secret,
    is_mixed,
    is_url_password,
    is_wandb_key,
    trimmed,
)

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


@dataclass(frozen=True, slots=True)
class _Pattern:
    """literals: lower-case texts of which one must be there. group `secret` of the expression is what gets masked."""

    kind: str
    literals: tuple[str, ...]
    expression: re.Pattern[str]
    judge: Callable[[re.Match[str]], bool] | None = None


def _prefixed(kind: str, literals: str, expression: str, mixed: bool = False) -> _Pattern:
    """A key that is known by how it begins and does not stand in the middle of a word."""
    compiled = re.compile(rf"(?<![A-Za-z0-9])(?P<secret>{expression})")
    return _Pattern(kind, tuple(literals.split()), compiled, _mixed if mixed else None)


def _mixed(match: re.Match[str]) -> bool:
    return is_mixed(match["secret"])


def _assigned(match: re.Match[str]) -> bool:
    return is_assigned_secret(match["name"].lower(), match["secret"])


def _url(match: re.Match[str]) -> bool:
    return is_url_password(match["secret"])


def _wandb(match: re.Match[str]) -> bool:
    start, end = match.span("secret")
    return is_wandb_key(match.string[max(0, start - 24) : start], match.string[end : end + 32])


_VALUE = r"""(?:[^\s"'`;&,…]|[;&,](?![A-Za-z_ ]{1,30}=)){8,}+"""
_NAMES = r"password|passwd|pwd|secret|token|api[_-]?key"

_PATTERNS = (
    _prefixed("AWS key", "akia asia", r"(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
    _prefixed("Google key", "aiza", r"AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
    _prefixed("GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,}+"),
    _prefixed("GitHub token", "github_pat_", r"github_pat_[A-Za-z0-9_]{50,}+"),
    _prefixed("GitLab token", "glpat-", r"glpat-[A-Za-z0-9_.-]{20,}+", mixed=True),
    _prefixed("Anthropic key", "sk-ant-", r"sk-ant-[A-Za-z0-9_-]{20,}+", mixed=True),
    _prefixed("OpenAI key", "sk-", r"sk-(?!ant-)[A-Za-z0-9_-]{20,}+", mixed=True),
    _prefixed("Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{30,}+", mixed=True),
    _prefixed("Slack token", "xox", r"xox[a-z]-[A-Za-z0-9-]{10,}+", mixed=True),
    _prefixed("Slack token", "xapp-", r"xapp-[A-Za-z0-9-]{20,}+", mixed=True),
    _prefixed("Databricks token", "dapi", r"dapi[0-9a-f]{32}(?:-[0-9])?(?![A-Za-z0-9])"),
    _prefixed("Stripe key", "sk_live_ rk_live_", r"[sr]k_live_[A-Za-z0-9]{16,}+"),
    _prefixed("SendGrid key", "sg.", r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,}+"),
    _Pattern(
        "Slack webhook",
        ("hooks.slack.com",),
        re.compile(r"(?ia)hooks\.slack\.com/(?:services|workflows|triggers)/(?P<secret>[A-Za-z0-9_/-]{20,}+)"),
    ),
    _Pattern(
        "JWT",
        ("eyj",),
        re.compile(
            r"(?<![A-Za-z0-9_-])(?P<secret>eyJ[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]{16,}+)",
        ),
    ),
    _Pattern(
        "Azure key",
        ("accountkey", "sharedaccesskey"),
        re.compile(r"(?ia)(?:Account|SharedAccess)Key[ ]?=[ ]?(?P<secret>[A-Za-z0-9+/]{40,}+=*+)"),
    ),
    _Pattern(
        "password in a URL",
        ("://",),
        re.compile(r"""(?<=[A-Za-z0-9])://[^\s/:@"'<>…]{0,100}:(?P<secret>[^\s/@"'…]{1,200})@(?=[\w\[])(?!sha\d)"""),
        _url,
    ),
    _Pattern(
        "W&B key",
        ("wandb", "weights & biases", "w&b"),
        re.compile(r"(?<![A-Za-z0-9])(?P<secret>[0-9a-f]{40})(?![A-Za-z0-9])"),
        _wandb,
    ),
    _prefixed("W&B key", "wandb_v1_", r"wandb_v1_[A-Za-z0-9_]{40,}+"),
    _Pattern(
        "password or key",
        ("password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key"),
        re.compile(
            rf"(?ia)(?<![:/])(?P<name>{_NAMES})(?:[_-](?:access[_-])?key)?[\"'`]?[ \t]{{0,3}}(?:=>|:=|[:=：])[ \t]{{0,3}}"
            rf"[\"'`]?(?P<secret>{_VALUE})",
        ),
        _assigned,
    ),
)

_KEY_BEGIN = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\[nr])*+[A-Za-z0-9+/=]{16,}+)*+"
)
_KEY_END = re.compile(r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----")


def find(text: str) -> tuple[Hit, ...]:
    """The secrets of a text in order; they never overlap."""
    lower = text.lower()
    hits = [hit for pattern in _PATTERNS if any(one in lower for one in pattern.literals) for hit in _run(pattern, text)]
    if "private key" in lower:
        hits.extend(_private_keys(text))
    return merged(hits) if hits else ()


def mask(text: str) -> str:
    """The text with every secret cut to its first characters; masking it again changes nothing."""
    while hits := find(text):
        text = masked(text, hits)
    return text


def merged(hits: list[Hit]) -> tuple[Hit, ...]:
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
    pieces, done = [], 0
    for hit in hits:
        shown = min(SHOWN, (hit.end - hit.start) // 2)
        pieces += (text[done : hit.start + shown], MARK)
        done = hit.end
    return "".join((*pieces, text[done:]))


def _run(pattern: _Pattern, text: str) -> Iterator[Hit]:
    for match in pattern.expression.finditer(text):
        if pattern.judge is None or pattern.judge(match):
            start, end = match.span("secret")
            yield Hit(start, start + len(trimmed(text[start:end])), pattern.kind)


def _private_keys(text: str) -> Iterator[Hit]:
    """Whole blocks; a block that was cut off counts as far as its rows go."""
    ends = [(match.start(), match.end()) for match in _KEY_END.finditer(text)]
    begins = [match.span() for match in _KEY_BEGIN.finditer(text)]
    for index, (start, stop) in enumerate(begins):
        limit = min(start + _BLOCK, begins[index + 1][0] if index + 1 < len(begins) else len(text))
        at = bisect_left(ends, (start, 0))
        end = ends[at][1] if at < len(ends) and ends[at][0] <= limit else stop
        yield Hit(start, end, "private key")
