"""A folder full of what a command line may stumble over, and the lines of `data/cli` that are typed in it."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.cli_host import DATA

GOOD = (DATA / "open.toml").read_bytes()
NAMES = ("kind", "kind-two", "-rf", "con", "🙂")
"""The drafts in the drafts folder; `kin` may be two of them."""

_LONG = 100_000
_PATIENCE = 30.0
"""Seconds after which a line is said to hang; the slowest takes two."""


class Line(NamedTuple):
    """A command line and how it must end. codes: any of these. says, out: a piece of standard error and output.

    changes: a file that it is right to change. streams: how the streams stand, and `cwd` where the folder is gone.
    """

    part: str
    run: str
    codes: tuple[int, ...]
    says: str
    out: str
    changes: str
    env: Mapping[str, str]
    streams: Mapping[str, str]

    def __str__(self) -> str:
        """What stands for it in the name of its test."""
        env = "".join(f"{name}={value} " for name, value in self.env.items())
        streams = "".join(f" {name}:{state}" for name, state in self.streams.items())
        return f"{self.part}: {env}{self.run}{streams}".encode("ascii", "backslashreplace").decode()


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def lines(name: str) -> Iterator[Line]:
    """The lines of a file in `data/cli`."""
    for part in tomllib.loads((DATA / name).read_text("utf-8"))["part"]:
        for line in part["lines"]:
            code = line["exit"]
            codes = tuple(code) if isinstance(code, list) else (code,)
            streams = {stream: line[stream] for stream in ("stdin", "stdout", "stderr", "cwd") if stream in line}
            says, out, changes = (line.get(key, "") for key in ("says", "out", "changes"))
            yield Line(part["name"], line["run"], codes, says, out, changes, line.get("env", {}), streams)


def filled(text: str, work: Path) -> str:
    """A text of the data with what stands for odd bytes and places put in."""
    marks = {
        "{work}": str(work),
        "{home}": str(work.parent / "home"),
        "{long}": "x" * _LONG,
        "{name300}": "n" * 300,
        "{ff}": "\udcff",
        "{nul}": "\0",
    }
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text


def arguments(line: Line, work: Path) -> list[str]:
    """The words as the program gets them."""
    return [filled(word, work) for word in shlex.split(line.run)]


def environment(line: Line, work: Path, inherited: Mapping[str, str]) -> dict[str, str]:
    """The variables as the program gets them; `-` takes one away."""
    changed = {**inherited, **{name: filled(value, work) for name, value in line.env.items()}}
    return {name: value for name, value in changed.items() if value != "-"}


# -- the files ---------------------------------------------------------------------------------------------------------


def scene(place: Path) -> Path:
    """Make the folder `work`, where lines are typed, and beside it `home` with a few drafts; gives `work`."""
    work, drafts = place / "work", place / "home" / "drafts"
    for folder in (work / "folder", work / "folder.toml", work / "full", drafts):
        folder.mkdir(parents=True)
    for name in NAMES:
        (drafts / f"{name}.toml").write_bytes(GOOD)
    for name, data in _FILES.items():
        (work / name).write_bytes(data)
    (work / "full" / "letter.txt").write_text("mine\n")
    with (work / "huge.toml").open("wb") as huge:
        huge.truncate(1 << 30)
    os.mkfifo(work / "pipe.toml")
    (work / "dangling.toml").symlink_to("nothing.toml")
    (work / "loop.toml").symlink_to("loop.toml")
    (work / "link.toml").symlink_to("good.toml")
    _socket(work)
    return work


def _socket(work: Path) -> None:
    """A socket's path has few letters, so it is bound from within the folder."""
    before = Path.cwd()
    os.chdir(work)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("socket.toml")
    finally:
        os.chdir(before)


