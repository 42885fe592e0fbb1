"""The shapes of secrets that are known by their letters alone; one table, see `patterns` for its use.

Each pattern names the literal texts without which it cannot match, so that a text without any of them costs a few
substring searches and no regular expression. Repetitions are bounded or possessive, so that matching stays linear in
the length of the text; whatever a bounded shape cannot decide is judged afterwards, in `judgement`.
"""

from __future__ import annotations

import re

from resign_tui.core import late_regex
from resign_tui.core.secrets.commands import COMMANDS
from resign_tui.core.secrets.judgement import is_assigned_secret, is_mixed, is_stand_in, is_wandb_key
from resign_tui.core.secrets.pattern import SecretPattern


def _prefixed(kind: str, literals: str, expression: str, mixed: bool = False) -> SecretPattern:
    """A key that is known by how it begins and does not stand in the middle of a word."""
    written = rf"(?<![A-Za-z0-9])(?P<secret>{expression})"
    return SecretPattern(kind, tuple(literals.split()), written, _mixed if mixed else None)


def _mixed(match: re.Match[str]) -> bool:
    return is_mixed(match["secret"])


def _assigned(match: re.Match[str]) -> bool:
    return is_assigned_secret(match["name"].lower(), match["secret"])


def _url(match: re.Match[str]) -> bool:
    return not is_stand_in(match["secret"])


def _wandb(match: re.Match[str]) -> bool:
    start, end = match.span("secret")
    return is_wandb_key(match.string[max(0, start - 24) : start], match.string[end : end + 32])


_VALUE = r"""(?:[^\s"'`;&,…]|[;&,](?![A-Za-z_ ]{1,30}=)){8,}+"""
_NAMES = r"password|passwd|pwd|secret|token|api[_-]?key"

PATTERNS = (
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
    SecretPattern(
        "Slack webhook",
        ("hooks.slack.com",),
        r"(?ia)hooks\.slack\.com/(?:services|workflows|triggers)/(?P<secret>[A-Za-z0-9_/-]{20,}+)",
    ),
    SecretPattern(
        "JWT",
        ("eyj",),
        r"(?<![A-Za-z0-9_-])(?P<secret>eyJ[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]{16,}+)",
    ),
    SecretPattern(
        "Azure key",
        ("accountkey", "sharedaccesskey"),
        r"(?ia)(?:Account|SharedAccess)Key[ ]?=[ ]?(?P<secret>[A-Za-z0-9+/]{40,}+=*+)",
    ),
    SecretPattern(
        "password in a URL",
        ("://",),
        r"""(?<=[A-Za-z0-9])://[^\s/:@"'<>…]{0,100}:(?P<secret>[^\s/@"'…]{1,200})@(?=[\w\[])(?!sha\d)""",
        _url,
    ),
    SecretPattern(
        "W&B key",
        ("wandb", "weights & biases", "w&b"),
        r"(?<![A-Za-z0-9])(?P<secret>[0-9a-f]{40})(?![A-Za-z0-9])",
        _wandb,
    ),
    _prefixed("W&B key", "wandb_v1_", r"wandb_v1_[A-Za-z0-9_]{40,}+"),
    *COMMANDS,
    SecretPattern(
        "password or key",
        ("password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key"),
        (
            rf"(?ia)(?<![:/])(?P<name>{_NAMES})(?:[_-](?:access[_-])?key)?[\"'`]?"
            rf"[ \t]{{0,3}}(?:=>|:=|[:=：])[ \t]{{0,3}}[\"'`]?(?P<secret>{_VALUE})"
        ),
        _assigned,
    ),
)
"""Every shape but the private key, which spans lines."""

KEY_BEGIN = late_regex.compile(
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\[nr])*+[A-Za-z0-9+/=]{16,}+)*+"
)
KEY_END = late_regex.compile(r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
"""The head of a private key with the rows that follow it."""
