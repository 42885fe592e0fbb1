"""Repositories whose parts lie elsewhere: nothing outside of the named folder is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.git.made import JUN, Commit, Made, look


def test_a_git_file_that_leads_elsewhere(recs: Made, work: Path, tmp_path: Path) -> None:
    """It is not followed out of the named folder, nor through a link, nor into nothing."""
    elsewhere = Made.new(tmp_path / "elsewhere").add([Commit(JUN, "2026-01-01", {"a.txt": "zzcanaryzz\n"})])
    (work / "lib").mkdir()
    (work / "lib" / ".git").write_text(f"gitdir: {elsewhere.path}/.git\n")
    (work / "moved").mkdir()
    (work / "moved" / ".git").write_text("gitdir: /nowhere/.git/worktrees/moved\n")
    (work / "odd").mkdir()
    (work / "odd" / ".git").write_text("zzcanaryzz\n")
    (work / "way").symlink_to(tmp_path / "elsewhere")
    (work / "through").mkdir()
    (work / "through" / ".git").write_text("gitdir: ../way/.git\n")
    (work / "link").mkdir()
    (work / "link" / ".git").symlink_to(elsewhere.path / ".git")
    got = look(work)
    assert not got.proposals
    troubles = {
        trouble.partition(" was not read: ")[0]: trouble.partition(" was not read: ")[2] for trouble in got.troubles
    }
    assert troubles["work/lib"].startswith("its history lies in ")
    assert troubles["work/lib"].endswith("/elsewhere/.git; name that folder too.")
    assert troubles["work/moved"] == "its history is said to lie in /nowhere/.git/worktrees/moved, which is not there."
    assert troubles["work/odd"] == "its .git is no repository."
    assert troubles["work/through"].endswith("name that folder too.")
    assert troubles["work/link"].startswith("its .git is a link")


def test_a_common_folder_elsewhere(recs: Made, work: Path, tmp_path: Path) -> None:
    """A file within .git may name another history; that one is not read."""
    elsewhere = Made.new(tmp_path / "elsewhere").add([Commit(JUN, "2026-01-01", {"a.txt": "zzcanaryzz\n"})])
    (recs.path / ".git" / "commondir").write_text(f"{elsewhere.path}/.git\n")
    got = look(work)
    assert not got.proposals
    assert got.troubles[0].endswith("name that folder too.")


def test_files_that_lie_elsewhere(recs: Made, work: Path, tmp_path: Path) -> None:
    """A repository that claims other folders as its own is not read."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.txt").write_text("zzcanaryzz")
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    recs.git("config", "core.worktree", str(tmp_path / "private"))
    got = look(work)
    assert not got.proposals
    assert got.troubles == ["work/recs was not read: its settings say that its files lie elsewhere."]


def test_a_repository_around_the_named_folder_is_not_read(tmp_path: Path) -> None:
    """Where .git is empty, git would look further up."""
    around = Made.new(tmp_path / "around").add([Commit(JUN, "2026-01-01", {"zzcanaryzz.txt": "1\n"})])
    (around.path / "named" / ".git").mkdir(parents=True)
    got = look(around.path / "named")
    assert not got.proposals
    assert got.troubles == ["named was not read: git finds no repository in it."]


@pytest.mark.parametrize("name", ["config", "index", "objects", "refs", "refs/heads/main", "logs", "info"])
def test_a_part_of_the_history_that_is_a_link(recs: Made, work: Path, tmp_path: Path, name: str) -> None:
    """Git would follow it out of the named folder, so it is not asked; a link within the folder is followed."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    path = recs.path / ".git" / name
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        path.rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    got = look(work)
    assert not got.proposals
    assert [trouble.rpartition("/")[2] for trouble in got.troubles] == ["elsewhere; name that folder too."]
    (tmp_path / "elsewhere").rename(work / "inside")
    path.unlink()
    path.symlink_to(work / "inside")
    assert not look(work).troubles


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("include.path", "{}/private"),
        ("includeIf.gitdir:/.path", "{}/private"),
        ("include.path", "../../../private"),
        ("include.path", "~/private"),
        ("include.path", "%(prefix)/private"),
        ("core.excludesFile", "{}/private"),
        ("mailmap.file", "{}/private"),
    ],
)
def test_settings_that_lead_elsewhere(recs: Made, work: Path, tmp_path: Path, key: str, path: str) -> None:
    """A repository's own settings make git read nothing outside; what lies inside is welcome."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    (tmp_path / "private").write_text("zzcanaryzz\n")
    (recs.path / ".git" / "inner").write_text("")
    recs.git("config", "include.path", "inner")
    assert not look(work).troubles
    section, _, rest = key.partition(".")
    middle, _, last = rest.rpartition(".")
    head = f'{section} "{middle}"' if middle else section
    (recs.path / ".git" / "inner").write_text(f"[{head}]\n{last} = {path.format(tmp_path)}\n")
    got = look(work)
    assert not got.proposals
    (trouble,) = got.troubles
    assert "its settings lead to " in trouble
    assert trouble.endswith("/private, outside the named folders.")


def test_objects_that_lie_elsewhere(recs: Made, work: Path, tmp_path: Path) -> None:
    """A repository that borrows another's objects is read where that one is named too, however many are between."""
    recs.add([Commit(JUN, "2026-01-01", {"a.txt": "1\n"})]).pushed()
    far, near = tmp_path / "far", work / "near"
    (recs.path / ".git" / "objects").rename(far)
    for lender, borrower in ((far, near), (near, recs.path / ".git" / "objects")):
        (borrower / "info").mkdir(parents=True)
        (borrower / "info" / "alternates").write_text(f"# from\n{lender}\n")
    got = look(work)
    assert not got.proposals
    assert got.troubles[0].endswith("/far; name that folder too.")
    far.rename(work / "far")
    (near / "info" / "alternates").write_text("../far\n")
    assert not look(work).troubles
