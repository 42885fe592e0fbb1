"""What was changed and not committed is found by our own comparison, the same that git status makes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resign_tui.evidence.sources.repository import changes
from tests.evidence.git.made import JUN, Commit, Made, look, of_row

FILES = {"loader.py": "print(1)\n", "docs/quality.md": "good\n", "data/a.txt": "a\n"}


@pytest.fixture
def shared(recs: Made) -> Made:
    """A repository of a colleague, pushed, so that only changes are left to tell."""
    return recs.add([Commit(JUN, "2026-01-10", FILES)]).pushed()


def told(work: Path) -> str:
    """The sentence on what is not committed, without its beginning."""
    (proposal,) = of_row(look(work), "OW-12")
    return proposal.note.partition("12:00: ")[2]


def test_changed_deleted_and_new_files(shared: Made, work: Path) -> None:
    """Each under its word, as of the minute."""
    shared.write("loader.py", "print(2)\n")
    (shared.path / "docs/quality.md").unlink()
    shared.write(".env", "TOKEN=zzcanaryzz\n")
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.what == "recs, not committed: 1 changed, 1 deleted, 1 new"
    assert proposal.note == (
        "In recs, not committed as of 27 Nov 12:00: changed: loader.py; deleted: docs/quality.md; "
        "not under version control: .env."
    )
    assert (proposal.confidence, proposal.priority, proposal.vanishes) == ("certain", "P0", True)


def test_a_change_of_the_same_size_at_the_same_time(shared: Made, work: Path) -> None:
    """The content is compared where size and time cannot tell."""
    status = (shared.path / "loader.py").stat()
    shared.write("loader.py", "print(9)\n")
    os.utime(shared.path / "loader.py", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert told(work) == "changed: loader.py."


def test_a_new_time_alone_is_no_change(shared: Made, work: Path) -> None:
    """As after copying a repository."""
    for name in FILES:
        os.utime(shared.path / name, (1, 1))
    assert not look(work).proposals


def test_staged_files(shared: Made, work: Path) -> None:
    """What was added or changed in the index only."""
    shared.write("new.py", "1\n")
    shared.write("loader.py", "print(3)\n")
    shared.git("add", ".")
    shared.git("rm", "-q", "--cached", "data/a.txt")
    assert told(work) == "changed: loader.py; deleted: data/a.txt; not under version control: data/a.txt, new.py."


def test_files_before_the_first_commit(recs: Made, work: Path) -> None:
    """Nothing was ever committed; everything is new."""
    recs.write("train.py", "1\n")
    recs.write("notes.md", "2\n")
    recs.git("add", "train.py")
    assert told(work) == "not under version control: notes.md, train.py."


def test_a_branch_begun_from_nothing(shared: Made, work: Path) -> None:
    """Nothing is committed on it, and the other branches are told all the same."""
    shared.branch("side", [Commit(JUN, "2026-02-01", {"a.md": "1\n"})])
    shared.git("checkout", "-q", "--orphan", "fresh")
    got = look(work)
    assert [proposal.source.object for proposal in of_row(got, "OW-12")] == ["side", "not committed"]
    assert not got.troubles


def test_ignored_files_do_not_count(shared: Made, work: Path) -> None:
    """A person ignored them on purpose."""
    shared.write(".git/info/exclude", "*.log\n")
    shared.write("train.log", "x\n")
    assert not look(work).proposals


def test_only_the_ends_of_lines_differ(shared: Made, work: Path) -> None:
    """Where git would write them back, that is no change; a real one is."""
    shared.git("config", "core.autocrlf", "true")
    shared.write("loader.py", "print(1)\r\n")
    shared.write("data/a.txt", "b\r\n")
    assert told(work) == "changed: data/a.txt."


def test_behind_a_filter_a_file_is_touched(shared: Made, work: Path) -> None:
    """Whether it was changed only the filter could say, and no filter is run."""
    shared.write(".git/info/attributes", "*.txt filter=lfs\n")
    shared.write("data/a.txt", "changed\n")
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.note.endswith("written anew, perhaps changed: data/a.txt.")


def test_files_left_out_of_a_sparse_checkout_are_not_deleted(shared: Made, work: Path) -> None:
    """Git does not expect them there."""
    shared.git("update-index", "--skip-worktree", "data/a.txt")
    (shared.path / "data/a.txt").unlink()
    assert not look(work).proposals


def test_a_folder_that_became_a_link_is_not_followed(shared: Made, work: Path, tmp_path: Path) -> None:
    """Its files count as deleted, as for git."""
    elsewhere = tmp_path / "elsewhere"
    (shared.path / "data").rename(elsewhere)
    (elsewhere / "a.txt").write_text("zz\n")
    (shared.path / "data").symlink_to(elsewhere)
    assert "deleted: data/a.txt" in told(work)
    assert "changed" not in told(work)


def test_a_link_is_compared_by_its_text(shared: Made, work: Path) -> None:
    """And its target is never opened."""
    (shared.path / "link").symlink_to("loader.py")
    shared.git("add", "link")
    shared.git("-c", "user.name=Jun Park", "-c", "user.email=jun.park@northpier.example", "commit", "-q", "-m", "Link")
    shared.pushed()
    assert not look(work).proposals
    (shared.path / "link").unlink()
    (shared.path / "link").symlink_to("reader.py")
    assert told(work) == "changed: link."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_place_of_a_file_is_a_change(shared: Made, work: Path) -> None:
    """It is not waited for."""
    (shared.path / "loader.py").unlink()
    os.mkfifo(shared.path / "loader.py")
    assert told(work) == "changed: loader.py."


def test_many_new_files_of_a_folder_are_the_folder(shared: Made, work: Path) -> None:
    """Names are bounded."""
    for number in range(9):
        shared.write(f"out/{number}.csv", "1\n")
    assert told(work) == "not under version control: out/ (9 files)."


def test_notebooks_that_were_never_pushed(shared: Made, work: Path) -> None:
    """They answer the question of the account; saved states of the editor are none."""
    shared.write("notebooks/calibration.ipynb", "{}")
    shared.write("notebooks/.ipynb_checkpoints/calibration-checkpoint.ipynb", "{}")
    (proposal,) = of_row(look(work), "ET-12")
    assert dict(proposal.answers) == {
        "account.notebooks": "yes",
        "account.notebooks_which": "calibration.ipynb in recs",
    }
    assert proposal.note == "1 notebook of recs is on my machine only, as of 27 Nov: notebooks/calibration.ipynb."
    assert (proposal.confidence, proposal.priority, proposal.vanishes) == ("certain", "P0", True)


def test_without_a_remote_every_notebook_is_here_only(recs: Made, work: Path) -> None:
    """Committed ones too."""
    recs.add([Commit(JUN, "2026-01-10", {"a.ipynb": "{}", "b.py": "1\n"})])
    (proposal,) = of_row(look(work), "ET-12")
    assert proposal.answers["account.notebooks_which"] == "a.ipynb in recs"
    assert proposal.why == "no remote stands in its settings"


def test_what_takes_long_to_compare_is_counted(shared: Made, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not claimed to be the same."""
    monkeypatch.setattr(changes, "_HASHING_SECONDS", -1.0)
    for name in FILES:
        os.utime(shared.path / name, (1, 1))
    assert look(work).troubles == ["work/recs: 3 files were not compared with the last commit, which would take long."]


@pytest.mark.parametrize("path", [b"../outside", b"/etc/passwd", b"a/../b", b".git/config", b"a//b"])
def test_an_index_written_by_hand_leads_nowhere(path: bytes) -> None:
    """Such paths are never looked at."""
    assert not changes._is_plain(path)
    assert changes._is_plain(b"a/b.py")
