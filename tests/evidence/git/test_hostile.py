"""Repositories that would run something or keep a reader waiting: nothing of it happens."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence import git as asking
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.reading import proposals
from resign_tui.evidence.sources.repository import KIND
from resign_tui.evidence.survey import Survey
from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made, git, look, of_record
from tests.evidence.host import MAYA, NOW

FILES = {"a.txt": "1\n", "b.txt": "1\n", ".gitattributes": "*.txt filter=planted diff=planted merge=planted\n"}
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's limit, so short that a test can wait for it."""
    monkeypatch.setattr(asking, "QUIET_SECONDS", 0.3)


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Where everything planted leaves a mark when it is run."""
    path = tmp_path / "marks"
    path.mkdir()
    return path


def planted(repository: Made, marks: Path) -> None:
    """Every setting and hook of a repository that names a program, each leaving a mark of its own."""

    def program(name: str, then: str = "cat") -> str:
        path = marks.parent / f"plant-{name}"
        path.write_text(f'#!/bin/sh\n: > "{marks}/{name}"\n{then}\n')
        path.chmod(0o755)
        return str(path)

    settings = {
        "core.fsmonitor": "fsmonitor",
        "core.pager": "pager",
        "pager.log": "pager",
        "core.alternateRefsCommand": "alternates",
        "core.sshCommand": "ssh",
        "core.askPass": "askpass",
        "core.editor": "editor",
        "core.gitProxy": "proxy",
        "credential.helper": "credential",
        "diff.external": "diff",
        "diff.planted.textconv": "textconv",
        "diff.planted.command": "diff",
        "filter.planted.clean": "clean",
        "filter.planted.smudge": "smudge",
        "gpg.program": "gpg",
        "gpg.ssh.program": "gpg",
        "trailer.Co-authored-by.command": "trailer",
        "trailer.Co-authored-by.cmd": "trailer",
        "remote.origin.uploadpack": "uploadpack",
        "remote.origin.vcs": "vcs",
        "interactive.diffFilter": "interactive",
        "uploadpack.packObjectsHook": "uploadpack",
    }
    for key, name in settings.items():
        repository.git("config", key, program(name))
    for key, text in {"log.showSignature": "true", "protocol.file.allow": "always", "log.follow": "true"}.items():
        repository.git("config", key, text)
    hooks = repository.path / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "post-checkout", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"):
        (hooks / hook).write_text(f'#!/bin/sh\n: > "{marks}/hook"\n')
        (hooks / hook).chmod(0o755)


def test_nothing_planted_is_run(recs: Made, work: Path, marks: Path) -> None:
    """A careless call leaves the marks; reading leaves none, and still tells what is there."""
    recs.add([Commit(JUN, "2026-01-01", FILES), Commit(MAYA_AT_WORK, "2026-01-02", {"c.txt": "1\n"})])
    signed = recs.git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n", 1
    )
    recs.git(
        "reset", "-q", "--hard", recs.git("hash-object", "-w", "-t", "commit", "--stdin", feed=signed.encode()).strip()
    )
    recs.pushed().git("stash", "list")
    planted(recs, marks)
    recs.write("a.txt", "2\n")
    for careless in (["status"], ["diff"], ["-c", "diff.external=", "log", "-p"], ["log"]):
        recs.git(*careless, check=False)
    assert {"fsmonitor", "clean", "diff", "textconv", "gpg", "hook"} <= {mark.name for mark in marks.iterdir()}
    for mark in marks.iterdir():
        mark.unlink()
    os.utime(recs.path / "b.txt", (1, 1))
    got = look(work)
    assert list(marks.iterdir()) == []
    assert [proposal.note for proposal in got.proposals if proposal.source.object == "not committed"] == [
        "In recs, not committed as of 27 Nov 12:00: written anew, perhaps changed: a.txt."
    ]
    assert of_record(got, "handover.system")
    assert not got.troubles


def test_a_partial_clone_fetches_nothing(recs: Made, tmp_path: Path, marks: Path) -> None:
    """Although its own settings allow it and name the program that would be run."""
    recs.add([Commit(JUN, "2026-01-01", FILES), Commit(JUN, "2026-01-02", {"c.txt": "1\n"})])
    recs.git("config", "uploadpack.allowFilter", "true")
    partial = Made(tmp_path / "named" / "partial")
    source = f"file://{recs.path}"
    git("clone", "-q", "--no-checkout", "--filter=tree:0", source, str(partial.path))
    partial.git("config", "remote.origin.uploadpack", f': > "{marks}/uploadpack"; false')
    partial.git("config", "protocol.file.allow", "always")
    partial.git("log", "--name-only", "-n1", check=False)
    assert [mark.name for mark in marks.iterdir()] == ["uploadpack"]
    (marks / "uploadpack").unlink()
    got = look(partial.path.parent)
    assert list(marks.iterdir()) == []
    assert got.troubles == [
        "named/partial: a partial clone; files were not looked at; what is not committed in it is not known.",
        "named/partial: a partial clone; files were not looked at; who else knows its files is not known.",
    ]


@needs_pipes
@pytest.mark.parametrize(
    "name", [".git/packed-refs", ".git/shallow", ".git/index", ".git/info/exclude", ".mailmap", ".gitignore"]
)
def test_a_pipe_where_git_reads_first_is_seen_before(recs: Made, work: Path, name: str) -> None:
    """Git is not even asked."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    path = recs.path / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    began = time.monotonic()
    got = look(work)
    assert got.troubles == [f"work/recs was not read: its {path.name} is no ordinary file."]
    assert time.monotonic() - began < 2


