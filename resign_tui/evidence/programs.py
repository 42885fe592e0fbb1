"""Running a small program that reads: no input, a time limit, a bound on its output, and its whole group ended."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from resign_tui import children
from resign_tui.evidence.opening import Unreadable

_CHUNK = 256 * 1024
_COMPLAINT_BYTES = 4_000
_MOST_MEMORY = 1024**3


class ProgramFailed(Unreadable):
    """A program could not be started, took too long, or ended with an error; status and complaint are its own."""

    def __init__(self, sentence: str, status: int | None = None, complaint: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.complaint = complaint


def chunks(
    command: Sequence[str],
    environ: Mapping[str, str],
    *,
    seconds: float,
    most: int,
    quiet: float | None = None,
    feed: bytes = b"",
    stopped: threading.Event | None = None,
) -> Iterator[bytes]:
    """What a program prints, as it comes.

    Raises ProgramFailed: at once when there is no such program, behind what came when it fails, when it takes longer
    than `seconds`, prints nothing for `quiet` seconds or more than `most` bytes, or `stopped` is set. Nothing of it
    survives the iterator.
    """
    name = Path(command[0]).name
    try:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
        )
    except OSError:
        raise ProgramFailed(f"{name} is not installed", 127) from None
    _bound(process)
    watch = _Watch(process, seconds, quiet or seconds, stopped)
    complaint: list[bytes] = []
    listener = threading.Thread(target=_listen, args=(process, complaint), daemon=True)
    feeder = threading.Thread(target=_feed, args=(process, feed), daemon=True)
    try:
        watch.start()
        listener.start()
        feeder.start()
        assert process.stdout is not None
        total = 0
        while data := process.stdout.read1(_CHUNK):  # type: ignore[attr-defined]
            total += len(data)
            watch.is_waited_for = False
            if total > most:
                raise ProgramFailed(f"{name} printed more than can be read")
            yield data
            watch.silence, watch.is_waited_for = 0.0, True
        process.wait()
        listener.join(1.0)
        if watch.ran_out:
            raise ProgramFailed(f"{name} {watch.ran_out}")
        if process.returncode:
            words = b"".join(complaint).decode("utf-8", "replace")
            raise ProgramFailed(f"{name} could not answer", process.returncode, words[:_COMPLAINT_BYTES])
    finally:
        watch.cancel()
        children.end(process)


def output(
    command: Sequence[str], environ: Mapping[str, str], *, seconds: float, most: int, feed: bytes = b""
) -> bytes:
    """All that a program prints; ProgramFailed as in `chunks`."""
    return b"".join(chunks(command, environ, seconds=seconds, most=most, feed=feed))


class _Watch(threading.Thread):
    """Ends a program when its time is over or when the reading is stopped."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, quiet: float, stopped: threading.Event | None
    ) -> None:
        super().__init__(daemon=True)
        self._process, self._seconds, self._quiet, self._stopped = process, seconds, quiet, stopped
        self._over = threading.Event()
        self.silence = 0.0
        self.is_waited_for = True
        """Somebody reads what the program prints; while nobody does, its silence is not its own."""
        self.ran_out = ""

    def run(self) -> None:
        """Wait for the end, a limit or the stop, whichever comes first."""
        taken = 0.0
        while not self.ran_out:
            step = min(0.1, self._seconds, self._quiet)
            if self._over.wait(step):
                return
            taken += step
            self.silence += step if self.is_waited_for else 0.0
            self.ran_out = self._reason(taken)
        children.kill(self._process)

    def _reason(self, taken: float) -> str:
        if self._stopped is not None and self._stopped.is_set():
            return "was stopped"
        if taken >= self._seconds:
            return f"took longer than {self._seconds:.0f} s"
        return f"gave no answer for {self._quiet:.0f} s" if self.silence >= self._quiet else ""

    def cancel(self) -> None:
        """The program has ended by itself."""
        self._over.set()


def _listen(process: subprocess.Popen[bytes], complaint: list[bytes]) -> None:
    assert process.stderr is not None
    with suppress(OSError, ValueError):
        complaint.append(process.stderr.read(_COMPLAINT_BYTES))
        while process.stderr.read(_CHUNK):
            pass


def _feed(process: subprocess.Popen[bytes], feed: bytes) -> None:
    if process.stdin is not None:
        with suppress(OSError, ValueError):
            process.stdin.write(feed)
            process.stdin.close()


def _bound(process: subprocess.Popen[bytes]) -> None:
    """A program that a damaged file makes ask for endless memory ends itself, where the system counts."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
