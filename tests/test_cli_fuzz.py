"""Whatever is typed, in whatever order: a command line ends with a code of the contract, and never with a traceback."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.cli.commands import root
from resign_tui.cli.edge import run
from tests.cli_host import Capture
from tests.cli_scene import contents, in_time, scene

EXAMPLES = 300

COMMANDS = (*sorted(root.commands), "list", "rename", "copy", "show", "rendr", "RENDER", "-", "--")
"""Forgetting is left out: it has lines of its own."""

FLAGS = ("--json", "--draft", "--force", "--attach", "--ascii", "--home", "--yes", "-h", "--help", "--version", "-x")
TAKING = (
    "--document", "--format", "--output", "--to", "--letter", "--scenario", "--today", "--theme", "--config",
    "--into", "--accept", "--only", "--since", "--me",
)  # fmt: skip
NAMED = (
    "letter", "handover", "plan", "hr-memo", "txt", "md", "eml", "ics", "csv", "open_door", "git", "certain",
    "bash", "fish", "powershell",
)  # fmt: skip
DAYS = (
    "2026-11-23", "1900-01-01", "2199-12-31", "0001-01-01", "9999-12-31", "2026-02-30", "today",
)  # fmt: skip
FILES = (
    "good.toml", "partial.toml", "empty.toml", "nul.toml", "binary.toml", "broken.toml", "types.toml",
    "future.toml", "endless.toml", "deep.toml", "huge.toml", "pipe.toml", "socket.toml", "dangling.toml",
    "loop.toml", "link.toml", "none.toml", "letter.txt", "folder", "folder.toml", "full", ".", "..", "kind", "kin",
    "KIND", "nobody", "new.txt", "new.docx", "made/deeper",
)  # fmt: skip

# A slash or a tilde could lead out of the folder in which this runs.
TEXTS = st.text(st.characters(exclude_characters="/\\~"), max_size=12)
VALUES = st.one_of(*map(st.sampled_from, (FILES, FILES, NAMED, DAYS)), TEXTS)
WORDS = st.one_of(
    st.tuples(st.sampled_from(FLAGS)),
    st.tuples(st.sampled_from(TAKING), VALUES),
    st.tuples(st.sampled_from(TAKING), VALUES).map(lambda pair: ("=".join(pair),)),
    st.tuples(VALUES),
)
READ = ("good.toml", "partial.toml", "types.toml", "endless.toml", "future.toml", "kind", "kin")
"""Drafts that are read, so that what stands behind them is reached."""

STARTS = st.one_of(
    st.tuples(st.sampled_from(("render", "check", "advise", "export")), st.sampled_from(READ)),
    st.tuples(st.sampled_from(COMMANDS) | VALUES),
)
LINES = st.tuples(st.lists(WORDS, max_size=1), STARTS, st.lists(WORDS, max_size=4)).map(
    lambda parts: [word for group in (*parts[0], parts[1], *parts[2]) for word in group]
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes pipes and sockets")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which lines are typed, and nothing to read but its files."""
    place = scene(tmp_path)
    monkeypatch.chdir(place)
    monkeypatch.setenv("RESIGN_TUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("_RESIGN_TUI_COMPLETE", raising=False)
    return place


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=LINES)
def test_any_line_ends_with_a_code_of_the_contract(
    words: list[str], work: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    capsysbinary.readouterr()
    with in_time():
        code = run(words)
    err = capsysbinary.readouterr().err.decode()
    assert code in (0, 1, 2), (words, err)
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert code != 2 or err.startswith("resign-tui: "), (words, err)


def test_nothing_of_it_reaches_a_file_that_was_not_named(work: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    """Lines that name no file for output leave every file as it was."""
    before = contents(tmp_path)
    for command in ("render", "check", "advise"):
        for file in FILES:
            with in_time():
                run([command, file])
    capsysbinary.readouterr()
    assert contents(tmp_path) == before
