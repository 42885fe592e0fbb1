"""Code and its quoted texts taken apart, so that a word in a comment or in a text is never read as code."""

from __future__ import annotations

import re

_GROOVY = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|'''(?P<long>(?:\\.|[^\\])*?)(?:'''|\\?\Z)"
    r'|"""(?P<long_double>(?:\\.|[^\\])*?)(?:"""|\\?\Z)'
    r"|'(?P<short>(?:\\.|[^'\\\n])*)(?:'|(?=\n)|\\?\Z)"
    r'|"(?P<short_double>(?:\\.|[^"\\\n])*)(?:"|(?=\n)|\\?\Z)',
    re.DOTALL,
)
_TERRAFORM = re.compile(
    r"(?P<comment>(?:#|//)[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|<<-?(?P<mark>[A-Za-z_]\w*)[^\n]*\n(?P<long>.*?)(?:^[ \t]*(?P=mark)\b|\Z)"
    r'|"(?P<short>(?:\\.|\$\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}|[^"\\\n])*)(?:"|(?=\n)|\\?\Z)',
    re.DOTALL | re.MULTILINE,
)

TEXT = r"\x01(\d+)\x02"
"""The pattern of a text's place in the code."""


def groovy(source: str) -> tuple[str, list[str]]:
    """The code without comments, each text in it replaced by its place; and the texts."""
    return _apart(source, _GROOVY)


def terraform(source: str) -> tuple[str, list[str]]:
    """The same for Terraform's language, heredocs included."""
    return _apart(source, _TERRAFORM)


def _apart(source: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    texts: list[str] = []

    def placed(match: re.Match[str]) -> str:
        if match["comment"] is not None:
            return " "
        groups = match.groupdict()
        texts.append(next(text for key, text in groups.items() if key != "mark" and text is not None))
        return f"\x01{len(texts) - 1}\x02"

    return pattern.sub(placed, source.replace("\x01", " ").replace("\x02", " ")), texts
