"""Where words go: results to standard output as UTF-8, everything else to standard error, one sentence a line."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.exports.text import encode

PROGRAM = "resign-tui"

COMPLETE_VARIABLE = "_RESIGN_TUI_COMPLETE"
"""Set by the shell when it asks for completions."""


def use_utf8() -> None:
    """Make both streams speak UTF-8 whatever the locale says, so that no name is lost on the way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def give(data: bytes) -> None:
    """Write a result to standard output, all of it or a WriteError; BrokenPipeError when nobody reads any more."""
    with told_output():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


@contextmanager
def told_output() -> Iterator[None]:
    """What standard output does not take is a WriteError; BrokenPipeError when nobody reads any more."""
    if sys.stdout is None:
        raise WriteError("Standard output is closed; open it, or send it to a file, and try again.")
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        why = os.strerror(error.errno) if error.errno else "the write failed"
        raise WriteError(f"Could not write to standard output: {why}; send it elsewhere and try again.") from error


def give_lines(lines: Iterable[str]) -> None:
    """Write lines of text to standard output."""
    give(b"".join(encode(line) + b"\n" for line in lines))


def give_json(value: Any) -> None:
    """Write a value as JSON, in ASCII so that any text at all survives any pipe."""
    give(json.dumps(value, indent=2, ensure_ascii=True).encode("ascii") + b"\n")


def say(sentence: str, *more: str) -> None:
    """Tell the person something on standard error; `more` are lines that belong to it."""
    if sys.stderr is None:
        return
    words = [f"{PROGRAM}: {_flat(legible(sentence))}", *(f"  {_flat(legible(line))}" for line in more)]
    with suppress(OSError, ValueError):
        sys.stderr.write("\n".join(words) + "\n")
        sys.stderr.flush()


def answered() -> str:
    """The line that the person, or a pipe, gives for an answer; empty when there is none."""
    try:
        return sys.stdin.readline().strip() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return ""


def agreed() -> bool:
    """Whether the answer is a yes in full, as it was asked for; a single key is easily a slip."""
    return answered().casefold() == "yes"


def drop_output() -> None:
    """Point standard output at nothing, so that what is still buffered causes no second error at exit."""
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))
