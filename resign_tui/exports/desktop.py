"""What the desktop does with what was written, where there is one: it shows a folder, and it prints."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from resign_tui.exports.processes import Ran, Runner, run, start

_PROBE_SECONDS = 2.0
_PRINT_SECONDS = 20.0
_DEFAULT = re.compile(r"destination:\s*(\S+)")


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """The program that shows a folder; empty where there is none, or no desktop to show it on."""
    if platform == "darwin":
        name = "open"
    elif platform == "win32":
        name = "explorer"
    elif environ.get("WSL_DISTRO_NAME"):
        name = "wslview"
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        name = "xdg-open"
    else:
        return ""
    return shutil.which(name, path=environ.get("PATH")) or ""


def show_folder(folder: Path, environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Show a folder in the file manager; false where that cannot be done. The window stays when we are done."""
    program = opener(environ, platform)
    if not program:
        return False
    status = start([program, str(folder)], environ=environ, patience=_PROBE_SECONDS)
    return status in (None, 0) or (platform == "win32" and status == 1)  # its explorer says 1 for all is well


def printer(environ: Mapping[str, str], runner: Runner = run) -> str:
    """The name of the default printer; empty where there is none, or nothing to print with."""
    path = environ.get("PATH")
    asks = shutil.which("lpstat", path=path)
    if asks is None or _printing(path) is None:
        return ""
    ran = runner([asks, "-d"], feed=None, read=True, environ={**environ, "LC_ALL": "C"}, timeout=_PROBE_SECONDS)
    named = _DEFAULT.search(ran.output.decode("utf-8", "replace")) if ran.status == 0 else None
    return named[1] if named else ""


def print_pdf(data: bytes, name: str, environ: Mapping[str, str], runner: Runner = run) -> str:
    """Send a PDF to a printer through a pipe, without a file; why it did not work, empty when it did."""
    command = _printing(environ.get("PATH"))
    if command is None:
        return "There is no printer command here."
    option = "-d" if Path(command).name == "lp" else "-P"
    ran: Ran = runner([command, option, name], feed=data, read=False, environ=environ, timeout=_PRINT_SECONDS)
    if ran.status == 0:
        return ""
    return "The printer did not answer in time." if ran.status is None else "The printer did not take it."


def _printing(path: str | None) -> str | None:
    return shutil.which("lp", path=path) or shutil.which("lpr", path=path)
