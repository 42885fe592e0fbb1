"""The program as its console script starts it: a process of its own, with folders of its own, standing anywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
_SCRIPT = "import sys\nsys.path.pop(0)\nfrom resign_tui.__main__ import main\nmain()\n"


def environment(folder: Path, home: Path) -> Mapping[str, str]:
    """A search path, the home folder, and our own folder; found code must not be found by Python either."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "RESIGN_TUI_HOME": str(folder / "own"),
        "USER": "mhale",
    }


def _hear_signals() -> None:
    """A shell in the background leaves some signals ignored, and a program begun there would inherit that."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(folder: Path, home: Path, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    """The program, begun; both streams go to files in a folder."""
    script = folder / "bin" / "resign-tui"
    script.parent.mkdir(exist_ok=True)
    script.write_text(_SCRIPT)
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        return subprocess.Popen(
            [*before, sys.executable, str(script), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=environment(folder, home),
            start_new_session=True,
            preexec_fn=_hear_signals,
        )
