"""Who else wrote a file: identities, moved files, programs, co-authors, and others who have left."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.evidence.identity import Author, Identities
from resign_tui.evidence.sources.repository import knowing, source
from resign_tui.evidence.sources.repository.knowing import Known, Reader, only_mine
from tests.evidence.git.made import (
    JUN,
    MAYA_AT_HOME,
    MAYA_AT_WORK,
    OLA,
    RENOVATE,
    Commit,
    Made,
    Moved,
    look,
    of_record,
    of_row,
    seconds,
)
from tests.evidence.host import MAYA

ME = Identities.of(MAYA)
NOW = seconds("2026-11-27")


def parts(work: Path, me: tuple[str, ...] = MAYA) -> str:
    """The sentence of the handover on parts without another author."""
    (system,) = of_record(look(work, me=me), "handover.system")
    return system.note.partition("mine")[2].partition(". ")[2]


def test_a_repository_that_several_know(recs: Made, work: Path) -> None:
    """The record of what the person looks after, with the parts that nobody else wrote in."""
    recs.add(
        [
            Commit(JUN, "2026-01-01", {"README.md": "1\n", "docs/runbook.md": "1\n", "LICENSE": "MIT\n"}),
            Commit(MAYA_AT_WORK, "2026-01-02", {"svc/pricing/rate.py": "1\n", "svc/pricing/tax.py": "1\n"}),
            Commit(MAYA_AT_WORK, "2026-01-03", {"README.md": "2\n", "docs/quality.md": "1\n", "export.py": "1\n"}),
        ]
    ).pushed()
    got = look(work)
    (system,) = of_record(got, "handover.system")
    assert system.what == "recs: 2 of its 3 commits by you"
    alone = "No other author than me: svc/ (2 files), docs/quality.md, export.py."
    assert system.note == f"recs: 2 of its 3 commits are mine, the last of 3 Jan 2026. {alone}"
    assert dict(system.fields) == {
        "name": "recs",
        "bus_factor": "1",
        "runbook": "docs/runbook.md in recs",
        "notes": f"Code: work/recs\nRemote: origin, https://git.northpier.example/recs.git\n{alone}",
    }
    assert (system.row, system.confidence) == ("XC-01", "likely")
    tools = of_record(got, "handover.tool")
    assert [tool.what for tool in tools] == [
        "recs: svc/ has no other author",
        "recs: export.py has no other author",
    ]
    assert dict(tools[1].fields) == {"name": "export.py in recs", "licence": "LICENSE"}


def test_an_author_who_changed_no_file_is_an_author_all_the_same(recs: Made, work: Path) -> None:
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", {"rank.py": "1\n"}), Commit(OLA, "2026-01-02", {})])
    (system,) = of_record(look(work), "handover.system")
    assert system.what == "recs: no file by anybody else, 1 of its 2 commits by you"
    assert system.fields["bus_factor"] == "2"
    assert "No file of it was changed by anybody but me; another author committed to it without that." in system.note
    assert "No other author" not in system.note


def test_both_identities_count(recs: Made, work: Path) -> None:
    """With one of them only, the other is a second knower, and the person is asked."""
    recs.add(
        [
            Commit(JUN, "2026-01-01", {"README.md": "1\n"}),
            Commit(MAYA_AT_WORK, "2026-01-02", {"listwise.py": "1\n"}),
            Commit(MAYA_AT_HOME, "2026-01-03", {"listwise.py": "2\n"}),
        ]
    ).pushed()
    assert parts(work) == "No other author than me: listwise.py."
    got = look(work, me=("maya.hale@northpier.example",))
    assert "listwise.py" not in got.text
    assert got.survey.lookalikes == {Author("mhale", "maya@home.example"): 1}


def test_who_git_signs_as_is_the_person(recs: Made, work: Path) -> None:
    """The address of the repository's own settings counts too."""
    recs.add(
        [Commit(JUN, "2026-01-01", {"a.md": "1\n"}), Commit("M <maya@uni.example>", "2026-01-02", {"b.py": "1\n"})]
    )
    recs.pushed().git("config", "user.email", "maya@uni.example")
    got = look(work, me=())
    assert "maya@uni.example" in got.survey.me.mails
    assert "maya.hale@northpier.example" in got.survey.me.mails
    assert of_record(got, "handover.tool")


def test_nobody_known(recs: Made, work: Path, settings_of_maya: Path) -> None:
    """Without a name nothing is claimed, and that is said."""
    settings_of_maya.write_text("")
    recs.add([Commit(JUN, "2026-01-01", {"a.py": "1\n"})]).pushed()
    got = look(work, me=())
    assert not got.proposals
    assert got.troubles == ["work/recs: who you are is not known; what nobody else touched was not looked for."]


