"""Ending programs that were started in a session of their own, with all that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children at once."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()


def end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running and nothing open."""
    if process.poll() is None:
        kill(process)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.close()
