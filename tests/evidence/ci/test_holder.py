"""Whose cron line it is: GitHub stops a schedule with the account that changed its times last."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.evidence.ci.making import ALONE, JUN_PARK, MAYA_HALE, WORKFLOW, by_row, commit, git, got, put, workflow


@pytest.fixture
def recs(tmp_path: Path) -> Path:
    folder = tmp_path / "recs"
    folder.mkdir()
    return folder


def test_the_last_author_of_the_file_is_the_wrong_answer(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, MAYA_HALE)
    commit(recs, {WORKFLOW: workflow("30 2 * * *", timeout=45)}, JUN_PARK)
    [held] = by_row(got(recs), "IA-08")
    assert held.what == "nightly.yml of recs: you hold its schedule"
    assert "Its cron line was last changed by you" in held.why
    assert (
        "GitHub stops it when you leave the organization; a colleague changes the cron once, and it stays." in held.why
    )
    assert held.note == (
        "nightly.yml of recs starts every day at 02:30 UTC (cron 30 2 * * *). Its cron line was last changed by me."
        " GitHub stops it when I leave the organization; a colleague changes the cron once, and it stays."
        " Read on 27 Nov 2026."
    )
    assert held.answers == {"account.schedules": "yes", "account.schedules_which": "nightly.yml in recs"}
    assert (held.confidence, held.priority, held.group) == ("likely", "P0", "account")


def test_a_repository_without_a_remote_hangs_on_no_organization_that_is_known(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *"), ALONE: ""}, MAYA_HALE)
    [held] = by_row(got(recs), "IA-08")
    told = "Its repository has no remote, so whether GitHub runs it at all is not known; "
    assert f"{told}there it stops when you leave the organization." in held.why
    assert f"{told}there it stops when I leave the organization." in held.note
    assert "GitHub stops it" not in held.why + held.note
    assert held.answers["account.schedules"] == "unsure"
    assert (held.confidence, held.priority) == ("guess", "")


def test_who_changed_the_times_holds_them_whoever_wrote_the_file(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, MAYA_HALE)
    commit(recs, {WORKFLOW: workflow("30 4 * * *")}, JUN_PARK)
    commit(recs, {WORKFLOW: workflow("30 4 * * *", timeout=45)}, MAYA_HALE)
    result = got(recs)
    assert not by_row(result, "IA-08")
    [held] = by_row(result, "IA-05")[:1]
    assert held.what == "nightly.yml of recs: a schedule that somebody else holds"
    assert not held.answers
    assert "jun.park@" not in result.text


def test_a_version_that_is_no_yaml_breaks_the_chain(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, JUN_PARK)
    commit(recs, {WORKFLOW: "jobs: {\n"}, JUN_PARK)
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, MAYA_HALE)
    assert by_row(got(recs), "IA-08")[0].answers


def test_times_changed_but_not_committed_are_told(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, MAYA_HALE)
    put(recs, {WORKFLOW: workflow("0 5 * * *")})
    [held] = by_row(got(recs), "IA-08")
    assert "The times in the work tree are not committed yet." in held.why


def test_an_author_who_looks_like_the_person_is_asked_about(recs: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, ("mhale", "12345+mhale@users.noreply.github.example"))
    [held] = by_row(got(recs, me=("maya.hale@northpier.example",)), "IA-08")
    assert held.confidence == "guess"
    assert held.what == "nightly.yml of recs: perhaps you hold its schedule"
    assert "if mhale <12345+mhale@users.noreply.github.example> is you" in held.why


@pytest.mark.parametrize(
    ("case", "doubt"),
    [
        ("no repository", "its history was not read"),
        ("never committed", "it was never committed"),
        ("nobody known", "you gave no name of yours"),
    ],
)
def test_where_the_holder_is_not_known_nothing_is_claimed(recs: Path, case: str, doubt: str) -> None:
    if case == "never committed":
        commit(recs, {"README.md": "recs"})
    if case == "nobody known":
        commit(recs, {WORKFLOW: workflow("30 2 * * *")})
    put(recs, {WORKFLOW: workflow("30 2 * * *")})
    [asked] = by_row(got(recs, me=() if case == "nobody known" else ("maya.hale@northpier.example",)), "IA-08")
    assert asked.what == "nightly.yml of recs: who changed its cron line last?"
    assert asked.why.endswith(f"for {doubt}.")
    assert (asked.confidence, dict(asked.answers), asked.priority) == ("guess", {}, "")


def test_a_history_cut_off_before_the_change_names_nobody(recs: Path, tmp_path: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")}, JUN_PARK)
    commit(recs, {"README.md": "recs"}, MAYA_HALE)
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{recs}", str(shallow)], check=True, capture_output=True)
    [asked] = by_row(got(shallow), "IA-08")
    assert asked.why.endswith("for the history in this checkout is cut off before that.")


def test_a_very_long_history_of_the_file_names_nobody(recs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.git.MOST_VERSIONS", 3)
    monkeypatch.setattr("resign_tui.evidence.git.history.__defaults__", (3,))
    for timeout in range(4):
        commit(recs, {WORKFLOW: workflow("30 2 * * *", timeout=timeout + 1)})
    assert by_row(got(recs), "IA-08")[0].why.endswith("for its last 3 commits left it as it is.")


def test_a_second_work_tree_says_the_same_once(recs: Path, tmp_path: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *")})
    git(recs, "worktree", "add", "-q", "../recs-hotfix", "-b", "hotfix")
    [held] = by_row(got(tmp_path), "IA-08")
    assert held.confidence == "likely"
    assert [place.path for place in held.duplicates] == [f"{tmp_path.name}/recs-hotfix/{WORKFLOW}"]


def test_a_hook_and_a_filter_of_the_repository_are_not_run(recs: Path, tmp_path: Path) -> None:
    commit(recs, {WORKFLOW: workflow("30 2 * * *"), ".gitattributes": "*.yml diff=evil filter=evil\n"})
    told = tmp_path / "told"
    for key in ("diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.smudge", "core.fsmonitor"):
        git(recs, "config", key, f"touch {told}")
    assert by_row(got(recs), "IA-08")
    assert not told.exists()
