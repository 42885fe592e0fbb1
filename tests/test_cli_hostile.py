"""Every command line ends in a sentence with its exit code, whatever is typed and whatever stands behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from resign_tui.cli.edge import run
from tests.cli_host import Capture, home
from tests.cli_scene import NAMES, Ended, Line, arguments, contents, environment, filled, in_time, lines, process, scene

__all__ = ["home"]

IN_PROCESS = {
    *("RESIGN_TUI_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PATH", "TERM"),
    *("COLUMNS", "LINES", "_RESIGN_TUI_COMPLETE", "COMP_WORDS", "COMP_CWORD"),
}
"""Variables that are read when they are needed: they may be set without a process of its own."""

HOSTILE = (*lines("hostile_lines.toml"), *lines("forget_lines.toml"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs devices of Linux")


@pytest.mark.parametrize("line", HOSTILE, ids=str)
def test_a_line_ends_with_its_code_and_a_sentence(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    work = scene(tmp_path)
    before = contents(tmp_path)
    ended = ended_of(line, work, monkeypatch, capsysbinary)
    assert ended.code in line.codes, ended
    assert line.says in ended.err, ended
    assert filled(line.out, work) in ended.out, ended
    assert "Traceback" not in ended.err, ended
    assert "\x1b" not in ended.err, ended
    if ended.code in (1, 2) and not line.out and "stderr" not in line.streams:
        assert ended.err.startswith("resign-tui: ") or ended.out, ended
    after = contents(tmp_path)
    assert {name for name in before if after.get(name) != before[name]} <= may_change(line)


def test_the_list_is_long_and_every_line_is_told_apart() -> None:
    assert len(HOSTILE) > 400
    assert len({(line.part, line.run, str(line.env), str(line.streams), line.says) for line in HOSTILE}) == len(HOSTILE)


def may_change(line: Line) -> set[str]:
    """What it is right to change: one file that is named, or the drafts that plain mode is for."""
    opened = {f"home/drafts/{name}.toml" for name in NAMES} if "--plain" in line.run else set()
    return opened | {line.changes}


def ended_of(line: Line, work: Path, patch: pytest.MonkeyPatch, capture: Capture) -> Ended:
    """How the line ends: in this process, or in one of its own where it needs one."""
    if line.streams or line.env.keys() - IN_PROCESS:
        return process(line, work, os.environ)
    patch.chdir(work)
    for name in line.env:
        patch.delenv(name, raising=False)
    for name, value in environment(line, work, {}).items():
        patch.setenv(name, value)
    capture.readouterr()
    with in_time():
        code = run(arguments(line, work))
    out, err = capture.readouterr()
    return Ended(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))
