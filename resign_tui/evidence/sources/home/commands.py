"""What a command line starts: the name of the program and the folder it goes to, nothing else of it."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise

import msgspec

_ASSIGNED = re.compile(r"\w+=")
_PATH = re.compile(r"[~$\w./+{}-]{1,200}")
_PROGRAM = re.compile(r"[A-Za-z0-9_][\w.+-]{0,59}")
_SCRIPT = re.compile(r"[~$\w./{}-]{1,200}\.(?:py|sh|bash|R|r|pl|js|rb|jl|ipynb|sql)")
_MODULE = re.compile(r"[A-Za-z_][\w.]{0,59}")
_APART = re.compile(r"[;&|()]+")
_WRAPPER_VALUE = re.compile(r"-.*|\d+[smhd]?|/(?:tmp|var|run)/\S*|.*\.lock")
_SILENT = re.compile(r"source|\.|export|set|test|\[+|true|sleep|echo|umask|ulimit|mkdir|eval|if|then|do|fi|done")
_WRAPPERS = re.compile(r"env|nohup|exec|time|nice|ionice|flock|timeout|chronic|command|systemd-cat|sudo|setlock")
_STARTERS = re.compile(
    r"python[\d.]*|bash|sh|zsh|dash|Rscript|R|perl|node|ruby|julia|torchrun|accelerate|deepspeed|uv|poetry|pipenv|conda"
    r"|mamba|micromamba|papermill|jupyter"
)
_SHELLS = frozenset(("bash", "sh", "zsh", "dash"))
_LONGEST = 4_000
_TRAINS = re.compile(r"(?<![a-z])(?:re)?train|fine[-_]?tune", re.IGNORECASE)


class Command(msgspec.Struct, frozen=True):
    """The program that a line starts, "" where it cannot be told, and the folder of a cd before it."""

    program: str = ""
    folder: str = ""


def trains(name: str) -> bool:
    """Whether the name of a program says that it trains something."""
    return bool(_TRAINS.search(name))


def started(line: str) -> Command:
    """What a line of shell starts first."""
    return _started(line[:_LONGEST], deeper=True)


def _started(line: str, *, deeper: bool) -> Command:
    folder = ""
    for words in _commands(line):
        words = _unwrapped(words)
        if not words:
            continue
        if words[0] in ("cd", "pushd"):
            folder = words[1] if len(words) > 1 and _PATH.fullmatch(words[1]) else ""
        elif not _SILENT.fullmatch(words[0]):
            inner = _inner(words) if deeper else Command()
            return Command(inner.program or program_of(words), inner.folder or folder)
    return Command("", folder)


def _commands(line: str) -> list[list[str]]:
    """The words of each command of a line; none where its quotes are torn."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.commenters, lexer.whitespace_split = "", True
    commands: list[list[str]] = [[]]
    try:
        for word in lexer:
            if _APART.fullmatch(word):
                commands.append([])
            else:
                commands[-1].append(word)
    except ValueError:
        return []
    return commands


def _unwrapped(words: list[str]) -> list[str]:
    """The words from the program on: without assignments before it, and without nice, env, flock and the like."""
    is_wrapped = False
    for at, word in enumerate(words):
        if _ASSIGNED.match(word) or (is_wrapped and _WRAPPER_VALUE.fullmatch(word)):
            continue
        if not _WRAPPERS.fullmatch(_base(word)):
            return words[at:]
        is_wrapped = True
    return []


def _inner(words: list[str]) -> Command:
    """What the text behind `bash -c` starts."""
    for option, following in pairwise(words):
        if _base(words[0]) in _SHELLS and re.fullmatch(r"-[a-z]*c", option):
            return _started(following, deeper=False)
    return Command()


def program_of(words: list[str]) -> str:
    """The name of the script that the first word starts, or of that program itself."""
    program = _base(words[0])
    if not _STARTERS.fullmatch(program):
        return program
    for at, word in enumerate(words[1:], 1):
        if word == "-c":
            break
        if word == "-m" and at + 1 < len(words) and _MODULE.fullmatch(words[at + 1]):
            return words[at + 1]
        if _SCRIPT.fullmatch(word):
            return _base(word)
    return program


def _base(word: str) -> str:
    name = word.rpartition("/")[2]
    return name if _PATH.fullmatch(word) and _PROGRAM.fullmatch(name) else ""
