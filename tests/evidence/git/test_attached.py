"""Submodules, further work trees, remotes and large files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made, git, look, of_record, of_row

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 9\n"
HERE, GONE = (hashlib.sha256(text).hexdigest() for text in (b"here", b"gone"))
FIRST = Commit(MAYA_AT_WORK, "2026-01-01", {"a.py": "1\n"})


def notes(work: Path) -> list[str]:
    """Lines of the notes on the one system."""
    (system,) = of_record(look(work), "handover.system")
    return str(system.fields["notes"]).split("\n")


def test_remotes_without_user_and_password(recs: Made, work: Path) -> None:
    """A folder is called one."""
    recs.add([FIRST]).pushed()
    recs.git(
        "config", "remote.origin.url", "https://mhale:zzcanaryzzRemote@git.northpier.example/recs.git?k=zzcanaryzz"
    )
    recs.git("config", "remote.backup.url", "/mnt/nas/recs.git")
    recs.git("config", "remote.ssh.url", "git@northpier.example:recs.git")
    assert notes(work)[1] == (
        "Remote: origin, https://git.northpier.example/recs.git; backup, the folder /mnt/nas/recs.git; "
        "ssh, git@northpier.example:recs.git"
    )


def test_submodules_are_read_from_the_last_commit(recs: Made, work: Path) -> None:
    """With their addresses; what they would run on an update is not read."""
    modules = (
        '[submodule "schemas"]\n\tpath = schemas\n\turl = https://u:zzcanaryzz@x.example/s.git\n\tupdate = !false\n'
    )
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", {".gitmodules": modules})]).pushed()
    assert "Submodules: schemas (https://x.example/s.git)" in notes(work)


def test_a_further_work_tree_is_named_and_read_once(recs: Made, work: Path) -> None:
    """Its uncommitted files are its own; branches, stashes and history are told once."""
    recs.add([Commit(JUN, "2026-01-01", {"b.py": "1\n"}), FIRST]).pushed().branch("hotfix", [])
    tree = Made(work / "recs-hotfix")
    recs.git("worktree", "add", "-q", str(tree.path), "hotfix")
    tree.write("b.py", "2\n")
    got = look(work)
    assert [(proposal.source.path, proposal.what) for proposal in of_row(got, "OW-12")] == [
        ("work/recs-hotfix", "recs-hotfix, not committed: 1 changed")
    ]
    assert len(of_record(got, "handover.system")) == 1
    assert any(line.startswith("Another work tree: ") and line.endswith("recs-hotfix") for line in notes(work))
    assert got.survey.repositories.holding(tree.path / "b.py") is not None


def test_a_submodule_is_a_repository_of_its_own(recs: Made, work: Path, tmp_path: Path) -> None:
    """Its .git file leads to a place inside the named folder."""
    schemas = Made.new(tmp_path / "schemas").add([Commit(JUN, "2026-01-01", {"s.json": "{}\n"})])
    recs.add([FIRST])
    recs.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(schemas.path), "schemas")
    (recs.path / "schemas" / "s.json").write_text("[]\n")
    got = look(work)
    assert [proposal.what for proposal in got.proposals if proposal.source.path == "work/recs/schemas"] == [
        "schemas, not committed: 1 changed"
    ]


def test_large_files_of_lfs(recs: Made, work: Path) -> None:
    """Whether the server has them is not known; what is here is counted; no filter is run."""
    rules = "*.safetensors filter=lfs diff=lfs merge=lfs -text\n"
    files = {
        ".gitattributes": rules,
        "a.safetensors": POINTER.format(HERE),
        "b.safetensors": POINTER.format(GONE),
        "c.txt": POINTER.format(GONE),
    }
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", files)]).pushed()
    recs.write(f".git/lfs/objects/{HERE[:2]}/{HERE[2:4]}/{HERE}", "here")
    (proposal,) = of_row(look(work), "MV-21")
    assert proposal.note == (
        "2 files are kept by git LFS in recs: a.safetensors, b.safetensors; 1 is in the LFS folder of my machine. "
        "Whether the server has them is not known; git lfs push --all, run in it, sends what is missing there."
        " Read on 27 Nov 2026."
    )
    assert proposal.vanishes


def test_large_files_that_are_no_weights(recs: Made, work: Path) -> None:
    """They belong to the registries."""
    files = {".gitattributes": "*.csv filter=lfs\n", "a.csv": POINTER.format(GONE)}
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", files)]).pushed()
    (proposal,) = of_row(look(work), "IA-14")
    assert "none of them is in the LFS folder" in proposal.note
    assert not proposal.vanishes


def test_a_bare_repository_is_left_alone(work: Path) -> None:
    """It is a server's or a copy; only who names it hears of it."""
    git("init", "-q", "--bare", str(work / "recs.git"))
    got = look(work)
    assert not got.proposals
    assert not got.troubles
    assert look(work / "recs.git").troubles == [
        "recs.git was not read: it is a repository without files; name a copy that was checked out from it."
    ]
