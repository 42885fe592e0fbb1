"""What only my machine has is told first, with the day of the last fetch; and what of the person nobody merged."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made, look, of_record, of_row

FIRST = Commit(JUN, "2026-01-10", {"README.md": "recs\n"}, "First")


def commits(number: int, author: str = MAYA_AT_WORK) -> list[Commit]:
    """Commits of January and their files."""
    return [Commit(author, f"2026-02-{at + 1:02}", {f"part{at}.md": "x\n"}, f"Part {at + 1}") for at in range(number)]


def test_a_branch_that_was_never_pushed(recs: Made, work: Path) -> None:
    """The commits are counted, the last fetch is told, and the branch becomes ongoing work."""
    recs.add([FIRST]).pushed().branch("mhale/listwise-v2", commits(3))
    first, *_ = look(work).proposals
    assert first.what == "Not pushed: 3 commits of mhale/listwise-v2 in recs"
    assert first.note == (
        "3 commits of mhale/listwise-v2 in recs, the last of 3 Feb (“Part 3”), are on my machine only "
        "(as of the last fetch, 12 Nov). It is not merged into main."
    )
    assert (first.row, first.confidence, first.priority, first.vanishes) == ("OW-12", "certain", "P0", True)
    assert first.record == "handover.work"
    assert dict(first.fields) == {
        "kind": "research",
        "name": "mhale/listwise-v2 in recs",
        "resume": "branch mhale/listwise-v2 of work/recs, not pushed",
    }
    assert set(first.origins) == set(first.fields)


def test_the_default_branch_is_no_work_of_its_own(recs: Made, work: Path) -> None:
    """One commit that is not pushed is one commit, and no record."""
    recs.add([FIRST]).pushed().add(commits(1))
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.what == "Not pushed: 1 commit of main in recs"
    assert proposal.record == ""


def test_all_remotes_count(recs: Made, work: Path) -> None:
    """What any remote holds is not on my machine only."""
    recs.add([FIRST]).pushed().add(commits(1)).pushed("main", remote="mirror")
    assert not [proposal for proposal in look(work).proposals if proposal.vanishes]


def test_commits_of_others_are_on_this_machine_only_too(recs: Made, work: Path) -> None:
    """Whoever wrote them, they would be lost."""
    recs.add([FIRST]).pushed().branch("review", commits(2, JUN))
    assert [proposal.what for proposal in of_row(look(work), "OW-12")] == ["Not pushed: 2 commits of review in recs"]


def test_a_repository_without_a_remote(recs: Made, work: Path) -> None:
    """All of it would be lost."""
    recs.add([FIRST, *commits(2)])
    first, *_ = look(work).proposals
    assert first.what == "recs has no remote; 3 commits on one machine only"
    assert first.note == "recs has no remote. Its 3 commits, the last of 2 Feb, are on my machine only."
    assert first.vanishes
    assert first.group == "account"


def test_a_remote_that_was_never_fetched_from(recs: Made, work: Path) -> None:
    """An address alone says nothing of what is there."""
    recs.add([FIRST])
    recs.git("config", "remote.origin.url", "https://git.northpier.example/recs.git")
    first, *_ = look(work).proposals
    assert "nothing was fetched from its remote so far, or pushed there, as far as this copy knows" in first.note


def test_branches_that_nobody_merged(recs: Made, work: Path) -> None:
    """Only those whose last commit is the person's, once for the branch here and at the remote."""
    recs.add([FIRST]).branch("exp/longer", commits(1)).branch("jun/slices", commits(1, JUN))
    recs.branch("merged", []).pushed("main", "exp/longer", "jun/slices", "merged")
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.what == "recs: exp/longer is not merged into main"
    assert proposal.confidence == "likely"
    assert proposal.note == (
        "Branch exp/longer of recs, last commit 1 Feb, is not merged into main (as of the last fetch, 12 Nov)."
    )
    assert not proposal.vanishes
    assert proposal.priority == ""


def test_a_branch_that_was_merged_here(recs: Made, work: Path) -> None:
    """It is merged, although that merge is not pushed yet."""
    recs.add([FIRST]).branch("exp/longer", commits(1)).pushed("main", "exp/longer")
    recs.git("merge", "-q", "--no-ff", "-m", "Merge", "exp/longer")
    assert [proposal.what for proposal in of_row(look(work), "OW-12")] == ["Not pushed: 1 commit of main in recs"]


def test_a_branch_that_is_only_at_the_remote(recs: Made, work: Path) -> None:
    """The person may have deleted the local one."""
    recs.add([FIRST]).branch("exp/longer", commits(1)).pushed("main", "exp/longer")
    recs.git("branch", "-q", "-D", "exp/longer")
    assert [proposal.source.object for proposal in of_row(look(work), "OW-12")] == ["exp/longer"]


def test_stashes_with_their_words(recs: Made, work: Path) -> None:
    """Each is told; with dates switched on for logs, too."""
    recs.add([FIRST]).pushed()
    recs.git("config", "log.date", "iso")
    recs.write("README.md", "more\n")
    recs.git("stash", "push", "-q", "-m", "distillation, does not train yet")
    (proposal,) = of_row(look(work), "OW-18")
    assert (
        "“On main: distillation, does not train yet”, is on my machine only; a stash is never pushed" in proposal.note
    )
    assert (proposal.confidence, proposal.vanishes, proposal.priority) == ("certain", True, "P0")


def test_commits_on_no_branch(recs: Made, work: Path) -> None:
    """Git would forget them."""
    recs.add([FIRST]).pushed()
    recs.git("checkout", "-q", "--detach")
    recs.git("commit", "-q", "--allow-empty", "-m", "Loose")
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.what == "recs: 1 commit on no branch, on one machine only"
    assert "Git forgets them in time" in proposal.note


def test_nothing_to_say(recs: Made, work: Path) -> None:
    """A copy of what others wrote gives no proposal and no trouble."""
    recs.add([FIRST]).pushed()
    got = look(work)
    assert not got.proposals
    assert not got.troubles


def test_an_empty_repository(recs: Made, work: Path) -> None:
    """No commit, no file: nothing to say."""
    got = look(work)
    assert not got.proposals
    assert not got.troubles


def test_more_branches_than_are_listed(recs: Made, work: Path) -> None:
    """The newest are told, the rest is counted."""
    recs.add([FIRST]).pushed()
    for number in range(15):
        recs.git(
            "update-ref",
            f"refs/heads/b{number:02}",
            recs.git("commit-tree", "-p", "main", "-m", str(number), "main^{tree}").strip(),
        )
    got = look(work)
    assert len(of_record(got, "handover.work")) == 12
    assert got.troubles == ["work/recs: 3 more branches that were not pushed or not merged; the newest are listed."]


def test_many_branches_that_nobody_merged_are_one_line(recs: Made, work: Path) -> None:
    recs.add([FIRST]).pushed()
    names = [f"try-{at}" for at in range(5)]
    for at, name in enumerate(names):
        recs.branch(name, [Commit(MAYA_AT_WORK, "2026-02-03", {f"{at}.py": "1\n"}, name)])
    recs.pushed("main", *names)
    (proposal,) = of_row(look(work), "OW-12")
    assert proposal.what == "recs: 5 branches not merged into main"
    assert proposal.confidence == "likely"
    assert all(f"{name} (last commit 3 Feb)" in proposal.note for name in names)