_TEXT = GOOD.decode()
_FILES = {
    "good.toml": GOOD,
    "partial.toml": b'schema = 1\n[sender]\nfull_name = "Wren"\n',
    "empty.toml": b"",
    "nul.toml": b'schema = 1\n[sender]\nfull_name = "W\0"\n',
    "binary.toml": bytes(range(256)) * 16,
    "latin1.toml": _TEXT.encode("latin-1"),
    "utf16.toml": _TEXT.encode("utf-16"),
    "bom.toml": b"\xef\xbb\xbf" + GOOD,
    "crlf.toml": GOOD.replace(b"\n", b"\r\n"),
    "broken.toml": b"schema = 1\n[sender\nfull_name = 1\n",
    "twice.toml": b"schema = 1\n[sender]\n[sender]\n",
    "conflict.toml": b"schema = 1\n<<<<<<< HEAD\n[sender]\n=======\n>>>>>>> other\n",
    "deep.toml": b"a = " + b"[" * 100_000,
    "types.toml": b"schema = 1\nsender = 3\nmanager = []\n[company]\nname = {a = 1}\n[dates]\ngiven = [[1]]\n"
    b"[handover]\nsystem = 7\naccess = [1, [2], {system = [3]}]\n[notice]\ncontract_value = nan\n",
    "pyproject.toml": b'[project]\nname = "thing"\nversion = "1"\n[tool.ruff]\nline-length = 100\n',
    "cargo.toml": b'[package]\nname = "thing"\nedition = "2021"\n[[bin]]\nname = "x"\n',
    "future.toml": GOOD.replace(b"schema = 1", b"schema = 99"),
    "schema-text.toml": GOOD.replace(b"schema = 1", b'schema = "one"'),
    "schema-minus.toml": GOOD.replace(b"schema = 1", b"schema = -1"),
    "schema-float.toml": GOOD.replace(b"schema = 1", b"schema = 1.5"),
    "schema-big.toml": GOOD.replace(b"schema = 1", b"schema = " + b"9" * 5000),
    "bigint.toml": GOOD.replace(b'"2 weeks"', b"9" * 5000),
    "endless.toml": GOOD.replace(b'"2 weeks"', b'"99999999 weeks"'),
    "centuries.toml": GOOD.replace(b'"2 weeks"', b'"2400 months"'),
    "lastday-first.toml": GOOD.replace(b"given = 2026-11-23", b"given = 1900-01-01"),
    "lastday-end.toml": GOOD.replace(b"given = 2026-11-23", b"given = 2199-12-31"),
    "emoji.toml": GOOD.replace(b"the ranking rebuild", "the ranking 🙂 rebuild".encode()),
    "letter.txt": b"Dear Ines,\n\nI resign. My last day is 7 December 2026.\n\nKind regards\nWren\n",
}


# -- the program as a process ------------------------------------------------------------------------------------------


def process(line: Line, work: Path, inherited: Mapping[str, str]) -> Ended:
    """Run a line in a process of its own, its streams as the line has them."""
    command = [sys.executable, "-m", "resign_tui", *arguments(line, work)]
    typed = line.streams.get("stdin", "text:")
    closed = [number for number, name in enumerate(("stdin", "stdout", "stderr")) if line.streams.get(name) == "closed"]
    opened: list[int] = []

    def stream(name: str) -> int:
        state = line.streams.get(name)
        if state == "full":
            opened.append(os.open("/dev/full", os.O_WRONLY))
        elif state == "gone":
            reader, writer = os.pipe()
            os.close(reader)
            opened.append(writer)
        else:
            return subprocess.DEVNULL if state == "closed" else subprocess.PIPE
        return opened[-1]

    cwd = work
    if line.streams.get("cwd") == "gone":
        cwd = work.parent / "gone"
        cwd.mkdir()
        command = ["/bin/sh", "-c", 'rmdir ../gone && exec "$@"', "sh", *command]
    if closed:
        redirected = " ".join(f"{number}>&-" if number else "<&-" for number in closed)
        command = ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *command]
    try:
        ran = subprocess.run(
            command,
            input=filled(typed.removeprefix("text:"), work).encode("utf-8", "surrogateescape"),
            stdout=stream("stdout"),
            stderr=stream("stderr"),
            env=environment(line, work, inherited),
            cwd=cwd,
            timeout=60,
            check=False,
        )
    finally:
        for number in opened:
            os.close(number)
    return Ended(ran.returncode, _text(ran.stdout), _text(ran.stderr))


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


def contents(place: Path) -> dict[str, bytes | str]:
    """What every path below a folder is and holds."""
    return dict(_contents(place, place))


def _contents(folder: Path, place: Path) -> Iterator[tuple[str, bytes | str]]:
    for entry in sorted(folder.iterdir()):
        name = str(entry.relative_to(place))
        if entry.is_symlink():
            yield name, str(entry.readlink())
        elif entry.is_dir():
            yield name, "folder"
            yield from _contents(entry, place)
        elif entry.is_file():
            yield name, entry.read_bytes() if entry.stat().st_size < 1 << 20 else str(entry.stat().st_size)
        else:
            yield name, "odd"


@contextmanager
def in_time() -> Iterator[None]:
    """Break off what hangs, on a pipe that nobody writes to for example."""

    def hangs(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, hangs)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
