"""The real input and output of plain mode, and the signals that end it: no answer is half taken when one comes."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from resign_tui.cli.plain.console import Ended, Read
from resign_tui.core.errors import UsageError

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class Gone(Ended):
    """The terminal is gone: there is nobody to tell anything."""


class Breaks:
    """Hears the signals that end the conversation at its prompts; a second one is heard at once."""

    def __init__(self) -> None:
        self._is_reading = False
        self._heard = 0
        for name in _ENDING:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._hear)

    def _hear(self, number: int, _: FrameType | None) -> None:
        if self._is_reading or self._heard:
            self._break(number)
        self._heard = number

    @staticmethod
    def _break(number: int) -> None:
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)

    def guarded(self, read: Read) -> Read:
        """The same reading, which a signal may break off."""

        def guarded() -> str | None:
            if self._heard:
                self._break(self._heard)
            self._is_reading = True
            try:
                return read()
            finally:
                self._is_reading = False

        return guarded


def standard_input() -> Read:
    """Reads lines from standard input; UsageError where there is none."""
    stream = sys.stdin
    if stream is None:
        raise UsageError("Plain mode needs standard input, which is closed here; open it.")

    def read() -> str | None:
        try:
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
    """Write to standard output at once; Gone when the terminal is."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Gone from error