@needs_pipes
def test_a_pipe_that_the_settings_include(recs: Made, work: Path) -> None:
    """However many files are between; git is not even asked."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    os.mkfifo(work / "pipe")
    (work / "inner").write_text("[include]\n\tpath = pipe\n")
    recs.git("config", "include.path", "../../inner", check=False)
    began = time.monotonic()
    assert look(work).troubles == ["work/recs was not read: its pipe is no ordinary file."]
    assert time.monotonic() - began < 2


@needs_pipes
@pytest.mark.usefixtures("quick")
def test_a_pipe_deep_in_the_files_costs_one_question(recs: Made, work: Path) -> None:
    """Everything else is told."""
    recs.add([Commit(JUN, "2026-01-01", {"d/a.txt": "1\n"}), Commit(MAYA_AT_WORK, "2026-01-02", {"b.py": "1\n"})])
    os.mkfifo(recs.pushed().path / "d" / ".gitignore")
    got = look(work)
    assert [trouble.rpartition("; ")[2] for trouble in got.troubles] == ["what is not committed in it is not known."]
    assert of_record(got, "handover.tool")


def test_stopping_is_heard_while_git_works(recs: Made, work: Path) -> None:
    """Nothing more is asked."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})])
    survey = Survey(Identities.of(MAYA), NOW)
    found = proposals([work], survey, kinds=[KIND])
    assert next(found).vanishes
    survey.stopped.set()
    assert list(found) == []
    assert not survey.troubles


def test_whoever_owns_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own distrust is told, and never overruled."""
    complaint = "fatal: detected dubious ownership in repository at '/work/recs'"
    error = ProgramFailed("git could not answer", 128, complaint)
    assert asking.why_not(error).startswith("it belongs to another user")
    assert not [setting for setting in asking._SETTINGS if setting.startswith("safe.directory")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_another_user(recs: Made, work: Path) -> None:
    """It is not read."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})])
    for path in (recs.path, recs.path / ".git"):
        os.chown(path, 12345, 12345)
    got = look(work)
    assert not got.proposals
    assert got.troubles == [
        "work/recs was not read: it belongs to another user; git reads it once you tell it to trust that folder "
        "(safe.directory)."
    ]


def test_names_that_would_move_the_screen(recs: Made, work: Path) -> None:
    """Control signs and turned directions come out as pictures; `look` checks all that comes out."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    recs.write("b\x1b[2Jc\u202e.ipynb", "{}")
    recs.git("branch", "x\u202ey")
    got = look(work)
    assert "b␛[2Jc‹U+202E›.ipynb" in got.text


@pytest.mark.parametrize(
    "name", ["HEAD", "config", "packed-refs", "refs/heads/main", "refs/heads/x", "logs/refs/stash", "../.gitignore"]
)
def test_a_file_of_eight_terabytes_where_git_reads_first(recs: Made, work: Path, name: str) -> None:
    """Git would fill the memory with it."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    path = recs.path / ".git" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.truncate(8 * 1024**4)
    began = time.monotonic()
    got = look(work)
    assert not got.proposals
    assert got.troubles == [f"work/recs was not read: its {path.name} is larger than such a file can be."]
    assert time.monotonic() - began < 2


def test_git_is_not_looked_for_where_one_stands(recs: Made, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search path with an empty part means the folder one stands in, where anybody may have put a program."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    planted = work / "git"
    planted.write_text('#!/bin/sh\n: > "${0%/*}/mark"\n')
    planted.chmod(0o755)
    monkeypatch.chdir(work)
    monkeypatch.setenv("PATH", f":.:{os.environ['PATH']}")
    assert not look(work).troubles
    assert not (work / "mark").exists()
