"""What must be settled before Textual is imported: variables, privacy of the process, whether we can draw."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, MutableMapping

_KEPT = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
        "TEXTUAL_SPEEDUPS",
        "TEXTUAL_THEME",
    }
)
_COLOR_SYSTEMS = frozenset({"auto", "standard", "256", "truecolor", "windows"})
_SIZES = ("COLUMNS", "LINES")
_REMOTE = ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")
_FRAMES_PER_SECOND = "120"
_REMOTE_ESCAPE_MS = "300"
_PR_SET_DUMPABLE = 4


def scrub(environ: MutableMapping[str, str]) -> None:
    """Drop what would log keys, import code, take pictures or lie about the size; set what makes typing smooth.

    Textual reads its variables once, at import, so this comes first. Only variables known to be harmless stay.
    """
    for name in [name for name in environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in _KEPT:
            del environ[name]
    if environ.get("TEXTUAL_COLOR_SYSTEM", "auto") not in _COLOR_SYSTEMS:
        del environ["TEXTUAL_COLOR_SYSTEM"]
    for name in _SIZES:
        environ.pop(name, None)
    environ.setdefault("TEXTUAL_FPS", _FRAMES_PER_SECOND)
    if any(environ.get(name) for name in _REMOTE):
        environ.setdefault("ESCDELAY", _REMOTE_ESCAPE_MS)


def can_draw(stdin_fd: int, stderr_fd: int, environ: Mapping[str, str]) -> str:
    """Why the wizard cannot start here, as one sentence; empty when it can. Standard output may be anything."""
    if not os.isatty(stdin_fd):
        return (
            "The wizard needs a keyboard, but standard input is not a terminal; "
            "`resign-tui --plain` takes the answers line by line, `resign-tui --help` lists the commands."
        )
    if not os.isatty(stderr_fd):
        return "The wizard draws on standard error, which is not a terminal here; leave out the redirection of `2>`."
    if environ.get("TERM", "") in {"dumb", "unknown"}:
        return f"TERM={environ['TERM']} cannot draw a screen; `resign-tui --plain` asks the same line by line."
    return ""


def harden() -> None:
    """Files for our eyes only, no memory image of the letter on disk, and output that survives any character."""
    os.umask(0o077)
    _no_core_file()
    _no_dump()
    for stream in (sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _no_core_file() -> None:
    try:
        import resource  # not on every system
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _no_dump() -> None:
    """Tell the kernel to hand our memory to nobody: a core limit of 0 does not stop a crash collector on a pipe."""
    if sys.platform != "linux":
        return
    import ctypes  # only Linux needs it

    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