def test_whoever_moves_a_folder_does_not_know_it(recs: Made, work: Path) -> None:
    """And what was written under the old name counts."""
    recs.add(
        [
            Commit(JUN, "2026-01-01", {"README.md": "1\n", "old/shared.py": "s\n"}),
            Commit(MAYA_AT_WORK, "2026-01-02", {"old/rate.py": "1\n", "old/shared.py": "t\n"}),
            Commit(JUN, "2026-01-03", {"new/rate.py": Moved("old/rate.py"), "new/shared.py": Moved("old/shared.py")}),
        ]
    ).pushed()
    assert parts(work) == "No other author than me: new/rate.py."


def test_programs_know_nothing_and_co_authors_do(recs: Made, work: Path) -> None:
    """A bot is no second knower; whoever is named as co-author is one."""
    together = "Pair\n\nCo-authored-by: Jun Park <jun.park@northpier.example>\n"
    recs.add(
        [
            Commit(OLA, "2026-01-01", {"README.md": "1\n"}),
            Commit(MAYA_AT_WORK, "2026-01-02", {"alone.py": "1\n"}),
            Commit(RENOVATE, "2026-01-03", {"alone.py": "2\n"}),
            Commit(MAYA_AT_WORK, "2026-01-04", {"together.py": "1\n"}, together),
            Commit(OLA, "2026-01-05", {"hers.py": "1\n"}, "Pair\n\nCo-authored-by: mhale <maya@home.example>\n"),
        ]
    ).pushed()
    assert parts(work) == "No other author than me: alone.py."


def test_a_mailmap_joins_addresses(recs: Made, work: Path) -> None:
    """Git's own list of who is who counts."""
    mailmap = "Maya Hale <maya.hale@northpier.example> <old@uni.example>\n"
    recs.add(
        [
            Commit(JUN, "2026-01-01", {".mailmap": mailmap, "a.md": "1\n"}),
            Commit("M <old@uni.example>", "2026-01-02", {"b.py": "1\n"}),
        ]
    ).pushed()
    assert parts(work, me=("maya.hale@northpier.example",)) == "No other author than me: b.py."


def test_a_repository_of_one(recs: Made, work: Path) -> None:
    """Nobody else at all."""
    recs.add([Commit(MAYA_AT_WORK, "2026-01-02", {"a.py": "1\n"}), Commit(RENOVATE, "2026-01-03", {"b.txt": "1\n"})])
    got = look(work)
    (system,) = of_record(got, "handover.system")
    assert system.fields["bus_factor"] == "3"
    assert system.what == "recs: no other author, 1 of its 2 commits by you"
    assert "No other author than me in its history." in system.note
    assert not of_record(got, "handover.tool")


def test_the_others_have_left(recs: Made, work: Path) -> None:
    """No commit of theirs for a year."""
    recs.add([Commit(JUN, "2025-03-04", {"a.py": "1\n"}), Commit(MAYA_AT_WORK, "2026-01-02", {"a.py": "2\n"})]).pushed()
    (system,) = of_record(look(work), "handover.system")
    assert system.fields["bus_factor"] == "2"
    assert system.note.endswith("The other author has not committed to it since 4 Mar 2025.")


def test_a_commit_on_another_branch_shows_that_others_are_there(recs: Made, work: Path) -> None:
    """Who committed anywhere within a year has not left."""
    recs.add([Commit(JUN, "2025-03-04", {"a.py": "1\n"}), Commit(MAYA_AT_WORK, "2026-01-02", {"a.py": "2\n"})])
    recs.branch("jun", [Commit(JUN, "2026-05-01", {"b.py": "1\n"})]).pushed("main", "jun")
    (system,) = of_record(look(work), "handover.system")
    assert "bus_factor" not in system.fields


def test_what_others_import_is_a_tool(recs: Made, work: Path) -> None:
    """The importing files are told; nothing of them is run."""
    recs.add(
        [
            Commit(
                MAYA_AT_WORK, "2026-01-02", {"recs/__init__.py": "", "recs/loader.py": "1\n", "recs/util.py": "1\n"}
            ),
            Commit(JUN, "2026-01-03", {"recs/train.py": "from .loader import read\nraise SystemExit\n"}),
            Commit(MAYA_AT_WORK, "2026-01-04", {"test_loader.py": "import recs.loader\n"}),
        ]
    ).pushed()
    tool, other = of_record(look(work), "handover.tool")
    assert tool.fields["name"] == "recs/loader.py in recs"
    assert tool.fields["kind"] == "data_loader"
    assert tool.fields["consumers"] == "imported by recs/train.py, test_loader.py"
    assert tool.fields["tests"] == "test_loader.py"
    assert (tool.row, tool.confidence) == ("CT-02", "likely")
    assert dict(tool.answers) == {"ownership.custom_tooling": "true"}
    assert not other.answers
    assert other.fields["kind"] == "library"


