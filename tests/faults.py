"""System calls that fail: within one folder the n-th call is refused, or it is the moment at which the program dies."""

from __future__ import annotations

import fcntl
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

CALLS = (
    "open", "read", "write", "fsync", "ftruncate", "close", "rename", "replace", "link", "unlink", "rmdir", "mkdir",
    "stat", "lstat", "fstat", "utime", "fchmod", "chmod", "scandir", "listdir",
)  # fmt: skip


CHANGING = {
    "write", "fsync", "ftruncate", "rename", "replace", "link", "unlink", "rmdir", "mkdir", "utime", "fchmod", "chmod",
    "flock",
}  # fmt: skip

DEAD = 137


class Faults:
    """Counts the system calls that touch a folder, and lets one of them fail."""

    def __init__(self, folder: Path, at: int, error: int | None) -> None:
        """`error` is what the call at this number fails with; None ends the process there, with no word."""
        self.folder = str(folder)
        self.at = at
        self.error = error
        self.count = 0
        self.failed = ""
        self._open: set[int] = set()

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call as it is while faults are on."""

        def call(*arguments: Any, **more: Any) -> Any:
            if not self._touches((*arguments, *more.values())):
                return real(*arguments, **more)
            if self._counts(name, arguments):
                self.count += 1
                if self.count == self.at + 1:
                    self._fail(name, real, arguments)
            done = real(*arguments, **more)
            if name == "open":
                self._open.add(done)
            elif name == "close":
                self._open.discard(arguments[0])
            return done

        return call

    def _counts(self, name: str, arguments: tuple[Any, ...]) -> bool:
        """To die at a call that only reads is to die at the one before it."""
        if self.error is not None or name in CHANGING:
            return True
        return name == "open" and bool(arguments[1] & (os.O_CREAT | os.O_TRUNC))

    def _fail(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self.failed = name
        if self.error is None:
            os._exit(DEAD)
        if name == "close":  # the descriptor is gone even so
            real(*arguments)
            self._open.discard(arguments[0])
        raise OSError(self.error, os.strerror(self.error))

    def _touches(self, arguments: tuple[Any, ...]) -> bool:
        for argument in arguments:
            if isinstance(argument, bool):
                continue
            if isinstance(argument, int) and argument in self._open:
                return True
            if isinstance(argument, str | os.PathLike) and str(argument).startswith(self.folder):
                return True
        return False


@contextmanager
def faults(folder: Path, at: int, error: int | None) -> Iterator[Faults]:
    """While this lasts, the call with this number fails."""
    with pytest.MonkeyPatch.context() as patch:
        failing = Faults(folder, at, error)
        for name in CALLS:
            patch.setattr(os, name, failing.wrapped(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", failing.wrapped("flock", fcntl.flock))
        yield failing


def every_fault(
    prepare: Callable[[], Path], error: int | None, work: Callable[[], Any]
) -> Iterator[tuple[Faults, Any]]:
    """Do the work anew for each of its system calls, which fails; what it gave, until none is left to fail.

    Without an error the work is done by a child that ends there, as at a kill.
    """
    for at in count():
        with faults(prepare(), at, error) as failing:
            given = work() if error is not None else _died(work)
        if given == 0 or not (failing.failed or error is None):
            return
        yield failing, given


def _died(work: Callable[[], Any]) -> int:
    """How a child ended that did the work."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner are not ours to keep
        child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
