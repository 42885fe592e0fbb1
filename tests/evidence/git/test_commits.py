"""What other readers ask: is a run's commit pushed, and which versions does a file have."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.evidence import git as asking
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.repositories import Repositories, Repository
from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made

FIRST = Commit(JUN, "2026-01-01", {"jobs.yml": "cron: 1\n"}, "First")
SECOND = Commit(MAYA_AT_WORK, "2026-01-02", {"jobs.yml": "cron: 2\n"}, "Second")


def known(*made: Made, has_remote: bool = True) -> Repositories:
    """Repositories as the git reader leaves them."""
    repositories = Repositories()
    for each in made:
        repositories.add(Repository(each.path, f"work/{each.path.name}", has_remote))
    return repositories


def test_pushed_and_not_pushed(recs: Made) -> None:
    """By whether a branch of a remote holds it; short names become whole ones."""
    recs.add([FIRST]).pushed().add([SECOND])
    repositories = known(recs)
    old, new = repositories.commit(recs.sha("HEAD~1")), repositories.commit(recs.sha()[:9].upper())
    assert old is not None
    assert old.pushed
    assert old.shown == f"{old.short} in recs, pushed"
    assert new is not None
    assert (new.sha, new.pushed) == (recs.sha(), False)
    assert new.shown == f"{new.short} in recs, not pushed"


def test_a_commit_that_was_amended_away(recs: Made) -> None:
    """No branch leads to it, but a run was trained from it."""
    recs.add([FIRST]).pushed().add([SECOND])
    lost = recs.sha()
    recs.git("reset", "-q", "--hard", "HEAD~1")
    commit = known(recs).commit(lost)
    assert commit is not None
    assert not commit.pushed


@pytest.mark.parametrize("name", ["", "HEAD", "main", "--all", "123456", "f" * 40, "zz" * 20, "a b", "4e97a82\nHEAD"])
def test_no_name_of_a_commit(recs: Made, name: str) -> None:
    """Nothing is known of it."""
    recs.add([FIRST])
    assert known(recs).commit(name) is None


def test_names_of_files_and_folders_are_no_commits(recs: Made) -> None:
    """A tree or a blob is not what a run was trained from."""
    recs.add([FIRST])
    assert known(recs).commit(recs.sha("HEAD:jobs.yml")) is None
    assert known(recs).commit(recs.sha("HEAD^{tree}")) is None


def test_of_two_copies_the_pushed_one_counts(recs: Made, work: Path) -> None:
    """One copy may not have fetched."""
    recs.add([FIRST])
    copy = Made(work / "copy")
    recs.git("clone", "-q", str(recs.path), str(copy.path))
    commit = known(recs, copy).commit(recs.sha())
    assert commit is not None
    assert commit.repository.name == "copy"
    assert commit.pushed


def test_without_a_remote_nothing_is_pushed(recs: Made) -> None:
    """Whatever old refs say."""
    recs.add([FIRST]).pushed()
    commit = known(recs, has_remote=False).commit(recs.sha())
    assert commit is not None
    assert not commit.pushed


def test_many_commits_cost_one_question(recs: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is pushed is asked for once for all; of what is not, each once."""
    third = Commit(JUN, "2026-01-03", {"c.yml": "3\n"})
    recs.add([FIRST, SECOND]).pushed().add([third])
    asked: list[str] = []
    ask = asking.ask

    def counted(folder: Path, *words: str, **more: bytes) -> bytes:
        asked.append(words[0])
        return ask(folder, *words, feed=more.get("feed", b""))

    monkeypatch.setattr(asking, "ask", counted)
    repositories = known(recs)
    commits = [repositories.commit(recs.sha(name)) for name in ("HEAD", "HEAD~1", "HEAD~2", "HEAD")]
    assert [commit.pushed for commit in commits if commit] == [False, True, True, False]
    assert sorted(asked) == ["cat-file", "rev-list"]


def test_which_repository_holds_a_path(recs: Made, work: Path) -> None:
    """The innermost."""
    inner = Made.new(recs.path / "schemas")
    repositories = known(recs, inner)
    holder = repositories.holding(inner.path / "a" / "b.json")
    assert holder is not None
    assert holder.name == "schemas"
    assert repositories.holding(work) is None


def test_versions_of_a_file(recs: Made) -> None:
    """Newest first, with who made each; what others changed in between is no version of it."""
    recs.add([FIRST, Commit(JUN, "2026-01-03", {"other.yml": "1\n"}), SECOND])
    newest, oldest = asking.history(recs.path, "jobs.yml")
    assert (newest.mail, newest.name, newest.content) == ("maya.hale@northpier.example", "Maya Hale", b"cron: 2\n")
    assert newest.sha == recs.sha()
    sha, mail, name, content = oldest
    assert (mail, name, content) == ("jun.park@northpier.example", "Jun Park", b"cron: 1\n")
    assert sha == recs.sha("HEAD~2")


def test_at_most_fifty_versions(recs: Made) -> None:
    """The newest ones."""
    recs.add([Commit(JUN, "2026-01-03", {"a.yml": f"{number}\n"}) for number in range(60)])
    versions = asking.history(recs.path, "a.yml")
    assert len(versions) == 50
    assert versions[0].content == b"59\n"


def test_versions_that_are_gone_or_too_large(recs: Made) -> None:
    """They are left out, the others stay in their place."""
    changes: list[str | None] = ["1\n", "x" * (1024**2 + 1), None, "a\0b\n\n"]
    recs.add([Commit(JUN, "2026-01-03", {"a.yml": content}) for content in changes])
    assert [version.content for version in asking.history(recs.path, "a.yml")] == [b"a\0b\n\n", b"1\n"]


@pytest.mark.parametrize("file", ["nowhere.yml", "a\nb", ":(glob)*", "*", "../recs/jobs.yml"])
def test_names_that_are_no_file(recs: Made, file: str) -> None:
    """They have no version; a pattern is a name."""
    recs.add([FIRST])
    try:
        assert asking.history(recs.path, file) == []
    except ProgramFailed as error:
        assert str(error) == "git could not answer"


def test_no_history_at_all(recs: Made) -> None:
    """That is said, not guessed."""
    with pytest.raises(ProgramFailed):
        asking.history(recs.path, "jobs.yml")
