"""Names that are given a value in .env files and by shells; what stands behind the sign of assignment is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resign_tui.evidence import cleaning

_NAME = r"(?P<name>[A-Z][A-Z0-9_]{0,63}|[a-z][a-z0-9_]{0,63})"
_ASSIGNED = re.compile(rf"[ \t]*(?:export[ \t]+)?{_NAME}[ \t]*=[ \t]*(?=\S)")
_SHELL = re.compile(rf"[ \t]*(?:(?:export|typeset|declare|local|readonly)[ \t]+(?:-\w+[ \t]+)*)?{_NAME}=(?=[^\s;&|])")
_EXPORTED = re.compile(rf"[ \t]*export[ \t]+{_NAME}[ \t]*(?=$|[;\r#])")
_FISH = re.compile(rf"[ \t]*set[ \t]+(?:-[gUxlaLp]+[ \t]+|--(?:export|global|universal)[ \t]+)+{_NAME}[ \t]+(?=\S)")
_FISH_KEPT = re.compile(rf"SETUVAR[ \t]+--export[ \t]+{_NAME}:(?=\S)")
_CSH = re.compile(rf"[ \t]*setenv[ \t]+{_NAME}[ \t]+(?=\S)")
_CERTAIN_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_DATABASE = re.compile(
    r"(?:^|_)(?:DB|DATABASE|POSTGRES\w*|MYSQL|MONGO\w*|REDIS|AMQP|BROKER|CLICKHOUSE)(?:_\w+)?_UR[LI]$|^DATABASE_UR[LI]$",
    re.IGNORECASE,
)
_KEY_BEGIN, _KEY_END = "-----BEGIN ", "-----END "
_MOST_LINES = 10_000
_LONGEST_QUOTE = 200
"""Lines of one quoted value; a quote that is not closed within them is torn."""


def is_secret(name: str) -> bool:
    """Whether a variable of this name holds a key, or the address of a database with its login."""
    return cleaning.is_secret_key(name) or is_database(name)


def is_database(name: str) -> bool:
    """Whether a variable of this name holds the address of a database, in which its login stands as a rule."""
    return bool(_DATABASE.search(name))


def dotenv(data: bytes) -> tuple[str, ...]:
    """The names in a .env file that are given a value, in order."""
    return _unique(_names(data, (_ASSIGNED,), whole_lines=False))


def shell(data: bytes) -> tuple[str, ...]:
    """The names that a start file of bash, zsh, fish or csh gives a value, in order."""
    return _unique(_names(data, (_SHELL, _EXPORTED, _FISH, _FISH_KEPT, _CSH), whole_lines=True))


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if not cleaning.has_secret(name)))


def _names(data: bytes, forms: tuple[re.Pattern[str], ...], *, whole_lines: bool) -> Iterator[str]:
    """The assigned names line by line; lines within a quoted value or a key of several lines are skipped.

    whole_lines: a quote may begin anywhere in a line, as shells have it, not only where the value begins.
    """
    lines = data.decode("utf-8-sig", "replace").split("\n")[:_MOST_LINES]
    at, torn = 0, False
    while at < len(lines):
        line = lines[at]
        match = next((match for form in forms if (match := form.match(line))), None)
        if match and (not torn or _CERTAIN_NAME.fullmatch(match["name"])):
            yield match["name"]
        start = 0 if whole_lines else match.end() if match else len(line)
        quote = "" if torn else _open_quote(line, start, anywhere=whole_lines)
        if _KEY_BEGIN in line and _KEY_END not in line:
            at = _behind(lines, at + 1, _KEY_END) or len(lines)
        elif quote and (following := _behind(lines, at + 1, quote, _LONGEST_QUOTE)):
            at = following
        else:
            torn = torn or bool(quote)
            while lines[at].rstrip("\r").endswith("\\") and at + 1 < len(lines):
                at += 1
            at += 1


def _open_quote(line: str, start: int, *, anywhere: bool) -> str:
    """The quotation mark that a line leaves open from `start` on; empty where none is."""
    quote = ""
    at = start
    while at < len(line):
        sign = line[at]
        if sign == "\\" and quote != "'":
            at += 2
            continue
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`" and (anywhere or at == start):
            quote = sign
        elif sign == "#" and (at == 0 or line[at - 1].isspace()):
            break
        at += 1
    return quote


def _behind(lines: list[str], at: int, sign: str, most: int | None = None) -> int:
    """The line behind the one that holds a sign without a backslash before it; 0 where none does."""
    last = len(lines) if most is None else min(len(lines), at + most)
    return next((number + 1 for number in range(at, last) if re.search(rf"(?<!\\){sign}", lines[number])), 0)
