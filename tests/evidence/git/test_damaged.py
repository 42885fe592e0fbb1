"""Damaged repositories and torn answers of git: what is readable is told, the rest is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.evidence.sources.repository import parsing
from tests.evidence.git.made import MAYA_AT_WORK, Commit, Made, look

INDEX = (
    b"100644 cc8ffcf11d50d09054a44b75ff42939042671785 0\tdocs/a b.md\0  ctime: 1795824080:389646170\n"
    b"  mtime: 1795824080:389646171\n  dev: 65024\tino: 3115379\n  uid: 0\tgid: 0\n  size: 488\tflags: 0\n"
    b"120000 13dd2a1f9b80e300804c3eb91296864daa8109c1 0\tlink\0  ctime: 1:2\n  mtime: 3:4\n  dev: 1\tino: 2\n"
    b"  uid: 0\tgid: 0\n  size: 9\tflags: 40004000\n"
)
REFS = (
    b"refs/heads/main\0" + b"a" * 40 + b"\0\0\x001767000000\x001767000000\0Maya Hale\0<maya@home.example>\0\0\n"
    b"refs/remotes/origin/jun/slices\0" + b"c" * 40 + b"\0\0\0005\x006\0J\0<j@x.example>\0\0\n"
    b"refs/tags/v1.0\0" + b"b" * 40 + b"\0" + b"a" * 40 + b"\0\0\x001767000009\0\0\0Jun Park\0<jun@x.example>\n"
)
SETTINGS = b"user.email\nmaya@home.example\0core.bare\nfalse\0user.email\nm@x.example\0novalue\0"
STAGED = b":100644 000000 aaaa 0000 D\0gone.py\0:000000 100644 0000 bbbb A\0new\nline.py\0"
AHEAD = ["a" * 40, "b" * 40 + " " + "c" * 40, "1767000000", "Maya Hale", "maya@home.example", "Subject"]


def test_the_index_as_git_prints_it() -> None:
    """Sizes, times to the nanosecond, and what git does not compare."""
    plain, link = parsing.entries(INDEX)
    assert (plain.path, plain.size, plain.changed_ns) == (b"docs/a b.md", 488, 1795824080389646171)
    assert plain.is_checked
    assert (link.mode, link.path, link.is_checked) == ("120000", b"link", False)


def test_refs_as_git_prints_them() -> None:
    """A tag stands for its commit; the author is that of the commit."""
    branch, remote, tag = parsing.refs(REFS)
    assert (branch.short, branch.time, branch.author.mail) == ("main", 1767000000, "maya@home.example")
    assert (remote.short, remote.branch) == ("origin/jun/slices", "jun/slices")
    assert (tag.sha, tag.created, tag.author.name) == ("a" * 40, 1767000009, "Jun Park")


def test_settings_staged_files_and_commits() -> None:
    """A setting may stand in several places; names hold what they hold."""
    assert parsing.settings(SETTINGS)["user.email"] == ["maya@home.example", "m@x.example"]
    assert list(parsing.staged(STAGED)) == [("D", b"gone.py"), ("A", b"new\nline.py")]
    (commit,) = parsing.ahead(AHEAD)
    assert (len(commit.parents), commit.time, commit.subject) == (2, 1767000000, "Subject")


@pytest.mark.parametrize("raw", ["", "-5", "1e9", "²", "9" * 30, "now"])
def test_times_that_are_none(raw: str) -> None:
    """They count as none."""
    assert parsing.seconds(raw) == 0


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([INDEX, REFS, SETTINGS, STAGED]), st.integers(0, 600), st.integers(0, 600), st.integers(0, 255))
def test_torn_and_flipped_answers(answer: bytes, cut: int, at: int, value: int) -> None:
    """They give less, or something else, and never an error."""
    torn = bytearray(answer[:cut] if cut < len(answer) else answer)
    if torn:
        torn[at % len(torn)] = value
    data = bytes(torn)
    parsing.entries(data)
    parsing.refs(data)
    parsing.settings(data)
    list(parsing.staged(data))
    list(parsing.ahead(parsing.text(data).split("\0")))


UNKNOWN = "what is not committed in it is not known"


@pytest.mark.parametrize(
    ("name", "damage", "told"),
    [
        ("HEAD", b"", []),
        ("HEAD", b"\xff\x00" * 9, ["work/recs was not read: git finds no repository in it."]),
        ("index", b"", [f"work/recs: its index is damaged; {UNKNOWN}."]),
        ("index", b"\xff\x00" * 90, [f"work/recs: its index is damaged; {UNKNOWN}."]),
        ("packed-refs", b"", ["work/recs was not read: part of it is missing or damaged."]),
        ("packed-refs", b"\xff\x00" * 9, ["work/recs was not read: part of it is missing or damaged."]),
        ("config", b"", []),
        ("config", b"\xff\x00" * 9, ["work/recs was not read: its settings cannot be read."]),
    ],
)
def test_a_damaged_repository_ends_in_a_sentence(
    recs: Made, work: Path, name: str, damage: bytes, told: list[str]
) -> None:
    """What can be told is told; nothing of the damage is."""
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", {"a.txt": "1\n"})]).pushed().git("pack-refs", "--all")
    path = recs.path / ".git" / name
    path.write_bytes(damage or path.read_bytes()[: path.stat().st_size // 2])
    assert look(work).troubles == told


def test_missing_objects_end_in_a_sentence(recs: Made, work: Path) -> None:
    """As after a disk that failed."""
    recs.add(
        [Commit(MAYA_AT_WORK, "2026-01-01", {"d/a.txt": "1\n"}), Commit(MAYA_AT_WORK, "2026-01-02", {"b.txt": "1\n"})]
    )
    for pack in (recs.path / ".git" / "objects").rglob("*.pack"):
        data = bytearray(pack.read_bytes())
        data[len(data) // 2] ^= 0xFF
        pack.chmod(0o644)
        pack.write_bytes(data)
    got = look(work)
    assert all(trouble.startswith("work/recs") and trouble.endswith(".") for trouble in got.troubles)
