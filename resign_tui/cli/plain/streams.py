"""The real input and output of plain mode."""

from __future__ import annotations

import sys

from resign_tui.cli.output import told_output
from resign_tui.cli.plain.console import Read
from resign_tui.cli.signals import Signals
from resign_tui.core.errors import UsageError


def standard_input(signals: Signals) -> Read:
    """Reads lines from standard input, where a signal may break it off; UsageError where there is none."""
    stream = sys.stdin
    if stream is None:
        raise UsageError("Plain mode needs standard input, which is closed here; open it.")

    def read() -> str | None:
        try:
            with signals.waiting():
                data = stream.buffer.readline()
        except OSError:
            return None
        if not data:
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")

    return read


def write(text: str) -> None:
    """Write to standard output at once; WriteError where it takes nothing, BrokenPipeError when nobody reads it."""
    with told_output():
        sys.stdout.write(text)
        sys.stdout.flush()
