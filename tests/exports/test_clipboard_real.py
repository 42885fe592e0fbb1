"""The clipboard against real tools, where they are installed: xclip under a bare X server, and tmux."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.exports.clipboard import copy
from resign_tui.exports.processes import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these are the tools of Linux")
needs_x = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xclip")), reason="Xvfb and xclip are not both installed"
)
needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")

LETTER = "Dear Sam,\n\nI resign. Zoë – 引継ぎ 👍 `x[i]` $HOME\n"
LIMIT = 3.0


def environ(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, **more}


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    listen, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "320x200x8", "-nolisten", "tcp"],
        pass_fds=[tell],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(listen) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        pytest.skip("Xvfb did not start")
    yield f":{number}"
    server.terminate()
    server.wait()


@needs_x
def test_xclip_copies(display: str) -> None:
    here = environ(DISPLAY=display)
    outcome = copy(LETTER, what="Letter", environ=here)
    assert outcome.state == "verified", outcome.sentence
    assert outcome.characters == len(LETTER)
    command = ["xclip", "-selection", "clipboard", "-o"]
    assert subprocess.run(command, env=here, capture_output=True, check=True).stdout.decode() == LETTER


@pytest.mark.skipif(not shutil.which("xclip"), reason="xclip is not installed")
def test_a_dead_display_fails_in_time() -> None:
    started = time.monotonic()
    outcome = copy(LETTER, environ=environ(DISPLAY=":99"))
    assert time.monotonic() - started < LIMIT
    assert outcome.state == "failed"
    assert "did not hold" in outcome.sentence or "display" in outcome.sentence


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    tool = tmp_path / "xclip"
    tool.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    tool.chmod(0o755)
    return tmp_path


def test_a_hanging_tool_fails_in_time(hanging: Path) -> None:
    started = time.monotonic()
    outcome = copy(LETTER, environ={"PATH": f"{hanging}:/usr/bin:/bin", "DISPLAY": ":99"})
    assert time.monotonic() - started < LIMIT
    assert outcome.state == "failed"
    assert "in time" in outcome.sentence


def test_without_any_tool_it_fails_politely(tmp_path: Path) -> None:
    outcome = copy(LETTER, environ={"PATH": str(tmp_path), "DISPLAY": ":99"})
    assert outcome.state == "failed"
    assert outcome.sentence.endswith("Save it to a file instead.")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[dict[str, str]]:
    socket = tmp_path / "s"
    here = environ(TERM="screen", TMUX=f"{socket},0,0")
    start = ["tmux", "-S", str(socket), "-f", "/dev/null", "new-session", "-d", "/bin/sleep 60"]
    subprocess.run(start, env=environ(TERM="screen"), check=True)
    yield here
    subprocess.run(["tmux", "-S", str(socket), "kill-server"], env=here, check=False)


@needs_tmux
def test_tmux_copies(tmux: dict[str, str]) -> None:
    outcome = copy(LETTER, what="Letter", environ=tmux)
    assert (outcome.state, outcome.route) == ("verified", "tmux"), outcome.sentence
    held = subprocess.run(["tmux", "save-buffer", "-"], env=tmux, capture_output=True, check=True)
    assert held.stdout.decode() == LETTER


@needs_tmux
def test_tmux_stands_in_for_a_hanging_tool_in_time(tmux: dict[str, str], hanging: Path) -> None:
    started = time.monotonic()
    outcome = copy(LETTER, environ={**tmux, "PATH": f"{hanging}:{tmux['PATH']}", "DISPLAY": ":99"})
    assert time.monotonic() - started < LIMIT
    assert outcome.route == "tmux"


def test_a_runner_reports_a_tool_that_is_not_there() -> None:
    assert run(["/no/such/tool"], feed=None, read=True, environ={}, timeout=1).status == 127


def test_a_runner_ends_a_tool_with_its_children() -> None:
    started = time.monotonic()
    command = ["/bin/sh", "-c", "/bin/sleep 60 & /bin/sleep 60"]
    assert run(command, feed=b"x" * 1_000_000, read=True, environ={}, timeout=0.3).status is None
    assert time.monotonic() - started < 2
