"""Running a small tool with a limit on time, so that nothing it does can hang or speak over the screen."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from resign_tui import children
from resign_tui.disk import unnamed_file

_COMPLAINT_BYTES = 4_000
_NOT_STARTED = 127


class Ran(msgspec.Struct, frozen=True):
    """How a tool ended: status None when it ran out of time, 127 when it could not be started.

    complaint is the beginning of its stderr.
    """

    status: int | None
    output: bytes = b""
    complaint: str = ""


class Runner(Protocol):
    """What runs a tool; a test puts its own in place."""

    def __call__(
        self,
        command: Sequence[str],
        *,
        feed: bytes | None,
        read: bool,
        environ: Mapping[str, str],
        timeout: float,
    ) -> Ran:
        """Runs the command: `feed` goes to its stdin; its stdout comes back only if `read` is set."""
        ...


def run(command: Sequence[str], *, feed: bytes | None, read: bool, environ: Mapping[str, str], timeout: float) -> Ran:
    """Runs a tool for at most `timeout` seconds and ends it, with its children, when it takes longer.

    stderr goes to an unnamed file, not a pipe: xclip stays alive holding its copy open, and a pipe would never end. A
    tool that ends in time may leave such a child behind; that is what keeps the clipboard filled.
    """
    with unnamed_file() as complaints:
        try:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL if feed is None else subprocess.PIPE,
                stdout=subprocess.PIPE if read else subprocess.DEVNULL,
                stderr=complaints,
                env=dict(environ),
                start_new_session=True,
            )
        except OSError:
            return Ran(_NOT_STARTED)
        try:
            output, _ = process.communicate(feed, timeout=timeout)
        except subprocess.TimeoutExpired:
            children.kill(process)
            children.end(process)
            return Ran(None)
        complaints.seek(0)
        return Ran(process.returncode, output or b"", complaints.read(_COMPLAINT_BYTES).decode("utf-8", "replace"))


def start(command: Sequence[str], *, environ: Mapping[str, str], patience: float) -> int | None:
    """Start a program that may stay open, such as a window; nothing that it says reaches the screen.

    Gives its status when it has ended within the patience, None when it still runs, 127 when it could not be started.
    """
    try:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except OSError:
        return _NOT_STARTED
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        return None
