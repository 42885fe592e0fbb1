"""The clipboard, reported honestly: "copied" is said only of a text that was read back and is the same.

The routes are tried in turn: the desktop's clipboard, the tmux buffer, the terminal's own (OSC 52). The text travels
through pipes alone, never in arguments, the environment or files. The whole attempt takes less than three seconds.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from resign_tui.exports.processes import Ran, Runner, run
from resign_tui.exports.text import encode

TERMINAL_BYTES = 74_994
"""More than this many bytes do not pass through OSC 52 on common terminals."""

_DESKTOP_SECONDS = 2.0
_TMUX_SECONDS = 0.6
_DEAF_TERMINALS = frozenset({"dumb", "linux", "cons25"})
_LAUNCH = (
    "import runpy, sys; sys.path.append(sys.argv.pop(1)); "
    "runpy.run_module('pyperclip', run_name='__main__', alter_sys=True)"
)
"""Runs pyperclip isolated from the working folder and PYTHON* variables, yet from wherever it is installed."""


class CopyResult(msgspec.Struct, frozen=True):
    """What is known: read back and equal, sent without an answer, or failed; `sentence` says it to the person."""

    state: Literal["verified", "sent", "failed"]
    route: Literal["desktop", "tmux", "terminal", "none"]
    characters: int
    sentence: str


class _RouteError(Exception):
    """Why one route did not work, as half a sentence."""


class _Setting(msgspec.Struct, frozen=True):
    """Where we run, and a shared limit on time."""

    environ: Mapping[str, str]
    platform: str
    runner: Runner
    deadline: float = 0.0

    def within(self, seconds: float) -> _Setting:
        return _Setting(self.environ, self.platform, self.runner, time.monotonic() + seconds)

    def call(self, command: list[str], *, feed: bytes | None = None, read: bool = False) -> Ran:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _RouteError("the clipboard tool did not answer in time")
        ran = self.runner(command, feed=feed, read=read, environ=self.environ, timeout=left)
        if ran.status is None:
            raise _RouteError("the clipboard tool did not answer in time")
        return ran

    @property
    def has_desktop(self) -> bool:
        named = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
        return self.platform in {"darwin", "win32", "cygwin"} or any(self.environ.get(variable) for variable in named)

    @property
    def in_tmux(self) -> bool:
        return bool(self.environ.get("TMUX"))


def copy(
    text: str,
    *,
    what: str = "Text",
    environ: Mapping[str, str],
    runner: Runner = run,
    terminal: Callable[[str], None] | None = None,
    platform: str = sys.platform,
) -> CopyResult:
    """Copies the text by the first route that works, and says what is known about it.

    environ: that of the program. terminal: hands a text to the terminal's clipboard by OSC 52, as
    `App.copy_to_clipboard` does. Blocks for up to three seconds, so it belongs in a worker.
    """
    data = encode(text)
    text = data.decode("utf-8")
    if not text:
        return CopyResult("failed", "none", 0, "There is nothing to copy.")
    setting = _Setting(environ, platform, runner)
    count = f"{len(text):,} character{'' if len(text) == 1 else 's'}"
    reasons: list[str] = []
    try:
        _copy_to_desktop(data, setting.within(_DESKTOP_SECONDS))
        return CopyResult("verified", "desktop", len(text), f"{what} copied and checked: {count}, read back.")
    except _RouteError as failure:
        reasons.append(str(failure))
    try:
        _copy_to_tmux(data, setting.within(_TMUX_SECONDS))
        sentence = f"{what} copied to the tmux buffer and checked: {count}. Paste it with the tmux paste key."
        return CopyResult("verified", "tmux", len(text), sentence)
    except _RouteError as failure:
        reasons.append(str(failure))
    try:
        _send_to_terminal(text, data, setting, terminal)
        sentence = f"{what} sent to the terminal, which cannot confirm it. Paste once to be sure."
        return CopyResult("sent", "terminal", len(text), sentence)
    except _RouteError as failure:
        reasons.append(str(failure))
    why = "; ".join(dict.fromkeys(reason for reason in reasons if reason)) or "no clipboard was found"
    return CopyResult("failed", "none", 0, f"{what} could not be copied: {why}. Save it to a file instead.")


def _pyperclip(option: str) -> list[str]:
    spec = importlib.util.find_spec("pyperclip")
    if spec is None or spec.origin is None or not sys.executable:
        raise _RouteError("the clipboard library is not installed")
    folder = str(Path(spec.origin).parent.parent)
    return [sys.executable, "-IB", "-X", "utf8", "-c", _LAUNCH, folder, option]


def _copy_to_desktop(data: bytes, setting: _Setting) -> None:
    if not setting.has_desktop:
        raise _RouteError("" if setting.in_tmux else "there is no desktop clipboard here")
    ran = setting.call(_pyperclip("--copy"), feed=data)
    if "open display" in ran.complaint:
        raise _RouteError("the display does not answer")
    if ran.status != 0:
        raise _RouteError("no working clipboard tool was found (on Linux: wl-clipboard, xclip or xsel)")
    if not _same(setting.call(_pyperclip("--paste"), read=True).output, data):
        raise _RouteError("the clipboard did not hold the text afterwards")


def _tmux(setting: _Setting) -> str:
    command = shutil.which("tmux", path=setting.environ.get("PATH"))
    if command is None:
        raise _RouteError("tmux was not found")
    return command


def _copy_to_tmux(data: bytes, setting: _Setting) -> None:
    if not setting.in_tmux:
        raise _RouteError("")
    tmux = _tmux(setting)
    # -w also passes the text on to the outer terminal; tmux before 3.2 does not know it.
    if setting.call([tmux, "load-buffer", "-w", "-"], feed=data).status != 0:
        setting.call([tmux, "load-buffer", "-"], feed=data)
    if not _same(setting.call([tmux, "save-buffer", "-"], read=True).output, data):
        raise _RouteError("tmux did not take the text")


def _send_to_terminal(text: str, data: bytes, setting: _Setting, terminal: Callable[[str], None] | None) -> None:
    if terminal is None or setting.in_tmux:
        raise _RouteError("")
    if setting.environ.get("STY"):
        raise _RouteError("screen does not pass the text on to the terminal")
    if setting.environ.get("TERM", "") in _DEAF_TERMINALS:
        raise _RouteError("this terminal has no clipboard")
    if len(data) > TERMINAL_BYTES:
        raise _RouteError("the text is too long for the terminal's clipboard")
    try:
        terminal(text)
    except OSError as error:
        raise _RouteError("the terminal did not take the text") from error


def _same(output: bytes, wanted: bytes) -> bool:
    """Equal, but for the line ends of Windows and for newlines at the end, which some tools add or drop."""
    return output == wanted or _plain(output) == _plain(wanted)


def _plain(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").rstrip(b"\n")