def test_a_long_history_is_cut_and_that_is_told(recs: Made, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is said with its beginning."""
    monkeypatch.setattr(source, "HISTORY_SECONDS", -1.0)
    recs.add([Commit(JUN, f"20{year}-05-01", {"a.py": f"{year}{at}\n"}) for year in (24, 25) for at in range(150)])
    recs.add([Commit(MAYA_AT_WORK, "2026-01-01", {"b.py": "1\n"})]).pushed()
    got = look(work)
    assert got.troubles == ["work/recs: its history is long; it was read back to 1 May 2024."]
    (system,) = of_record(got, "handover.system")
    assert "No other author than me since 1 May 2024: b.py." in system.note


def test_a_shallow_copy_says_where_it_begins(recs: Made, work: Path, tmp_path: Path) -> None:
    """Who knew it before cannot be seen."""
    recs.add([Commit(JUN, "2026-01-01", {"a.py": "1\n"}), Commit(MAYA_AT_WORK, "2026-03-03", {"b.py": "1\n"})])
    shallow = Made(tmp_path / "named" / "shallow")
    recs.git("clone", "-q", "--depth=1", f"file://{recs.path}", str(shallow.path))
    (system,) = of_record(look(shallow.path.parent), "handover.system")
    assert "since 3 Mar 2026, where this copy begins" in system.note


def test_merges_are_no_authorship(recs: Made, work: Path) -> None:
    """Whoever merges has not written."""
    recs.add([Commit(JUN, "2026-01-01", {"a.py": "1\n"})]).branch(
        "x", [Commit(MAYA_AT_WORK, "2026-01-02", {"b.py": "1\n"})]
    )
    recs.git(
        "-c", "user.name=Jun", "-c", "user.email=jun.park@northpier.example", "merge", "-q", "--no-ff", "-m", "x", "x"
    )
    recs.pushed()
    assert parts(work) == "No other author than me: b.py."


def test_folders_are_the_widest_ones() -> None:
    """And what was worked on lately comes first; a folder with one file of the person is that file."""
    files = {
        b"a/b/x.py": Known(mine=1),
        b"a/b/y.py": Known(mine=2),
        b"a/c/z.py": Known(mine=1, mine_lately=1),
        b"d/e.py": Known(mine=4),
        b"d/bots.txt": Known(),
        b"f.py": Known(mine=1, others_seen=5),
    }
    assert [(part.path, part.files) for part in only_mine(files)] == [("a/", 3), ("d/e.py", 1)]


HEAD = (b"\x01" + b"a" * 40, b"1767000000", b"maya@home.example", b"mhale")


@pytest.mark.parametrize("name", [b"\x01" + b"b" * 40, b"M", b"R100", b"\n", b"caf\xe9", b"a\nb"])
def test_names_of_files_that_look_like_git(name: bytes) -> None:
    """A name is a name, wherever it stands."""
    got = Reader(ME, NOW, {}).read([*HEAD, b"", b"\nM", name, b"M", b"b.py"], lambda: False, frozenset((name, b"b.py")))
    assert got.commits == got.mine == 1
    assert set(got.files) == {name, b"b.py"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from([*HEAD, b"", b"M", b"R100", b"D", b"a.py"]), st.binary(max_size=9)), max_size=40)
)
def test_whatever_comes_is_read_without_an_error(fields: list[bytes]) -> None:
    """Torn and flipped answers give less, never an exception."""
    got = Reader(ME, NOW, {}).read(fields, lambda: False, frozenset((b"a.py",)))
    assert got.mine <= got.commits
    knowing.only_mine(got.files)


def test_version_and_deployment_names(recs: Made, work: Path) -> None:
    """Commits behind tags and branches that look like deployments; tags lead."""
    recs.add([Commit(MAYA_AT_WORK, "2026-01-02", {"a.py": "1\n"})]).pushed()
    recs.git("tag", "v4.1.0", "main")
    recs.add([Commit(JUN, "2026-02-03", {"a.py": "2\n"})]).pushed()
    recs.git(
        "-c", "user.name=J", "-c", "user.email=j@x.example", "tag", "-a", "-m", "x", "deploy/prod-2026-02-20", "main"
    )
    for name in ("release/4.2", "wip"):
        recs.git("branch", name)
    recs.git("tag", "v4.2.0")
    recs.pushed("main", "release/4.2")
    (first,) = of_row(look(work), "MV-03")
    sha = recs.sha()[:7]
    assert first.what == f"recs: deploy/prod-2026-02-20 is commit {sha}"
    assert f"In recs, deploy/prod-2026-02-20, release/4.2, v4.2.0 stand for commit {sha} (tag of " in first.note
    assert first.confidence == "likely"
    recs.git("tag", "-d", "deploy/prod-2026-02-20")
    recs.git("branch", "-D", "release/4.2")
    recs.git("update-ref", "-d", "refs/remotes/origin/release/4.2")
    newest, before = of_row(look(work), "MV-03")
    assert before.note == f"In recs, v4.1.0 stands for commit {recs.sha('v4.1.0')[:7]} (tag of 2 Jan)."
    assert (newest.confidence, before.confidence) == ("guess", "guess")
