"""A home with a draft in it, and work that is done there while each of its system calls fails once."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from resign_tui.cli.edge import run
from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError
from resign_tui.disk import folder as disk_folder
from resign_tui.disk import sweep
from resign_tui.drafts import profile, summaries
from resign_tui.drafts.listing import drafts_in, make_ready
from resign_tui.drafts.lock import sweep_locks
from resign_tui.drafts.store import open_draft
from resign_tui.folders import folders
from tests.cli_host import TODAY, Capture
from tests.faults import Faults, every_fault

NAME = "departure-1"
OLD = Draft({"sender.full_name": "Ada", "hr.policy_ref": "7"})
NEW = Draft({"sender.full_name": "Bo", "hr.policy_ref": "8"})
Tree = Mapping[str, bytes]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our folders with one draft and everything that belongs to it, and what belongs to others among it."""
    home = tmp_path / "home"
    monkeypatch.setenv("RESIGN_TUI_HOME", str(home))
    monkeypatch.setattr(disk_folder, "_lives", lambda _: False)  # whoever wrote before a restart is gone
    monkeypatch.setattr(summaries, "summarised", lambda *_: summaries.Summary(problem="\u2026"))
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the order is tested elsewhere, and a loop would wait for it
    (home / "drafts").mkdir(parents=True, mode=0o700)
    for name in (NAME, "other"):
        saved(home / "drafts" / f"{name}.toml", OLD)
    path = home / "drafts" / f"{NAME}.toml"
    path.with_name(f"{NAME}.toml.corrupt-1").write_text("broken")
    path.with_name("notes.txt").write_text("of somebody else")
    path.with_name("link").symlink_to("notes.txt")
    (home / "state").mkdir(mode=0o700)
    (home / "state" / "last").write_text(str(path))
    profile.keep(home / "config", OLD)
    (home / "out").mkdir()
    (home / "out" / "letter.txt").write_text("older letter")
    shutil.copytree(home, tmp_path / "before", symlinks=True)
    return home


def saved(path: Path, draft: Draft) -> None:
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()


def tree(folder: Path) -> dict[str, bytes]:
    """Every name below a folder with its bytes; a link with where it leads."""
    return {
        str(path.relative_to(folder)): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def restored(home: Path) -> Callable[[], Path]:
    def prepare() -> Path:
        shutil.rmtree(home)
        shutil.copytree(home.parent / "before", home, symlinks=True)
        return home

    return prepare


class Told(NamedTuple):
    """How a work ended: with an exit code, and what was said."""

    code: int
    words: str


def command(capture: Capture, *arguments: str) -> Callable[[], Told]:
    def work() -> Told:
        capture.readouterr()
        code = run([*arguments, *TODAY])
        return Told(code, capture.readouterr().err.decode())

    return work


def call(work: Callable[[], object]) -> Callable[[], Told]:
    def told() -> Told:
        try:
            work()
        except ResignError as error:
            return Told(1, str(error))
        return Told(0, "")

    return told


def each_fault(home: Path, work: Callable[[], Told], error: int | None) -> Iterator[tuple[Faults, bool, Tree, Tree]]:
    """The fault, whether the work said that it was done, and what stood and stands on the disk.

    Checked for every one of them: a sentence and a code where it was not done; after a restart no temporary file and
    no lock; and the work goes through when it is done again, unless it is done.
    """
    before = tree(home.parent / "before")
    outcomes: Counter[str] = Counter()
    for failing, given in every_fault(restored(home), error, work):
        is_killed = error is None
        after = tree(home)
        if not is_killed:
            assert isinstance(given, Told), failing.failed
            assert given.code in (0, 1, 2), (failing.failed, given.words)
            assert given.code == 0 or given.words.rstrip().endswith((".", ":")), given.words
            assert [name for name in after if ".tmp-" in name] == [], failing.failed
        done = isinstance(given, Told) and given.code == 0 and not is_killed
        outcomes[f"{'killed' if is_killed else 'done' if done else 'told'} at {failing.failed}"] += 1
        yield failing, done, before, after
        make_ready(folders(os.environ))
        for folder in (home / "drafts", home / "drafts" / "history", home / "out"):
            sweep(folder)
        again = work()
        drafts_in(home / "drafts")  # asks every draft for its lock
        sweep_locks(home / "drafts")
        assert again.code in (0, 1, 2), again.words
        left = [name for name in tree(home) if ".tmp-" in name or name.endswith(".lock")]
        assert left == [], (failing.failed, failing.count, again.words)
    assert outcomes.total() >= 5, outcomes
    assert error is None or any(outcome.startswith("told") for outcome in outcomes), outcomes


def others(files: Tree, *mine: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not any(part in name for part in mine)}
